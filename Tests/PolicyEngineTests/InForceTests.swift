import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

// A sheet that says when it stops.

private let rates = """
  rule "r" { title = "条", source = "law", pays = monthly,
    when = { posting { kind = "community" }.held "on the last day" },
    amount = fixed(yuan(100)), fund = "city" }
  standard "s" { title = "标准", source = "law",
    when = { posting { kind = "community" }.held "on the last day" } }
  """

private func text(_ span: String, _ statements: String = rates, head: String = "") -> String {
  sheetText(statements).replacing(
    "in_force = from \"2000-01-01\",", with: "in_force = \(span), \(head)", maxReplacements: 1)
}

private func load(_ text: String) throws(PolicyError) -> LoadedSheet {
  try PolicyLoader.load(text: Array(text.utf8), file: "sheet.lua")
}

private let ended = text(#"from "2021-01-01" :to "2024-12-31""#)
private let staff = Person().with {
  $0.postings = [
    Posting(
      county: "甲", organisation: "某单位", kind: "community", onEstablishment: false,
      span: days("2020-01-01"))
  ]
}

@Suite("A sheet with an end")
struct InForceTests {
  @Test("its last month is paid, the next is refused by the line that names the end")
  func bothSides() throws {
    let sheet = try load(ended)
    #expect(sheet.policy.inForce == days("2021-01-01", "2024-12-31"))
    #expect(sheet.given(to: [staff], in: "2024-12") == [[Given(.pays, 10_000)]])
    #expect(sheet.given(to: [staff], in: "2025-01") == [[]])
    #expect(sheet.given(to: [staff], in: "2020-12") == [[]])
    let explanation = try #require(sheet.explained(for: staff, in: "2025-01").first)
    let step = try #require(explanation.steps.first)
    #expect(explanation.outcome == .refused)
    #expect(step.word == "from.to" && step.verdict == .fails && step.line == 1)
    #expect(step.evidence?.text.en == "the sheet is in force from 2021-01-01 to 2024-12-31")
    #expect(step.evidence?.text.zh.contains("至 2024-12-31 止") == true)
  }

  @Test("a month whose last day comes after the end is no month in force")
  func withinAMonth() throws {
    let sheet = try load(text(#"from "2021-01-01" :to "2024-12-30""#))
    #expect(sheet.given(to: [staff], in: "2024-11") == [[Given(.pays, 10_000)]])
    #expect(sheet.given(to: [staff], in: "2024-12") == [[]])
  }

  @Test("its standards find nothing after the end")
  func standards() throws {
    let sheet = try load(ended)
    func found(_ period: String) -> Int {
      sheet.findings(snapshot: Snapshot([staff]), period: month(period)).count
    }
    #expect(found("2024-12") == 1 && found("2025-01") == 0)
  }

  @Test("the end may be written with a dot as well, and a sheet without one has no such clause")
  func spellings() throws {
    #expect(
      try load(text(#"from "2021-01-01".to "2024-12-31""#)).policy.inForce
        == days("2021-01-01", "2024-12-31"))
    #expect(try load(text(#"from "2021-01-01""#)).policy.rules[0].clauses.count == 1)
    #expect(try load(ended).policy.rules[0].clauses.map(\.word) == ["from.to", "postings.held"])
  }

  @Test(
    "an end that is none is refused at its line",
    arguments: [
      (#"from "2021-01-01" :to "2020-12-31""#, "2021-01-01 to 2020-12-31 ends before it starts"),
      (#"from "2021-01-01" :to "2024-02-30""#, "from.to has no such date \"2024-02-30\""),
      (#"from "2021-01-01" :to(2024)"#, "from.to has the wrong kind of value"),
      (#"from "2021-01-01" :untl "2024-12-31""#, "from.untl is not a word"),
      (#"from "2021-01-01" :to "2024-12-31" {}"#, "from.to takes no value"),
    ])
  func faults(_ span: String, _ message: String) throws {
    let error = try #require(throws: PolicyError.self) { try load(text(span)) }
    #expect(error.line == 1 && error.message.en.contains(message), "\(error.message.en)")
    let remarks = SheetCheck.remarks(text: Array(text(span).utf8), file: "sheet.lua")
    #expect(remarks.contains { $0.severity == .error && $0.line == 1 })
  }

  @Test("a sheet names the policies it replaces, each once")
  func replaces() throws {
    func ids(_ head: String) throws -> [String] {
      try load(text(#"from "2021-01-01""#, head: head)).policy.replaces
    }
    #expect(try ids("") == [])
    #expect(try ids(#"replaces = "a/b","#) == ["a/b"])
    #expect(try ids(#"replaces = { "a/b", "c" },"#) == ["a/b", "c"])
    for wrong in ["replaces = 1,", #"replaces = { "a", "a" },"#, #"replaces = "a b","#] {
      #expect(throws: PolicyError.self) { try ids(wrong) }
    }
  }

  @Test("the tests beside it show the end, and every change of it is noticed by them")
  func testsBeside() throws {
    let tests = try PolicyTest.read(
      text: Array(
        """
        local person = { posting = { kind = "community", county = "x", from = "2020-01-01" } }
        test "last" { period = "2024-12", worker = person, expect = { r = yuan(100), s = found } }
        test "after" { period = "2025-01", worker = person, expect = { r = refused "from.to", s = none } }
        test "before" { period = "2024-11", worker = person, expect = { r = yuan(100), s = found } }
        test "first" { period = "2021-01", worker = person, expect = { r = yuan(100), s = found } }
        test "earlier" { period = "2020-12", worker = person, expect = { r = refused "from.to", s = none } }
        """.utf8), file: "sheet_test.lua")
    let sheet = try load(ended)
    #expect(tests.flatMap { $0.run(sheet) }.isEmpty)
    let mutants = sheet.policy.mutants.filter { $0.change.en.contains("from.to") }
    #expect(
      Set(mutants.map(\.change.en)) == [
        "from.to is removed", "from.to is negated",
        "from.to: the end 2024-12-31 becomes 2024-11-30",
        "from.to: the end 2024-12-31 becomes 2025-01-31",
        "from.to: in force from 2021-01-01 becomes 2020-12-01",
        "from.to: in force from 2021-01-01 becomes 2021-02-01",
      ])
    for mutant in mutants {
      #expect(!tests.flatMap { $0.run(mutant.sheet(from: sheet)) }.isEmpty, "\(mutant.change.en)")
    }
    let items = PolicyCoverage(sheet, tests: tests).items.filter { $0.word == "from.to" }
    #expect(items.count == 8 && items.allSatisfy(\.isSeen))
    let none = PolicyCoverage(sheet, tests: []).items.filter { $0.word == "from.to" }
    #expect(none.allSatisfy { $0.stub != nil })
  }

  @Test("a value that begins after the end never applies")
  func lateSegment() {
    func codes(_ from: String) -> [String] {
      let statements = """
        parameter "rate" { title = "标准", source = "law", from "2021-01-01" (yuan(1)),
          from "\(from)" (yuan(2)) }
        rule "r" { title = "条", source = "law", pays = monthly,
          when = { posting { kind = "community" }.held "on the last day" }, amount = rate "rate",
          fund = "city" }
        """
      let sheet = text(#"from "2021-01-01" :to "2024-12-31""#, statements)
      return SheetCheck.remarks(text: Array(sheet.utf8), file: "sheet.lua").map(\.code)
        .filter { $0 != "no-funds" }
    }
    #expect(codes("2024-12-31") == [])
    #expect(codes("2025-01-01") == ["never-applies"])
  }

  @Test("a summary shows the end and what is replaced, and a difference tells of both")
  func summary() throws {
    func summary(_ text: String) throws -> SheetSummary {
      try SheetSummary(text: Array(text.utf8), file: "sheet.lua")
    }
    let old = try summary(text(#"from "2021-01-01""#))
    let new = try summary(
      text(#"from "2021-01-01" :to "2024-12-31""#, head: #"replaces = "a/b","#))
    #expect(old.inForce == "2021-01-01" && new.inForce == "2021-01-01 – 2024-12-31")
    #expect(new.replaces == ["a/b"])
    #expect(SheetDifference.changes(from: old, to: new).map(\.what) == ["in_force", "replaces"])
  }
}
