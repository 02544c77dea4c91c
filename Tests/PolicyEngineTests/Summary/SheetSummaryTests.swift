import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

private let base = sheetText(
  """
  list "city" { title = "市", source = "law", "兴庆区", "金凤区" }
  parameter "rate" { title = "标准", source = "law", -- TO CONFIRM: the amount
    from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
    from "2024-07-01" { junior = yuan(250), intermediate = yuan(350), senior = yuan(550) } }
  local post = posting { county = list "city", kind = "community" }
  rule "r" { title = "补贴", source = "law", pays = monthly,
    level = certificate.highest { registered = "on the last day" },
    when = { post.days.at_least(1), assessment.last_year.is_not "failed",
      check("无其他补贴", function(worker, period) return worker:paid("other") == 0 end) },
    amount = by_level "rate" :prorated(post.days), fund = "city" }
  """)

private func summary(_ text: String) throws -> SheetSummary {
  try SheetSummary(text: Array(text.utf8), file: "sheet.lua")
}

private func changes(_ edits: (String, String)...) throws -> [SheetChange] {
  var text = base
  for (old, new) in edits {
    #expect(text.contains(old))
    text = text.replacing(old, with: new)
  }
  return SheetDifference.changes(from: try summary(base), to: try summary(text))
}

@Suite("A sheet in rows")
struct SheetSummaryTests {
  @Test("each clause says what it reads")
  func reads() throws {
    let rule = try #require(try summary(base).parts.first)
    #expect(rule.subject?.facts == ["certificate", "registration"])
    #expect(rule.clauses.map(\.facts) == [["posting"], ["assessment"], ["payment"]])
    #expect(rule.clauses[0].lists == ["city"])
    #expect(rule.amount?.parameters == ["rate"])
    #expect(rule.amount?.facts == ["posting"])
  }

  @Test("rows are in the words of the vocabulary, in both languages")
  func words() throws {
    let rule = try #require(try summary(base).parts.first)
    #expect(rule.clauses[0].words.zh.contains("不少于 1"))
    #expect(rule.clauses[0].words.en.contains("at least 1"))
    #expect(rule.clauses[0].words.zh.contains("名单“市”"))
    #expect(rule.clauses[2].words.zh == "无其他补贴（函数）")
    #expect(rule.amount?.words.zh.hasPrefix("按级别取“标准”") == true)
  }

  @Test("open points stand with the statement they are in")
  func toConfirm() throws {
    let found = try summary(base)
    #expect(found.parameters.first?.toConfirm.count == 1)
    #expect(found.parts.first?.toConfirm == [])
    #expect(found.toConfirm.count == 1)
  }

  @Test("a sheet with a fault has no rows")
  func faulty() {
    #expect(throws: PolicyError.self) { try summary(base.replacing("monthly", with: "montly")) }
  }

  @Test("layout, comments and the names of selections change nothing")
  func sameMeaning() throws {
    #expect(try changes() == [])
    #expect(
      try changes(("post.days", "place.days"), ("local post", "local place"), ("-- TO", "--  TO"))
        == [])
    let moved = base.replacing(
      "post.days.at_least(1), assessment.last_year.is_not \"failed\",",
      with: "assessment.last_year.is_not \"failed\",\n post.days.at_least(1),")
    #expect(SheetDifference.changes(from: try summary(base), to: try summary(moved)) == [])
  }

  @Test("a changed threshold is a changed clause")
  func threshold() throws {
    let found = try changes(("at_least(1)", "at_least(15)"))
    #expect(found.count == 1)
    #expect(found.first?.kind == .changed && found.first?.what == "clause")
    #expect(found.first?.path == ["r", "measure.at_least"])
    #expect(found.first?.new?.en.contains("at least 15") == true)
  }

  @Test("a changed rate names parameter, day and level")
  func rate() throws {
    let found = try changes(("intermediate = yuan(350)", "intermediate = yuan(360)"))
    #expect(found.map(\.path) == [["rate", "2024-07-01", "intermediate"]])
    #expect(found.first?.old?.en == "350 yuan" && found.first?.new?.en == "360 yuan")
  }

  @Test("clauses, segments, funds and rules that come and go are told")
  func comeAndGo() throws {
    #expect(
      try changes((" assessment.last_year.is_not \"failed\",", "")).map {
        [$0.kind.rawValue, $0.what]
      }
        == [["removed", "clause"]])
    #expect(
      try changes(("\"2024-07-01\"", "\"2024-08-01\"")).map { [$0.kind.rawValue, $0.what] }
        == [["removed", "from"], ["added", "from"]])
    #expect(try changes(("fund = \"city\"", "fund = \"county\"")).map(\.what) == ["fund"])
    #expect(try changes(("rule \"r\"", "rule \"s\"")).map(\.kind) == [.removed, .added])
    #expect(try changes(("\"金凤区\"", "\"西夏区\"")).map(\.kind) == [.removed, .added])
  }
}

