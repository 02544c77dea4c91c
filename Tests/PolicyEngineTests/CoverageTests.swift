import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// What tests have shown of a sheet: nothing is counted that a test did not reach.

private let statements = """
  parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(100), senior = yuan(200) },
    from "2024-05-01" { junior = yuan(120), senior = yuan(240) } }
  rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
    when = { posting { kind = "community" }.held "on the last day",
             assessment.last_year.is_not "failed",
             training.hours.at_least(hours(8)) },
    amount = by_level "rate" :less_paid "r", fund = by_level { junior = "city", senior = "region" } }
  """

private func coverage(_ tests: String) throws -> PolicyCoverage {
  let text = """
    local base = { posting = { kind = "community", county = "兴庆区", from = "2020-01-01" },
      certificate = { level = "junior", approved = "2020-01-01" }, assessment = { year = 2023, result = "passed" },
      training = { hours = hours(8), from = "2024-01-01", to = "2024-01-02", result = "passed" } }
    \(tests)
    """
  return PolicyCoverage(
    try sheet(statements), tests: try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua"))
}

private func item(
  _ coverage: PolicyCoverage, _ word: String, _ title: String
) throws -> CoverageItem {
  try #require(coverage.items.first { $0.word == word && $0.title.en == title })
}

private let pays = #"test "a" { period = "2024-03", worker = base, expect = { r = yuan(100) } }"#

@Suite("Coverage of a sheet by its tests")
struct CoverageTests {
  @Test("Yinchuan's tests show every clause both ways and every boundary")
  func yinchuan() throws {
    let coverage = PolicyCoverage(try YinchuanSheet.load(), tests: try YinchuanSheet.tests())
    #expect(coverage.items.filter { !$0.isSeen }.map(\.title.en) == [])
    #expect(coverage.percent(.direction) == 100)
  }

  @Test("a clause is seen the way a test shows it and no other")
  func directions() throws {
    let found = try coverage(pays)
    #expect(try item(found, "postings.held", "holds").tests == 1)
    #expect(try !item(found, "postings.held", "fails").isSeen)
    #expect(try item(found, "certificate.highest", "holds").isSeen)
    #expect(try !item(found, "assessed.is_not", "undecided for want of a fact").isSeen)
    #expect(found.items.contains { $0.word == "postings.held" && $0.title.en.contains("want") } == false)
  }

  @Test("a clause behind one that refuses is not reached, and the reason names the one before")
  func unreached() throws {
    let found = try coverage("""
      test "a" { period = "2024-03", worker = but(base, { posting = { kind = "agency" } }),
        expect = { r = refused "postings.held" } }
      """)
    let hours = try item(found, "measure.at_least", "holds")
    #expect(!hours.isSeen)
    #expect(hours.reason?.en.contains("an earlier clause (line 6 postings.held) refused") == true)
    let fails = try item(found, "measure.at_least", "fails")
    #expect(fails.reason?.en == "an earlier clause refused in every test")
  }

  @Test("a boundary is seen at its very day and number alone")
  func boundaries() throws {
    let found = try coverage(pays + """
      \ntest "b" { period = "2024-03", worker = but(base, { posting = { to = "2024-03-31" } }), expect = { r = yuan(100) } }
      """)
    #expect(try item(found, "postings.held", "a posting ends on the last day").tests == 1)
    #expect(try !item(found, "postings.held", "a posting ends the day before the last day").isSeen)
    #expect(try item(found, "measure.at_least", "exactly 8 h").isSeen)
    #expect(try !item(found, "measure.at_least", "exactly 7 h").isSeen)
  }

  @Test("steps, levels, dated values and funds count only where a test pays them")
  func payments() throws {
    let found = try coverage(pays)
    #expect(try item(found, "less_paid", "the step is used").isSeen)
    #expect(try item(found, "by_level", "junior is paid").isSeen)
    #expect(try !item(found, "by_level", "senior is paid").isSeen)
    #expect(try item(found, "from", "the value from 2000-01-01").isSeen)
    #expect(try !item(found, "from", "the value from 2024-05-01").isSeen)
    #expect(try item(found, "fund", "city pays").isSeen)
    #expect(try !item(found, "fund", "region pays").isSeen)
  }

  @Test("the tests offered for what is missing show it, and pass as they stand")
  func stubs() throws {
    let first = try coverage(pays)
    let stubs = first.items.compactMap(\.stub)
    #expect(stubs.count > 8)
    let second = try coverage(pays + "\n" + stubs.joined(separator: "\n"))
    #expect(second.failingTests == 0)
    let offered = Set(first.items.filter { $0.stub != nil }.map { "\($0.line) \($0.title.en)" })
    let missing = second.items.filter { !$0.isSeen }.map { "\($0.line) \($0.title.en)" }
    #expect(offered.intersection(missing) == [])
  }

  @Test("days a sheet names, levels listed and cases left open are looked at on both sides")
  func named() throws {
    let sheet = try sheet(
      rule(
        when: """
          certificate.level_in { "junior" },
          residence { value = "户籍" }.held_on(claim { value = "r" }.latest_day),
          posting { kind = "community" }.held_between { from = certificate.approval_day, to = "the last day" },
          undecided_when { status { value = "学生" }.held "on the last day", because = "未写明" }
          """, subject: "level = certificate.highest { },"))
    func coverage(_ changes: String) throws -> PolicyCoverage {
      let text = """
        local base = { posting = { kind = "community", county = "兴庆区", from = "2020-01-01" },
          certificate = { level = "junior", approved = "2024-01-10" }, circumstances = {
            { kind = "claim", value = "r", on = "2024-03-05" },
            { kind = "residence", value = "户籍", place = "甲", from = "2024-03-05" } } }
        test "a" { period = "2024-03", worker = \(changes), expect = { r = yuan(100) } }
        """
      return PolicyCoverage(
        sheet, tests: try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua"))
    }
    func seen(_ coverage: PolicyCoverage, _ word: String) -> Set<String> {
      Set(coverage.items.filter { $0.word == word && $0.isSeen }.map(\.title.en))
    }
    let base = try coverage("base")
    #expect(seen(base, "certificate.level_in") == ["holds", "the level is junior"])
    #expect(
      seen(base, "circumstances.held_on") == ["holds", "begins on the last day asked about"])
    #expect(seen(base, "postings.held_between") == ["holds"])
    // A clause of undecided_when has sides of its own.
    #expect(seen(base, "undecided_when") == ["holds"])
    #expect(seen(base, "circumstances.held") == ["fails"])
    let ends = try coverage(#"but(base, { posting = { to = "2024-01-10" } })"#)
    #expect(
      seen(ends, "postings.held_between") == ["holds", "ends on the first day asked about"])
    let before = try coverage(#"but(base, { posting = { to = "2024-01-09" } })"#)
    #expect(
      seen(before, "postings.held_between") == ["fails", "ends the day before it"])
    let later = try coverage(#"but(base, { certificate = { level = "senior" } })"#)
    #expect(seen(later, "certificate.level_in") == ["fails", "the level is senior"])
    #expect(base.items.contains { $0.word == "circumstances.held" && $0.title.en == "holds" })
  }

  @Test("tests that fail are counted and still cover")
  func failing() throws {
    let found = try coverage(
      #"test "a" { period = "2024-03", worker = base, expect = { r = yuan(99) } }"#)
    #expect(found.failingTests == 1)
    #expect(try item(found, "postings.held", "holds").isSeen)
  }
}
