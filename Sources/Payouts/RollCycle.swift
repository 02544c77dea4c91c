// The life of a roll as a state machine: which step may follow, and who may take it.
//
// The database holds the same rules by triggers; a test holds the two together. Here they can be
// searched through, and say in words what stands in the way.

public import Workforce

/// Where a roll stands and who brought it there. People are numbers of users.
public struct RollCycle: Hashable, Sendable {
  /// The three places in a roll of which nobody may hold two.
  public enum Place: Sendable, CaseIterable {
    /// Computed the draft, decided a line, submitted it, or had to do with its payments.
    case prepared
    /// Checked it, or reconciled its payments.
    case checked
    /// Approved it, or waived what it claims.
    case approved
  }

  /// The last step; nil for a draft nobody has submitted.
  public private(set) var last: RollStep?
  /// Who computed the lines as they are; nil when nobody who is a user did.
  public private(set) var computedBy: Int64?
  /// Everybody who ever decided a line.
  public private(set) var decidedBy: Set<Int64> = []
  /// Everybody who ever took one of these steps.
  public private(set) var submittedBy: Set<Int64> = []
  /// Everybody who ever made, sent or withdrew payments of the roll, or read the bank's answers.
  public private(set) var paidBy: Set<Int64> = []
  /// Everybody who waived what the roll claims.
  public private(set) var waivedBy: Set<Int64> = []
  public private(set) var checkedBy: Set<Int64> = []
  public private(set) var approvedBy: Set<Int64> = []
  public private(set) var reconciledBy: Set<Int64> = []
  /// Lines that wait and are not decided.
  public private(set) var waitingLines: Int

  /// The state a roll has reached.
  /// - Parameters:
  ///   - computedBy: who computed the lines as they are.
  ///   - waitingLines: lines that wait and are not decided.
  ///   - decidedBy: everybody who ever decided a line.
  ///   - paidBy: everybody who had to do with its payments.
  ///   - waivedBy: everybody who waived what it claims.
  ///   - steps: the steps taken, in their order, with who took them.
  public init(
    computedBy: Int64? = nil, waitingLines: Int = 0, decidedBy: Set<Int64> = [],
    paidBy: Set<Int64> = [], waivedBy: Set<Int64> = [],
    steps: [(step: RollStep, user: Int64)] = []
  ) {
    self.computedBy = computedBy
    self.waitingLines = waitingLines
    self.decidedBy = decidedBy
    self.paidBy = paidBy
    self.waivedBy = waivedBy
    for (step, user) in steps { note(step, by: user) }
  }

  /// Whether a user holds a place in the roll.
  public func stands(_ user: Int64, at place: Place) -> Bool {
    switch place {
    case .prepared:
      computedBy == user || submittedBy.contains(user) || decidedBy.contains(user)
        || paidBy.contains(user)
    case .checked: checkedBy.contains(user) || reconciledBy.contains(user)
    case .approved: approvedBy.contains(user) || waivedBy.contains(user)
    }
  }

  /// Computes the draft anew: earlier decisions are about lines that are gone.
  /// - Parameters:
  ///   - user: who computes it.
  ///   - waitingLines: lines of the new draft that wait.
  public mutating func compute(by user: Int64, waitingLines: Int) throws(CycleRefusal) {
    try mayPrepare(user)
    guard last == nil || last == .sentBack else { throw .notADraft(last) }
    computedBy = user
    self.waitingLines = waitingLines
  }

  /// Decides one line that waits, before the roll is checked.
  public mutating func decide(by user: Int64) throws(CycleRefusal) {
    try mayDecide(user)
    waitingLines = max(0, waitingLines - 1)
    decidedBy.insert(user)
  }

  /// Whether a user may decide lines now.
  /// - Throws: what stands in the way.
  public func mayDecide(_ user: Int64) throws(CycleRefusal) {
    try mayPrepare(user)
    guard last == nil || last == .sentBack || last == .submitted else { throw .notADraft(last) }
  }

  /// Takes a step.
  public mutating func take(_ step: RollStep, by user: Int64) throws(CycleRefusal) {
    try may(step, user)
    note(step, by: user)
  }

