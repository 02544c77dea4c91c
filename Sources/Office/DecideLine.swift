// What becomes of lines that wait: paid with an amount, or refused, with a reason.

public import Exchange
import Payouts
import PolicyEngine
public import RegistryStore
public import Workforce

/// Decides lines of a draft that are undecided or held, differences on closed months among them.
/// Whoever decides prepares the roll.
public struct DecideLine: Sendable {
  /// What is decided.
  public enum Verdict: Hashable, Sendable {
    /// What the line pays. A difference pays it beyond what was had.
    /// - Parameters:
    ///   - yuan: the amount as text, such as `162.58`.
    ///   - fund: code of the fund; nil for the line's own.
    case pay(yuan: String, fund: String?)
    /// What is due of a closed month in all, zero allowed: the difference to what was had is paid,
    /// or taken back.
    case due(yuan: String, fund: String?)
    /// Pays nothing. What was had of a closed month stays.
    case refuse
  }

  public var policy: String
  public var period: Period
  /// Whose line; nil for everybody's, which can only be refused.
  public var worker: WorkerKey?
  /// Nil for any rule.
  public var rule: String?
  /// Nil for any level.
  public var level: CertificateLevel?
  /// Nil for any instalment; differences have none.
  public var instalment: Int?
  /// The month a line is about: the roll's own or a closed one; nil for any.
  public var month: Period?
  public var verdict: Verdict
  public var reason: String

  public init(
    policy: String, period: Period, worker: WorkerKey?, rule: String? = nil,
    level: CertificateLevel? = nil, instalment: Int? = nil, month: Period? = nil,
    verdict: Verdict, reason: String
  ) {
    self.policy = policy
    self.period = period
    self.worker = worker
    self.rule = rule
    self.level = level
    self.instalment = instalment
    self.month = month
    self.verdict = verdict
    self.reason = reason
  }

  /// What was decided, and what still waits.
  public struct Answer: Sendable {
    public let policy: String
    public let period: Period
    public let decisions: [LineDecision]
    /// What was decided of differences, each with its month.
    public let differences: [(month: Period, change: LineChange)]
    public let waitingLines: Int
  }

