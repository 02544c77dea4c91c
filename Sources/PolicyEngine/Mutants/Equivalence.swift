// Changes that no roll can show, and the rule by which that is known.
//
// A mutant counts as equivalent by one of these rules alone, never because no test or search has
// told it apart. Each rule is a statement about the engine that can be read and checked.

public import Workforce

/// Why a changed policy gives the same rolls as the original.
public enum Equivalence: String, Sendable, CaseIterable {
  /// Parameters are read on the last day of a month. A date that moves without passing the last
  /// day of any month gives every month the same value.
  case sameMonths = "same_months"
  /// A roll needs a policy in force on the last day of its month. A date that moves among months
  /// before or after that changes none that can be paid.
  case outsideInForce = "outside_in_force"
  /// Rounding half to even differs from half up at a half fen only, and no rate of the sheet times
  /// days over the days of a month has one: every rate, day and length of month is tried.
  case noHalfFen = "no_half_fen"

  public var reason: Sentence {
    switch self {
    case .sameMonths:
      Sentence(
        zh: "parameter 按月末日取值，这一改动没有越过任何月末日",
        en: "parameters are read on the last day of a month, and the change passes none")
    case .outsideInForce:
      Sentence(
        zh: "只影响政策有效期以外的月份，那些月份没有名册",
        en: "it changes only months in which the policy is not in force, which have no roll")
    case .noHalfFen:
      Sentence(
        zh: "本表的标准按任何天数折算都不会恰好出现半分",
        en: "no rate of the sheet gives exactly half a fen for any number of days")
    }
  }

  /// For a segment that begins on another day.
  static func ofDate(_ old: CivilDate, to new: CivilDate, in policy: Policy) -> Equivalence? {
    // Last days d of months with min ≤ d < max have another value.
    let (low, high) = (min(old, new), max(old, new))
    var month = Period(containing: low)
    var changed: [CivilDate] = []
    while month.last < high {
      if month.last >= low { changed.append(month.last) }
      month = month.next
    }
    if changed.isEmpty { return .sameMonths }
    return changed.allSatisfy { !policy.inForce.contains($0) } ? .outsideInForce : nil
  }

  /// For a rounding step changed to half even, when it is the first step on rates of the sheet.
  static func ofRounding(
    _ step: Amount.Step, at place: Int, in rule: Rule, of policy: Policy
  ) -> Equivalence? {
    guard case .prorated(_, .halfEven) = step, place == 0,
      case .prorated(_, .halfUp) = rule.amount.steps[place].step
    else { return nil }
    let rates: [Int64]
    switch rule.amount.base {
    case .fixed(let money): rates = [money.fen]
    case .byLevel(let name), .rate(let name, _):
      rates = policy.parameters[name]?.segments.flatMap { Array($0.values.values) } ?? []
    case .measure, .function: return nil
    }
    for rate in rates {
      for length in Int64(28)...31 {
        for days in 1...length {
          let twice = rate.multipliedReportingOverflow(by: days * 2)
          // Half a fen is left over when twice the product is an odd multiple of the length.
          if twice.overflow || (twice.partialValue % length == 0
            && twice.partialValue / length % 2 != 0) { return nil }
        }
      }
    }
    return .noHalfFen
  }
}
