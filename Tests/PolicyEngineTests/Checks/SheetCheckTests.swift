import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

@Suite("Checks that need more than one place")
struct SheetCheckTests {
  private func codes(_ statements: String) -> [String] {
    // These short sheets name no funds.
    SheetCheck.remarks(text: Array(sheetText(statements).utf8), file: "sheet.lua").map(\.code)
      .filter { $0 != "no-funds" }
  }

  private let rates = """
    parameter "rate" { title = "标准", source = "law",
      from "2000-01-01" { junior = yuan(1), intermediate = yuan(2), senior = yuan(3) } }
    """

  private func twoRules(_ one: String, _ other: String, _ more: String = "") -> String {
    func rule(_ id: String, _ clauses: String) -> String {
      """
      rule "\(id)" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
        when = { \(clauses) }, amount = by_level "rate", fund = "city" }
      """
    }
    return [rates, rule("a", one), rule("b", other), more].joined(separator: "\n")
  }

  private let days = #"posting { kind = "community" }.days"#

  @Test("two rules by one parameter must say how they combine")
  func paidTwice() {
    let held = #"posting { kind = "agency" }.held "on the last day""#
    #expect(codes(twoRules("\(days).at_least(1)", held)) == ["paid-twice"])
    #expect(
      codes(
        twoRules(
          "\(days).at_least(1)", held, #"limit "l" { rules = { "a", "b" }, at_most = yuan(5) }"#))
        == [])
    #expect(
      codes(
        twoRules(
          "\(days).at_least(1)", held, #"exclusive "e" { rules = { "a", "b" }, takes = "first" }"#))
        == [])
    #expect(codes(twoRules("\(days).at_least(1)", #"paid.nothing "a""#)) == [])
  }

  @Test("rules whose clauses never hold together pay nobody twice")
  func excluded() {
    #expect(codes(twoRules("\(days).at_least(10)", "\(days).below(10)")) == [])
    #expect(codes(twoRules("\(days).at_least(10)", "\(days).below(11)")) == ["paid-twice"])
    #expect(
      codes(twoRules("\(days).at_least(10)", "none_of { \(days).at_least(10) }")) == [])
  }

  @Test("a value read for the year before the sheet began is needed, one before that is not")
  func yearBefore() {
    func index(_ amount: String) -> [String] {
      codes(
        """
        parameter "index" { title = "指数", source = "law",
          from "1998-01-01" (yuan(1)), from "1999-01-01" (yuan(2)), from "2000-01-01" (yuan(3)) }
        rule "a" { title = "条", source = "law", pays = monthly, when = {}, amount = \(amount),
          fund = "city" }
        """)
    }
    #expect(index(#"rate("index", { year = "before" })"#) == ["never-applies"])
    #expect(index(#"rate "index""#) == ["never-applies", "never-applies"])
  }

  @Test("a parameter read only inside a function is used")
  func functions() {
    let statements = """
      \(rates)
      rule "a" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
        when = { check("c", function(worker, period)
          for i = 1, 3 do if i > worker:level_rank() then return true end end
          return false
        end) }, amount = by_level "rate", fund = "city" }
      """
    #expect(codes(statements) == [])
  }

  @Test("a fund by case names its funds, and its clauses name none")
  func byCase() {
    func statements(_ last: String) -> String {
      """
      policy { id = "test/sheet", title = "试验", jurisdiction = "640100",
        in_force = from "2000-01-01", sources = { law = "某办法" },
        funds = { city = "市", county = "县" } }
      list "own" { title = "直属", source = "law", "直属单位" }
      rule "a" { title = "条", source = "law", pays = monthly,
        when = { posting { kind = "community" }.days.at_least(1) }, amount = fixed(yuan(1)),
        fund = by_case { { status { value = list "own" }.held "on the last day", "city" },
          "\(last)" } }
      """
    }
    func found(_ text: String) -> [String] {
      SheetCheck.remarks(text: Array(text.utf8), file: "sheet.lua").map(\.code)
    }
    #expect(found(statements("county")) == [])
    #expect(found(statements("cuonty")) == ["unknown-fund"])
  }

  @Test("clauses of any_of may repeat no clause, and may contradict each other")
  func anyOf() {
    let one = "\(days).at_least(5)"
    func rule(_ clauses: String) -> String {
      "\(rates)\n" + """
        rule "a" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
          when = { any_of { \(clauses) } }, amount = by_level "rate", fund = "city" }
        """
    }
    #expect(codes(rule("\(one), \(days).below(3)")) == [])
    #expect(codes(rule("\(one), \(one)")) == ["never-fails"])
  }
}
