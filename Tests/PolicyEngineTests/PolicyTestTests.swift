import PolicyEngine
import TestSupport
import Testing
import Workforce

// The tests beside a sheet: they pass when they should, and say why when they do not.

private let statements = """
  rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { },
    when = { posting { kind = "community" }.held "on the last day", assessment.last_year.is_not "failed" },
    amount = fixed(yuan(100)), fund = "city" }
  standard "s" { title = "标准", source = "law", when = { training.hours.below(hours(8)) } }
  standard "t" { title = "考核", source = "law",
    when = { posting { kind = "community" }.held "on the last day", assessment.last_year.at_least "excellent" },
    reports = { { "hours", training.hours } } }
  rule "u" { title = "按级", source = "law", pays = monthly, level = certificate.highest { },
    when = { posting { kind = "community" }.held "on the last day",
      check("出错", function(worker) return worker:level() == "junior" and nil end) },
    amount = fixed(yuan(100)), fund = "city" }
  """
private let base = """
  local base = {
    posting = { kind = "community", county = "兴庆区", on_establishment = false, from = "2020-01-01" },
    certificate = { level = "junior", approved = "2020-01-01" },
    assessment = { year = 2023, result = "passed" },
  }
  """

private func failures(
  _ expect: String, worker: String = "base", paid: String = ""
) throws -> [PolicyTest.Failure] {
  let text = base + "\ntest \"一句话\" {\n  period = \"2024-03\", worker = \(worker), \(paid)\n"
    + "  expect = { \(expect) } }"
  let tests = try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua")
  let sheet = try sheet(statements)
  return tests.flatMap { $0.run(sheet) }
}

private func fault(_ test: String) -> PolicyError? {
  do throws(PolicyError) {
    _ = try PolicyTest.read(text: Array((base + "\n" + test).utf8), file: "sheet_test.lua")
    return nil
  } catch { return error }
}

