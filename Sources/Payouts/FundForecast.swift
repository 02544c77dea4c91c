// When a fund runs dry if the months to come cost what the last ones did.

public import Workforce

/// The rest of a calendar year of one fund.
public struct FundForecast: Hashable, Sendable {
  public let fund: String
  public let year: Int
  /// What one further month is taken to cost: the mean of the last three months that were paid, or of
  /// those there are, up to the fen; nil before the first.
  public let monthly: Money?
  /// Months that are still to come.
  public let monthsLeft: Int
  /// The budget beside the whole year; nil without a budget that is known, or before the first month.
  public let outlook: FundYear?

  /// - Parameters:
  ///   - budget: the fund's standing budget of the year.
  ///   - uses: what the months of the year took, in rising order.
  public init(_ budget: FundBudget, uses: [(period: Period, amount: Money)]) {
    fund = budget.fund
    year = budget.year
    let months = uses.map { (period: $0.period, fen: $0.amount.fen) }
    guard let last = months.last?.period else {
      (monthly, monthsLeft, outlook) = (nil, 12, nil)
      return
    }
    let recent = months.suffix(3).map(\.fen)
    let sum = max(0, recent.reduce(0, +))
    let count = Int64(recent.count)
    let mean = sum / count + (sum % count == 0 ? 0 : 1)
    monthly = Money(fen: mean)
    monthsLeft = 12 - last.month
    let ahead = (0..<monthsLeft).map {
      (period: Period(index: last.index + 1 + Int32($0)), fen: mean)
    }
    if case .fen(let limit) = budget.limit {
      outlook = FundYear.years(budget: limit, months: months + ahead).first
    } else {
      outlook = nil
    }
  }
}