  /// - Throws: ``DutyError``, `CycleRefusal`, ``OfficeError``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let stored = try clerk.roll(policy: policy, period: period)
    let number = stored.roll.number
    let sheet = try clerk.policy(ofHash: stored.roll.policyHash, id: policy).policy
    guard let user = try clerk.needs(.prepare, in: sheet.jurisdiction) else {
      throw DutyError.usersNeeded
    }
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    try clerk.cycle(of: stored).mayDecide(user.number)
    let lines = try waiting(in: stored, clerk)
    let differences = try waitingDifferences(in: stored, clerk)
    try checkOne(lines, differences)
    try clerk.store.decide(
      try lines.map { try decision(about: $0, sheet) },
      try changes(of: differences, sheet), ofRoll: number,
      digest: stored.roll.digest, clerk.act(reason))
    let decided = Set(lines.map { LineKey($0) })
    let months = Dictionary(
      differences.map { (LineChange.Key($0), $0.period) }, uniquingKeysWith: { $1 })
    return Answer(
      policy: policy, period: period,
      decisions: try clerk.store.decisions(ofRoll: number).filter { decided.contains($0.line) },
      differences: try clerk.store.lineChanges(ofRoll: number).compactMap { change in
        months[change.line].map { ($0, change) }
      },
      waitingLines: try clerk.cycle(of: clerk.store.roll(number)).waitingLines)
  }

  /// The lines meant, as they were computed.
  private func waiting(in stored: StoredRoll, _ clerk: Clerk) throws -> [PayoutLine] {
    var lines: [PayoutLine] = []
    guard month ?? period == period else { return lines }
    try clerk.store.forEachPayoutLine(ofRoll: stored.roll.number) { line in
      guard line.outcome == .undecided || line.outcome == .held,
        worker ?? line.worker == line.worker, rule ?? line.rule == line.rule,
        level == nil || level == line.level, instalment ?? line.instalment == line.instalment
      else { return }
      lines.append(line)
    }
    return lines
  }

  private func waitingDifferences(
    in stored: StoredRoll, _ clerk: Clerk
  ) throws -> [DifferenceLine] {
    guard instalment == nil, stored.differences > 0 else { return [] }
    return try clerk.store.computedDifferences(ofRoll: stored.roll.number).filter { line in
      line.outcome != .pays && worker ?? line.worker == line.worker
        && rule ?? line.rule == line.rule && month ?? line.period == line.period
        && (level == nil || level == line.level)
    }
  }

  /// There is something to decide, and an amount is for one line.
  private func checkOne(_ lines: [PayoutLine], _ differences: [DifferenceLine]) throws {
    if lines.isEmpty, differences.isEmpty {
      throw OfficeError.noWaitingLine(policy: policy, period: period)
    }
    switch verdict {
    case .refuse: return
    case .due where !lines.isEmpty: throw OfficeError.dueOfOpenMonth(period)
    case .pay, .due:
      // Lines of several funds are one line of one worker.
      let months = differences.map {
        "\($0.worker) \($0.rule) \($0.level.map { "\($0.code) " } ?? "")\($0.period)"
      }
      let several = lines.map { "\($0.worker) \($0.rule) \($0.instalment)" } + Set(months).sorted()
      guard several.count > 1 else { return }
      throw OfficeError.severalWaitingLines(several)
    }
  }

  /// - Parameter own: the line's fund.
  private func payer(_ fund: String?, _ own: String, _ sheet: Policy) throws -> String {
    let payer = fund ?? own
    guard payer == own && !payer.isEmpty || sheet.funds.keys.contains(payer) else {
      throw OfficeError.unknownFund(payer, known: sheet.funds.keys.sorted())
    }
    return payer
  }

  /// What several funds share is one line while it waits: somebody says which of them pays.
  private func checkNamed(_ fund: String?, _ rule: String, _ sheet: Policy) throws {
    guard fund == nil, case .shared(let shares) = sheet.rules.first(where: { $0.id == rule })?.fund
    else { return }
    throw OfficeError.sharedByFunds(rule: rule, funds: shares.map(\.fund))
  }

  private func decision(about line: PayoutLine, _ sheet: Policy) throws -> LineDecision {
    switch verdict {
    case .refuse: return LineDecision(line: LineKey(line), amount: .zero, fund: "", reason: reason)
    case .pay(let yuan, let fund), .due(let yuan, let fund):
      guard let amount = Money(yuan: yuan), amount > .zero else { throw OfficeError.badAmount(yuan) }
      try checkNamed(fund, line.rule, sheet)
      return LineDecision(
        line: LineKey(line), amount: amount, fund: try payer(fund, line.fund, sheet), reason: reason)
    }
  }

  /// What is decided of the lines of one worker and month, or refused of any. Each fund bears its share
  /// of what was had; fen that do not divide go with the first.
  private func changes(of lines: [DifferenceLine], _ sheet: Policy) throws -> [LineChange] {
    guard let first = lines.first else { return [] }
    let had = lines.reduce(0) { $0 + $1.old.fen }
    let (due, fund): (Int64, String?)
    switch verdict {
    case .refuse:
      return lines.map {
        LineChange(line: LineChange.Key($0), verdict: .refuse, fen: 0, reason: reason)
      }
    case .pay(let yuan, let named):
      guard let amount = Money(yuan: yuan), amount > .zero, let sum = Money(fen: had).adding(amount)
      else { throw OfficeError.badAmount(yuan) }
      (due, fund) = (sum.fen, named)
    case .due(let yuan, let named):
      guard let amount = Money(yuan: yuan), amount >= .zero else { throw OfficeError.badDue(yuan) }
      (due, fund) = (amount.fen, named)
    }
    if had == 0, due > 0 { try checkNamed(fund, first.rule, sheet) }
    var shares = lines.dropFirst().map {
      had == 0 ? 0 : had.dividingFullWidth(due.multipliedFullWidth(by: $0.old.fen)).quotient
    }
    shares.insert(shares.reduce(due, -), at: 0)
    return try zip(lines, shares).map { line, share in
      let key = LineChange.Key(line)
      let fen = share - line.old.fen
      guard fen != 0 else { return LineChange(line: key, verdict: .refuse, fen: 0, reason: reason) }
      // What is taken back goes to the fund that gave it.
      if fen < 0, let fund, fund != line.fund { throw OfficeError.takesBackElsewhere(fund, line.fund) }
      return LineChange(
        line: key, verdict: .pay, payer: try payer(fund, line.fund, sheet), fen: fen, reason: reason)
    }
  }
}

extension DecideLine.Answer {
  /// One line for each decision, and what still waits.
  public func text(in language: Language) -> String {
    var lines = decisions.map { decision in
      "\(decision.line.worker) \(decision.line.rule)  \(decision.summary.text(in: language))"
    }
    lines += differences.map { $0.change.text(of: $0.month, in: language) }
    lines.append(
      language == .zh
        ? "\(policy) \(period)：还有 \(waitingLines) 行待定或暂缓"
        : "\(policy) \(period): \(waitingLines) line(s) still wait")
    return lines.joined(separator: "\n")
  }

  public var json: JSONValue {
    [
      "policy": .string(policy), "period": .string(period.description),
      "decisions": .array(decisions.map(\.json)),
      "differences": .array(differences.map { $0.change.json(of: $0.month) }),
      "waiting": JSONValue(waitingLines),
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
