// Reads the statements that hold data: lists and dated parameters.

import LuaRuntime
import Workforce

extension Loading {
  /// Reads `list "city" { title = …, source = …, "兴庆区", … }`.
  func readList(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> NamedList {
    try statement.allow(only: ["title", "source"])
    try statement.needPlainID()
    var names: [String] = []
    for value in statement.body.array {
      guard case .string(let name) = value else { throw .wrongValue(word: "list", expected: .text) }
      names.append(name)
    }
    let what = "list \"\(statement.id)\""
    if names.isEmpty { throw .emptyList(what: what) }
    if let twice = firstTwice(names) { throw .namedTwice(what: what, name: twice) }
    return NamedList(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), names: names, line: statement.line)
  }

  /// Reads `parameter "allowance" { title = …, source = …, from "2021-01-01" { … } }`.
  func readParameter(
    _ statement: Statement, sources: [String: String], fields: [String] = []
  ) throws(PolicyError.Problem) -> Parameter {
    try statement.allow(only: ["title", "source"] + fields)
    try statement.needPlainID()
    var unit: Parameter.Unit?
    var segments: [Parameter.Segment] = []
    for value in statement.body.array {
      guard let node = SheetNode(value), node.word == "from", node.arguments.count == 2 else {
        throw .wrongValue(word: "parameter", expected: .date)
      }
      line = node.line
      let from = try date(node)
      if let last = segments.last, last.from >= from {
        throw .segmentsOutOfOrder(parameter: statement.id)
      }
      let values = try segmentValues(node.arguments[1], &unit)
      segments.append(Parameter.Segment(from: from, values: values, line: node.line))
    }
    line = statement.line
    guard let unit, !segments.isEmpty else {
      throw .missingField(owner: statement.kind, name: "from \"YYYY-MM-DD\" { … }")
    }
    return Parameter(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), unit: unit, segments: segments,
      line: statement.line)
  }

  private func segmentValues(
    _ value: LuaValue, _ unit: inout Parameter.Unit?
  ) throws(PolicyError.Problem) -> [CertificateLevel?: Int64] {
    if case .integer = value { return [nil: try quantity(value, &unit)] }
    guard case .table(let table) = value else { throw .wrongValue(word: "from", expected: .table) }
    if table.fields["#"] != nil { return [nil: try quantity(value, &unit)] }
    guard table.array.isEmpty else { throw .wrongValue(word: "from", expected: .hoursOrMoney) }
    guard !table.fields.isEmpty else { throw .emptyList(what: "from") }
    if table.fields["fen"] != nil { return [nil: try quantity(value, &unit)] }
    var values: [CertificateLevel?: Int64] = [:]
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      guard let level = CertificateLevel(name) else {
        let known = CertificateLevel.allCases.map(\.code)
        throw .unknownField(owner: "from", name: name, known: known)
      }
      values[level] = try quantity(value, &unit)
    }
    return values
  }

  private func quantity(
    _ value: LuaValue, _ unit: inout Parameter.Unit?
  ) throws(PolicyError.Problem) -> Int64 {
    let found: (Parameter.Unit, Int64)
    switch value {
    case .number: throw .floatMoney
    case .integer(let count):
      guard count >= 0 else { throw .notPositive(word: "parameter") }
      found = (.count, count)
    default:
      if let node = SheetNode(value), node.word == "hours", let hours = node.integer {
        found = (.hours, hours)
      } else {
        found = (.money, try paidMoney(value, word: "parameter").fen)
      }
    }
    if let unit, unit != found.0 { throw .mixedUnits(word: "parameter") }
    unit = found.0
    return found.1
  }

  func date(_ node: SheetNode) throws(PolicyError.Problem) -> CivilDate {
    guard case .string(let text)? = node.arguments.first else {
      throw .wrongValue(word: node.word, expected: .date)
    }
    guard let date = CivilDate(iso: text) else { throw .badDate(word: node.word, text: text) }
    return date
  }
}