  /// Whether a user may take a step now; roles and scopes are asked for elsewhere.
  /// - Throws: what stands in the way.
  public func may(_ step: RollStep, _ user: Int64) throws(CycleRefusal) {
    guard step.follows.contains(last) else { throw .outOfOrder(step, after: last) }
    guard computedBy != nil else { throw .noPreparer }
    let own: Place? =
      switch step {
      case .submitted, .paid: .prepared
      case .checked, .reconciled: .checked
      case .approved, .reversed: .approved
      case .publicised, .sentBack: nil
      }
    if let own { try mayStand(user, at: own) }
    if step == .approved, waitingLines > 0 { throw .waiting(waitingLines) }
  }

  /// Whether a user may make, send or withdraw payments of the roll, or read the bank's answers.
  /// - Throws: what stands in the way.
  public func mayPay(_ user: Int64) throws(CycleRefusal) {
    switch last {
    case .publicised, .paid, .reconciled: try mayPrepare(user)
    default: throw .outOfOrder(.paid, after: last)
    }
  }

  private func mayPrepare(_ user: Int64) throws(CycleRefusal) {
    try mayStand(user, at: .prepared)
  }

  private func mayStand(_ user: Int64, at place: Place) throws(CycleRefusal) {
    for other in Place.allCases where other != place && stands(user, at: other) {
      throw .samePerson(other)
    }
  }

  private mutating func note(_ step: RollStep, by user: Int64) {
    last = step
    switch step {
    case .submitted: submittedBy.insert(user)
    case .checked: checkedBy.insert(user)
    case .approved: approvedBy.insert(user)
    case .paid: paidBy.insert(user)
    case .reconciled: reconciledBy.insert(user)
    case .publicised, .sentBack, .reversed: break
    }
  }
}

/// Why somebody may not do something with a roll.
public enum CycleRefusal: ExplainedError, Hashable {
  /// The step does not follow the one before.
  case outOfOrder(RollStep, after: RollStep?)
  /// The lines are fixed: the roll is under way or beyond.
  case notADraft(RollStep?)
  /// The draft was computed before there were users.
  case noPreparer
  /// The person holds another place in this roll.
  case samePerson(RollCycle.Place)
  /// Lines wait for a decision.
  case waiting(Int)

  public var message: Sentence {
    switch self {
    case .outOfOrder(let step, let last):
      Sentence(
        zh: "名册现为“\(Self.state(last).zh)”，不能变为“\(step.title.zh)”；须先为：\(Self.states(step).zh)",
        en: "the roll is \(Self.state(last).en) and cannot become \(step.title.en); "
          + "it would have to be: \(Self.states(step).en)")
    case .notADraft(let last):
      Sentence(
        zh: "名册现为“\(Self.state(last).zh)”，明细不能改动；已提交或已复核的请先退回",
        en: "the roll is \(Self.state(last).en) and its lines are fixed; "
          + "a submitted or checked one is sent back first")
    case .noPreparer:
      Sentence(
        zh: "草稿是在没有用户时计算的，没有经办人；请重新 stipend roll compute",
        en: "the draft was computed before there were users and nobody prepared it; "
          + "run stipend roll compute again")
    case .samePerson(let place):
      Sentence(
        zh: "您已是本名册的\(place.title.zh)人；经办、复核、审批须为三人",
        en: "you have \(place.title.en) this roll already; "
          + "three people prepare, check and approve")
    case .waiting(let count):
      Sentence(
        zh: "有 \(count) 行待定或暂缓尚未决定；请用 stipend roll decide 逐行决定，或补齐事实后重新计算",
        en: "\(count) line(s) wait for a decision; decide them with stipend roll decide, "
          + "or record the missing facts and compute the roll again")
    }
  }

  private static func state(_ last: RollStep?) -> Sentence {
    last?.title ?? Sentence(zh: "草稿", en: "a draft")
  }

  private static func states(_ step: RollStep) -> Sentence {
    let states = step.follows.map(state)
    return Sentence(
      zh: states.map(\.zh).joined(separator: "、"), en: states.map(\.en).joined(separator: ", "))
  }
}

extension RollCycle.Place {
  /// As a participle: who has … the roll.
  var title: Sentence {
    switch self {
    case .prepared: Sentence(zh: "经办", en: "prepared")
    case .checked: Sentence(zh: "复核", en: "checked")
    case .approved: Sentence(zh: "审批（或免予收回）", en: "approved, or waived a claim of,")
    }
  }
}
