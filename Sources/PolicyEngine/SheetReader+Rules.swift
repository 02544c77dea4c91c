// Reads the statements that decide: rules and standards.

import LuaRuntime
import Workforce

extension Loading {
  /// Reads `rule "award" { … }`.
  func readRule(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Rule {
    try statement.allow(only: [
      "title", "source", "pays", "level", "each", "when", "amount", "fund",
    ])
    try statement.needPlainID()
    let (subject, subjectLine) = try readSubject(statement)
    let (cadence, paysLine) = try readCadence(statement)
    var clauses = try readClauses(statement)
    if cadence == .oncePerLevel {
      let once = NothingPaid(measure: statement.id, thisLevelOnly: true)
      clauses.append(Clause(word: "once_per", line: paysLine, condition: once))
    }
    guard let value = statement.body.fields["amount"] else {
      throw .missingField(owner: statement.kind, name: "amount")
    }
    let amount = try AmountTerms.amount(value, line: statement.line, self)
    line = statement.line
    let fund = try readFund(statement)
    return Rule(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), line: statement.line, pays: cadence,
      paysLine: paysLine, subject: subject, subjectLine: subjectLine, clauses: clauses,
      amount: amount, fund: fund)
  }

  /// Reads `standard "training" { … }`.
  func readStandard(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Standard {
    try statement.allow(only: ["title", "source", "level", "each", "when", "reports"])
    try statement.needPlainID()
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
      guard table.fields.isEmpty else { throw .wrongValue(word: "reports", expected: .measure) }
    } else if statement.body.fields["reports"] != nil {
      throw .wrongValue(word: "reports", expected: .table)
    }
    line = statement.line
    return Standard(
      id: statement.id, title: try statement.text("title"),
      sources: try statement.sources(known: sources), line: statement.line, subject: subject,
      subjectLine: subjectLine, clauses: clauses, reports: reports)
  }

  private func report(_ value: LuaValue) throws(PolicyError.Problem) -> any Measure {
    guard let node = SheetNode(value) else { throw .wrongValue(word: "reports", expected: .measure) }
    move(to: node)
    if node.word == "by_level", let name = node.text {
      try needLevel(node)
      try needParameter(name, units: [.hours, .count, .money])
      return ParameterMeasure(parameter: name, kind: parameters[name]?.unit ?? .count)
    }
    return try measure(node)
  }

  private func readSubject(_ statement: Statement) throws(PolicyError.Problem) -> (Subject, Int) {
    hasLevel = false
    if statement.body.fields["each"] != nil, statement.body.fields["level"] != nil {
      throw .eitherOr(owner: statement.kind, first: "each", second: "level")
    }
    if let each = statement.body.fields["each"] {
      guard let node = SheetNode(each), node.word == "certificate.each" else {
        throw .wrongValue(word: "each", expected: .oneOf(["certificate.each { … }"]))
      }
      move(to: node)
      let choice = try LevelChoice(node)
      hasLevel = true
      line = statement.line
      return (.eachCertificate(choice), node.line)
    }
    guard let level = statement.body.fields["level"] else { return (.worker(nil), statement.line) }
    guard let node = SheetNode(level), node.word == "certificate.highest" else {
      throw .wrongValue(word: "level", expected: .level)
    }
    move(to: node)
    let choice = try LevelChoice(node)
    hasLevel = true
    line = statement.line
    return (.worker(choice), node.line)
  }

  private func readCadence(_ statement: Statement) throws(PolicyError.Problem) -> (Cadence, Int) {
    guard let value = statement.body.fields["pays"] else {
      throw .missingField(owner: statement.kind, name: "pays")
    }
    let known = ["monthly", "once_per \"level\""]
    guard let node = SheetNode(value) else { throw .wrongValue(word: "pays", expected: .oneOf(known)) }
    move(to: node)
    switch node.word {
    case "monthly":
      line = statement.line
      return (.monthly, node.line)
    case "once_per":
      guard let text = node.text else {
        throw .wrongValue(word: node.word, expected: .oneOf(["level"]))
      }
      guard text == "level" else {
        throw .unknownValue(word: node.word, value: text, known: ["level"])
      }
      try needLevel(node)
      line = statement.line
      return (.oncePerLevel, node.line)
    default: throw .wrongValue(word: "pays", expected: .oneOf(known))
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
    case .string(let fund)?:
      try needFund(fund)
      return .one(fund)
    case nil: throw .missingField(owner: statement.kind, name: "fund")
    case let value?:
      guard let node = SheetNode(value), node.word == "by_level", let funds = node.settings else {
        throw .wrongValue(word: "fund", expected: .text)
      }
      move(to: node)
      try needLevel(node)
      var byLevel: [CertificateLevel: String] = [:]
      for (name, value) in funds.sorted(by: { $0.key < $1.key }) {
        guard let level = CertificateLevel(name) else {
          throw .unknownField(
            owner: "fund", name: name, known: CertificateLevel.allCases.map(\.code))
        }
        guard case .string(let fund) = value else { throw .wrongValue(word: "fund", expected: .text) }
        try needFund(fund)
        byLevel[level] = fund
      }
      line = statement.line
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
