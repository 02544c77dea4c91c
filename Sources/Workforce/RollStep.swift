/// A step in the life of a roll, from the draft to the reconciled payment. The last one taken says
/// where the roll stands.
public enum RollStep: String, Sendable, CaseIterable {
  /// The preparer hands the draft over.
  case submitted
  /// The checker has compared it with its facts.
  case checked
  /// The approver answers for it. It is sealed: it counts as paid and never changes.
  case approved
  /// The list is public.
  case publicised
  /// The bank has the order.
  case paid
  /// What the bank says was paid agrees.
  case reconciled
  /// Checker or approver gave the draft back.
  case sentBack = "sent_back"
  /// The approved roll is void: nothing of it counts as paid.
  case reversed

  /// Where the roll stands after the step.
  public var title: Sentence {
    switch self {
    case .submitted: Sentence(zh: "已提交", en: "submitted")
    case .checked: Sentence(zh: "已复核", en: "checked")
    case .approved: Sentence(zh: "已审批", en: "approved")
    case .publicised: Sentence(zh: "已公示", en: "publicised")
    case .paid: Sentence(zh: "已发放", en: "paid")
    case .reconciled: Sentence(zh: "已对账", en: "reconciled")
    case .sentBack: Sentence(zh: "已退回", en: "sent back")
    case .reversed: Sentence(zh: "已撤销", en: "reversed")
    }
  }

  /// Steps after which this one may be taken; nil is the draft nobody has submitted.
  public var follows: [RollStep?] {
    switch self {
    case .submitted: [nil, .sentBack]
    case .checked: [.submitted]
    case .approved: [.checked]
    case .publicised: [.approved]
    case .paid: [.publicised]
    case .reconciled: [.paid]
    case .sentBack: [.submitted, .checked]
    case .reversed: [.approved, .publicised]
    }
  }

  /// Roles of which one is needed to take the step.
  public var roles: [Role] {
    switch self {
    case .submitted, .publicised, .paid: [.preparer]
    case .checked, .reconciled: [.checker]
    case .approved, .reversed: [.approver]
    case .sentBack: [.checker, .approver]
    }
  }

  /// Whether somebody else is waiting for the next step: the draft must not change meanwhile.
  public var isUnderWay: Bool { self == .submitted || self == .checked }
}

/// Where a roll stands, for people and programs.
public struct RollStanding: Hashable, Sendable {
  public var state: Roll.State
  /// The last step taken; nil for a draft nobody has submitted and in a register without users.
  public var last: RollStep?

  /// A draft nobody has submitted.
  public static let draft = RollStanding(state: .draft)
  /// A month that was paid outside the product.
  public static let settled = RollStanding(state: .settled)

  public init(state: Roll.State, last: RollStep? = nil) {
    self.state = state
    self.last = last
  }

  /// Word for programs: the step's, or without one `draft` or `settled`.
  public var code: String { last?.rawValue ?? state.rawValue }

  public var title: Sentence {
    switch (last, state) {
    case (let last?, _): last.title
    case (nil, .draft): Sentence(zh: "草稿", en: "draft")
    case (nil, .settled): Sentence(zh: "已结算", en: "settled")
    }
  }
}
