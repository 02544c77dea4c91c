// The person a policy test describes, as a snapshot of one worker.

import LuaRuntime
import Workforce

/// Reads the facts of a test: `worker = { posting = { … }, certificate = { … }, … }`.
struct TestFacts {
  private var symbols = Symbols()

  /// - Throws: the field that is wrong.
  mutating func snapshot(
    worker: LuaTable, paid: [LuaTable]
  ) throws(PolicyError.Problem) -> Snapshot {
    try allow(
      worker, "worker",
      [
        "posting", "postings", "certificate", "certificates", "registration", "registrations",
        "assessment", "assessments", "training", "trainings", "circumstance", "circumstances",
      ])
    var postings = PostingColumns.Builder()
    for row in try rows(worker, "posting") {
      try allow(row, "posting", ["kind", "county", "on_establishment", "organisation", "from", "to"])
      let establishment: UInt8 =
        switch row.fields["on_establishment"] {
        case .boolean(true)?: 1
        case .boolean(false)?: 0
        case nil: 2
        default: throw .wrongValue(word: "on_establishment", expected: .oneOf(["true", "false"]))
        }
      let kind = try text(row, "kind")
      let county = try text(row, "county")
      let organisation = row.fields["organisation"] == nil ? "" : try text(row, "organisation")
      postings.append(
        worker: 0, fact: 1, first: try day(row, "from"), last: try day(row, "to", open: true),
        kind: symbols.number(adding: PostingKind.code(for: kind)),
        county: symbols.number(adding: county), onEstablishment: establishment,
        organisation: symbols.number(adding: organisation))
    }
    var certificates = CertificateColumns.Builder()
    for row in try rows(worker, "certificate") {
      try allow(row, "certificate", ["level", "approved"])
      certificates.append(
        worker: 0, fact: 1, level: try level(row).rawValue, approved: try day(row, "approved"))
    }
    var registrations = RegistrationColumns.Builder()
    for row in try rows(worker, "registration") {
      try allow(row, "registration", ["level", "from", "to"])
      registrations.append(
        worker: 0, fact: 1, level: try level(row).rawValue, first: try day(row, "from"),
        last: try day(row, "to", open: true))
    }
    var assessments = AssessmentColumns.Builder()
    for row in try rows(worker, "assessment") {
      try allow(row, "assessment", ["year", "result"])
      guard case .integer(let year)? = row.fields["year"], (1...9999).contains(year) else {
        throw .wrongValue(word: "assessment.year", expected: .wholeNumber)
      }
      assessments.append(
        worker: 0, fact: 1, year: Int16(year), result: try result(row).rawValue)
    }
    var trainings = TrainingColumns.Builder()
    for row in try rows(worker, "training") {
      try allow(row, "training", ["hours", "from", "to", "result"])
      guard let hours = SheetNode(row.fields["hours"]), hours.word == "hours",
        let hundredths = hours.integer
      else { throw .wrongValue(word: "training.hours", expected: .hoursOrMoney) }
      trainings.append(
        worker: 0, fact: 1, first: try day(row, "from"), last: try day(row, "to"),
        hours: Int32(hundredths), result: try result(row).rawValue)
    }
    let circumstances = try circumstances(worker)
    var payments = PaymentColumns.Builder()
    for row in paid {
      try allow(row, "paid", ["measure", "level", "amount", "on"])
      guard case .table(let money)? = row.fields["amount"],
        case .integer(let fen)? = money.fields["fen"]
      else { throw .wrongValue(word: "paid.amount", expected: .money) }
      let measure = try text(row, "measure")
      payments.append(
        worker: 0, fact: 1, measure: symbols.number(adding: measure),
        level: row.fields["level"] == nil ? 0 : try level(row).rawValue, fen: fen,
        paidOn: try day(row, "on"))
    }
    return Snapshot(
      knownAt: EntryNumber(0), symbols: symbols, workers: Column([1]),
      postings: postings.finish(workers: 1), certificates: certificates.finish(workers: 1),
      registrations: registrations.finish(workers: 1), assessments: assessments.finish(workers: 1),
      trainings: trainings.finish(workers: 1), payments: payments.finish(workers: 1),
      circumstances: circumstances)
  }

  private mutating func circumstances(
    _ worker: LuaTable
  ) throws(PolicyError.Problem) -> CircumstanceColumns {
    var builder = CircumstanceColumns.Builder()
    for row in try rows(worker, "circumstance") {
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
      let kind = try text(row, "kind")
      let value = row.fields["value"] == nil ? "" : try text(row, "value")
      let place = row.fields["place"] == nil ? "" : try text(row, "place")
      builder.append(
        worker: 0, fact: 1, kind: symbols.number(adding: CircumstanceKind.code(for: kind)),
        value: symbols.number(adding: value), place: symbols.number(adding: place),
        level: row.fields["level"] == nil ? 0 : try level(row).rawValue, number: number,
        first: first, last: isDay ? first : try day(row, "to", open: true))
    }
    return builder.finish(workers: 1)
  }

  /// One row under the noun, or several under its plural.
  private func rows(_ worker: LuaTable, _ noun: String) throws(PolicyError.Problem) -> [LuaTable] {
    let (one, several) = (worker.fields[noun], worker.fields[noun + "s"])
    if one != nil, several != nil { throw .eitherOr(owner: "worker", first: noun, second: noun + "s") }
    if let one {
      guard case .table(let row) = one else { throw .wrongValue(word: noun, expected: .table) }
      return [row]
    }
    guard let several else { return [] }
    guard case .table(let list) = several, list.fields.isEmpty else {
      throw .wrongValue(word: noun + "s", expected: .table)
    }
    var rows: [LuaTable] = []
    for value in list.array {
      guard case .table(let row) = value else {
        throw .wrongValue(word: noun + "s", expected: .table)
      }
      rows.append(row)
    }
    return rows
  }

  private func allow(
    _ row: LuaTable, _ owner: String, _ known: [String]
  ) throws(PolicyError.Problem) {
    for name in row.fields.keys.sorted() where !known.contains(name) {
      throw .unknownField(owner: owner, name: name, known: known)
    }
  }

  private func text(_ row: LuaTable, _ name: String) throws(PolicyError.Problem) -> String {
    guard case .string(let text)? = row.fields[name] else {
      throw .wrongValue(word: name, expected: .text)
    }
    return text
  }

  private func day(
    _ row: LuaTable, _ name: String, open: Bool = false
  ) throws(PolicyError.Problem) -> Int32 {
    if open, row.fields[name] == nil { return CivilDate.openEnd.day }
    let text = try text(row, name)
    guard let date = CivilDate(iso: text) else { throw .badDate(word: name, text: text) }
    if name == "to", case .string(let first)? = row.fields["from"], let from = CivilDate(iso: first),
      date < from
    {
      throw .endBeforeStart(from: first, to: text)
    }
    return date.day
  }

  private func level(_ row: LuaTable) throws(PolicyError.Problem) -> CertificateLevel {
    let text = try text(row, "level")
    guard let level = CertificateLevel(text) else {
      throw .unknownValue(
        word: "level", value: text, known: CertificateLevel.allCases.map(\.code))
    }
    return level
  }

  private func result(_ row: LuaTable) throws(PolicyError.Problem) -> AssessmentResult {
    let text = try text(row, "result")
    guard let result = AssessmentResult(text) else {
      throw .unknownValue(
        word: "result", value: text, known: AssessmentResult.allCases.map(\.code))
    }
    return result
  }
}
