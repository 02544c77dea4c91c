// How each noun lies in its table. Writing and reading stand side by side, since they must agree
// with each other and with `FactKind.content`.

public import Workforce

/// A fact with its place in the register.
public struct Known<Fact: Sendable>: Sendable {
  /// Number of the fact, unique in the register.
  public var fact: Int64
  public var worker: WorkerKey
  /// The entry that made the fact known.
  public var entry: EntryNumber
  /// Row in the imported file, counted from 1.
  public var sourceRow: Int
  public var value: Fact
}

/// A noun that is kept as a row of its own table.
protocol FactRow: Sendable {
  static var factKind: FactKind { get }
  /// Number of values `write` appends.
  static var values: Int { get }
  func write(to row: inout CanonicalBytes, symbols: SymbolLedger)
  /// Reads the content columns from `column` on.
  init(_ row: Statement, from column: Int32, texts: [String])
}

extension [String] {
  /// The text of a symbol column; empty for a number that no symbol has, as in a damaged file.
  func text(_ number: Int32) -> String {
    indices.contains(Int(number)) ? self[Int(number)] : ""
  }

  /// The text of a symbol column, or nil when it is 0.
  func optional(_ number: Int32) -> String? { number == 0 ? nil : text(number) }
}

/// A span from stored days. Spans are checked before they are stored; one that was tampered with
/// shows as its first day.
func storedSpan(_ first: Int32, _ last: Int32) -> DateSpan {
  let start = CivilDate(day: first)
  return DateSpan(first: start, last: CivilDate(day: max(first, last)))
    ?? DateSpan(first: start).unsafelyUnwrapped
}

/// The facts about a person, without the identity number, which is stored once with the worker.
struct PersonFact: FactRow {
  var name: String
  var sex: String?
  var phone: String?
  var bank: String?
  var bankAccount: String?

  static var factKind: FactKind { .person }
  static var values: Int { 5 }

  /// The person without an identity document, which is kept apart.
  var worker: Worker {
    Worker(
      documentType: "", documentNumber: "", name: name, sex: sex, phone: phone, bank: bank,
      bankAccount: bankAccount)
  }

  init(_ worker: Worker) {
    name = worker.name
    sex = worker.sex
    phone = worker.phone
    bank = worker.bank
    bankAccount = worker.bankAccount
  }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    name = row.text(column)
    sex = row.optionalText(column + 1)
    phone = row.optionalText(column + 2)
    bank = row.optionalText(column + 3)
    bankAccount = row.optionalText(column + 4)
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(.some(name))
    row.append(sex)
    row.append(phone)
    row.append(bank)
    row.append(bankAccount)
  }
}

extension BankAccount: FactRow {
  static var factKind: FactKind { .account }
  static var values: Int { 3 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      bank: row.optionalText(column + 1), number: row.optionalText(column + 2),
      phone: row.optionalText(column))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(phone)
    row.append(bank)
    row.append(number)
  }
}

extension Posting: FactRow {
  static var factKind: FactKind { .posting }
  static var values: Int { 9 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    let establishment = row.byte(column + 4)
    self.init(
      county: texts.text(row.int32(column + 3)), township: texts.optional(row.int32(column + 5)),
      community: texts.optional(row.int32(column + 6)),
      organisation: texts.text(row.int32(column + 7)),
      organisationForm: texts.optional(row.int32(column + 8)),
      kind: texts.text(row.int32(column + 2)),
      onEstablishment: establishment == 2 ? nil : establishment == 1,
      span: storedSpan(row.int32(column), row.int32(column + 1)))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(Int64(span.first.day))
    row.append(Int64(span.last.day))
    row.append(symbols.vouched(kind))
    row.append(symbols.vouched(county))
    row.append(Int64(onEstablishment.map { $0 ? 1 : 0 } ?? 2))
    row.append(symbols.vouched(township))
    row.append(symbols.vouched(community))
    row.append(symbols.vouched(organisation))
    row.append(symbols.vouched(organisationForm))
  }
}

extension Certificate: FactRow {
  static var factKind: FactKind { .certificate }
  static var values: Int { 3 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      level: CertificateLevel(rawValue: row.byte(column)) ?? .junior, number: row.text(column + 2),
      approvedOn: CivilDate(day: row.int32(column + 1)))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(Int64(level.rawValue))
    row.append(Int64(approvedOn.day))
    row.append(.some(number))
  }
}

extension Registration: FactRow {
  static var factKind: FactKind { .registration }
  static var values: Int { 3 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      level: CertificateLevel(rawValue: row.byte(column)) ?? .junior,
      span: storedSpan(row.int32(column + 1), row.int32(column + 2)))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(Int64(level.rawValue))
    row.append(Int64(span.first.day))
    row.append(Int64(span.last.day))
  }
}

extension Assessment: FactRow {
  static var factKind: FactKind { .assessment }
  static var values: Int { 2 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      year: Int(row.int32(column)),
      result: AssessmentResult(rawValue: row.byte(column + 1)) ?? .failed)
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(Int64(year))
    row.append(Int64(result.rawValue))
  }
}

extension TrainingRecord: FactRow {
  static var factKind: FactKind { .training }
  static var values: Int { 7 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      courseCode: texts.text(row.int32(column + 4)),
      courseTitle: texts.optional(row.int32(column + 5)),
      academy: texts.optional(row.int32(column + 6)),
      span: storedSpan(row.int32(column), row.int32(column + 1)),
      hours: Hours(hundredths: row.int32(column + 2)),
      result: AssessmentResult(rawValue: row.byte(column + 3)) ?? .failed)
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(Int64(span.first.day))
    row.append(Int64(span.last.day))
    row.append(Int64(hours.hundredths))
    row.append(Int64(result.rawValue))
    row.append(symbols.vouched(courseCode))
    row.append(symbols.vouched(courseTitle))
    row.append(symbols.vouched(academy))
  }
}

extension Payment: FactRow {
  static var factKind: FactKind { .payment }
  static var values: Int { 6 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      measure: texts.text(row.int32(column)),
      level: CertificateLevel(rawValue: row.byte(column + 1)),
      amount: Money(fen: row.int(column + 2)), paidOn: CivilDate(day: row.int32(column + 3)),
      payer: texts.optional(row.int32(column + 4)), remark: row.optionalText(column + 5))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(symbols.vouched(measure))
    row.append(Int64(level?.rawValue ?? 0))
    row.append(amount.fen)
    row.append(Int64(paidOn.day))
    row.append(symbols.vouched(payer))
    row.append(remark)
  }
}
