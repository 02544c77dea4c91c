// How far a fund's budget of one calendar year reaches.

public import Workforce

/// A fund's budget beside what some months of one calendar year ask of it.
public struct FundYear: Hashable, Sendable {
  public let year: Int
  public let budget: Money
  /// What the months ask for.
  public let asked: Money
  /// The first month whose lines can no longer all be paid; nil when the budget lasts. A month that
  /// uses the budget up to the last fen is still paid.
  public let dryIn: Period?

  /// What remains at the end; below zero, what is lacking.
  public var left: Money { Money(fen: budget.fen - asked.fen) }

  /// Divides months into calendar years; each year has the whole budget anew.
  /// - Parameters:
  ///   - budget: for a calendar year, not below zero.
  ///   - months: fen asked of the fund, in rising order of month, not below zero.
  public static func years(budget: Money, months: [(period: Period, fen: Int64)]) -> [FundYear] {
    var years: [FundYear] = []
    for (period, fen) in months {
      let earlier = years.last.flatMap { $0.year == period.year ? $0 : nil }
      if earlier != nil { years.removeLast() }
      let asked = Money(fen: (earlier?.asked.fen ?? 0) + fen)
      years.append(
        FundYear(
          year: period.year, budget: budget, asked: asked,
          dryIn: earlier?.dryIn ?? (asked > budget ? period : nil)))
    }
    return years
  }
}
