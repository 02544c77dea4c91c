// Rows about organisations and stations.

import Workforce

extension RowReading {
  func organisation() throws(Rejection) -> Organisation {
    guard let code = CreditCode(CellForm.documentNumber(text(.code))) else {
      throw Rejection(.badCreditCode, .code)
    }
    let days = try span(.first, .last)
    var gradeSpan: DateSpan?
    if !text(.grade).isEmpty, !text(.gradeFirst).isEmpty || !text(.gradeLast).isEmpty {
      gradeSpan = try span(.gradeFirst, .gradeLast)
    }
    try refuseErrors()
    return Organisation(
      code: code.text, name: text(.name), form: text(.organisationForm), county: text(.county),
      level: optional(.bodyLevel), sector: optional(.sector), span: days, grade: optional(.grade),
      gradeSpan: gradeSpan, phone: optional(.phone), bank: optional(.bank),
      bankAccount: try account())
  }

  func station() throws(Rejection) -> Station {
    let code = CellForm.documentNumber(text(.code))
    if isNumberCell(.code), NumberReading.hasLostDigits(code) {
      throw Rejection(.numberRuinedByExcel, .code)
    }
    let days = try span(.first, .last)
    var residents: Int64?
    if !text(.residents).isEmpty {
      guard
        let amount = NumberReading.money(
          text(.residents), isNumberCell: isNumberCell(.residents)), amount.fen % 100 == 0,
        amount >= .zero
      else { throw Rejection(.badCount, .residents) }
      residents = amount.fen / 100
    }
    try refuseErrors()
    return Station(
      code: code, name: text(.name), kind: StationKind.code(for: text(.stationKind)),
      county: text(.county), township: optional(.township), residents: residents,
      tier: optional(.tier), span: days)
  }

  private func span(_ from: ImportField, _ to: ImportField) throws(Rejection) -> DateSpan {
    let first = try date(from)
    guard let span = DateSpan(first: first, last: try optionalDate(to) ?? .openEnd) else {
      throw Rejection(.endBeforeStart, to)
    }
    return span
  }

  /// A wrong account is worse than none, and an organisation's is the whole point of its bank.
  private func account() throws(Rejection) -> String? {
    if isNumberCell(.bankAccount), NumberReading.hasLostDigits(text(.bankAccount)) {
      throw Rejection(.numberRuinedByExcel, .bankAccount)
    }
    return optional(.bankAccount)
  }
}
