import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

@Suite("Sheets that are checked together")
struct SheetsTogetherTests {
  private func policy(
    _ file: String, id: String = "test/sheet", _ span: String, head: String = "",
    _ statements: String = rule(when: "")
  ) throws -> Policy {
    let text = sheetText(statements).replacing("\"test/sheet\"", with: "\"\(id)\"").replacing(
      "in_force = from \"2000-01-01\",", with: "in_force = \(span), \(head)", maxReplacements: 1)
    return try PolicyLoader.load(text: Array(text.utf8), file: file).policy
  }

  private func remarks(_ policies: Policy...) -> [Remark] { SheetCheck.together(policies) }

  @Test("two sheets of one policy may not be in force together")
  func versions() throws {
    let old = try policy("old.lua", #"from "2020-01-01""#)
    let new = try policy("new.lua", #"from "2024-01-01""#)
    #expect(remarks(new) == [])
    let found = remarks(new, old)
    #expect(found.map(\.code) == ["versions-overlap"] && found.map(\.file) == ["new.lua"])
    let remark = try #require(found.first)
    #expect(remark.line == 1 && remark.excerpt.dropFirst(remark.column - 1).hasPrefix("in_force"))
    #expect(remark.severity == .error)
    #expect(remark.advice?.en.contains(#"give old.lua its end: in_force = from "…" :to "2023-12-31""#) == true)
  }

  @Test(
    "between versions no day may have two of them, and one without any is told",
    arguments: [
      ("2023-12-31", []), ("2024-01-01", ["versions-overlap"]), ("2023-12-30", ["version-gap"]),
    ])
  func ends(_ end: String, _ codes: [String]) throws {
    let old = try policy("old.lua", #"from "2020-01-01" :to "\#(end)""#)
    let new = try policy("new.lua", #"from "2024-01-01""#)
    #expect(remarks(old, new).map(\.code) == codes)
    #expect(remarks(new, old).map(\.code) == codes)
  }

  @Test("a gap is told with its first and last day")
  func gap() throws {
    let old = try policy("old.lua", #"from "2020-01-01" :to "2023-12-31""#)
    let remark = try #require(
      remarks(old, try policy("new.lua", #"from "2024-03-01""#)).first)
    #expect(remark.text.en.contains("from 2024-01-01 to 2024-02-29, after old.lua"))
    #expect(remark.severity == .warning)
  }

  @Test("a sheet is held against the one it replaces as against an earlier version")
  func successors() throws {
    let successor = try policy(
      "new.lua", id: "test/new", #"from "2024-01-01""#, head: #"replaces = "test/sheet","#)
    let stranger = try policy("new.lua", id: "test/new", #"from "2024-01-01""#)
    let old = try policy("old.lua", #"from "2020-01-01""#)
    #expect(remarks(old, stranger) == [])
    let remark = try #require(remarks(old, successor).first)
    #expect(remark.code == "versions-overlap" && remark.text.en.hasPrefix("this replaces old.lua"))
    #expect(remarks(try policy("old.lua", #"from "2020-01-01" :to "2023-12-31""#), successor) == [])
  }

  @Test("of three versions each is held against the one before it")
  func three() throws {
    let first = try policy("1.lua", #"from "2020-01-01" :to "2021-12-31""#)
    let second = try policy("2.lua", #"from "2022-02-01" :to "2023-12-31""#)
    let third = try policy("3.lua", #"from "2023-12-31""#)
    let found = remarks(third, first, second)
    #expect(found.map { "\($0.file) \($0.code)" } == ["3.lua versions-overlap", "2.lua version-gap"])
  }

  @Test("a name that is nearly that of a sheet at hand is taken for a slip, another for a sheet elsewhere")
  func names() throws {
    let old = try policy("old.lua", #"from "2020-01-01" :to "2023-12-31""#)
    func codes(_ head: String, _ statements: String = rule(when: "")) throws -> [Remark] {
      remarks(
        old, try policy("new.lua", id: "test/new", #"from "2024-01-01""#, head: head, statements))
    }
    let slip = try #require(try codes(#"replaces = "test/sheat","#).first)
    #expect(slip.code == "unknown-policy" && slip.advice?.en == "did you mean test/sheet?")
    #expect(try codes(#"replaces = "elsewhere/entirely-other","#) == [])
    func stacking(_ name: String) -> String {
      rule(when: "") + "\nstacking \"s\" { rules = { \"r\", \"\(name)\" }, source = \"law\" }"
    }
    #expect(try codes("", stacking("test/sheet:r")) == [])
    #expect(try codes("", stacking("test/sheet:rr")).map(\.code) == ["unknown-rule"])
    #expect(try codes("", stacking("test/shet:r")).map(\.code) == ["unknown-policy"])
  }

  @Test("a rate below a floor is told at its number, from the day the floor begins")
  func floor() throws {
    let floor = """
      floor "least" { title = "下限", source = "law", parameter = "allowance",
        from "2026-01-01" { junior = yuan(100), intermediate = yuan(200), senior = yuan(300) } }
      """
    let rates = """
      parameter "allowance" { title = "补贴", source = "law",
        from "2025-01-01" { junior = yuan(80), intermediate = yuan(200), senior = yuan(300) } }
      rule "r" { title = "条", source = "law", pays = monthly, fund = "city",
        level = certificate.highest { }, when = { }, amount = by_level "allowance" }
      """
    let above = try policy("p.lua", id: "p", #"from "2026-01-01""#, floor)
    let province = try PolicyLoader.load(
      text: Array(above.text.replacing("640100", with: "640000").utf8), file: "p.lua").policy
    let found = remarks(province, try policy("c.lua", #"from "2025-01-01""#, rates))
    let remark = try #require(found.first)
    #expect(found.count == 1 && remark.code == "below-floor" && remark.severity == .warning)
    #expect(remark.file == "c.lua" && remark.line == 4)
    #expect(remark.excerpt.dropFirst(remark.column - 1).prefix(remark.length) == "yuan(80)")
    #expect(remark.text.en.contains("from 2026-01-01 junior is 80.00 yuan, below the floor of 100.00 yuan"))
    let lines = remark.lines(in: .zh)
    #expect(lines.count == 3 && lines[2].hasSuffix("^^^^^^^^"))
  }
}
