// A recipe of the guide as a whole sheet.

import Foundation
import TestSupport
import Testing

@testable import PolicyEngine

/// A recipe shows only the lines that differ from the first chapter's rule; the rest is added here,
/// as the guide tells its readers to do.
struct RecipeSheet: CustomTestStringConvertible {
  let id: String
  /// Text of the sheet.
  let text: String

  var testDescription: String { id }
  var bytes: [UInt8] { Array(text.utf8) }

  /// The recipes of a chapter.
  static func all(in chapter: GuideChapter, head: String) -> [RecipeSheet] {
    chapter.blocks.filter { $0.kind == "lua" && $0.mark?.verb == "recipe" }
      .map { RecipeSheet(id: $0.mark?.rest ?? "", recipe: $0.text, head: head) }
  }

  /// - Parameters:
  ///   - recipe: statements of a sheet, or fields of a rule, each beginning at the margin.
  ///   - head: the statements that recipes may refer to, the policy first.
  init(id: String, recipe: String, head: String) {
    self.id = id
    let items = Self.items(recipe)
    guard !items.contains(where: { $0.hasPrefix("policy ") }) else {
      text = recipe
      return
    }
    var statements = items.filter { Self.isStatement($0) }
    let fields = items.filter { !Self.isStatement($0) }
    if !fields.isEmpty { statements.append(Self.rule(fields)) }
    let head = Self.items(head)
    text = ([head[0]] + Self.needed(of: head, by: statements) + statements).joined(separator: "\n")
  }

  /// The lines of a text that belong together: a line at the margin begins an item.
  private static func items(_ text: String) -> [String] {
    var items: [String] = []
    for line in text.split(separator: "\n") {
      if line.first?.isLetter == true, line.first?.isASCII == true, !line.hasPrefix("end") {
        items.append(String(line))
      } else if !items.isEmpty {
        items[items.count - 1] += "\n" + line
      }
    }
    return items
  }

  private static func isStatement(_ item: String) -> Bool {
    let word = item.prefix { $0.isLetter }
    return word == "local" || SheetTerms.statements.contains(String(word))
  }

  /// A rule with some fields; the others are those of the first chapter.
  private static func rule(_ fields: [String]) -> String {
    let named = Set(fields.map { String($0.prefix { $0.isLetter }) })
    let usual = [
      ("title", #""持证奖励""#), ("source", #""notice""#), ("pays", #"once_per "level""#),
      ("each", #"certificate.each { approved = "by the last day" }"#),
      ("when", #"{ certificate.approved { from = "2024-01-01" } }"#),
      ("amount", #"by_level "award""#), ("fund", #""city""#),
    ].filter { !named.contains($0.0) && ($0.0 != "each" || !named.contains("level")) }
    return (["rule \"award\" {"] + fields + usual.map { "\($0.0) = \($0.1)," } + ["}"])
      .joined(separator: "\n")
  }

  /// The statements of the head that others name, in their order.
  private static func needed(of head: [String], by statements: [String]) -> [String] {
    let own = Set(statements.compactMap { key($0) })
    var chosen: Set<Int> = []
    while true {
      let text = (statements + chosen.sorted().map { head[$0] }).joined(separator: "\n")
      let more = head.indices.dropFirst().filter {
        guard !chosen.contains($0), let key = key(head[$0]), !own.contains(key) else {
          return false
        }
        return isNamed(key, in: text)
      }
      if more.isEmpty { return chosen.sorted().map { head[$0] } }
      chosen.formUnion(more)
    }
  }

  /// `list "city"`, `parameter "award"`, `rule "award"` or `local in_city`.
  private static func key(_ item: String) -> String? {
    item.firstMatch(of: #/^(?:list|parameter|rule) +"\w+"|^local \w+/#).map {
      String($0.0).replacing(#/ +/#, with: " ")
    }
  }

  private static func isNamed(_ key: String, in text: String) -> Bool {
    let name = key.drop { $0 != " " }.dropFirst()
    func found(_ pattern: String) -> Bool {
      text.range(of: pattern, options: .regularExpression) != nil
    }
    switch key.prefix(while: \.isLetter) {
    case "list": return found("list \(name)")
    case "rule": return found("rules = \\{[^}]*\(name)")
    case "local": return found("\\b\(name)\\b")
    default:
      return found("(by_level|rate|plus|less_level|at_least|below|above|at_most|value)[ (]+\(name)")
    }
  }
}
