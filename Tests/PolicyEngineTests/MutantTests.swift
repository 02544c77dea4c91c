import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// Changes of a sheet: all that can be made are made, and what survives comes with a test.

private func tests(_ text: String) throws -> [PolicyTest] {
  try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua")
}

/// A sheet with every kind of thing that can be changed.
private let wide = """
  list "near" { title = "近处", source = "law", "兴庆区", "金凤区" }
  parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(100), senior = yuan "250.01" },
    from "2024-03-31" { junior = yuan(120), senior = yuan(300) } }
  parameter "need" { title = "学时", source = "law", from "2000-01-01" { junior = hours(10), senior = hours(20) } }
  rule "m" { title = "月", source = "law", pays = monthly, level = certificate.highest { registered = "on the last day" },
    when = { any_of { posting { kind = "community", county = list "near", on_establishment = false }.held "on the last day",
                      training.hours { since = "registration" }.at_least "need" },
             assessment.last_year.at_least "passed" },
    amount = by_level "rate" :prorated(posting { kind = "community" }.days) :at_most(yuan(200)), fund = "city" }
  rule "o" { title = "次", source = "law", pays = once_per "level", each = certificate.each { approved = "in the month" },
    when = { registration.is_current "on the last day" }, amount = by_level "rate" :less_paid "o",
    fund = by_level { junior = "city", senior = "region" } }
  limit "both" { rules = { "m", "o" }, at_most = yuan(400) }
  """

private let one = """
  test "one" { period = "2024-03",
    worker = { posting = { kind = "community", county = "兴庆区", on_establishment = false, from = "2020-01-01" },
      certificate = { level = "junior", approved = "2024-03-05" }, registration = { level = "junior", from = "2024-03-06", to = "2027-03-05" },
      assessment = { year = 2023, result = "passed" } },
    expect = { m = yuan(120) } }
  """

@Suite("Mutants of a sheet")
struct MutantTests {
  @Test("the tests beside Yinchuan's sheet notice at least 95 of 100 changes")
  func yinchuan() throws {
    let run = MutantRun(try YinchuanSheet.load(), tests: try YinchuanSheet.tests())
    #expect(run.failingTests == 0)
    #expect(run.mutants > 80)
    #expect(run.percent >= 95, "\(run.survivors.map(\.mutant.change.en))")
  }

  @Test("layout and comments change neither the mutants nor what becomes of them")
  func layout() throws {
    let airy = try YinchuanSheet.load {
      $0.split(separator: "\n").map { "  \($0) -- remark" }.joined(separator: "\n\n")
    }
    let plain = try YinchuanSheet.load()
    #expect(airy.policy.mutants.map(\.change) == plain.policy.mutants.map(\.change))
    let few = Array(try YinchuanSheet.tests().prefix(12))
    let killed = [airy, plain].map { MutantRun($0, tests: few, findingStubs: false).killed }
    #expect(killed[0] == killed[1] && killed[0] > 0)
  }

  @Test("everything a sheet states is changed", arguments: [
    "at_least becomes below", "becomes \"on some day of the month\"", "kind is dropped",
    "kind community becomes", "county is dropped", "on_establishment is dropped",
    "on_establishment becomes true", "金凤区 is dropped", "is removed", "is negated",
    "any_of becomes all_of", "junior 100.00 yuan becomes 99.99 yuan",
    "junior 100.00 yuan becomes 100.01 yuan", "junior 10 h becomes 11 h",
    "junior and senior are swapped", "2024-03-31 becomes 2024-04-01",
    "2024-03-31 becomes 2024-03-30", "rounding half up becomes down",
    "rounding half up becomes half to even", "prorated is removed", "less_paid is removed",
    "once_per becomes monthly", "monthly becomes once_per", "fund city becomes region",
    "fund of senior region becomes city", "registered is dropped", "approved: \"in the month\"",
    "higher levels come first", "the ceiling becomes 399.99 yuan", "the ceiling becomes 400.01 yuan",
    "at_most is removed", "200.00 yuan becomes 199.99 yuan", "since = \"registration\" is dropped",
    "passed becomes excellent",
  ])
  func kinds(of change: String) throws {
    let mutants = try sheet(wide).policy.mutants
    #expect(mutants.contains { $0.change.en.contains(change) }, "\(mutants.map(\.change.en))")
  }

  @Test("a survivor's test passes on the sheet and fails on the survivor")
  func stubs() throws {
    let sheet = try sheet(wide)
    let run = MutantRun(sheet, tests: try tests(one))
    #expect(run.survivors.count > 20)
    var stubs = 0
    for survivor in run.survivors {
      guard let stub = survivor.stub else { continue }
      stubs += 1
      let found = try tests(stub)
      #expect(found.flatMap { $0.run(sheet) }.isEmpty, "\(stub)")
      let changed = sheet.with(survivor.mutant.policy)
      #expect(!found.flatMap { $0.run(changed) }.isEmpty, "\(survivor.mutant.change.en)\n\(stub)")
    }
    #expect(stubs * 10 >= run.survivors.count * 8)
  }

  @Test("a date that passes no last day of a month is known to change nothing")
  func dates() throws {
    let policy = try sheet("").policy
    func of(_ old: String, _ new: String) -> Equivalence? {
      Equivalence.ofDate(day(old), to: day(new), in: policy)
    }
    #expect(of("2024-03-01", "2024-03-02") == .sameMonths)
    #expect(of("2024-03-31", "2024-03-30") == .sameMonths)
    #expect(of("2024-03-31", "2024-04-01") == nil)
    #expect(of("2024-03-01", "2024-02-29") == nil)
    #expect(of("2000-01-01", "1999-12-31") == .outsideInForce)
  }

  @Test("half a fen is looked for at every rate and number of days")
  func halves() throws {
    func rounding(_ yuan: String) throws -> Equivalence? {
      let sheet = try sheet(
        rule(when: "", amount: "fixed(yuan \"\(yuan)\"):prorated(posting { }.days)"))
      return sheet.policy.mutants.first { $0.change.en.contains("half to even") }?.equivalence
    }
    #expect(try rounding("200.00") == .noHalfFen)
    // 250.01 yuan × 15 ÷ 30 days is 12500.5 fen.
    #expect(try rounding("250.01") == nil)
  }

  @Test("rounding ways differ only where they should", arguments: [
    (Int64(25_001), Int64(15), Int64(30), Int64(12_501), Int64(12_500), Int64(12_500)),
    (25_003, 15, 30, 12_502, 12_501, 12_502), (20_000, 30, 31, 19_355, 19_354, 19_355),
    (20_000, 1, 31, 645, 645, 645), (20_000, 31, 31, 20_000, 20_000, 20_000),
  ])
  func ways(_ fen: Int64, _ part: Int64, _ whole: Int64, up: Int64, down: Int64, even: Int64) {
    let found = [Rounding.halfUp, .down, .halfEven].map {
      $0.prorate(Money(fen: fen), part, of: whole).fen
    }
    #expect(found == [up, down, even])
  }

  @Test("a test can say which fund bears each line")
  func funds() throws {
    let sheet = try sheet(wide)
    func failures(_ fund: String) throws -> Int {
      let text = one.replacing("expect = { m = yuan(120) }", with: "expect = { m = yuan(120) }, fund = \(fund)")
      return try tests(text).flatMap { $0.run(sheet) }.count
    }
    #expect(try failures(#"{ m = "city", o = "city" }"#) == 0)
    #expect(try failures(#"{ m = "region" }"#) == 1)
    #expect(try failures(#"{ m = { "city", "city" } }"#) == 1)
  }
}
