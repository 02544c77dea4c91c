// The list of word families. A new word is one entry in a family's file; a new family is one file
// and one entry here.

import LuaRuntime
import Workforce

/// A family of words and how each becomes a condition or a measure.
protocol Family {
  static var words: [Word] { get }
  /// The condition a node states, or nil when its word is not one of this family's.
  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)?
  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)?
}

extension Family {
  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? { nil }
  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? { nil }
}

/// Every word a sheet may use.
public enum Terms {
  static var families: [any Family.Type] {
    [
      SheetTerms.self, RecoveryTerms.self, CadenceTerms.self, CertificateTerms.self,
      CohortTerms.self,
      RegistrationTerms.self, PostingTerms.self, ServiceTerms.self, AssessmentTerms.self,
      TrainingTerms.self, PaymentTerms.self, MeasureTerms.self, DayTerms.self,
      ArithmeticTerms.self, CircumstanceTerms.self, CircumstanceMeasures.self, MomentTerms.self,
      RunTerms.self, StaffTerms.self, CombinedTerms.self,
      AmountTerms.self, CheckTerms.self,
    ]
  }

  /// The vocabulary in the order of the families.
  public static let all: [Word] = families.flatMap { $0.words }

  /// Words that say nothing until a value follows them.
  static let needingValue = Set(all.filter { $0.form == .call }.map(\.path))
}
