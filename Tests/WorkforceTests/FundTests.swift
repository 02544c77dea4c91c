import Testing
import Workforce

@Suite("What a fund may spend")
struct FundTests {
  private func budget(_ budget: Int64?, _ points: Int64? = nil, of base: Int64? = nil, used: Int64 = 0)
    -> FundBudget
  {
    FundBudget(
      fund: "city", year: 2024, budget: budget.map(Money.init(fen:)),
      ceiling: points.map {
        FundCeiling(basisPoints: $0, base: "b", amount: base.map(Money.init(fen:)))
      }, used: Money(fen: used))
  }

  @Test("a fund bears an amount up to its last fen and not one more")
  func lastFen() {
    #expect(budget(100, used: 40).bears(Money(fen: 60)))
    #expect(!budget(100, used: 40).bears(Money(fen: 61)))
    #expect(!budget(.max, used: .max).bears(Money(fen: 1)))
  }

  @Test("what comes back is borne also by a fund that has used too much; without a budget, anything is")
  func back() {
    #expect(budget(100, used: 140).bears(Money(fen: -1)))
    #expect(budget(100, used: 140).bears(.zero))
    #expect(budget(nil).bears(Money(fen: .max)))
    #expect(budget(nil).limit == .none)
  }

  @Test("a ceiling is its share of the base down to the fen, and the lower of budget and ceiling counts")
  func ceiling() {
    #expect(budget(nil, 300, of: 1_000_033).limit == .fen(Money(fen: 30_000)))
    #expect(budget(nil, 300, of: 1_000_034).limit == .fen(Money(fen: 30_001)))
    #expect(budget(30_000, 300, of: 2_000_000).limit == .fen(Money(fen: 30_000)))
    #expect(budget(70_000, 300, of: 2_000_000).limit == .fen(Money(fen: 60_000)))
    #expect(budget(nil, 10_000, of: .max).limit == .fen(Money(fen: .max)))
  }

  @Test("a ceiling of a base nobody recorded is unknown and bears nothing")
  func unknown() {
    #expect(budget(70_000, 300).limit == .unknown)
    #expect(!budget(70_000, 300).bears(Money(fen: 1)))
    #expect(budget(70_000, 300).bears(Money(fen: -1)))
  }

  @Test(
    "a percentage has at most two decimals and is above 0 and at most 100",
    arguments: [
      ("3%", 300, "3%"), ("3", 300, "3%"), ("2.5%", 250, "2.5%"), ("0.01%", 1, "0.01%"),
      ("100%", 10_000, "100%"),
    ])
  func percent(text: String, points: Int64, shown: String) {
    #expect(FundCeiling.basisPoints(text) == points)
    #expect(FundCeiling(basisPoints: points, base: "b").percent == shown)
  }

  @Test(arguments: ["", "%", "0", "0%", "100.01%", "-3%", "3%%", "0.001", "3 %", "三"])
  func noPercent(text: String) { #expect(FundCeiling.basisPoints(text) == nil) }
}
