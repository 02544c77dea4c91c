import PolicyEngine
import TestSupport
import Testing
import Workforce

// What becomes of a line whose condition or amount is a function of the sheet.

private let rates = """
  parameter "rate" { title = "标准", source = "law",
    from "2000-01-01" { junior = yuan(200), senior = yuan "500.05" },
    from "2024-03-01" { junior = yuan(250), senior = yuan(600) } }
  parameter "base" { title = "基数", source = "law", from "2000-01-01" (yuan(7)) }
  parameter "need" { title = "学时", source = "law", from "2000-01-01" (hours(72)) }
  parameter "days" { title = "天数", source = "law", from "2000-01-01" { junior = 20 } }
  """
private let junior = Person().certified(.junior, "2020-01-01")
private let senior = Person().certified(.senior, "2020-01-01")

private func check(_ body: String) -> String {
  rule(when: "check(\"试\", function(worker, period)\n\(body)\nend)")
}

private func amount(_ body: String, before: String = "") -> String {
  rule(
    when: "", subject: "level = certificate.highest { },",
    amount: "function(worker, period)\n\(body)\nend", before: before)
}

/// A sheet whose function reads the parameters above; naming them all keeps them in use.
private func dated(_ body: String) throws -> LoadedSheet {
  let all = #"local all = function(p) return p:value "rate", p:value "base", p:value "need", p:value "days" end"#
  return try sheet(amount(body, before: rates + "\n" + all))
}

private func reason(_ sheet: LoadedSheet, _ people: [Person], _ place: Int = 0) -> Sentence? {
  let decided = BoundPolicy(sheet, snapshot: Snapshot(people), period: month("2024-03")).decideAll()
  let line = decided[0].lines.first { $0.worker == Int32(place) }
  return line.flatMap { $0.reason < 0 ? nil : decided[0].reasons[Int($0.reason)] }
}

