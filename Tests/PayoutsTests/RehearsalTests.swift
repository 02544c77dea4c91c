import Payouts
import PolicyEngine
import TestSupport
import Testing
import Workforce

// A sheet through months with a ledger of its own: what it pays counts, what was settled under the
// same scheme in those months does not, and everything else stays.

private let parameter = """
  parameter "award" { title = "奖补", source = "law",
    from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
  """

/// Four hundred a month until a thousand in a lifetime.
private let capped = rule(
  when: "", amount: "fixed(yuan(400)) :at_most_ever(\"r\", yuan(1000))")

private func rehearse(
  _ text: String, _ people: [Person], _ periods: [String], replacing measures: Set<String> = []
) throws -> [RehearsedMonth] {
  let first = month(periods[0])
  var rehearsal = Rehearsal(
    try sheet(text), snapshot: Snapshot(people), from: first, replacing: measures)
  return try periods.map { try rehearsal.run(month($0)) }
}

@Suite("Rehearsal")
struct RehearsalTests {
  private let quarter = ["2024-01", "2024-02", "2024-03"]

  @Test("what a month pays is paid in the months after")
  func feeding() throws {
    let months = try rehearse(capped, [Person()], quarter + ["2024-04"])
    #expect(months.map(\.total) == [40_000, 40_000, 20_000, 0])
    #expect(months.map(\.lines) == [1, 1, 1, 0])
    #expect(months[0].byRule == ["r": 40_000] && months[0].byFund == ["city": 40_000])
    #expect(months[3].byRule == [:] && months[3].byFund == [:])
  }

  @Test("settled lines of the scheme count before the first month and are made anew from it on")
  func settledLines() throws {
    func total(paidOn day: String, _ measure: String) throws -> Int64 {
      var snapshot = Snapshot([Person().paid(measure, "900", on: day)])
      // A line of a settled roll has no fact.
      let paid = snapshot.payments
      var builder = PaymentColumns.Builder()
      builder.append(
        worker: 0, fact: 0, measure: paid.measure[0], level: 0, fen: paid.fen[0],
        paidOn: paid.paidOn[0])
      snapshot.payments = builder.finish(workers: 1)
      var rehearsal = Rehearsal(
        try sheet(capped), snapshot: snapshot, from: month("2024-01"),
        replacing: ["test/sheet:r"])
      return try rehearsal.run(month("2024-01")).total
    }
    #expect(try total(paidOn: "2023-12-31", "test/sheet:r") == 10_000)
    #expect(try total(paidOn: "2024-01-01", "test/sheet:r") == 40_000)
    #expect(try total(paidOn: "2024-01-31", "test/sheet:r") == 40_000)
    #expect(try total(paidOn: "2024-12-31", "test/sheet:r") == 40_000)
    // Another scheme's lines are not ours to undo; they do not count here either.
    #expect(try total(paidOn: "2024-01-31", "other/sheet:r") == 40_000)
  }

  @Test("a payment recorded from a file stays, whenever it was made")
  func recordedPayments() throws {
    let paid = Person().paid("r", "900", on: "2024-01-31")
    let months = try rehearse(capped, [paid], quarter, replacing: ["test/sheet:r", "r"])
    #expect(months.map(\.total) == [10_000, 0, 0])
  }

