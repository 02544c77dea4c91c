// Whom a policy test describes, as facts: a worker, or an organisation or station with its people.

import LuaRuntime
import Workforce

/// Reads the facts of a test: `worker = { posting = { … }, certificate = { … }, … }`.
enum TestFacts {
  private static let nouns = [
    "posting", "postings", "certificate", "certificates", "registration", "registrations",
    "assessment", "assessments", "training", "trainings", "circumstance", "circumstances",
  ]

  /// - Throws: the field that is wrong.
  static func person(
    _ table: LuaTable, _ subject: SubjectKind, paid: [LuaTable]
  ) throws(PolicyError.Problem) -> PersonFacts {
    var facts = PersonFacts()
    switch subject {
    case .worker: facts = try worker(table)
    case .organisation: facts.circumstances = try organisation(table)
    case .station: facts.circumstances = try station(table)
    }
    if subject != .worker {
      facts.circumstances += try circumstances(table)
      for row in try rows(table, "staff") { facts.staff.append(try member(row)) }
    }
    for row in paid {
      try allow(row, "paid", ["measure", "level", "amount", "on"])
      guard case .table(let money)? = row.fields["amount"],
        case .integer(let fen)? = money.fields["fen"]
      else { throw .wrongValue(word: "paid.amount", expected: .money) }
      facts.payments.append(
        .init(
          measure: try text(row, "measure"),
          level: row.fields["level"] == nil ? nil : try level(row), fen: fen,
          on: try day(row, "on")))
    }
    return facts
  }

  /// - Parameter besides: fields that say something else than facts of the person.
  private static func worker(
    _ table: LuaTable, besides: [String] = []
  ) throws(PolicyError.Problem) -> PersonFacts {
    try allow(table, "worker", nouns + besides)
    var facts = PersonFacts()
    for row in try rows(table, "posting") {
      try allow(row, "posting", ["kind", "county", "on_establishment", "organisation", "from", "to"])
      let establishment: Bool? =
        switch row.fields["on_establishment"] {
        case .boolean(let value)?: value
        case nil: nil
        default: throw .wrongValue(word: "on_establishment", expected: .oneOf(["true", "false"]))
        }
      facts.postings.append(
        .init(
          kind: PostingKind.code(for: try text(row, "kind")), county: try text(row, "county"),
          onEstablishment: establishment, first: try day(row, "from"),
          last: try day(row, "to", open: true), organisation: try optional(row, "organisation")))
    }
    for row in try rows(table, "certificate") {
      try allow(row, "certificate", ["level", "approved"])
      facts.certificates.append(.init(level: try level(row), approved: try day(row, "approved")))
    }
    for row in try rows(table, "registration") {
      try allow(row, "registration", ["level", "from", "to"])
      facts.registrations.append(
        .init(
          level: try level(row), first: try day(row, "from"),
          last: try day(row, "to", open: true)))
    }
    for row in try rows(table, "assessment") {
      try allow(row, "assessment", ["year", "result"])
      guard case .integer(let year)? = row.fields["year"], (1...9999).contains(year) else {
        throw .wrongValue(word: "assessment.year", expected: .wholeNumber)
      }
      facts.assessments.append(.init(year: Int(year), result: try result(row)))
    }
    for row in try rows(table, "training") {
      try allow(row, "training", ["hours", "from", "to", "result"])
      guard let hours = SheetNode(row.fields["hours"]), hours.word == "hours",
        let hundredths = hours.integer
      else { throw .wrongValue(word: "training.hours", expected: .hoursOrMoney) }
      facts.trainings.append(
        .init(
          first: try day(row, "from"), last: try day(row, "to"), hours: Int32(hundredths),
          result: try result(row)))
    }
    facts.circumstances = try circumstances(table)
    return facts
  }

  /// One of the people of an organisation or station: `{ duty = "站长", from = …, certificate = … }`.
  private static func member(_ row: LuaTable) throws(PolicyError.Problem) -> PersonFacts.Member {
    let isDuty = row.fields["duty"] != nil
    if isDuty, row.fields["post"] != nil {
      throw .eitherOr(owner: "staff", first: "duty", second: "post")
    }
    let what = try text(row, isDuty ? "duty" : "post")
    let tie = PersonFacts.Tie(
      isDuty: isDuty, what: isDuty ? what : PostingKind.code(for: what),
      first: try day(row, "from"), last: try day(row, "to", open: true))
    return .init(person: try worker(row, besides: ["duty", "post", "from", "to"]), ties: [tie])
  }

