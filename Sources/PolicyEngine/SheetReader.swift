// Reads the statements of a sheet, one kind after the other: policy, lists, parameters, rules.

import LuaRuntime
import Workforce

/// A statement as the sheet made it: `rule "award" { … }`.
struct Statement {
  let kind: String
  let id: String
  let line: Int
  let body: LuaTable

  init?(_ value: LuaValue) {
    guard case .table(let table) = value, case .string(let kind)? = table.fields["kind"],
      case .integer(let line)? = table.fields["line"], case .table(let body)? = table.fields["body"]
    else { return nil }
    self.kind = kind
    self.line = Int(line)
    self.body = body
    if case .string(let id)? = table.fields["id"] { self.id = id } else { id = "" }
  }

  func text(_ name: String) throws(PolicyError.Problem) -> String {
    switch body.fields[name] {
    case .string(let text)?: return text
    case nil: throw .missingField(owner: kind, name: name)
    default: throw .wrongValue(word: name, expected: .text)
    }
  }

  func allow(only known: [String]) throws(PolicyError.Problem) {
    for name in body.fields.keys.sorted() where !known.contains(name) {
      throw .unknownField(owner: kind, name: name, known: known)
    }
  }

  /// The names in `source = "notice"` or `source = { "notice", "region" }`.
  func sources(known: [String: String]) throws(PolicyError.Problem) -> [String] {
    var keys: [String] = []
    switch body.fields["source"] {
    case .string(let key)?: keys = [key]
    case .table(let list)?:
      for value in list.array {
        guard case .string(let key) = value else { throw .wrongValue(word: "source", expected: .text) }
        keys.append(key)
      }
    case nil: throw .missingField(owner: kind, name: "source")
    default: throw .wrongValue(word: "source", expected: .text)
    }
    for key in keys where known[key] == nil {
      throw .unknownSource(owner: id, name: key, known: known.keys.sorted())
    }
    return keys
  }
}

extension Loading {
  /// Reads `list "city" { title = …, source = …, "兴庆区", … }`.
  func readList(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> NamedList {
    try statement.allow(only: ["title", "source"])
    var names: [String] = []
    for value in statement.body.array {
      guard case .string(let name) = value else { throw .wrongValue(word: "list", expected: .text) }
      names.append(name)
    }
    return NamedList(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), names: names, line: statement.line)
  }

