import Foundation
import TestSupport
import Testing
import Workforce

@testable import PolicyEngine

private let chinese = GuideChapter.names.compactMap { try? GuideChapter($0.0) }
private let english = GuideChapter.names.compactMap { try? GuideChapter($0.1) }
private let head =
  chinese.flatMap(\.blocks).first { $0.mark?.verb == "head" }?.text ?? ""
private let recipes = chinese.flatMap { RecipeSheet.all(in: $0, head: head) }

@Suite("The recipes of the guide")
struct GuideRecipeTests {
  @Test("nothing is to be said of a recipe", arguments: recipes)
  func checked(_ recipe: RecipeSheet) {
    let remarks = SheetCheck.remarks(text: recipe.bytes, file: "guide.lua").filter {
      guard case .unused("fund", _) = $0.kind else { return $0.severity != .note }
      return false
    }
    #expect(remarks.map(\.words) == [], "\(recipe.text)")
  }

  @Test("a recipe pays and refuses what its chapter says", arguments: recipes)
  func decided(_ recipe: RecipeSheet) throws {
    let sheet = try PolicyLoader.load(text: recipe.bytes, file: "guide.lua")
    let tests = try PolicyTest.read(
      text: Array(try #require(Self.tests[recipe.id]).utf8), file: "\(recipe.id)_test.lua")
    #expect(tests.count > 1 || recipe.id == "stacking" || recipe.id == "on-top")
    for test in tests {
      let failures = test.run(sheet).map { "\($0.rule): \($0.expected.en), got \($0.actual.en)" }
      #expect(failures == [], "\(recipe.id): \(test.name)")
    }
  }

  @Test("no test is of a recipe that is not there")
  func orphans() { #expect(Set(Self.tests.keys) == Set(recipes.map(\.id))) }

  /// The tests of each recipe: what a file says before its first recipe belongs to all of them.
  private static let tests: [String: String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Recipes")
    var found: [String: String] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let file = folder.appendingPathComponent(name)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      let parts = text.components(separatedBy: "\n-- recipe: ")
      for part in parts.dropFirst() {
        let id = part.prefix { $0 != "\n" }
        found[String(id)] = parts[0] + "\n" + part.dropFirst(id.count)
      }
    }
    return found
  }()
}

@Suite("The guide in two languages")
struct GuideLanguageTests {
  private static let pairs = Array(zip(chinese, english))

  @Test("every chapter is there") func chapters() {
    #expect(chinese.count == GuideChapter.names.count && english.count == chinese.count)
  }

  @Test("both say the same sheets, tests and commands", arguments: pairs)
  func same(_ zh: GuideChapter, _ en: GuideChapter) {
    #expect(zh.pieces.map(Self.essence) == en.pieces.map(Self.essence))
  }

  /// A block without what each language says in its own words: comments, names of tests, output.
  private static func essence(_ piece: GuideChapter.Piece) -> String {
    switch piece {
    case .mark(let verb, let rest): return "\(verb): \(rest)"
    case .block("lua", let text):
      return text.replacing(#/ *--[^\n]*/#, with: "")
        .replacing(#/(test\(|test |check\(|step\(|because = )"[^"]*"/#) { "\($0.output.1)" }
    case .block("console", let text):
      return text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.joined(separator: "\n")
    case .block(let kind, _): return kind
    }
  }
}

@Suite("What the guide says of the program")
struct GuideMessageTests {
  @Test("its sheets and tests are written as the formatter writes them", arguments: chinese + english)
  func format(chapter: GuideChapter) throws {
    for block in chapter.blocks where block.kind == "lua" && block.mark?.verb == "file" {
      let written = try #require(SheetFormat.formatted(Array(block.text.utf8)))
      #expect(String(decoding: written, as: UTF8.self) == block.text)
    }
  }

  @Test("every message it explains is one the check gives", arguments: [Language.zh, .en])
  func messages(language: Language) {
    let said = Set(
      Mistake.all.flatMap(\.remarks).map { remark in
        [remark.text, remark.advice].compactMap { $0?.text(in: language) }
          .joined(separator: language == .zh ? "；" : "; ")
      })
    let guide = language == .zh ? chinese : english
    let shown = guide.flatMap { Self.messages(of: $0.text) }
    #expect(shown.count > 40)
    #expect(shown.filter { !said.contains($0) } == [])
  }

  /// The first cells of the table below `<!-- messages -->`.
  private static func messages(of text: String) -> [String] {
    guard let start = text.range(of: "<!-- messages -->\n") else { return [] }
    return text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.compactMap { $0.firstMatch(of: #/^\| `(.*?)` \| /#) }
      .map { String($0.1) }
  }
}
