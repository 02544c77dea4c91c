// What becomes of lines that wait: paid with an amount, or refused, with a reason.

public import Exchange
import Payouts
import PolicyEngine
public import RegistryStore
public import Workforce

/// Decides lines of a draft that are undecided or held. Whoever decides prepares the roll.
public struct DecideLine: Sendable {
  /// What is decided.
  public enum Verdict: Hashable, Sendable {
    /// - Parameters:
    ///   - yuan: the amount as text, such as `162.58`.
    ///   - fund: code of the fund; nil for the line's own.
    case pay(yuan: String, fund: String?)
    case refuse
  }

  public var policy: String
  public var period: Period
  /// Whose line; nil for everybody's, which can only be refused.
  public var worker: WorkerKey?
  /// Nil for any rule.
  public var rule: String?
  /// Nil for any instalment.
  public var instalment: Int?
  public var verdict: Verdict
  public var reason: String

  public init(
    policy: String, period: Period, worker: WorkerKey?, rule: String? = nil,
    instalment: Int? = nil, verdict: Verdict, reason: String
  ) {
    self.policy = policy
    self.period = period
    self.worker = worker
    self.rule = rule
    self.instalment = instalment
    self.verdict = verdict
    self.reason = reason
  }

  /// What was decided, and what still waits.
  public struct Answer: Sendable {
    public let policy: String
    public let period: Period
    public let decisions: [LineDecision]
    public let waitingLines: Int
  }

  /// - Throws: ``DutyError``, `CycleRefusal`, ``OfficeError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    guard let stored = try clerk.store.roll(policy: policy, period: period) else {
      throw OfficeError.noRoll(policy: policy, period: period)
    }
    let sheet = try clerk.policy(ofHash: stored.roll.policyHash, id: policy).policy
    guard let user = try clerk.needs(.prepare, in: sheet.jurisdiction) else {
      throw DutyError.usersNeeded
    }
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    try clerk.cycle(of: stored).mayDecide(user.number)
    let decisions = try decisions(
      about: try waiting(in: stored, clerk), funds: sheet.funds.keys.sorted())
    try clerk.store.decide(
      decisions, ofRoll: stored.roll.number, digest: stored.roll.digest, clerk.act(reason))
    let decided = Set(decisions.map(\.line))
    return Answer(
      policy: policy, period: period,
      decisions: try clerk.store.decisions(ofRoll: stored.roll.number)
        .filter { decided.contains($0.line) },
      waitingLines: try clerk.cycle(of: stored).waitingLines)
  }

  /// The lines meant, as they were computed.
  private func waiting(in stored: StoredRoll, _ clerk: Clerk) throws -> [PayoutLine] {
    var lines: [PayoutLine] = []
    try clerk.store.forEachPayoutLine(ofRoll: stored.roll.number) { line in
      guard line.outcome == .undecided || line.outcome == .held,
        worker ?? line.worker == line.worker, rule ?? line.rule == line.rule,
        instalment ?? line.instalment == line.instalment
      else { return }
      lines.append(line)
    }
    if lines.isEmpty { throw OfficeError.noWaitingLine(policy: policy, period: period) }
    return lines
  }

  private func decisions(about lines: [PayoutLine], funds: [String]) throws -> [LineDecision] {
    switch verdict {
    case .refuse:
      return lines.map {
        LineDecision(line: LineKey($0), amount: .zero, fund: "", reason: reason)
      }
    case .pay(let yuan, let fund):
      guard let amount = Money(yuan: yuan), amount > .zero else { throw OfficeError.badAmount(yuan) }
      guard let line = lines.first, lines.count == 1 else {
        throw OfficeError.severalWaitingLines(
          lines.map { "\($0.worker) \($0.rule) \($0.instalment)" })
      }
      let payer = fund ?? line.fund
      guard payer == line.fund && !payer.isEmpty || funds.contains(payer) else {
        throw OfficeError.unknownFund(payer, known: funds)
      }
      return [LineDecision(line: LineKey(line), amount: amount, fund: payer, reason: reason)]
    }
  }
}

extension DecideLine.Answer {
  /// One line for each decision, and what still waits.
  public func text(in language: Language) -> String {
    var lines = decisions.map { decision in
      "\(decision.line.worker) \(decision.line.rule)  \(decision.summary.text(in: language))"
    }
    lines.append(
      language == .zh
        ? "\(policy) \(period)：还有 \(waitingLines) 行待定或暂缓"
        : "\(policy) \(period): \(waitingLines) line(s) still wait")
    return lines.joined(separator: "\n")
  }

  public var json: JSONValue {
    [
      "policy": .string(policy), "period": .string(period.description),
      "decisions": .array(decisions.map(\.json)), "waiting": JSONValue(waitingLines),
    ]
  }
}

extension LineDecision {
  /// What was decided, by whom and why.
  var summary: Sentence {
    let pays = amount != .zero
    return Sentence(
      zh: "\(name)决定\(pays ? "发放 \(amount.grouped) 元（\(fund)）" : "不发放")：\(reason)（第 \(entry) 号记录）",
      en: "decided by \(name): \(pays ? "pays \(amount.grouped) yuan (\(fund))" : "pays nothing"), "
        + "\(reason) (entry \(entry))")
  }

  var json: JSONValue {
    [
      "worker": .string(line.worker.description), "rule": .string(line.rule),
      "instalment": JSONValue(line.instalment), "amount_fen": .integer(amount.fen),
      "fund": .string(fund), "user": .string(name), "reason": .string(reason),
      "entry": .integer(entry.value),
    ]
  }
}