  private static func circumstances(
    _ table: LuaTable
  ) throws(PolicyError.Problem) -> [PersonFacts.Circumstance] {
    var found: [PersonFacts.Circumstance] = []
    for row in try rows(table, "circumstance") {
      try allow(
        row, "circumstance",
        ["kind", "value", "place", "level", "number", "amount", "from", "to", "on"])
      var number = Int64.min
      if case .integer(let value)? = row.fields["number"] { number = value }
      if case .table(let money)? = row.fields["amount"],
        case .integer(let fen)? = money.fields["fen"]
      {
        number = fen
      }
      let isDay = row.fields["on"] != nil
      let first = try day(row, isDay ? "on" : "from")
      let kind = CircumstanceKind.code(for: try text(row, "kind"))
      // Offices have matters of their own; a slip in one of ours is none of them.
      let known = CircumstanceKind.allCases.map(\.rawValue)
      if !known.contains(kind), kind.utf8.allSatisfy({ $0 < 128 }), nearest(to: kind, among: known) != nil {
        throw .unknownValue(word: "kind", value: kind, known: known)
      }
      found.append(
        .init(
          kind: kind,
          value: try optional(row, "value"), place: try optional(row, "place"),
          level: row.fields["level"] == nil ? nil : try level(row), number: number, first: first,
          last: isDay ? first : try day(row, "to", open: true)))
    }
    return found
  }

  /// One row under the noun, or several under its plural; staff are always several.
  private static func rows(
    _ table: LuaTable, _ noun: String
  ) throws(PolicyError.Problem) -> [LuaTable] {
    let plural = noun == "staff" ? noun : noun + "s"
    let (one, several) = (noun == plural ? nil : table.fields[noun], table.fields[plural])
    if one != nil, several != nil { throw .eitherOr(owner: "worker", first: noun, second: plural) }
    if let one {
      guard case .table(let row) = one else { throw .wrongValue(word: noun, expected: .table) }
      return [row]
    }
    guard let several else { return [] }
    guard case .table(let list) = several, list.fields.isEmpty else {
      throw .wrongValue(word: plural, expected: .table)
    }
    var rows: [LuaTable] = []
    for value in list.array {
      guard case .table(let row) = value else {
        throw .wrongValue(word: plural, expected: .table)
      }
      rows.append(row)
    }
    return rows
  }

  static func allow(
    _ row: LuaTable, _ owner: String, _ known: [String]
  ) throws(PolicyError.Problem) {
    for name in row.fields.keys.sorted() where !known.contains(name) {
      throw .unknownField(owner: owner, name: name, known: known)
    }
  }

  static func text(_ row: LuaTable, _ name: String) throws(PolicyError.Problem) -> String {
    if row.fields[name] == nil { throw .missingField(owner: "worker", name: name) }
    guard case .string(let text)? = row.fields[name] else {
      throw .wrongValue(word: name, expected: .text)
    }
    return text
  }

  /// The text of a field, empty when it is not given.
  static func optional(_ row: LuaTable, _ name: String) throws(PolicyError.Problem) -> String {
    row.fields[name] == nil ? "" : try text(row, name)
  }

  static func day(
    _ row: LuaTable, _ name: String, open: Bool = false, from: String = "from"
  ) throws(PolicyError.Problem) -> Int32 {
    if open, row.fields[name] == nil { return CivilDate.openEnd.day }
    let text = try text(row, name)
    guard let date = CivilDate(iso: text) else { throw .badDate(word: name, text: text) }
    if name != from, case .string(let first)? = row.fields[from], let start = CivilDate(iso: first),
      date < start
    {
      throw .endBeforeStart(from: first, to: text)
    }
    return date.day
  }

  private static func level(_ row: LuaTable) throws(PolicyError.Problem) -> CertificateLevel {
    let text = try text(row, "level")
    guard let level = CertificateLevel(text) else {
      throw .unknownValue(
        word: "level", value: text, known: CertificateLevel.allCases.map(\.code))
    }
    return level
  }

  private static func result(_ row: LuaTable) throws(PolicyError.Problem) -> AssessmentResult {
    let text = try text(row, "result")
    guard let result = AssessmentResult(text) else {
      throw .unknownValue(
        word: "result", value: text, known: AssessmentResult.allCases.map(\.code))
    }
    return result
  }
}