@Suite("Functions of a sheet")
struct FunctionTests {
  @Test("a check gives true, false or unknown; anything else holds the line", arguments: [
    ("return true", Outcome.pays), ("return false", .refused), (#"return unknown("户籍")"#, .undecided),
    ("return nil", .held), ("return 1", .held), ("return", .held), (#"return "yes""#, .held),
    (#"error("no")"#, .held), ("while true do end", .held), ("return worker.name", .held),
    ("return nothing_known", .held), ("worker.x = 1 return true", .held),
    (#"return pcall(unknown, "户籍")"#, .undecided),
    ("return pcall(function() while true do end end)", .held),
  ])
  func checks(body: String, outcome: Outcome) throws {
    let given = try sheet(check(body)).given(to: [Person()], in: "2024-03")[0]
    #expect((given.first?.outcome ?? .refused) == outcome)
    #expect(given.allSatisfy { $0.fen == (outcome == .pays ? 10_000 : 0) })
  }

  @Test("an amount is whole fen or money, not negative and not a fraction", arguments: [
    ("return 12345", Given(.pays, 12_345)), ("return yuan(200)", Given(.pays, 20_000)),
    (#"return yuan "0.01""#, Given(.pays, 1)), ("return fen(7)", Given(.pays, 7)),
    ("return yuan(200) * 3 - yuan(100) + fen(1)", Given(.pays, 50_001)),
    ("return 2 * yuan(3)", Given(.pays, 600)), ("return prorate(yuan(200), 1, 3)", Given(.pays, 6_667)),
    ("return yuan(2) > yuan(1) and yuan(1) <= yuan(1) and yuan(3) == yuan(3) and 5 or 0", Given(.pays, 5)),
    ("return -yuan(1) + yuan(3)", Given(.pays, 200)),
    ("return 1.0", Given(.held, 0)), ("return 0/0", Given(.held, 0)), ("return -1", Given(.held, 0)),
    ("return -yuan(1)", Given(.held, 0)), ("return yuan(10) / 4", Given(.held, 0)),
    ("return yuan(10) // 4", Given(.held, 0)), ("return yuan(10) + 4", Given(.held, 0)),
    ("return yuan(10) * 1.5", Given(.held, 0)), ("return yuan(10) * yuan(2)", Given(.held, 0)),
    ("return yuan(1) < 5", Given(.held, 0)), ("return yuan(1000000000000) * 1000", Given(.held, 0)),
    ("return { fen = 1.5 }", Given(.held, 0)), ("return { }", Given(.held, 0)),
    ("return nil", Given(.held, 0)), ("return true", Given(.held, 0)), (#"return "5""#, Given(.held, 0)),
    ("return 1000000000000001", Given(.held, 0)), (#"return unknown("户籍")"#, Given(.undecided, 0)),
  ])
  func amounts(body: String, expected: Given) throws {
    #expect(try sheet(amount(body)).given(to: [junior], in: "2024-03") == [[expected]])
  }

  @Test("an amount of nothing is refused at the amount", arguments: ["return 0", "return yuan(0)"])
  func nothing(body: String) throws {
    let sheet = try sheet(amount(body))
    #expect(sheet.given(to: [junior], in: "2024-03") == [[]])
    #expect(sheet.explained(for: junior, in: "2024-03")[0].outcome == .refused)
  }

  @Test("a line the sheet failed for says at which line of which file, and its neighbours are paid")
  func neighbours() throws {
    let body = """
      if worker:assessment(2023, "none") == "failed" then
        error("不合格")
      elseif worker:assessment(2023, "none") == "marginal" then
        while true do end
      end
      return true
      """
    let people = [
      Person(), Person().assessed(2023, .failed), Person().assessed(2023, .passed),
      Person().assessed(2023, .marginal), Person(),
    ]
    let sheet = try sheet(check(body))
    let outcomes = sheet.given(to: people, in: "2024-03").map { $0[0].outcome }
    #expect(outcomes == [.pays, .held, .pays, .held, .pays])
    #expect(reason(sheet, people, 1)?.en.hasPrefix("sheet.lua:7: ") == true)
    #expect(reason(sheet, people, 1)?.zh.contains("不合格") == true)
    let loop = try #require(reason(sheet, people, 3))
    #expect(loop.en.hasPrefix("sheet.lua:9: ") && loop.zh.hasPrefix("sheet.lua:9: "))
  }

  @Test("a dated parameter has the value of the last day of the period", arguments: [
    ("2024-02", 20_000 as Int64, 50_005 as Int64), ("2024-03", 25_000, 60_000), ("2000-01", 20_000, 50_005),
  ])
  func datedValue(period: String, first: Int64, second: Int64) throws {
    let people = [junior, senior].map { person in
      person.with { $0.certificates[0].approved = day("1999-01-01") }
    }
    let asked = try dated(#"return period:value("rate", worker:level())"#)
    #expect(asked.given(to: people, in: period) == [[Given(.pays, first)], [Given(.pays, second)]])
    let stated = try sheet(rates + "\n" + rule(
      when: #"check("用", function(w, p) return p:value "base" and p:value "need" and p:value("days", 1) and true end)"#,
      subject: "level = certificate.highest { },", amount: #"by_level "rate""#))
    #expect(stated.given(to: people, in: period) == asked.given(to: people, in: period))
  }

  @Test("money comes as money, hours in hundredths, counts as numbers, levels by name or rank")
  func units() throws {
    let sheet = try dated("""
      assert(period:value "base" == yuan(7) and period:value("base", "senior") == yuan(7))
      assert(period:value "need" == 7200 and period:value("days", "junior") == 20)
      assert(period:value("rate", 1) == period:value("rate", "junior"))
      return period:value("base") * 2
      """)
    #expect(sheet.given(to: [junior], in: "2024-03") == [[Given(.pays, 1_400)]])
  }

  @Test("a parameter without a value holds the line, and no pcall puts another amount in its place",
    arguments: [
      #"return period:value("rate", "intermediate")"#, #"return period:value "rate""#,
      #"local ok, v = pcall(period.value, period, "rate") return 5"#,
      #"local name = "ra" .. "ts" return period:value(name)"#,
      #"return period:value("rate", "master")"#, "return period:value(5)",
    ])
  func missingValue(body: String) throws {
    let sheet = try dated(body)
    #expect(sheet.given(to: [junior], in: "2024-03") == [[Given(.held, 0)]])
    let text = try #require(reason(sheet, [junior]))
    #expect(text.en.hasPrefix("sheet.lua:") && !text.zh.isEmpty)
  }

  @Test("before its first day a parameter has no value")
  func beforeFirstDay() throws {
    let sheet = try dated(#"return period:value("rate", worker:level())"#)
    let early = junior.with { $0.certificates[0].approved = day("1990-01-01") }
    #expect(sheet.given(to: [early], in: "1999-12") == [[Given(.held, 0)]])
    #expect(sheet.given(to: [early], in: "2000-01") == [[Given(.pays, 20_000)]])
  }

  @Test("an explanation names the parameter a function read, its value, its day and its source")
  func reading() throws {
    let sheet = try dated(#"return step("折算", prorate(period:value("rate", worker:level()), 1, 2))"#)
    let explained = sheet.explained(for: junior, in: "2024-03")[0]
    let reading = try #require(explained.readings.first)
    #expect(explained.readings.map(\.name) == ["rate"])
    #expect(reading.from == day("2024-03-01") && reading.sources == ["某办法"])
    #expect(reading.value?.zh == "250.00 元")
    let text = try #require(explained.amounts.first?.evidence.text)
    #expect(text.zh.contains("rate(junior) = 250.00 元") && text.zh.contains("折算：125.00"))
    #expect(explained.amount == Money(fen: 12_500))
  }

  @Test("a parameter counts as used when a function names it, and not when a comment does")
  func unused() throws {
    func load(_ body: String) throws { _ = try sheet(amount(body, before: parameterP)) }
    let parameterP = #"parameter "p" { title = "标", source = "law", from "2000-01-01" (yuan(1)) }"#
    for body in [
      #"return period:value "p""#, "return period : value ( 'p', 1 )", "return period:value[[p]]",
      #"local n = "p" return period:value(n)"#, #"-- ":value(" in words \#n return period:value('p')"#,
    ] { #expect(throws: Never.self) { try load(body) } }
    for body in [
      "return 1", #"return 1 -- period:value "p""#, "--[[ period:value('p') ]] return 1",
      #"local t = ':value("p")' return #t"#, #"return ("p"):len()"#,
    ] {
      let error = try #require(throws: PolicyError.self) { try load(body) }
      #expect(error.problem == .unusedParameter(name: "p") && error.line == 3)
    }
  }
}
