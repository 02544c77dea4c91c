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

/// A sheet of what stands beside rules of words: functions, standards, bounds, exclusions.
private let beside = """
  parameter "low" { title = "低", source = "law", from "2000-01-01" (yuan(100)), from "2024-01-01" (yuan(120)) }
  parameter "high" { title = "高", source = "law", from "2000-01-01" (yuan(200)) }
  local function enough(days, period)
    return days * 2 >= period.days and not (days == 0) or false
  end
  rule "first" { title = "一", source = "law", pays = monthly,
    when = { posting { kind = "community" }.held "on the last day" },
    amount = rate "high", fund = shared { { "city", 60 }, { "county", 40 } } }
  rule "second" { title = "二", source = "law", pays = monthly,
    when = { posting { kind = "community" }.held "on the last day" },
    amount = rate "low" :plus "low", fund = "city" }
  rule "third" { title = "三", source = "law", pays = once,
    when = { check("函数", function(worker, period)
      local result = worker:assessment(period.year - 1)
      return result ~= "failed" and worker:paid("third") < 1 and enough(20, period)
    end) },
    amount = fixed(yuan(10)) :less_paid "third", fund = "city" }
  exclusive "one" { rules = { "first", "second", "third" }, takes = "highest" }
  standard "hours" { title = "学时", source = "law", level = certificate.highest { }, when = { training.hours.below(hours(8)) },
    reports = { { "have", training.hours { since = "registration" } }, { "posts", posting { }.days } } }
  floor "least" { title = "下限", source = "law", parameter = "low",
    from "2024-01-01" { junior = yuan(100), senior = yuan(300) } }
  """
