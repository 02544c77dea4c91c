import Foundation
import Testing
import Workforce

@testable import PolicyEngine

@Suite("The glossary explains every word, and no others")
struct GlossaryTests {
  private func text() throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Policies/GLOSSARY.md")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The rows of `Policies/GLOSSARY.md` that explain words, as cells.
  private func rows() throws -> [[String]] {
    let lines = try text().components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("## 词 · Words") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("### 测试里的词") })
    return lines[start..<end].filter { $0.hasPrefix("| `") }.map { line in
      line.dropFirst().dropLast().components(separatedBy: " | ")
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test("the words are those of the vocabulary, in its order")
  func words() throws {
    let words = try rows().map { $0[0].trimmingCharacters(in: ["`"]) }
    let missing = Terms.all.filter { !words.contains($0.path) }.map { word in
      "| `\(word.path)` | `…` | \(word.meaning.zh) | \(word.meaning.en) |"
    }
    #expect(missing == [], "rows to add to Policies/GLOSSARY.md")
    #expect(words == Terms.all.map(\.path))
  }

  @Test("what a function may ask of its worker is what the check lets it ask")
  func functions() throws {
    let asked = try text().matches(of: #/\| `worker:(\w+)\(/#).map { String($0.1) }
    #expect(Set(asked) == WritingCheck.workerMethods)
  }

  @Test("every moment a word may name is in its table, and no other")
  func moments() throws {
    let text = try text()
    let start = try #require(text.range(of: "## 时间 · Moments")).upperBound
    let end = try #require(text.range(of: "## 词 · Words")).lowerBound
    let named = text[start..<end].matches(of: #/\| `"([^"]+)"` \|/#).map { String($0.1) }
    #expect(Set(named) == Set(Moment.allCases.map(\.rawValue)))
    for during in ServiceSelection.During.allCases where during != .toLastDay {
      #expect(text[start..<end].contains("`\"\(during.rawValue)\"`"))
    }
  }

  @Test("every word of a test file is in its table")
  func testWords() throws {
    let text = try text()
    let start = try #require(text.range(of: "### 测试里的词")).upperBound
    let end = try #require(text.range(of: "## 例外：Lua")).lowerBound
    for word in ["but", "without", "refused", "undecided", "held", "found", "finds", "none"]
      + PolicyTest.fields
    { #expect(text[start..<end].contains("`\(word)"), "\(word)") }
  }

  @Test("each word means there what the vocabulary says")
  func meanings() throws {
    let words = Dictionary(Terms.all.map { ("`\($0.path)`", $0) }, uniquingKeysWith: { $1 })
    for row in try rows() {
      guard let word = words[row[0]] else { continue }
      try #require(row.count == 4, "\(word.path)")
      #expect(row[2...] == [word.meaning.zh, word.meaning.en], "\(word.path)")
    }
  }
}