  /// Reads `parameter "allowance" { title = …, source = …, from "2021-01-01" { … } }`.
  func readParameter(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Parameter {
    try statement.allow(only: ["title", "source"])
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
    guard case .table(let table) = value else { throw .wrongValue(word: "from", expected: .table) }
    if table.fields["#"] != nil { return [nil: try quantity(value, &unit)] }
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
    case .integer(let count): found = (.count, count)
    default:
      if let node = SheetNode(value), node.word == "hours", let hours = node.integer {
        found = (.hours, hours)
      } else {
        found = (.money, try money(value, word: "from").fen)
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

  /// Reads `rule "award" { … }`.
  func readRule(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Rule {
    try statement.allow(only: [
      "title", "source", "pays", "level", "each", "when", "amount", "fund",
    ])
    let (subject, subjectLine) = try readSubject(statement)
    let (cadence, paysLine) = try readCadence(statement)
    var clauses = try readClauses(statement)
    if cadence == .oncePerLevel {
      let once = NothingPaid(measure: statement.id, thisLevelOnly: true)
      clauses.append(Clause(word: "once_per", line: paysLine, condition: once))
    }
    line = statement.line
    guard let value = statement.body.fields["amount"] else {
      throw .missingField(owner: statement.kind, name: "amount")
    }
    let amount = try AmountTerms.amount(value, line: statement.line, self)
    return Rule(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), line: statement.line, pays: cadence,
      paysLine: paysLine, subject: subject, subjectLine: subjectLine, clauses: clauses,
      amount: amount, fund: try readFund(statement))
  }

  /// Reads `standard "training" { … }`.
  func readStandard(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Standard {
    try statement.allow(only: ["title", "source", "level", "each", "when", "reports"])
    let (subject, subjectLine) = try readSubject(statement)
    let clauses = try readClauses(statement)
    var reports: [(name: String, measure: any Measure)] = []
    if case .table(let table)? = statement.body.fields["reports"] {
      for value in table.array {
        guard case .table(let pair) = value, pair.array.count == 2,
          case .string(let name) = pair.array[0]
        else { throw .wrongValue(word: "reports", expected: .measure) }
        reports.append((name, try report(pair.array[1])))
      }
    }
    return Standard(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), line: statement.line, subject: subject,
      subjectLine: subjectLine, clauses: clauses, reports: reports)
  }

  private func report(_ value: LuaValue) throws(PolicyError.Problem) -> any Measure {
    guard let node = SheetNode(value) else { throw .wrongValue(word: "reports", expected: .measure) }
    line = node.line
    if node.word == "by_level", let name = node.text {
      try needLevel(node)
      try needParameter(name, units: [.hours, .count, .money])
      return ParameterMeasure(parameter: name, kind: parameters[name]?.unit ?? .count)
    }
    return try measure(node)
  }

  private func readSubject(_ statement: Statement) throws(PolicyError.Problem) -> (Subject, Int) {
    hasLevel = false
    if let each = statement.body.fields["each"] {
      guard let node = SheetNode(each), node.word == "certificate.each" else {
        throw .wrongValue(word: "each", expected: .oneOf(["certificate.each { … }"]))
      }
      line = node.line
      let choice = try LevelChoice(node)
      hasLevel = true
      return (.eachCertificate(choice), node.line)
    }
    guard let level = statement.body.fields["level"] else { return (.worker(nil), statement.line) }
    guard let node = SheetNode(level), node.word == "certificate.highest" else {
      throw .wrongValue(word: "level", expected: .level)
    }
    line = node.line
    let choice = try LevelChoice(node)
    hasLevel = true
    return (.worker(choice), node.line)
  }

  private func readCadence(_ statement: Statement) throws(PolicyError.Problem) -> (Cadence, Int) {
    guard let value = statement.body.fields["pays"] else {
      throw .missingField(owner: statement.kind, name: "pays")
    }
    guard let node = SheetNode(value) else { throw .wrongValue(word: "pays", expected: .oneOf(["monthly", "once_per \"level\""])) }
    line = node.line
    switch node.word {
    case "monthly": return (.monthly, node.line)
    case "once_per":
      guard node.text == "level" else { throw .wrongValue(word: node.word, expected: .oneOf(["level"])) }
      try needLevel(node)
      return (.oncePerLevel, node.line)
    default: throw .wrongValue(word: "pays", expected: .oneOf(["monthly", "once_per \"level\""]))
    }
  }

  private func readClauses(_ statement: Statement) throws(PolicyError.Problem) -> [Clause] {
    guard case .table(let list)? = statement.body.fields["when"] else {
      throw .missingField(owner: statement.kind, name: "when")
    }
    guard list.fields.isEmpty else { throw .wrongValue(word: "when", expected: .clause) }
    guard list.array.count < 200 else { throw .tooMany(what: "when", most: 200) }
    var clauses: [Clause] = []
    for value in list.array { clauses.append(try clause(value, in: "when")) }
    return clauses
  }

  private func readFund(_ statement: Statement) throws(PolicyError.Problem) -> FundChoice {
    switch statement.body.fields["fund"] {
    case .string(let fund)?: return .one(fund)
    case nil: throw .missingField(owner: statement.kind, name: "fund")
    case let value?:
      guard let node = SheetNode(value), node.word == "by_level", let funds = node.settings else {
        throw .wrongValue(word: "fund", expected: .text)
      }
      var byLevel: [CertificateLevel: String] = [:]
      for (name, value) in funds {
        guard let level = CertificateLevel(name), case .string(let fund) = value else {
          throw .unknownField(
            owner: "fund", name: name, known: CertificateLevel.allCases.map(\.code))
        }
        byLevel[level] = fund
      }
      return .byLevel(byLevel)
    }
  }
}

/// A parameter's value as something a standard reports.
private struct ParameterMeasure: Measure {
  let parameter: String
  let kind: Parameter.Unit
  var unit: MeasureUnit {
    switch kind {
    case .hours: .hours
    case .money: .money
    case .count: .count
    }
  }
  /// The parameter's values are changed where they are stated.
  var variants: [Variant<any Measure>] { [] }


  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(table: binding.table(parameter).map { $0 ?? unknownValue }, parameter: parameter)
  }

  private struct Bound: BoundMeasure {
    let table: [Int64]
    let parameter: String

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for index in 0..<cases.count { values[index] = table[Int(cases.level[index])] }
    }

    func evidence(_ item: Case) -> Evidence {
      Evidence(zh: "标准", en: "standard", parameters: [parameter])
    }
  }
}
