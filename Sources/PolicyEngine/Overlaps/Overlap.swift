// What a search for overlaps tells.

public import Workforce

/// What one rule pays in one month, as its sheet decides.
public struct RulePayment: Sendable {
  public let policy: String
  public let file: String
  public let rule: String
  public let title: String
  /// Line of the rule.
  public let line: Int
  public let period: Period
  /// Nil when the rule does not go by a level.
  public let level: CertificateLevel?
  public let amount: Money
}

/// A test beside a sheet that shows what was found, ready to paste.
public struct ShowingTest: Sendable {
  /// The file it belongs in.
  public let file: String
  public let text: String
}

/// Two rules that pay one person for the same thing.
public struct Overlap: Sendable {
  /// Where a sheet says that this is as was meant.
  public struct Statement: Sendable {
    public let file: String
    public let line: Int
    /// `stacking`, `limit`, or `paid` for a rule that reckons with the other.
    public let word: String
    /// Whether the statement is still to be confirmed.
    public let isOpen: Bool
  }

  public let paidFor: PaidFor
  /// In the order in which their rolls were settled.
  public let first: RulePayment
  public let second: RulePayment
  /// Nil when no sheet says so: then one of them has to.
  public let statement: Statement?
  /// Whether the other order, or both in one roll, pays only once.
  public internal(set) var isOneWay: Bool
  public let tests: [ShowingTest]
}

/// Months in which somebody is paid less than the months around them, or the document, promise.
public struct Gap: Sendable {
  /// Why nobody, or too little, is paid.
  public enum Cause: Sendable, Hashable {
    /// No sheet is in force between one and its successor.
    case betweenSheets(from: CivilDate, to: CivilDate)
    /// A dated value has no amount for the level.
    case noValue(parameter: String, from: CivilDate)
    /// The rate stays below what another policy sets.
    case belowFloor(RateBreach)
  }

  public let cause: Cause
  public let months: [Period]
  /// What is paid the month before, or in the month itself where it is too little.
  public let before: RulePayment
  /// What is paid the month after; nil where nothing was left out.
  public let after: RulePayment?
  public let tests: [ShowingTest]
}
