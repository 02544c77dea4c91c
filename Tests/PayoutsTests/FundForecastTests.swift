import Testing
import Workforce

@testable import Payouts

@Suite("Forecasts of funds")
struct FundForecastTests {
  private func forecast(_ limit: Int64?, _ months: [(String, Int64)]) -> FundForecast {
    FundForecast(
      FundBudget(fund: "city", year: 2024, budget: limit.map(Money.init(fen:))),
      uses: months.map { (Period($0.0) ?? Period(index: 0), Money(fen: $0.1)) })
  }

  @Test("the months to come cost the mean of the last three, up to the fen")
  func mean() {
    let forecast = forecast(
      1_000, [("2024-01", 900), ("2024-02", 10), ("2024-03", 10), ("2024-04", 11)])
    #expect(forecast.monthly == Money(fen: 11))
    #expect(forecast.monthsLeft == 8)
    #expect(forecast.outlook?.asked == Money(fen: 931 + 88))
    #expect(forecast.outlook?.dryIn == Period("2024-11"))
  }

  @Test("a budget used up to its last fen in December lasts, one fen less runs dry there")
  func lastFen() {
    #expect(forecast(1_200, [("2024-01", 100)]).outlook?.dryIn == nil)
    #expect(forecast(1_199, [("2024-01", 100)]).outlook?.dryIn == Period("2024-12"))
  }

  @Test("before the first month, and without a budget, nothing is foretold")
  func nothing() {
    #expect(forecast(1_200, []).outlook == nil && forecast(1_200, []).monthly == nil)
    #expect(forecast(nil, [("2024-01", 100)]).outlook == nil)
    #expect(forecast(nil, [("2024-01", 100)]).monthly == Money(fen: 100))
  }

  @Test("months in which more came back than was paid cost nothing")
  func back() {
    let forecast = forecast(500, [("2024-11", -300)])
    #expect(forecast.monthly == .zero && forecast.outlook?.asked == Money(fen: -300))
    #expect(forecast.outlook?.dryIn == nil)
  }
}
