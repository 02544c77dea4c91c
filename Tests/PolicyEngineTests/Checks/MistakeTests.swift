import Foundation
import Testing
import Workforce

@testable import PolicyEngine

/// One file of the catalogue: a sheet with one mistake, and what must be said about it.
struct Mistake: CustomTestStringConvertible {
  let name: String
  let text: String
  let code: String
  let line: Int
  let advice: String

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Mistakes")

  static let all: [Mistake] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap(Mistake.init)
  }()

  init?(_ name: String) {
    let path = Self.folder.appendingPathComponent(name)
    guard let text = try? String(contentsOf: path, encoding: .utf8),
      let match = text.firstMatch(of: #/^-- expect: (\S+) on line (\d+), advice: ([^\n]*)/#),
      let line = Int(match.2)
    else { return nil }
    self.name = name
    self.text = text
    code = String(match.1)
    self.line = line
    advice = String(match.3)
  }

  var remarks: [Remark] { SheetCheck.remarks(text: Array(text.utf8), file: name) }
}

extension Remark {
  /// Text and advice in English.
  var words: String { text.en + "; " + (advice?.en ?? "") }
}

@Suite("The catalogue of mistakes")
struct MistakeTests {
  @Test("holds at least fifty")
  func size() { #expect(Mistake.all.count >= 50) }

  @Test(
    "every mistake is told before anything runs, at its line and with the right advice",
    arguments: Mistake.all)
  func told(_ mistake: Mistake) throws {
    let remarks = mistake.remarks
    let found = remarks.first { $0.code == mistake.code && $0.line == mistake.line }
    let remark = try #require(
      found, "said: \(remarks.map { "\($0.line): \($0.code)" }.joined(separator: ", "))")
    #expect(remark.words.contains(mistake.advice))
    #expect(remark.severity != .note)
    #expect(remark.column >= 1 && remark.column <= remark.excerpt.count)
    #expect(!remark.text.zh.isEmpty && remark.text.zh != remark.text.en)
  }

  @Test("one mistake is told at most with one that follows from it", arguments: Mistake.all)
  func quiet(_ mistake: Mistake) {
    #expect(Set(mistake.remarks.map(\.line)).count <= 2)
  }

  @Test("several mistakes of one sheet are told in one run")
  func together() throws {
    let base = try #require(Mistake.all.first { $0.name == "misspelt_word.lua" })
    let text = base.text.replacing("yuan(200)", with: "yuan（200）")
      .replacing("\"2023-01-01\"", with: "\"2023-02-30\"")
      .replacing("registration.is_current", with: "registration.is_curent")
      .replacing("fund   = \"city\"", with: "fund   = \"town\"")
    let remarks = SheetCheck.remarks(text: Array(text.utf8), file: "sheet.lua")
    let codes = Set(remarks.map(\.code))
    let expected: Set = ["unknown-word", "foreign-character", "bad-date", "unknown-fund"]
    #expect(codes.isSuperset(of: expected))
    #expect(remarks.count { $0.code == "unknown-word" } == 2)
    #expect(remarks == remarks.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  @Test("a shipped sheet has no errors, and its open points are notes")
  func shipped() throws {
    let root = Mistake.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Policies")
    let names =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let sheets = names.filter { $0.hasSuffix(".lua") && !$0.hasSuffix("_test.lua") }
    #expect(!sheets.isEmpty)
    for name in sheets {
      let text = try Data(contentsOf: root.appendingPathComponent(name))
      let remarks = SheetCheck.remarks(text: Array(text), file: name)
      #expect(remarks.filter { $0.severity == .error }.map(\.words) == [])
      let summary = try SheetSummary(text: Array(text), file: name)
      #expect(summary.parts.allSatisfy { !$0.title.isEmpty })
      #expect(SheetDifference.changes(from: summary, to: summary) == [])
    }
  }

  @Test("the mark stands under the piece, Chinese characters being two columns wide")
  func mark() throws {
    let mistake = try #require(Mistake.all.first { $0.name == "full_width_comma.lua" })
    let remark = try #require(mistake.remarks.first)
    let lines = remark.lines(in: .en)
    #expect(lines.count == 3)
    let before = lines[1].prefix { $0 != "，" }
    #expect(lines[2].prefix { $0 != "^" }.count == width(of: before))
    #expect(lines[2].count { $0 == "^" } == 2)
  }

  @Test("a sheet made to be deep or endless is read in bounds")
  func bounds() {
    let long = 20_000
    var doubling = "local a0 = posting { kind = \"x\" }\n"
    for level in 1...60 {
      doubling += "local a\(level) = all_of { a\(level - 1), a\(level - 1) }\n"
    }
    let texts = [
      "local x = posting" + String(repeating: ".a", count: long),
      "local x = 1" + String(repeating: " + 1", count: long),
      "local x = " + String(repeating: "{", count: long),
      "local x = " + String(repeating: "(", count: long),
      "local x = " + String(repeating: "not ", count: long),
      "local x = f" + String(repeating: "()", count: long),
      String(repeating: "do ", count: long), doubling + "rule \"r\" { when = { a60, a60 } }",
    ]
    for text in texts {
      let sheet = SheetInspection(bytes: Array(text.utf8), file: "x.lua")
      WritingCheck.check(sheet)
      WordCheck.check(sheet)
      UseCheck.check(sheet)
      ClauseCheck.check(sheet)
      _ = SheetSummary(sheet)
      _ = SheetFormat.formatted(Array(text.utf8))
    }
  }

  @Test("text that is no sheet at all gives remarks and never an accident")
  func nonsense() {
    for text in [
      "", "}", "{{{{", "policy", "policy {", "\"", "rule 'a' {,}", "return", "--[[", "a.b.c",
    ] {
      _ = SheetCheck.remarks(text: Array(text.utf8), file: "x.lua")
    }
    var random = SeededNumbers(seed: 7)
    let pieces = [
      "policy", "{", "}", "rule", "\"a\"", "=", ",", "(", ")", "function", "end", "if",
      "then", "，", "local", "x", ".", ":", "1", "--", "\n", "[", "]", "do", "return",
    ]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
        .joined(separator: " ")
      let sheet = SheetInspection(bytes: Array(text.utf8), file: "x.lua")
      WritingCheck.check(sheet)
      WordCheck.check(sheet)
      UseCheck.check(sheet)
    }
  }
}

/// Numbers from a fixed seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
