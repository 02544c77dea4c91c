import PolicyEngine
import TestSupport
import Testing
import Workforce

// A catalogue of what can be wrong with a sheet: the faulty line carries the mark `--!`, and the
// message must hold the words beside it.

/// One faulty sheet. The statements stand below the head, which has no fault.
struct Fault: Sendable, CustomTestStringConvertible {
  let name: String
  let says: [String]
  let text: String

  init(_ name: String, says: String..., text: String) {
    self.name = name
    self.says = says
    self.text = text
  }

  var testDescription: String { name }
  /// Line of the mark, or 0 when the sheet as a whole is at fault.
  var line: Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.hasSuffix("--!") } ?? -1) + 1
  }
}

private func faulty(_ name: String, _ says: String..., statements: String) -> Fault {
  let good = #"rule "good" { title = "条", source = "law", pays = monthly, when = { },"#
    + #" amount = fixed(yuan(1)), fund = "city" }"#
  let fault = Fault(name, says: says.joined(separator: "|"), text: sheetText(statements + "\n" + good))
  return fault
}

/// A sheet that says so how it has back what was paid too much.
private func recovering(_ name: String, _ says: String, _ recovery: String) -> Fault {
  Fault(name, says: says, text: """
    policy { id = "a", title = "b", jurisdiction = "640100", in_force = from "2000-01-01", recovery = \(recovery), --!
      sources = { law = "b" }, funds = { city = "市级" } }
    """)
}

