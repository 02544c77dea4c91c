// Lines of a draft that are due and put off for lack of funds.

public import Exchange
import Payouts
public import RegistryStore
public import Workforce

/// Holds lines of a draft back, or releases them. What is held back pays nothing in the roll, stays
/// due, and comes as a difference line in the next roll of the policy: the opposite of a refusal.
///
/// The order of a roll's payments is: difference lines first, the oldest month first, then its own
/// lines by the order of the sheet's rules and of workers. As many as needed are held back from the
/// end of that order, so that whoever was put off once comes first the next time.
public struct HoldBackLines: Sendable {
  /// Which lines.
  public enum Choice: Hashable, Sendable {
    /// Whatever pays these workers.
    case workers([WorkerKey])
    /// From the end, until every fund has enough. Only lines of funds that lack are held back.
    case asNeeded
    /// Lines that were held back; of everybody when empty.
    case release([WorkerKey])
  }

  public var policy: String
  public var period: Period
  public var choice: Choice
  /// Nil for any rule.
  public var rule: String?
  public var reason: String

  public init(
    policy: String, period: Period, choice: Choice, rule: String? = nil, reason: String
  ) {
    self.policy = policy
    self.period = period
    self.choice = choice
    self.rule = rule
    self.reason = reason
  }

  /// What was held back or released, with the roll as it then stands.
  public struct Answer: Sendable {
    public let roll: StoredRoll
    /// Each with the month it is about.
    public let changes: [(month: Period, change: LineChange)]
    /// What the roll still asks of funds beyond what they have left.
    public let overruns: [FundOverrun]
  }

  /// - Throws: ``DutyError``, `CycleRefusal`, ``FundError``, ``OfficeError``, `StoreError`,
  ///   `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let stored = try clerk.roll(policy: policy, period: period)
    let number = stored.roll.number
    guard let user = try clerk.needs(.prepare, in: clerk.jurisdiction(of: stored.roll)) else {
      throw DutyError.usersNeeded
    }
    if reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    try clerk.cycle(of: stored).mayDecide(user.number)
    let lines = try choose(from: paying(in: stored, clerk), stored, clerk)
    if lines.isEmpty { throw FundError.nothingToHoldBack(policy: policy, period: period) }
    let isRelease = if case .release = choice { true } else { false }
    try clerk.store.decide(
      [],
      lines.map {
        LineChange(
          line: $0.key, verdict: isRelease ? .release : .holdBack, fen: isRelease ? 0 : -$0.fen,
          reason: reason)
      }, ofRoll: number, digest: stored.roll.digest, clerk.act(reason))
    let made = Dictionary(
      try clerk.store.lineChanges(ofRoll: number).map { ($0.line, $0) }, uniquingKeysWith: { $1 })
    let changed = try clerk.store.roll(number)
    return Answer(
      roll: changed, changes: lines.compactMap { line in made[line.key].map { (line.month, $0) } },
      overruns: try clerk.overruns(of: changed))
  }

  /// Lines of one worker, rule, level and fund that pay.
  private struct Line {
    let key: LineChange.Key
    let month: Period
    var fen: Int64
    let isHeldBack: Bool
  }

  /// What pays by the computation, in the order of payment.
  private func paying(in stored: StoredRoll, _ clerk: Clerk) throws -> [Line] {
    let number = stored.roll.number
    let heldBack = Set(
      try clerk.store.lineChanges(ofRoll: number).filter { $0.verdict == .holdBack }.map(\.line))
    var lines: [Line] = []
    for line in try clerk.store.computedDifferences(ofRoll: number)
    where line.outcome == .pays && line.change > 0 {
      let key = LineChange.Key(line)
      lines.append(
        Line(key: key, month: line.period, fen: line.change, isHeldBack: heldBack.contains(key)))
    }
    var places: [LineChange.Key: Int] = [:]
    let rules = RollSummary(stored.summary).rules.map(\.rule)
    try clerk.store.forEachPayoutLine(ofRoll: number, rules: rules) { line in
      guard line.outcome == .pays, line.amount > .zero else { return }
      let key = LineChange.Key(line, ofRoll: number)
      if let place = places[key] {
        lines[place].fen += line.amount.fen
      } else {
        places[key] = lines.count
        lines.append(
          Line(key: key, month: period, fen: line.amount.fen, isHeldBack: heldBack.contains(key)))
      }
    }
    return lines.filter { rule ?? $0.key.rule == $0.key.rule }
  }

  private func choose(
    from lines: [Line], _ stored: StoredRoll, _ clerk: Clerk
  ) throws -> [Line] {
    switch choice {
    case .workers(let workers):
      return lines.filter { !$0.isHeldBack && workers.contains($0.key.worker) }
    case .release(let workers):
      return lines.filter { $0.isHeldBack && (workers.isEmpty || workers.contains($0.key.worker)) }
    case .asNeeded:
      var lacking = Dictionary(
        try clerk.overruns(of: stored).map { ($0.budget.fund, $0.lacking.fen) },
        uniquingKeysWith: { $1 })
      return lines.reversed().filter { line in
        guard !line.isHeldBack, let lack = lacking[line.key.fund], lack > 0 else { return false }
        lacking[line.key.fund] = lack - line.fen
        return true
      }
    }
  }
}

extension HoldBackLines.Answer {
  /// One line for each that was held back or released, and how the roll stands with its funds.
  public func text(in language: Language) -> String {
    var lines = changes.map { $0.change.text(of: $0.month, in: language) }
    let whole = roll.payable.sentence(withDifferences: roll.differenceTotal)
    let (count, sum) = (roll.changes.heldBackLines, roll.changes.heldBack.grouped)
    lines.append(
      language == .zh
        ? "\(roll.roll.policy) \(roll.roll.period)：合计 \(whole.zh)，缓发 \(count) 行 \(sum) 元，应发未发"
        : "\(roll.roll.policy) \(roll.roll.period): \(whole.en); \(count) line(s) of \(sum) yuan are "
          + "held back, due and not paid")
    return (lines + overruns.map { "  " + $0.message.text(in: language) }).joined(separator: "\n")
  }

  public var json: JSONValue {
    [
      "roll": roll.json, "changes": .array(changes.map { $0.change.json(of: $0.month) }),
      "over_budget": .array(overruns.map { .string($0.budget.fund) }),
    ]
  }
}
