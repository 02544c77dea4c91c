// What a rule pays for: only rules that pay for the same kind of thing can pay it twice.

public import Workforce

/// The kind of thing a rule pays for, told from how often it pays and what it goes by.
public enum PaidFor: String, Sendable, CaseIterable {
  /// Once, by the level of a certificate: twice for one level is twice for one certificate.
  case award
  /// Every month or year, to holders of a certificate: twice in a month is twice for one
  /// person-month.
  case allowance
  /// Every month or year at a rate of the post, whatever certificate there is.
  case pay
  /// A sum for something recorded, such as a receipt or an honour: twice for one record is twice.
  case record

  public var title: Sentence {
    switch self {
    case .award: Sentence(zh: "同一证书的奖励", en: "award for one certificate")
    case .allowance: Sentence(zh: "同一个月的持证补贴", en: "allowance of one month")
    case .pay: Sentence(zh: "同一个月的岗位待遇", en: "pay of one month")
    case .record: Sentence(zh: "同一项记录的款项", en: "money for one record")
    }
  }
}

extension Rule {
  /// Whether it pays again and again, and not once.
  var recurs: Bool {
    switch pays {
    case .monthly, .yearly: true
    case .once, .oncePerLevel: false
    }
  }

  var paidFor: PaidFor {
    if subject.choice != nil { return recurs ? .allowance : .award }
    if case .measure = amount.base { return .record }
    guard recurs else { return .record }
    return clauses.contains { $0.asks("certificate.") } ? .allowance : .pay
  }
}

extension Clause {
  /// Whether the clause, or one it is made of, is a word of some family.
  fileprivate func asks(_ family: String) -> Bool {
    word.hasPrefix(family) || condition.parts.contains { $0.asks(family) }
  }
}

extension PersonFacts.Circumstance {
  /// Whether money can be paid for it: a sum that was recorded, or something that happened.
  /// Submitting a claim is none: one form may ask for several things.
  var canBePaidFor: Bool {
    if number != .min { return true }
    guard let kind = CircumstanceKind(rawValue: kind) else { return false }
    return kind.isEvent && kind != .claim
  }
}
