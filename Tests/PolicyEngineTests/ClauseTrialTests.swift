import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

@Suite("Trying a clause on one person")
struct ClauseTrialTests {
  private func run(
    _ expression: String, _ person: Person = .qualified, sheet: String? = nil
  ) throws -> ClauseTrial.Answer {
    try ClauseTrial.run(
      expression, sheet: sheet.map { Array($0.utf8) }, snapshot: Snapshot([person]), worker: 0,
      period: month("2024-03"))
  }

  @Test("a clause holds, fails or is undecided as in a sheet")
  func verdicts() throws {
    let clause = #"assessment.last_year.is_not "failed""#
    #expect(try run(clause).verdict == .holds)
    #expect(try run(clause, Person().assessed(2023, .failed)).verdict == .fails)
    #expect(try run(clause, Person()).verdict == .unknown)
    #expect(try run(clause).evidence.facts.count == 1)
  }

  @Test("a clause that needs a level gets the highest one")
  func level() throws {
    let answer = try run(#"registration.is_current "on the last day""#)
    #expect(answer.verdict == .holds && answer.level == .junior)
    #expect(try run(clauseWithoutLevel).level == nil)
  }

  private let clauseWithoutLevel = #"posting { kind = "community" }.held "on the last day""#

  @Test("a measure gives its value")
  func measure() throws {
    let answer = try run(#"posting { kind = "community" }.days"#)
    #expect(answer.verdict == nil && answer.value?.en == "31 days")
  }

  @Test("selections and parameters of a sheet can be used")
  func names() throws {
    let sheet = sheetText(
      """
      list "city" { title = "市", source = "law", "兴庆区" }
      parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) } }
      local post = posting { county = list "city" }
      rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
        when = { post.held "on the last day" }, amount = by_level "rate", fund = "city" }
      """)
    #expect(try run("post.days.at_least(31)", sheet: sheet).verdict == .holds)
    #expect(try run("post.days.at_least(32)", sheet: sheet).verdict == .fails)
  }

  @Test(
    "what is no expression is refused and cannot reach the sheet around it",
    arguments: [
      "monthly } } rule \"x\" {", "1, 2", "", "a\nb", "x --", "yuan(2)", "monthly", "} }",
      "os.exit()",
      "assesment.last_year", "policy {}",
    ])
  func refused(_ expression: String) {
    #expect(throws: PolicyError.self) { try run(expression) }
  }
}