  @Test("lines stand in the ledger where those of settled rolls would")
  func ledgerOrder() throws {
    // The function sees the measures of all payments in their order, as one number.
    let statements = """
      rule "b" { title = "条", source = "law", pays = monthly, when = {},
        amount = fixed(yuan(1)), fund = "city" }
      rule "a" { title = "条", source = "law", pays = monthly, when = {},
        amount = function(w, p)
          local _, _, _, _, _, count = w:counts()
          local order = 1
          for n = 1, count do
            local measure = w:payment(n)
            order = order * 10 + string.byte(measure, #measure) - 96
          end
          return order
        end,
        fund = "city" }
      """
    var snapshot = Snapshot([
      Person().paid("from-file-c", "1", on: "2024-06-30").paid("a/sheet:d", "1", on: "2024-01-31")
        .paid("z/sheet:e", "1", on: "2024-01-31").paid("a/sheet:f", "1", on: "2024-02-29")
    ])
    let paid = snapshot.payments
    var builder = PaymentColumns.Builder()
    for place in 0..<4 {
      builder.append(
        worker: 0, fact: place == 0 ? 1 : 0, measure: paid.measure[place], level: 0,
        fen: paid.fen[place], paidOn: paid.paidOn[place])
    }
    snapshot.payments = builder.finish(workers: 1)
    var rehearsal = Rehearsal(
      try sheet(statements), snapshot: snapshot, from: month("2024-01"), replacing: [])
    let orders = try quarter.map { try rehearsal.run(month($0)).byRule["a"] }
    // c from the file; then January d, ours (a, b), e; then February f, ours.
    #expect(orders == [13_456, 1_341_256, 134_125_612])
  }

  @Test("in a month in which the sheet is not in force there is no roll")
  func notInForce() throws {
    let text = rule(when: "")
    let early = try PolicyLoader.load(
      text: Array(
        sheetText(text).replacing("from \"2000-01-01\"", with: "from \"2024-02-29\"").utf8),
      file: "sheet.lua")
    var rehearsal = Rehearsal(
      early, snapshot: Snapshot([Person()]), from: month("2024-01"), replacing: [])
    let months = try quarter.map { try rehearsal.run(month($0)) }
    #expect(months.map(\.isInForce) == [false, true, true])
    #expect(months.map(\.total) == [0, 10_000, 10_000])
    #expect(months[0].rules.isEmpty && months[0].explain(worker: 0, rule: "r").isEmpty)
    #expect(months[1].explain(worker: 0, rule: "r").map(\.amount) == [Money(fen: 10_000)])
  }

  @Test("a line that waits pays nothing and is counted")
  func waiting() throws {
    let asked = rule(when: "assessment.last_year.at_least \"passed\"")
    let months = try rehearse(
      asked, [Person().assessed(2023, .passed), Person()], ["2024-01", "2025-01"])
    #expect(months.map(\.lines) == [1, 0] && months.map(\.waiting) == [1, 2])
    #expect(months.map(\.total) == [10_000, 0])
  }

  @Test("shares and levels come to the funds that bear them")
  func funds() throws {
    let text = parameter + """

      rule "award" { title = "奖补", source = "law", pays = once_per "level",
        each = certificate.each { approved = "in the month" }, when = { },
        amount = by_level "award",
        fund = by_level { junior = "city", intermediate = "region", senior = "region" } }
      rule "month" { title = "月补", source = "law", pays = monthly, when = { },
        amount = fixed(yuan "0.05"), fund = shared { { "city", 50 }, { "county", 50 } } }
      """
    let person = Person().certified(.junior, "2024-01-09").certified(.senior, "2024-01-10")
    let months = try rehearse(text, [person], ["2024-01"])
    #expect(months[0].byFund == ["city": 200_003, "region": 600_000, "county": 2])
    #expect(months[0].lines == 4 && months[0].total == 800_005)
  }

  @Test("sums that do not fit are an error, within a month and over months")
  func overflow() throws {
    // 10^14 fen each: 92,233 of them fit.
    let most = rule(when: "", amount: "fixed(yuan(1000000000000))")
    func run(_ people: Int, _ periods: String...) throws -> Int64 {
      try rehearse(most, Array(repeating: Person(), count: people), periods)
        .reduce(0) { $0 + $1.total }
    }
    #expect(throws: RollBuilderError.totalTooLarge) { try run(92_234, "2024-01") }
    #expect(try run(30_744, "2024-01", "2024-02", "2024-03") == 9_223_200_000_000_000_000)
    #expect(throws: RollBuilderError.totalTooLarge) {
      try run(30_745, "2024-01", "2024-02", "2024-03")
    }
  }
}
