import Exchange
import Foundation
import PolicyEngine
import Testing
import Workforce

@testable import Office

/// A folder with sheets for one test.
private struct Bench {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "bench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func sheet(_ name: String, _ edit: (String) -> String = { $0 }) throws -> String {
    let path = folder + "/" + name
    try Data(edit(Self.text).utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func text(of path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  static let text = """
    policy {
      id           = "test/sheet",
      title        = "补贴 <b>&\\"甲\\"",
      jurisdiction = "640100",
      in_force     = from "2020-01-01",
      sources      = { law = "某办法 TO CONFIRM" },
    }

    rule "month" {
      title  = "月补贴",
      source = "law",
      pays   = monthly,
      when   = { posting { kind = "community" }.days.at_least(1) },
      amount = fixed(yuan(100)),
      fund   = "city",
    }

    """
}

@Suite("The author's bench")
struct AuthorBenchTests {
  @Test("a check tells every sheet's remarks with their places")
  func check() throws {
    let bench = try Bench()
    defer { bench.remove() }
    _ = try bench.sheet("good.lua")
    let bad = try bench.sheet("wrong.lua") { $0.replacing("at_least", with: "atleast") }
    let answer = try CheckSheets(paths: [bench.folder]).run()
    #expect(!answer.isGood)
    #expect(answer.count(.error) == 1 && answer.count(.note) == 2)
    let error = try #require(answer.remarks.first { $0.severity == .error })
    #expect(error.file == bad && error.line == 13 && error.column == 50)
    #expect(answer.text(in: .zh).contains("是否想写 measure.at_least"))
    let json = answer.json(in: .en).text
    #expect(json.contains("\"code\": \"unknown-word\"") && json.contains("\"column\": 50"))
    #expect(json.contains("did you mean measure.at_least?"))
  }

  @Test("a format check changes nothing, a format changes only what is out of form")
  func format() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let good = try bench.sheet("good.lua")
    let loose = try bench.sheet("loose.lua") { $0.replacing("  pays   =", with: "      pays=") }
    let broken = try bench.sheet("broken.lua") { $0.replacing("monthly,", with: "monthly，") }
    let check = try FormatSheets(paths: [bench.folder], onlyChecks: true).run()
    #expect(check.changed == [loose] && check.unreadable == [broken] && check.unchanged == 1)
    #expect(try bench.text(of: loose) != Bench.text)
    _ = try FormatSheets(paths: [bench.folder], onlyChecks: false).run()
    #expect(try bench.text(of: loose) == Bench.text)
    #expect(try bench.text(of: good) == Bench.text)
    #expect(try bench.text(of: broken).contains("，"))
  }

  @Test("the page stands on its own, escapes what the sheet says and shows open points")
  func page() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let answer = try ShowPolicy(path: try bench.sheet("good.lua")).run()
    for language in Language.allCases {
      let page = answer.page(in: language)
      #expect(page.contains("补贴 &lt;b&gt;&amp;") && !page.contains("<b>"))
      #expect(page.contains("size: A4") && page.contains("class=\"open\">某办法 TO CONFIRM"))
      #expect(!page.contains("http") && !page.contains("<script") && !page.contains("src="))
    }
    #expect(answer.page(in: .zh).contains("不少于 1"))
    let table = answer.table(in: .en)
    #expect(table.contains("1.1 days of the month in a posting") && table.contains("at least 1"))
  }

  @Test("a difference is told by clause, and layout is none")
  func difference() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let old = try bench.sheet("old.lua")
    let same = try bench.sheet("same.lua") { "-- a comment\n\n" + $0 }
    #expect(try DiffPolicies(old: old, new: same).run().changes == [])
    let new = try bench.sheet("new.lua") {
      $0.replacing("at_least(1)", with: "at_least(15)").replacing("yuan(100)", with: "yuan(120)")
    }
    let answer = try DiffPolicies(old: old, new: new).run()
    #expect(answer.changes.map(\.what) == ["clause", "amount"])
    #expect(answer.text(in: .zh).contains("~ 条件 month measure.at_least"))
    #expect(answer.json(in: .en).text.contains("\"new_line\": 13"))
  }

  @Test("readings can be asked for by rule and by kind of fact")
  func reads() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let path = try bench.sheet("good.lua")
    #expect(try ListReads(path: path, about: nil).run().readings.count == 3)
    #expect(try ListReads(path: path, about: "month").run().readings.count == 3)
    #expect(try ListReads(path: path, about: "posting").run().readings.map(\.role) == ["clause"])
    #expect(throws: OfficeError.self) { try ListReads(path: path, about: "nothing").run() }
  }

  @Test("editor files are written where they are wanted")
  func editorFiles() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let paths = try WriteEditorFiles(folder: bench.folder + "/deeper").run()
    #expect(paths.map { $0.split(separator: "/").last } == [".luacheckrc", "stipend.d.lua"])
    #expect(try bench.text(of: paths[1]).contains("---@meta"))
    #expect(throws: OfficeError.self) { try WriteEditorFiles(folder: "/dev/null/x").run() }
  }

  @Test("the shipped sheets pay nobody twice but where they say so, and leave no month out")
  func shippedOverlaps() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let answer = try FindOverlaps(paths: [root.appendingPathComponent("Policies").path]).run()
    #expect(answer.isGood, "\(answer.text(in: .en))")
    #expect(answer.sheets >= 26)
    let stated = answer.overlaps.compactMap(\.statement)
    #expect(stated.count == answer.overlaps.count && stated.allSatisfy { $0.word == "stacking" })
    #expect(Set(answer.overlaps.map(\.first.policy)) == ["beijing/community-pay"])
  }

  @Test("a file that is given twice is one sheet, and progress counts the pairs")
  func givenTwice() throws {
    let bench = try Bench()
    defer { bench.remove() }
    let one = try bench.sheet("one.lua")
    let other = try bench.sheet("other.lua") { $0.replacing("test/sheet", with: "test/other") }
    #expect(try FindOverlaps(paths: [one, one]).run().overlaps.isEmpty)
    var pairs = 0
    let answer = try FindOverlaps(paths: [one, other, bench.folder]).run { pairs = $0 }
    #expect(answer.overlaps.count == 1 && pairs == 1 && !answer.isGood)
    #expect(answer.text(in: .en).contains("no sheet says so"))
    #expect(answer.json(in: .zh).text.contains("\"paid_for\": \"pay\""))
  }
}
