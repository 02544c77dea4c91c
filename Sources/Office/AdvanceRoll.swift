// One step of a roll: submit, check, approve, publicise, send back, reverse.

public import Exchange
import Payouts
public import RegistryStore
public import Workforce

/// Takes a step of a roll. Which may follow which, and that preparer, checker and approver are three
/// people, is said by `RollCycle` and held by the register itself.
public struct AdvanceRoll: Sendable {
  public var policy: String
  public var period: Period
  public var step: RollStep
  public var reason: String
  public var library: PolicyLibrary

  /// - Parameters:
  ///   - reason: needed to send back and to reverse.
  ///   - library: where a draft is compared with its sheet before it is submitted.
  public init(
    policy: String, period: Period, step: RollStep, reason: String = "", library: PolicyLibrary
  ) {
    self.policy = policy
    self.period = period
    self.step = step
    self.reason = reason
    self.library = library
  }

  /// The step with the roll as it then stands.
  public struct Answer: Sendable {
    public let roll: StoredRoll
    public let taken: StepTaken
    /// Lines that wait and are not decided.
    public let waitingLines: Int
    /// What the roll asks of funds beyond what they have left.
    public let overruns: [FundOverrun]
    /// Earlier months of the policy that are still open, while this one is on its way.
    public let openMonths: [OpenMonth]
  }

  /// - Throws: ``DutyError``, `CycleRefusal`, ``PaymentError``, ``FundError``,
  ///   ``OfficeError/noRoll(policy:period:)``,
  ///   ``OfficeError/staleDraft(policy:period:)``, `StoreError`, `PolicyError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.take(step))
    let stored = try clerk.roll(policy: policy, period: period)
    let user = try clerk.needs(.take(step), in: clerk.jurisdiction(of: stored.roll))
    let needsReason = step == .sentBack || step == .reversed
    if needsReason, reason.allSatisfy(\.isWhitespace) { throw DutyError.reasonNeeded }
    let cycle = try clerk.cycle(of: stored)
    try cycle.may(step, user?.number ?? 0)
    try checkPayments(stored, clerk)
    if try isOvertaken(stored, clerk) {
      throw OfficeError.staleDraft(policy: policy, period: period)
    }
    let overruns = step.isUnderWay || step == .approved ? try clerk.overruns(of: stored) : []
    if step == .approved { try clerk.mayApprove(stored, overruns) }
    let openMonths =
      step.isUnderWay || step == .approved ? try clerk.openMonths(of: policy, before: period) : []
    let taken = try clerk.store.take(
      step, ofRoll: stored.roll.number, digest: stored.roll.digest, clerk.act(reason),
      post: step.post)
    return Answer(
      roll: try clerk.store.roll(stored.roll.number), taken: taken,
      waitingLines: cycle.waitingLines, overruns: overruns, openMonths: openMonths)
  }

  /// A roll is reversed before there are files for the bank, and reconciled when nobody is owed and
  /// the bank has answered for every payment.
  private func checkPayments(_ stored: StoredRoll, _ clerk: Clerk) throws {
    if step == .reversed,
      let batch = try clerk.store.batches(ofRoll: stored.roll.number).last(where: {
        $0.outcome != .withdrawn
      })
    {
      throw PaymentError.batchStands(batch: batch.identifier)
    }
    guard step == .reconciled else { return }
    let lines = try clerk.store.paymentLines(ofRoll: stored.roll.number).filter(\.stands)
    let paid = Set(lines.map(\.worker))
    let owed = try clerk.store.dues(ofRoll: stored.roll.number)
      .filter { $0.fen > 0 && !paid.contains($0.worker) }
    let waiting = lines.filter { $0.result != .paid }
    guard waiting.isEmpty, owed.isEmpty else {
      throw PaymentError.unsettled(waiting: waiting.count, owed: owed.count)
    }
  }

  /// What is submitted is what would be computed now. Later facts come as differences in a later
  /// roll, but another roll of the policy that was sealed meanwhile may have paid the same.
  private func isOvertaken(_ stored: StoredRoll, _ clerk: Clerk) throws -> Bool {
    switch step {
    case .submitted:
      let roll = RunRoll(policy: policy, period: period, library: library)
      let sheet = try clerk.sheet(policy, for: period, in: library)
      return !roll.isCurrent(stored, sheet, try clerk.store.latestKnowledge())
    case .checked, .approved: return try clerk.store.isOvertaken(roll: stored.roll.number)
    case .publicised, .paid, .reconciled, .sentBack, .reversed: return false
    }
  }
}

extension AdvanceRoll.Answer {
  /// What happened, and what comes next.
  public func text(in language: Language) -> String {
    let roll = roll.roll
    let waiting =
      waitingLines == 0
      ? Sentence(same: "")
      : Sentence(
        zh: "\n  \(waitingLines) 行待定或暂缓，审批前须用 stipend roll decide 决定",
        en: "\n  \(waitingLines) line(s) wait; they are decided with stipend roll decide "
          + "before the approval")
    let whole = taken.total.sentence(withDifferences: taken.differences)
    let line =
      language == .zh
      ? "\(roll.policy) \(roll.period)：\(taken.step.title.zh)，合计 \(whole.zh)，第 \(taken.entry) 号记录\(waiting.zh)"
      : "\(roll.policy) \(roll.period): \(taken.step.title.en), \(whole.en), entry \(taken.entry)\(waiting.en)"
    return line + overruns.map { "\n  " + $0.message.text(in: language) }.joined()
      + openMonths.note(in: language)
  }

  public var json: JSONValue {
    [
      "step": taken.json, "waiting": JSONValue(waitingLines),
      "over_budget": .array(overruns.map { .string($0.budget.fund) }),
      "open_months": .array(openMonths.map { .string($0.period.description) }), "roll": roll.json,
    ]
  }
}

extension StepTaken {
  var json: JSONValue {
    [
      "step": .string(step.rawValue), "user": .string(name), "instant": .string(instant),
      "entry": .integer(entry.value), "reason": .string(reason), "digest": .string(digest),
      "total_fen": .integer(total.fen),
      "difference_fen": differences.map { .integer($0.fen) } ?? .null,
    ]
  }
}