@Suite("Tests beside a sheet")
struct PolicyTestTests {
  @Test("what the sheet gives passes", arguments: [
    ("r = yuan(100), s = found", "base"),
    (#"r = refused "postings.held""#, #"but(base, { posting = { kind = "agency" } })"#),
    (#"r = refused "certificate.highest""#, #"without(base, "certificate")"#),
    (#"r = undecided "assessed.is_not""#, #"without(base, "assessment")"#),
    (#"r = refused "assessed.is_not""#, #"but(base, { assessment = { result = "failed" } })"#),
    ("r = none", #"without(base, "posting", "certificate")"#),
    (#"t = refused "assessed.at_least""#, "base"), ("t = none", "base"),
    (#"t = refused "postings.held""#, #"but(base, { posting = { kind = "agency" } })"#),
    (#"t = undecided "assessed.at_least""#, #"without(base, "assessment")"#),
    ("t = finds { hours = 0 }", #"but(base, { assessment = { result = "excellent" } })"#),
    (#"u = held """#, "base"),
    ("s = none", """
      but(base, { training = { hours = hours(8), from = "2024-01-01", to = "2024-01-01", result = "passed" } })
      """),
  ])
  func passes(expect: String, worker: String) throws {
    #expect(try failures(expect, worker: worker).isEmpty)
  }

  @Test("a failure has what was expected, what came and why", arguments: [
    ("r = yuan(99)", "pays 99.00 yuan", "pays 100.00 yuan"),
    (#"r = refused "posting.held""#, "refused by posting.held", "pays 100.00 yuan"),
    (#"r = undecided "assessed.is_not""#, "undecided at assessed.is_not", "pays 100.00 yuan"),
    ("r = { yuan(50), yuan(50) }", "pays 50.00 yuan + pays 50.00 yuan", "pays 100.00 yuan"),
    ("r = none", "none", "pays 100.00 yuan"),
  ])
  func fails(expect: String, expected: String, actual: String) throws {
    let failure = try #require(try failures(expect).first)
    #expect(failure.test == "一句话" && failure.line == 6 && failure.rule == "r")
    let stated = failure.expected.en.replacing(" + ", with: " + pays ")
    #expect(stated == expected && failure.actual.en == actual)
    #expect(!failure.expected.zh.isEmpty && !failure.actual.zh.isEmpty)
    #expect(failure.explanations.map(\.outcome) == [.pays])
    #expect(failure.explanations[0].steps.count == 3)
  }

  @Test("the wrong refusing word fails, and the failure names the right one")
  func wrongWord() throws {
    let worker = #"but(base, { posting = { kind = "agency" } })"#
    let failure = try #require(try failures(#"r = refused "assessed.is_not""#, worker: worker).first)
    #expect(failure.actual.en == "refused by postings.held")
    #expect(failure.explanations[0].steps.map(\.verdict) == [.holds, .fails, nil])
  }

  @Test("an expectation that says nothing fails", arguments: [
    "r = 5", "r = true", "r = {}", "r = { 5 }", #"r = "yuan""#, "r = held", "s = yuan(5)", "s = 5",
    "s = undecided", #"s = refused "x""#, "r = found",
  ])
  func unclear(expect: String) throws {
    #expect(try failures(expect).count == 1)
    let trained = """
      but(base, { training = { hours = hours(8), from = "2024-01-01", to = "2024-01-01", result = "passed" } })
      """
    #expect(try failures(expect, worker: trained).count == 1)
  }

  @Test("an expectation nobody can read says what can be written", arguments: [
    "r = held", "s = undecided", "r = 5",
  ])
  func readable(expect: String) throws {
    let failure = try #require(try failures(expect).first)
    for word in ["held \"\"", "undecided \"…\"", "finds { … }", "yuan(…)", "none"] {
      #expect(failure.expected.en.contains(word) && failure.expected.zh.contains(word))
    }
  }

  @Test("a standard that cannot be decided is neither found nor none", arguments: [
    "t = found", "t = none", #"t = refused "assessed.at_least""#, #"t = undecided "postings.held""#,
    #"t = held """#, "t = finds { hours = 0 }",
  ])
  func undecidedStandard(expect: String) throws {
    let failure = try #require(
      try failures(expect, worker: #"without(base, "assessment")"#).first)
    #expect(failure.actual.en == "undecided at assessed.at_least")
    #expect(failure.explanations.map(\.outcome) == [.undecided])
    #expect(failure.explanations[0].steps.map(\.verdict) == [.holds, .unknown])
  }

  @Test("a failure shows the month and the person as the test would write them")
  func person() throws {
    let paid = #"paid = { { measure = "r", level = "junior", amount = yuan "1.50", on = "2023-01-31" } },"#
    let failure = try #require(try failures("r = none", paid: paid).first)
    #expect(failure.period == month("2024-03"))
    #expect(
      failure.person == [
        #"posting = { kind = "community", county = "兴庆区", on_establishment = false, from = "2020-01-01" },"#,
        #"certificate = { level = "junior", approved = "2020-01-01" },"#,
        #"assessment = { year = 2023, result = "passed" },"#,
        "paid = {",
        #"  { measure = "r", level = "junior", amount = yuan "1.50", on = "2023-01-31" },"#,
        "},",
      ])
  }

  @Test("what is held is held for a reason that the failure names")
  func heldReason() throws {
    let failure = try #require(try failures(#"u = refused "check""#).first)
    #expect(failure.actual.en.hasPrefix("held: sheet.lua:12: "), "\(failure.actual.en)")
  }

  @Test("in a month in which the policy is not in force nothing is paid or found", arguments: [
    ("1999-12", #"r = refused "in_force", s = refused "in_force""#, 0), ("1999-12", "r = none, s = none", 0),
    ("1999-12", "r = yuan(100), s = found", 2), ("1999-12", #"r = refused "certificate.highest""#, 1),
    ("2000-01", #"r = refused "in_force", s = refused "in_force""#, 2),
  ])
  func inForce(period: String, expect: String, fails: Int) throws {
    let text = """
      test "一句话" { period = "\(period)", expect = { \(expect) }, worker = {
        posting = { kind = "community", county = "兴庆区", on_establishment = false, from = "1990-01-01" },
        certificate = { level = "junior", approved = "1995-01-01" }, assessment = { year = 1998, result = "passed" } } }
      """
    let tests = try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua")
    let sheet = try sheet(statements)
    let failures = tests.flatMap { $0.run(sheet) }
    #expect(failures.count == fails)
    guard period == "1999-12" else { return }
    #expect(failures.allSatisfy { $0.actual.en.contains("not in force") && $0.actual.zh.contains("尚未生效") })
  }

  @Test("an expectation of a rule the sheet does not have fails, whatever it expects", arguments: [
    "q = yuan(100)", "q = none", "q = found",
  ])
  func unknownRule(expect: String) throws {
    let failure = try #require(try failures(expect).first)
    #expect(failure.rule == "q" && failure.actual.en.contains("no such rule"))
  }

  @Test("variants change one fact and leave the base as it was")
  func variants() throws {
    let text = base + """

      local other = but(base, { posting = { kind = "agency" }, registration = { level = "junior", from = "2020-01-01" } })
      local bare = without(but(base, { assessment = { result = "failed" } }), "posting")
      test "变" { period = "2024-03", worker = other, expect = { r = refused "postings.held" } }
      test "减" { period = "2024-03", worker = bare, expect = { r = refused "postings.held" } }
      test "原" { period = "2024-03", worker = base, expect = { r = yuan(100) } }
      """
    let tests = try PolicyTest.read(text: Array(text.utf8), file: "sheet_test.lua")
    let sheet = try sheet(statements)
    #expect(tests.map(\.name) == ["变", "减", "原"])
    #expect(tests.flatMap { $0.run(sheet) }.isEmpty)
  }

  @Test("a fault of a test stops at its line", arguments: [
    (#"test "x" { period = "2024-13", worker = base, expect = { r = none } }"#, "2024-13"),
    (#"test "x" { period = "2024-03", expect = { r = none } }"#, "worker"),
    (#"test "x" { period = "2024-03", worker = base }"#, "expect"),
    (#"test "x" { period = "2024-03", worker = base, expect = { } }"#, "expect"),
    (#"test "x" { period = "2024-03", wroker = base, expect = { r = none } }"#, "did you mean worker"),
    (#"test "x" { period = "2024-03", worker = { certificat = { } }, expect = { r = none } }"#,
      "did you mean certificate"),
    (#"test "x" { period = "2024-03", worker = { certificate = { level = "junor", approved = "2020-01-01" } }, expect = { r = none } }"#,
      "did you mean junior"),
    (#"test "x" { period = "2024-03", worker = { posting = { kind = "community", county = "a", from = "2024-02-30" } }, expect = { r = none } }"#,
      "2024-02-30"),
    (#"test "x" { period = "2024-03", worker = { posting = 5 }, expect = { r = none } }"#, "posting"),
    (#"test "x" { period = "2024-03", worker = { posting = { kind = "community", county = "a", from = "2024-03-02", to = "2024-03-01" } }, expect = { r = none } }"#,
      "2024-03-01"),
    (#"test "x" { period = "2024-03", worker = { posting = { kind = "a", county = "a", from = "2024-03-02", on_establishment = "no" } }, expect = { r = none } }"#,
      "on_establishment"),
    (#"test "x" { period = "2024-03", worker = but(base, { postings = { { } } }), expect = { r = none } }"#,
      "both posting and postings"),
    (#"test "x" { period = "2024-03", worker = base, paid = { 5 }, expect = { r = none } }"#, "paid"),
    (#"local b = but(5, { })"#, "but"), (#"local b = without(5, "a")"#, "without"),
  ])
  func faults(test: String, says: String) throws {
    let error = try #require(fault(test))
    #expect(error.line == 6 && error.message.en.contains(says), "\(error.message.en)")
    #expect(!error.message.zh.isEmpty)
  }
}