/// A rule of which some fields are replaced by others.
private func ruleLines(
  _ changed: String, without: String..., level: String = "level = certificate.highest { },"
) -> String {
  let fields: [(String, String)] = [
    ("title", #"  title = "条","#), ("source", #"  source = "law","#), ("pays", "  pays = monthly,"),
    ("level", "  " + level), ("when", "  when = { },"), ("amount", "  amount = fixed(yuan(1)),"),
    ("fund", #"  fund = "city","#),
  ]
  let kept = fields.filter { !without.contains($0.0) }.map(\.1)
  return (#"rule "r" {"# + "\n" + kept.joined(separator: "\n") + "\n" + changed + "\n}")
}

private let words: [Fault] = [
  faulty("unknown word", "did you mean certificate.highest", statements: """
    local level = certificate.higest { } --!
    """),
  faulty("unknown word of a kind", "did you mean postings.days.at_least", statements: """
    local enough = posting { }.days
      .at_lest(1) --!
    """),
  faulty("unknown global", "did you mean certificate", statements: """
    local level = certifcate.highest { } --!
    """),
  faulty("word assigned to", "certificate", statements: "certificate = 5 --!"),
  faulty("part of a word assigned to", "certificate", statements: "certificate.held = 5 --!"),
  faulty("forbidden name", "os", statements: "local now = os.time() --!"),
  faulty("syntax error", "syntax", statements: "local = 5 --!"),
  faulty("statement after an error", "did you mean yuan", statements: """
    local a = yaun(5) --!
    local b = os.time()
    """),
  faulty("a value after a word that takes none", "monthly", statements: """
    local m = monthly(5) --!
    """),
  faulty("two values after a word that takes one", "by_level", statements: """
    local m = by_level("a", "b") --!
    """),
  faulty("a word without its value", "posting", "value", statements: """
    local held = posting.held --!
    """),
  faulty("a condition without its value", "certificate.held", statements:
    ruleLines("  when = { certificate.held }, --!", without: "when")),
  faulty("wrong moment", "did you mean on the last day", statements: ruleLines("""
      when = {
        registration.is_current "on the last days", --!
      },
    """, without: "when")),
  faulty("a moment that this word has not", "in the month", statements: ruleLines("""
      when = {
        registration.is_current "in the month", --!
      },
    """, without: "when")),
  faulty("unknown setting of a word", "did you mean registered", statements:
    ruleLines(#"  level = certificate.highest { registerd = "on the last day" }, --!"#, without: "level")),
  faulty("unknown setting of a posting, where it is made", "did you mean county", statements: """
    local post = posting { conty = list "city" } --!
    """ + "\n" + ruleLines("when = { post.days.at_least(1) }", without: "when")),
  faulty("unknown list, where it is named", "citty", statements: """
    list "city" { title = "市", source = "law", "兴庆区" }
    local post = posting { county = list "citty" } --!
    """ + "\n" + ruleLines("when = { post.days.at_least(1) }", without: "when")),
  faulty("unknown assessment result", "did you mean passed", statements: ruleLines("""
      when = { assessment.latest.is_not "pased" }, --!
    """, without: "when")),
  faulty("no clause", "a clause", statements: """
    rule "r" { title = "条", source = "law", pays = monthly, when = { monthly }, --!
      amount = fixed(yuan(1)), fund = "city" }
    """),
]

private let amounts: [Fault] = [
  faulty("float yuan", "float", statements: "local rate = yuan(1.5) --!"),
  faulty("three decimals", "1.234", statements: #"local rate = yuan "1.234" --!"#),
  faulty("a point without decimals", "1.", statements: #"local rate = yuan "1." --!"#),
  faulty("an amount that is too large", "too large", statements: "local r = yuan(10000000000000) --!"),
  faulty("a product that is too large", "too large", statements: "local r = yuan(1000000000000) * 999 --!"),
  faulty("money divided", "division", statements: "local rate = yuan(10) / 3 --!"),
  faulty("money and a number", "do not mix", statements: "local rate = yuan(10) + 3 --!"),
  faulty("money and a number compared", "do not mix", statements: "local more = yuan(10) < hours(3) --!"),
  faulty("bad date", "2024-02-30", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2024-02-30" { junior = yuan(1) } } --!
    """),
  faulty("segments out of order", "rising order", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { junior = yuan(1) },
      from "2000-01-01" { junior = yuan(2) } } --!
    """),
  faulty("money and hours in one parameter", "do not mix", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { junior = yuan(1), senior = hours(2) } } --!
    """),
  faulty("misspelt level", "did you mean senior", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { senor = yuan(1) } } --!
    """),
  faulty("an amount of nothing", "above zero", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { senior = yuan(0) } } --!
    """),
  faulty("a negative amount", "above zero", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { senior = yuan(-1) } } --!
    """),
  faulty("a segment without a value", "empty", statements: """
    parameter "p" { title = "标准", source = "law",
      from "2000-01-01" { } } --!
    """),
  faulty("unused parameter", "no rule uses", statements: """
    parameter "p" { title = "标准", source = "law", --!
      from "2000-01-01" { senior = yuan(1) } }
    """),
  faulty("no value in force", "2000-01-01", statements: """
    parameter "p" { title = "标准", source = "law", --!
      from "2000-01-02" { junior = yuan(1) } }
    """ + "\n" + ruleLines(#"amount = by_level "p""#, without: "amount")),
  faulty("unknown parameter", "did you mean rate", statements: """
    parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) } }
    """ + "\n" + ruleLines(#"amount = by_level "rates" --!"#, without: "amount")),
  faulty("hours where money is meant", "unit", statements: """
    parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = hours(1) } }
    """ + "\n" + ruleLines(#"amount = by_level "rate" --!"#, without: "amount")),
  faulty("a rule that pays nothing", "above zero", statements:
    ruleLines("  amount = fixed(yuan(0)) --!", without: "amount")),
  faulty("unknown parameter in a function", "did you mean rate", statements: """
    parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) } }
    """ + "\n" + ruleLines("""
      amount = function(worker, period)
        return period:value("rat", worker:level()) --!
      end
    """, without: "amount")),
]

private let structure: [Fault] = [
  Fault("no policy", says: "policy {", text: #"list "a" { title = "甲", source = "law", "乙" }"#),
  Fault("an empty text", says: "policy {", text: ""),
  faulty("two policies", "line 1", statements: """
    policy { id = "b", title = "b", jurisdiction = "1", in_force = from "2000-01-01", sources = { a = "b" } } --!
    """),
  Fault("unknown field of the head", says: "did you mean jurisdiction", text: """
    policy { id = "a", title = "b", jurisdicton = "640100", in_force = from "2000-01-01", sources = { a = "b" } } --!
    """),
  Fault("jurisdiction that is no text", says: "jurisdiction", text: """
    policy { id = "a", title = "b", jurisdiction = 640100, in_force = from "2000-01-01", sources = { a = "b" } } --!
    """),
  Fault("no day in force", says: "in_force", text: """
    policy { id = "a", title = "b", jurisdiction = "640100", sources = { a = "b" } } --!
    """),
  Fault("bad day in force", says: "2000-13-01", text: """
    policy { id = "a", title = "b", jurisdiction = "640100", sources = { a = "b" },
      in_force = from "2000-13-01" } --!
    """),
  Fault("no sources", says: "sources", text: """
    policy { id = "a", title = "b", jurisdiction = "640100", in_force = from "2000-01-01" } --!
    """),
  faulty("unknown field of a rule", "did you mean amount", statements: """
    rule "r" { title = "条", source = "law", pays = monthly, when = { }, amont = fixed(yuan(1)), fund = "c" } --!
    """),
  faulty("missing source", "source", statements: """
    rule "r" { title = "条", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city" } --!
    """),
  faulty("unknown source", "did you mean law", statements: """
    rule "r" { title = "条", source = "lew", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city" } --!
    """),
  faulty("a source twice", "twice", statements: """
    list "a" { title = "甲", source = { "law", "law" }, "乙" } --!
    """),
  faulty("unknown source of a limit", "did you mean law", statements: """
    limit "cap" { source = "lew", rules = { "good" }, at_most = yuan(1) } --!
    """),
  faulty("empty list", "empty", statements: #"list "a" { title = "甲", source = "law" } --!"#),
  faulty("a name twice in a list", "twice", statements: """
    list "a" { title = "甲", source = "law", "乙", "丙", "乙" } --!
    """),
  faulty("two rules of one name", "line 3", statements: """
    rule "same" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city" }

    rule "same" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city" } --!
    """),
  faulty("two parameters of one name", "line 3", statements: """
    parameter "p" { title = "标准", source = "law", from "2000-01-01" { senior = yuan(1) } }
    parameter "p" { title = "标准", source = "law", from "2000-01-01" { senior = yuan(1) } } --!
    """),
  faulty("level and each together", "each", "level", statements: """
    rule "r" { --!
      title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city",
      level = certificate.highest { }, each = certificate.each { } }
    """),
  faulty("by_level without a level", "level", statements: """
    parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1) } }
    """ + "\n" + ruleLines(#"amount = by_level "rate" --!"#, without: "amount", "level")),
  faulty("funds by level without a level", "level", statements:
    ruleLines(#"fund = by_level { junior = "city" } --!"#, without: "fund", "level")),
  faulty("level without fund", "senior", statements: """
    parameter "rate" { title = "标准", source = "law", from "2000-01-01" { junior = yuan(1), senior = yuan(2) } }
    rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { }, --!
      when = { }, amount = by_level "rate", fund = by_level { junior = "city" } }
    """),
  faulty("level without fund for a fixed amount", "intermediate", statements: """
    rule "r" { title = "条", source = "law", pays = monthly, level = certificate.highest { }, --!
      when = { }, amount = fixed(yuan(1)), fund = by_level { junior = "city", senior = "city" } }
    """),
  faulty("misspelt level of a fund", "did you mean junior", statements:
    ruleLines(#"fund = by_level { junor = "city" } --!"#, without: "fund")),
  Fault("unknown fund", says: "did you mean city", text: """
    policy { id = "a", title = "b", jurisdiction = "640100", in_force = from "2000-01-01",
      sources = { law = "b" }, funds = { city = "市级" } }
    rule "r" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "citty" } --!
    """),
  recovering("a recovery as text", "in_parts(6)", #""in cash""#),
  recovering("a recovery in one part", "2 … 60", "in_parts(1)"),
  recovering("a recovery in too many parts", "2 … 60", "in_parts(61)"),
  recovering("a recovery in parts without their number", "in_parts", "in_parts"),
  faulty("unknown cadence", "year", statements:
    ruleLines(#"pays = once_per "year" --!"#, without: "pays")),
  faulty("no cadence", "pays", statements: """
    rule "r" { title = "条", source = "law", level = certificate.highest { }, when = { }, --!
      amount = fixed(yuan(1)), fund = "city" }
    """),
  faulty("a rule whose name breaks a line of the roll", "commas", statements: """
    rule "a,b" { title = "条", source = "law", pays = monthly, when = { }, amount = fixed(yuan(1)), fund = "city" } --!
    """),
  faulty("a limit over an unknown rule", "did you mean good", statements: """
    limit "cap" { rules = { "god" }, at_most = yuan(1) } --!
    """),
  faulty("a limit over a rule twice", "twice", statements: """
    limit "cap" { rules = { "good", "good" }, at_most = yuan(1) } --!
    """),
  faulty("a limit over nothing", "empty", statements: #"limit "cap" { rules = { }, at_most = yuan(1) } --!"#),
  faulty("a limit without a ceiling", "at_most", statements: #"limit "cap" { rules = { "good" } } --!"#),
  faulty("a check without a function", "function", statements:
    ruleLines(#"when = { check "说明" } --!"#, without: "when")),
]

@Suite("Faults of a sheet")
struct LoaderErrorTests {
  @Test("a fault stops the load at its line and says what to do", arguments: words + amounts + structure)
  func catalogue(_ fault: Fault) throws {
    let error = try #require(throws: PolicyError.self) {
      _ = try PolicyLoader.load(text: Array(fault.text.utf8), file: "sheet.lua")
    }
    let message = error.message
    #expect(error.line == fault.line, "\(message.en)")
    for text in fault.says.flatMap({ $0.split(separator: "|") }) {
      #expect(message.en.contains(text), "\(message.en)")
    }
    let place = fault.line > 0 ? "sheet.lua:\(fault.line): " : "sheet.lua: "
    #expect(message.zh.hasPrefix(place) && message.en.hasPrefix(place))
    #expect(message.zh.count > place.count + 4 && message.en.count > place.count + 8)
    if let suggested = message.en.firstMatch(of: /did you mean (.+)\?/) {
      #expect(message.zh.contains("是否想写 \(suggested.1)"))
    }
  }

  @Test("the same fault is found again and again", arguments: words + amounts + structure)
  func repeatable(_ fault: Fault) {
    let messages = (0..<3).map { _ -> String in
      do throws(PolicyError) {
        _ = try PolicyLoader.load(text: Array(fault.text.utf8), file: "sheet.lua")
        return ""
      } catch { return error.message.en }
    }
    #expect(Set(messages).count == 1)
  }

  @Test("a policy that lies in a folder has its place for an id")
  func place() throws {
    let text = Array(sheetText(rule(when: "")).utf8)
    #expect(throws: Never.self) {
      _ = try PolicyLoader.load(text: text, file: "sheet.lua", id: "test/sheet")
    }
    let error = try #require(throws: PolicyError.self) {
      _ = try PolicyLoader.load(text: text, file: "other.lua", id: "test/other")
    }
    #expect(error.line == 1 && error.message.en.contains("test/other"))
    #expect(error.message.zh.contains("test/sheet"))
  }

  @Test("a text that cannot be a sheet is refused before it runs")
  func texts() {
    for bytes in [[0x1B, 0x4C], [0x00], [0xFF, 0xFE], Array(repeating: 0x20, count: 300_000)] as [[UInt8]] {
      #expect(throws: PolicyError.self) { _ = try PolicyLoader.load(text: bytes, file: "sheet.lua") }
    }
  }
}
