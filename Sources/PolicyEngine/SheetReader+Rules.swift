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
    switch cadence {
    case .monthly: break
    case .oncePerLevel, .once:
      let isLevel = cadence == .oncePerLevel
      let once = NothingPaid(measures: .one(statement.id), thisLevelOnly: isLevel)
      clauses.append(
        Clause(word: isLevel ? "once_per" : "once", line: paysLine, condition: once))
    case .yearly(let month):
      let due = MonthOfYear(month: month)
      clauses.insert(Clause(word: "yearly", line: paysLine, condition: due), at: 0)
    }
    if let ended { clauses.insert(ended.clause, at: 0) }
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
      amount: amount, fund: fund, fundClauses: try readFundClauses(statement))
  }

  /// Reads `standard "training" { … }`.
  func readStandard(
    _ statement: Statement, sources: [String: String]
  ) throws(PolicyError.Problem) -> Standard {
    try statement.allow(only: ["title", "source", "level", "each", "when", "reports"])
    try statement.needPlainID()
    let (subject, subjectLine) = try readSubject(statement)
    let clauses = (ended.map { [$0.clause] } ?? []) + (try readClauses(statement))
    var reports: [(name: String, measure: any Measure, line: Int)] = []
    if case .table(let table)? = statement.body.fields["reports"] {
      for value in table.array {
        guard case .table(let pair) = value, pair.array.count == 2,
          case .string(let name) = pair.array[0]
        else { throw .wrongValue(word: "reports", expected: .measure) }
        line = statement.line
        let measure = try report(pair.array[1])
        reports.append((name, measure, line))
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
    for field in ["each", "level"] where subject != .worker && statement.body.fields[field] != nil {
      throw .notOfSubject(word: field, subject: subject)
    }
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
    let known = ["monthly", "once", "once_per \"level\"", "yearly { month = … }"]
    guard let node = SheetNode(value) else { throw .wrongValue(word: "pays", expected: .oneOf(known)) }
    move(to: node)
    switch node.word {
    case "monthly":
      line = statement.line
      return (.monthly, statement.line)
    case "once":
      line = statement.line
      return (.once, statement.line)
    case "yearly":
      guard case .integer(let month)? = node.settings?["month"], (1...12).contains(month) else {
        throw .wrongValue(word: "yearly", expected: .oneOf(["{ month = 1 … 12 }"]))
      }
      line = statement.line
      return (.yearly(month: Int(month)), node.line)
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
}
