import Payouts
import PolicyEngine
import TestSupport
import Testing
import Workforce

// Whose money changes, by how much, and how far a budget reaches.

private func text(_ yuan: String, _ conditions: String = "") -> String {
  rule(when: conditions, amount: "fixed(yuan \"\(yuan)\")")
}

private func compared(
  _ now: String, _ after: String, _ people: [Person], _ periods: [String]
) throws -> RehearsalComparison {
  let snapshot = Snapshot(people)
  var old = Rehearsal(
    try sheet(now), snapshot: snapshot, from: month(periods[0]), replacing: [])
  var new = Rehearsal(
    try sheet(after), snapshot: snapshot, from: month(periods[0]), replacing: [])
  var comparison = RehearsalComparison(workers: people.count)
  for period in periods {
    comparison.add(now: try old.run(month(period)), after: try new.run(month(period)))
  }
  return comparison
}

@Suite("Whose money changes")
struct RehearsalComparisonTests {
  private let inPost = "posting { }.held \"on the last day\""

  @Test("a person is named with both sums and the month of the largest change, the first of equals")
  func changes() throws {
    let people = [
      Person(), Person().posted(from: "2020-01-01"),
      Person().posted(from: "2020-01-01", to: "2024-02-29"),
    ]
    let comparison = try compared(
      text("100", inPost), text("150", inPost), people, ["2024-01", "2024-02", "2024-03"])
    #expect(comparison.changes.map(\.worker) == [1, 2])
    #expect(comparison.changes.map(\.now) == [30_000, 20_000])
    #expect(comparison.changes.map(\.after) == [45_000, 30_000])
    #expect(comparison.changes.map(\.difference) == [15_000, 10_000])
    #expect(comparison.changes.map(\.period) == [month("2024-01"), month("2024-01")])
    #expect(comparison.unchanged == 0)
  }

  @Test("who is paid the same is counted, and who is paid nothing under both is not")
  func unchanged() throws {
    let people = [Person().posted(from: "2020-01-01"), Person()]
    let same = try compared(text("100", inPost), text("100", inPost), people, ["2024-01"])
    #expect(same.changes.isEmpty && same.unchanged == 1)
    let wider = try compared(text("100", inPost), text("100"), people, ["2024-01"])
    #expect(wider.changes.map(\.now) == [0] && wider.unchanged == 1)
    let narrower = try compared(text("100"), text("100", inPost), people, ["2024-01"])
    #expect(narrower.changes.map(\.after) == [0])
  }

  @Test("the month in which most changes is found wherever it stands")
  func largestMonth() throws {
    let late = Person().posted(from: "2024-03-01")
    let comparison = try compared(
      text("100"), text("100", inPost) + "\n" + """
        rule "s" { title = "条", source = "law", pays = monthly,
          when = { none_of { \(inPost) } }, amount = fixed(yuan(90)), fund = "city" }
        rule "t" { title = "条", source = "law", pays = monthly,
          when = { \(inPost) }, amount = fixed(yuan(30)), fund = "city" }
        """, [late], ["2024-01", "2024-02", "2024-03", "2024-04"])
    // −10, −10, +30, +30
    #expect(comparison.changes.map(\.period) == [month("2024-03")])
    #expect(comparison.changes.map(\.difference) == [4_000])
  }
}

@Suite("The distribution of changes")
struct ChangeDistributionTests {
  private func steps(_ differences: [Int64], _ unchanged: Int = 0) -> [String] {
    ChangeDistribution(differences: differences, unchanged: unchanged).steps.map {
      "\($0.from.fen)..\($0.to.fen) \($0.people)"
    }
  }

  @Test("an amount on an edge belongs to the step nearer to zero")
  func edges() {
    #expect(
      steps([100, 101, 1_000, -100, -101], 7) == [
        "-200..-100 1", "-100..0 1", "0..0 7", "0..100 1", "100..200 1", "200..300 0",
        "300..400 0", "400..500 0", "500..600 0", "600..700 0", "700..800 0", "800..900 0",
        "900..1000 1",
      ])
  }

  @Test("steps are round and at most ten to a side, whatever the amounts")
  func widths() {
    for most in [1, 99, 100, 999, 1_000, 1_001, 2_000, 2_001, 5_001, 123_456, Int64.max] {
      for sign in [1, -1] as [Int64] {
        let steps = ChangeDistribution(differences: [sign * most], unchanged: 0).steps
        #expect((2...11).contains(steps.count))
        #expect(steps.map(\.people).reduce(0, +) == 1)
        let outer = sign > 0 ? steps[steps.count - 1] : steps[0]
        #expect(outer.people == 1)
      }
    }
    #expect(steps([2_000]).count == 11 && steps([2_001]).count == 6)
  }

  @Test("nobody's change is a single step")
  func nobody() {
    #expect(steps([], 3) == ["0..0 3"])
  }
}

@Suite("A fund's year")
struct FundYearTests {
  private func years(_ budget: Int64, _ months: [(String, Int64)]) -> [String] {
    FundYear.years(
      budget: Money(fen: budget), months: months.map { (period: month($0.0), fen: $0.1) }
    ).map { "\($0.year) \($0.asked.fen) \($0.left.fen) \($0.dryIn?.description ?? "lasts")" }
  }

  @Test("a fund runs dry in the month it cannot pay to the last fen")
  func dry() {
    let months: [(String, Int64)] = [("2024-01", 50), ("2024-02", 50), ("2024-03", 50)]
    #expect(years(150, months) == ["2024 150 0 lasts"])
    #expect(years(149, months) == ["2024 150 -1 2024-03"])
    #expect(years(100, months) == ["2024 150 -50 2024-03"])
    #expect(years(99, months) == ["2024 150 -51 2024-02"])
    #expect(years(0, months) == ["2024 150 -150 2024-01"])
    #expect(years(0, [("2024-01", 0)]) == ["2024 0 0 lasts"])
  }

  @Test("the budget is that of a calendar year and begins anew in January")
  func calendarYears() {
    #expect(
      years(100, [("2023-11", 60), ("2023-12", 60), ("2024-01", 60), ("2024-02", 40)]) == [
        "2023 120 -20 2023-12", "2024 100 0 lasts",
      ])
  }
}
