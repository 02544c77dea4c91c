// What rules read, and for a kind of fact who reads it: what a change of a form or a rate touches.

public import Exchange
public import PolicyEngine
public import Workforce

/// Lists the facts, parameters and lists each clause reads.
public struct ListReads: Sendable {
  /// A sheet, or a folder of them.
  public var path: String
  /// Id of a rule, or the noun of a fact such as `posting`; nil for everything.
  public var about: String?

  public init(path: String, about: String?) {
    self.path = path
    self.about = about
  }

  /// One row of one rule.
  public struct Reading: Sendable {
    public let file: String
    public let policy: String
    public let rule: String
    /// subject, pays, clause, amount, fund or report.
    public let role: String
    public let row: SheetSummary.Row
  }

  /// The readings in the order of the sheets.
  public struct Answer: Sendable {
    public let readings: [Reading]
  }

  /// - Throws: ``OfficeError``, `PolicyError`.
  public func run() throws -> Answer {
    var all: [Reading] = []
    var rules: [String] = []
    for path in try PolicyLibrary.sheets(at: [path]) {
      let summary = try SheetSummary(text: try PolicyLibrary.text(of: path), file: path)
      for part in summary.parts {
        rules.append(part.id)
        for (role, row) in Self.roles(part) {
          all.append(
            Reading(file: path, policy: summary.id, rule: part.id, role: role, row: row))
        }
      }
    }
    guard let about else { return Answer(readings: all) }
    if rules.contains(about) { return Answer(readings: all.filter { $0.rule == about }) }
    let readers = all.filter { reading in
      reading.row.parameters.contains(about) || reading.row.lists.contains(about)
        || reading.row.facts.contains {
          $0 == about || $0.hasPrefix(about + ".") || $0.hasSuffix("." + about)
        }
    }
    if readers.isEmpty { throw OfficeError.unknownRule(about, known: rules) }
    return Answer(readings: readers)
  }

  private static func roles(_ part: SheetSummary.Part) -> [(String, SheetSummary.Row)] {
    var roles: [(String, SheetSummary.Row)] = []
    if let row = part.subject { roles.append(("subject", row)) }
    if let row = part.pays { roles.append(("pays", row)) }
    roles += part.clauses.map { ("clause", $0) }
    if let row = part.amount { roles.append(("amount", row)) }
    roles += part.reports.map { ("report", $0) }
    return roles
  }
}

extension ListReads.Answer {
  /// A table with a line for each clause.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "条款", en: "rule")), .init(Sentence(zh: "行", en: "line"), .right),
      .init(Sentence(zh: "部分", en: "part")), .init(Sentence(zh: "条文", en: "clause")),
      .init(Sentence(zh: "事实", en: "facts")), .init(Sentence(zh: "参数", en: "parameters")),
      .init(Sentence(zh: "名单", en: "lists")),
    ])
    table.omitsEmptyColumns = true
    for reading in readings {
      table.append([
        reading.rule, String(reading.row.line), reading.role,
        reading.row.word.isEmpty ? String(reading.row.spelling.prefix(40)) : reading.row.word,
        reading.row.facts.joined(separator: ", "), reading.row.parameters.joined(separator: ", "),
        reading.row.lists.joined(separator: ", "),
      ])
    }
    return table.text(in: language)
  }

  /// The same for programs.
  public var json: JSONValue {
    func list(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
    return .array(
      readings.map { reading in
        [
          "file": .string(reading.file), "policy": .string(reading.policy),
          "rule": .string(reading.rule), "role": .string(reading.role),
          "line": JSONValue(reading.row.line), "word": .string(reading.row.word),
          "clause": .string(reading.row.spelling), "facts": list(reading.row.facts),
          "parameters": list(reading.row.parameters), "lists": list(reading.row.lists),
        ]
      })
  }
}
