import Testing
import Workforce

@Suite("Money")
struct MoneyTests {
  @Test(
    "yuan are read exactly",
    arguments: [
      ("2000", 200_000), ("2,000.50", 200_050), ("-3.5", -350), ("0", 0), ("-0", 0),
      ("0.01", 1), ("1,234,567.89", 123_456_789), ("007", 700),
      ("92233720368547758.07", Int64.max),
    ] as [(String, Int64)])
  func reads(text: String, fen: Int64) {
    #expect(Money(yuan: text)?.fen == fen)
  }

  @Test(
    "a text that is no amount, or has a third decimal, is not rounded but refused",
    arguments: [
      "", "-", ".", "1.", ".5", "1.234", "1e3", "+1", " 1", "1 ", "1,00", "1,0000", ",100", "--1",
      "1.-5", "１", "92233720368547758.08", "9999999999999999999", "NaN", "1.2.3",
    ])
  func refuses(text: String) {
    #expect(Money(yuan: text) == nil)
  }

  @Test("printing and reading give the amount back, grouped or not")
  func roundTrip() {
    var generator = SplitMix(state: 7)
    for round in 0..<20_000 {
      let money = Money(fen: Int64(bitPattern: generator.next()) >> (round % 64))
      guard money.fen > .min else { continue }
      #expect(Money(yuan: money.description) == money)
      #expect(Money(yuan: money.grouped) == money)
      #expect(money.grouped.filter { $0 != "," } == money.description)
    }
    #expect(Money(fen: .min).description == "-92233720368547758.08")
    #expect(Money(fen: .min).grouped == "-92,233,720,368,547,758.08")
    #expect(Money(fen: -5).description == "-0.05")
  }

  @Test("a sum that does not fit is nil and never wraps")
  func overflow() {
    #expect(Money(fen: .max).adding(Money(fen: 1)) == nil)
    #expect(Money(fen: .min).adding(Money(fen: -1)) == nil)
    #expect(Money(fen: .max).adding(Money(fen: -1)) == Money(fen: .max - 1))
  }

  @Test("half a fen goes up, and away from zero below it")
  func halfUp() {
    #expect(Money(fen: 1).prorated(1, of: 2).fen == 1)
    #expect(Money(fen: -1).prorated(1, of: 2).fen == -1)
    #expect(Money(fen: 1).prorated(1, of: 3).fen == 0)
    #expect(Money(fen: 2).prorated(1, of: 3).fen == 1)
    #expect(Money(fen: 20_000).prorated(17, of: 31).fen == 10_968)
    #expect(Money(fen: 20_000).prorated(31, of: 31).fen == 20_000)
    #expect(Money(fen: 20_000).prorated(0, of: 31).fen == 0)
  }

  @Test("prorating agrees with 128-bit arithmetic")
  func proratedReference() {
    var generator = SplitMix(state: 99)
    for round in 0..<50_000 {
      let fen = Int64(bitPattern: generator.next()) >> (round % 63 + 1)
      let whole = Int64(generator.next() >> (round % 60 + 2)) + 1
      let part = Int64(generator.next() % UInt64(whole + 1))
      let doubled = Int128(fen.magnitude) * Int128(part) * 2 + Int128(whole)
      let expected = doubled / (Int128(whole) * 2) * (fen < 0 ? -1 : 1)
      #expect(Int128(Money(fen: fen).prorated(part, of: whole).fen) == expected)
    }
  }

  @Test("a month split in two never loses or makes more than the half fen rounding allows")
  func splitSums() throws {
    for days in 28...31 as ClosedRange<Int64> {
      for rate in [20_000, 30_000, 50_000, 33_333, 1] as [Int64] {
        for part in 0...days {
          let money = Money(fen: rate)
          let first = money.prorated(part, of: days)
          let second = money.prorated(days - part, of: days)
          let sum = try #require(first.adding(second))
          #expect(sum.fen == rate || sum.fen == rate + 1)
        }
      }
    }
  }
}
