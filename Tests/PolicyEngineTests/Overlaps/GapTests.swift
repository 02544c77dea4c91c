import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

@Suite("Months that sheets leave out")
struct GapTests {
  private let month = """
    rule "month" { title = "月补贴", source = "law", pays = monthly,
      when = { posting { kind = "community" }.held "on the last day", assessment.last_year.at_least "passed" },
      amount = fixed(yuan(100)), fund = "city" }
    """
  private let staff = """
    test "staff" { period = "2022-03", worker = {
      posting = { kind = "community", county = "x", from = "2021-01-01" },
      assessment = { year = 2021, result = "passed" } }, expect = { month = yuan(100) } }
    """

  private func sheets(
    to end: String, from start: String, head: String = #"replaces = "old","#
  ) throws -> [TestedSheet] {
    [
      try tested("old", from: #"from "2020-01-01" :to "\#(end)""#, month, tests: staff),
      try tested("new", from: #"from "\#(start)""#, head: head, month),
    ]
  }

  @Test("who is paid before and after two months without a sheet is shown with both payments")
  func between() throws {
    let sheets = try sheets(to: "2023-12-31", from: "2024-03-01")
    let found = OverlapSearch(sheets).gaps()
    let gap = try #require(found.first)
    #expect(found.count == 1 && gap.months.map(\.description) == ["2024-01", "2024-02"])
    #expect(gap.cause == .betweenSheets(from: day("2024-01-01"), to: day("2024-02-29")))
    #expect(gap.before.period.description == "2023-12" && gap.before.policy == "old")
    #expect(gap.after?.period.description == "2024-03" && gap.after?.policy == "new")
    #expect(gap.tests.map(\.file) == ["old_test.lua", "old_test.lua", "new_test.lua"])
    #expect(gap.tests[1].text.contains(#"refused "from.to""#))
    #expect(try hold(gap.tests, on: sheets))
  }

  @Test(
    "a gap is a month whose last day has no sheet",
    arguments: [
      ("2023-12-31", "2024-01-01", 0), ("2023-12-31", "2024-01-31", 0),
      ("2023-12-31", "2024-02-01", 1), ("2023-12-30", "2024-01-01", 1), ("2024-01-15", "2024-01-10", 0),
    ])
  func days(_ end: String, _ start: String, _ months: Int) throws {
    let found = OverlapSearch(try sheets(to: end, from: start)).gaps()
    #expect((found.first?.months.count ?? 0) == months)
  }

  @Test("sheets that do not replace each other have no gap between them")
  func strangers() throws {
    #expect(OverlapSearch(try sheets(to: "2023-12-31", from: "2024-03-01", head: "")).gaps().isEmpty)
  }

  @Test("a value that leaves out a level between two that have it is a gap for that level")
  func lostLevel() throws {
    func found(_ middle: String) throws -> [Gap] {
      let statements = """
        parameter "rate" { title = "标准", source = "law",
          from "2020-01-01" { junior = yuan(1), senior = yuan(3) },
          from "2023-01-01" { \(middle) },
          from "2023-04-01" { junior = yuan(2), senior = yuan(5) } }
        rule "month" { title = "月补贴", source = "law", pays = monthly, level = certificate.highest { },
          when = { posting { kind = "community" }.held "on the last day" }, amount = by_level "rate",
          fund = "city" }
        """
      let sheet = try tested(
        "one", statements,
        tests: """
          test "t" { period = "2022-06", worker = { certificate = { level = "junior", approved = "2022-01-01" },
            posting = { kind = "community", county = "x", from = "2021-01-01" } }, expect = { month = yuan(1) } }
          """)
      let gaps = OverlapSearch([sheet]).gaps()
      for gap in gaps { #expect(try hold(gap.tests, on: [sheet])) }
      return gaps
    }
    #expect(try found("junior = yuan(2), senior = yuan(4)").isEmpty)
    let gap = try #require(try found("junior = yuan(2)").first)
    #expect(gap.cause == .noValue(parameter: "rate", from: day("2023-01-01")))
    #expect(gap.before.level == .senior && gap.months.count == 3)
    #expect(gap.before.amount == Money(fen: 300) && gap.after?.amount == Money(fen: 500))
  }

  @Test("a rate below a floor is shown with somebody who is paid it; at the floor there is none")
  func floor() throws {
    func found(_ rate: Int) throws -> [Gap] {
      let province = try tested(
        "province", in: "640000",
        """
        floor "least" { title = "下限", source = "law", parameter = "allowance",
          from "2024-01-01" { junior = yuan(100), intermediate = yuan(100), senior = yuan(100) } }
        """)
      let city = try tested(
        "city",
        """
        parameter "allowance" { title = "补贴", source = "law",
          from "2020-01-01" { junior = yuan(100), intermediate = yuan(100), senior = yuan(\(rate)) } }
        rule "month" { title = "月补贴", source = "law", pays = monthly, level = certificate.highest { },
          when = { posting { kind = "community" }.held "on the last day" },
          amount = by_level "allowance", fund = "city" }
        """,
        tests: """
          test "t" { period = "2022-06", worker = { certificate = { level = "junior", approved = "2022-01-01" },
            posting = { kind = "community", county = "x", from = "2021-01-01" } }, expect = { month = yuan(100) } }
          """)
      let gaps = OverlapSearch([province, city]).gaps()
      for gap in gaps { #expect(try hold(gap.tests, on: [province, city])) }
      return gaps
    }
    #expect(try found(100).isEmpty)
    let gap = try #require(try found(99).first)
    #expect(gap.before.level == .senior && gap.before.amount == Money(fen: 9_900))
    #expect(gap.before.period.description == "2024-01" && gap.after == nil)
  }
}