private let person = """
  test "p" { period = "2024-03", expect = { first = none, second = yuan(240), hours = found },
    worker = { posting = { kind = "community", county = "兴庆区", on_establishment = false, from = "2020-01-01" },
      certificate = { level = "junior", approved = "2020-03-05" },
      registration = { level = "junior", from = "2020-03-06", to = "2027-03-05" },
      assessment = { year = 2023, result = "passed" } } }
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

  @Test("functions, standards, bounds, exclusions and the day in force are changed", arguments: [
    "in force from 2000-01-01 becomes 2000-02-01", "in force from 2000-01-01 becomes 1999-12-01",
    "* becomes // in the function", ">= becomes > in the function", "and becomes or in the function",
    "or becomes and in the function", "not is removed in the function", "== becomes ~= in the function",
    "0 becomes (-1) in the function", "2 becomes 3 in the function", "false becomes true in the function",
    "- becomes + in the function", "~= becomes == in the function", "< becomes <= in the function",
    #""failed" becomes "passed" in the function"#, "20 becomes 19 in the function",
    "city bearing 60 % becomes 59 %", "county bearing 40 % becomes 39 %", "low becomes high",
    "third becomes first", "the exclusion is removed", "takes highest becomes first", "second is dropped",
    "have is not reported", "posts is not reported", "have: since = \"registration\" is dropped",
    "floor becomes ceiling", "junior 100.00 yuan becomes 99.99 yuan", "junior is dropped",
    "junior and senior are swapped", "2024-01-01 becomes 2023-12-01", "2024-01-01 becomes 2024-02-01",
  ])
  func kindsBeside(of change: String) throws {
    let mutants = try sheet(beside).policy.mutants
    #expect(mutants.contains { $0.change.en.contains(change) }, "\(mutants.map(\.change.en))")
  }

  @Test("a changed function is the sheet with one token changed, and loads")
  func functions() throws {
    let sheet = try sheet(beside)
    let texts = sheet.policy.mutants.compactMap { mutant -> [UInt8]? in
      if case .text(let text) = mutant.changed { text } else { nil }
    }
    #expect(texts.count > 15)
    let tokens = LuaTokenizer.tokens(of: Array(sheet.policy.text.utf8)).map(\.text)
    for text in texts {
      let changed = LuaTokenizer.tokens(of: text).map(\.text)
      let same = zip(tokens, changed).prefix { $0 == $1 }.count
      let rest = zip(tokens.reversed(), changed.reversed()).prefix { $0 == $1 }.count
      #expect(tokens.count - same - rest <= 1 && changed.count - same - rest <= 4)
      #expect(throws: Never.self) { try PolicyLoader.load(text: text, file: "sheet.lua") }
    }
  }

  @Test("a mutant can alter its own rule and those tied to it, and no test of others is asked")
  func reach() throws {
    let policy = try sheet(beside).policy
    let mutants = policy.mutants
    #expect(mutants.filter { $0.owner == "hours" }.allSatisfy { $0.reach == ["hours"] })
    let tied: Set = ["first", "second", "third"]
    #expect(mutants.filter { $0.owner == "second" }.allSatisfy { $0.reach == tied })
    #expect(mutants.filter { $0.owner == "low" }.allSatisfy { $0.reach == nil })
    // What is in reach is decided as with all rules of the sheet.
    let whole = try sheet(beside)
    let test = try tests(person)[0]
    for mutant in mutants where mutant.equivalence == nil {
      let changed = mutant.sheet(from: whole)
      let some = test.run(changed, only: mutant.reach).map(\.rule)
      #expect(Set(some) == Set(test.run(changed).map(\.rule)), "\(mutant.change.en)")
    }
  }

  @Test("of falling amounts the first is the highest")
  func falling() throws {
    func taking(_ text: String) throws -> Equivalence? {
      let policy = try sheet(text).policy
      return Equivalence.ofTaking(policy.exclusions[0], in: policy)
    }
    let two = beside.replacing("\"second\", \"third\"", with: "\"second\"")
    // 200 against 100 + 100, then 120 + 120.
    #expect(try taking(two) == nil)
    let fallen = two.replacing(", from \"2024-01-01\" (yuan(120))", with: "")
    #expect(try taking(fallen) == .fallingAmounts)
    #expect(try taking(fallen.replacing("yuan(200)", with: "yuan \"199.99\"")) == nil)
    #expect(try taking(fallen.replacing("\"first\", \"second\"", with: "\"second\", \"first\"")) == .fallingAmounts)
    // What was paid before counts against the third.
    #expect(try taking(beside.replacing(", from \"2024-01-01\" (yuan(120))", with: "")) == nil)
  }

  @Test("a survivor's test passes on the sheet and fails on the survivor", arguments: [
    (wide, one), (beside, person),
  ])
  func stubs(text: String, test: String) throws {
    let sheet = try sheet(text)
    let run = MutantRun(sheet, tests: try tests(test))
    #expect(run.survivors.count > 20)
    var stubs = 0
    for survivor in run.survivors {
      guard let stub = survivor.stub else { continue }
      stubs += 1
      let found = try tests(stub)
      #expect(found.flatMap { $0.run(sheet) }.isEmpty, "\(stub)")
      let changed = survivor.mutant.sheet(from: sheet)
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
    #expect(of("2000-02-01", "2000-01-31") == nil)
  }

  @Test("a value nobody reads any more is known to change nothing")
  func replacedValues() throws {
    func mutants(_ from: String, amount: String) throws -> [Equivalence?] {
      let before = """
        parameter "rate" { title = "标准", source = "law", from "1999-01-01" (yuan(100)), from "\(from)" (yuan(120)) }
        """
      let policy = try sheet(rule(when: "", amount: amount, before: before)).policy
      return policy.mutants.filter { $0.change.en.hasPrefix("100.00 yuan") }.map(\.equivalence)
    }
    #expect(try mutants("2000-01-31", amount: "rate \"rate\"") == [.outsideInForce, .outsideInForce])
    #expect(try mutants("2000-02-01", amount: "rate \"rate\"") == [nil, nil])
    // The year before is read on its last day.
    let yearBefore = "rate(\"rate\", { year = \"before\" })"
    #expect(try mutants("2000-01-01", amount: yearBefore) == [nil, nil])
    #expect(try mutants("1999-12-31", amount: yearBefore) == [.outsideInForce, .outsideInForce])
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
