/// What a user may do. One user may hold several; what one roll needs of different people is held
/// apart by ``RollStep`` and never by roles alone.
public enum Role: String, Sendable, CaseIterable, Comparable {
  /// Records facts, computes rolls, decides lines that wait, publishes and pays what is approved.
  case preparer
  /// Compares a submitted roll with its facts; reconciles what was paid.
  case checker
  /// Answers for a roll and for the policy it is computed with.
  case approver
  /// Writes policies.
  case author
  /// Records training.
  case academy
  /// Reads everything and changes nothing.
  case auditor
  /// Keeps users, their roles and their locks.
  case administrator

  public var title: Sentence {
    switch self {
    case .preparer: Sentence(zh: "经办", en: "preparer")
    case .checker: Sentence(zh: "复核", en: "checker")
    case .approver: Sentence(zh: "审批", en: "approver")
    case .author: Sentence(zh: "政策编写", en: "author")
    case .academy: Sentence(zh: "培训机构", en: "academy")
    case .auditor: Sentence(zh: "审计", en: "auditor")
    case .administrator: Sentence(zh: "管理员", en: "administrator")
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