@Suite("Files for editors")
struct EditorFilesTests {
  @Test("the definitions are Lua and name every word")
  func definitions() {
    let text = EditorFiles.definitions
    #expect(SheetSyntax(Array(text.utf8)).faults == [])
    for word in Terms.all {
      let last = word.path.split(separator: ".").last ?? ""
      #expect(text.contains(last), "\(word.path)")
      #expect(text.contains(word.meaning.zh) && text.contains(word.meaning.en), "\(word.path)")
    }
  }

  @Test("the configuration of the checker knows the names of sheets")
  func configuration() {
    let text = EditorFiles.checkerConfiguration
    for name in ["policy", "rule", "posting", "yuan", "prorate", "ipairs"] {
      #expect(text.contains("\"\(name)\""))
    }
    #expect(!text.contains("\"os\"") && !text.contains("\"measure\""))
    #expect(SheetSyntax(Array(text.utf8)).faults == [])
  }
}

@Suite("Words of tests for editors")
struct EditorTestsTests {
  @Test("every word that tests have and sheets do not is defined, and known to the checker")
  func words() {
    func names(_ prelude: String) -> Set<String> {
      Set(
        prelude.matches(of: #/env\.(\w+)/#).map { String($0.1) })
    }
    let own = names(Vocabulary.testPrelude).subtracting(names(Vocabulary.prelude))
    #expect(own.isSuperset(of: ["test", "but", "refused", "finds"]))
    #expect(own == Set(EditorTests.words.map(\.name)))
    for name in own {
      #expect(EditorFiles.checkerConfiguration.contains("\"\(name)\""))
      #expect(EditorFiles.definitions.contains("\nfunction \(name)(")
        || EditorFiles.definitions.contains("\n\(name) = {}"))
    }
  }

  @Test("a word with or without a value can be both in an editor")
  func either() {
    let text = EditorFiles.definitions
    #expect(text.contains("---@class MeasureWordsOrCall : MeasureWords\n---@overload fun(...: any): MeasureWords"))
    #expect(text.contains("---@overload fun(values: any): Segment\n"))
    #expect(!text.contains("Words|fun("))
  }
}

extension SyntaxFault: Equatable {
  static func == (one: SyntaxFault, other: SyntaxFault) -> Bool {
    one.kind == other.kind && one.token == other.token
  }
}

@Suite("How a sheet recovers")
struct RecoverySummaryTests {
  private func changed(_ recovery: String) -> String {
    base.replacing("sources", with: "recovery = \(recovery), sources", maxReplacements: 1)
  }

  @Test("it is in the rows, in words, and a change of it is a change of the policy")
  func rows() throws {
    let parts = try summary(changed("in_parts(6)"))
    #expect(try summary(base).recovery == nil)
    #expect(parts.recovery?.words == Sentence(zh: "分 6 期从发放中扣回", en: "deducted in 6 equal parts"))
    let cash = try summary(changed("in_cash"))
    #expect(cash.recovery?.words.en == "paid back by the worker, not deducted from payments")
    let change = try #require(SheetDifference.changes(from: parts, to: cash).first)
    #expect(change.what == "recovery" && change.kind == .changed && change.path.isEmpty)
    #expect(SheetDifference.changes(from: parts, to: parts).isEmpty)
    #expect(SheetDifference.changes(from: try summary(base), to: cash).map(\.kind) == [.added])
  }

  @Test("a sheet recovers as it says, and from the next payments where it says nothing")
  func loaded() throws {
    func recovery(_ text: String) throws -> Recovery {
      try PolicyLoader.load(text: Array(text.utf8), file: "sheet.lua").policy.recovery
    }
    #expect(try recovery(base) == .fromNextPayments)
    #expect(try recovery(changed("from_next_payments")) == .fromNextPayments)
    #expect(try recovery(changed("in_parts(2)")) == .inParts(2))
    #expect(try recovery(changed("in_parts(60)")) == .inParts(60))
    #expect(try recovery(changed("in_cash")) == .inCash)
  }

  @Test("a part is the amount divided down to the fen, and the last takes what is left")
  func due() {
    let parts = Recovery.inParts(3)
    #expect(parts.due(of: 1_001, from: 1_001) == 333)
    #expect(parts.due(of: 336, from: 1_001) == 333)
    #expect(parts.due(of: 335, from: 1_001) == 335)
    #expect(parts.due(of: 334, from: 1_001) == 334)
    #expect(parts.due(of: 0, from: 1_001) == 0)
    #expect(Recovery.inCash.due(of: 5, from: 5) == 0)
    #expect(Recovery.fromNextPayments.due(of: 5, from: 9) == 5)
  }
}
