// The record of each kind of row.

import Workforce

extension RowReading {
  mutating func roster() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    guard SubjectKind(documentType: text(.documentType)) == .worker else {
      throw Rejection(.notAPerson, .documentType)
    }
    let first = try date(.first)
    let last = try optionalDate(.last)
    guard let span = DateSpan(first: first, last: last ?? .openEnd) else {
      throw Rejection(.endBeforeStart, .last)
    }
    guard let onEstablishment = yesOrNo(.onEstablishment) else {
      throw Rejection(.badEstablishment, .onEstablishment)
    }
    try refuseErrors()
    var account = accountNumber
    if isNumberCell(.bankAccount), NumberReading.hasLostDigits(text(.bankAccount)) {
      // A wrong account is worse than none: the money would go to somebody else.
      account = nil
      warn(.numberRuinedByExcel, .bankAccount)
    }
    let worker = Worker(
      documentType: optional(.documentType) ?? "居民身份证", documentNumber: number,
      name: text(.name), sex: optional(.sex), phone: optional(.phone), bank: optional(.bank),
      bankAccount: account)
    let posting = Posting(
      county: text(.county), township: optional(.township), community: optional(.community),
      organisation: text(.organisation), organisationForm: optional(.organisationForm),
      kind: PostingKind.code(for: text(.post)), onEstablishment: onEstablishment, span: span)
    return .roster(worker, posting)
  }

  func certificate() throws(Rejection) -> ImportRecord {
    // A term with one end says nothing: both registration dates, or neither.
    if text(.registeredOn).isEmpty != text(.registeredUntil).isEmpty {
      throw Rejection(
        .emptyMandatory, text(.registeredOn).isEmpty ? .registeredOn : .registeredUntil)
    }
    let number = try documentNumber()
    let level = try level()
    let approvedOn = try date(.approvedOn)
    var registration: Registration?
    if let first = try optionalDate(.registeredOn), let last = try optionalDate(.registeredUntil) {
      guard let span = DateSpan(first: first, last: last) else {
        throw Rejection(.endBeforeStart, .registeredUntil)
      }
      registration = Registration(level: level, span: span)
    }
    if isNumberCell(.certificateNumber), NumberReading.hasLostDigits(text(.certificateNumber)) {
      throw Rejection(.numberRuinedByExcel, .certificateNumber)
    }
    try refuseErrors()
    let certificate = Certificate(
      level: level, number: text(.certificateNumber), approvedOn: approvedOn)
    return .certificate(person(number), certificate, registration)
  }

  func assessment() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    guard let year = NumberReading.year(text(.year)) else { throw Rejection(.badYear, .year) }
    let assessment = Assessment(year: year, result: try result())
    try refuseErrors()
    return .assessment(person(number), assessment)
  }

  func training() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    let first = try date(.first)
    let last = try date(.last)
    guard let span = DateSpan(first: first, last: last) else {
      throw Rejection(.endBeforeStart, .last)
    }
    let days = Int64(last.day) - Int64(first.day) + 1
    guard
      let hours = NumberReading.hours(text(.hours), isNumberCell: isNumberCell(.hours)),
      hours.hundredths > 0, Int64(hours.hundredths) <= days * 1200
    else {
      throw Rejection(
        .badHours, .hours,
        detail: Sentence(
          zh: "\(days) 天，至多 \(days * 12) 学时", en: "\(days) days, at most \(days * 12) hours"))
    }
    let result = try result()
    try refuseErrors()
    let record = TrainingRecord(
      courseCode: text(.courseCode), courseTitle: optional(.courseTitle),
      academy: optional(.academy), span: span, hours: hours, result: result)
    return .training(person(number), record)
  }

  func payment() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    let level = try level()
    let paidOn = try date(.paidOn)
    guard let amount = NumberReading.money(text(.amount), isNumberCell: isNumberCell(.amount)),
      amount > .zero
    else { throw Rejection(.badAmount, .amount) }
    try refuseErrors()
    let payment = Payment(
      // Offices list earlier awards without saying so.
      measure: optional(.measure) ?? "award", level: level, amount: amount, paidOn: paidOn, payer: optional(.payer),
      remark: optional(.remark))
    return .payment(person(number), payment)
  }

  /// A row without an end is an event of one day when its kind is one, else still going on.
  func circumstance() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    let kind = CircumstanceKind.code(for: text(.matter))
    let level = text(.level).isEmpty ? nil : try self.level()
    let first = try date(.first)
    let isEvent = CircumstanceKind(rawValue: kind)?.isEvent ?? false
    let last = text(.last).isEmpty ? (isEvent ? first : .openEnd) : try date(.last)
    guard let span = DateSpan(first: first, last: last) else {
      throw Rejection(.endBeforeStart, .last)
    }
    let quantity = try quantity(isReceipt: kind == CircumstanceKind.expense.rawValue)
    try refuseErrors()
    return .circumstance(
      person(number),
      Circumstance(
        kind: kind, value: optional(.content), place: optional(.place), level: level,
        number: quantity, span: span))
  }

  /// Fen from the column of money; from the other one fen for receipts, which are always money, and a
  /// whole number for everything else. A row fills one of the two.
  private func quantity(isReceipt: Bool) throws(Rejection) -> Int64? {
    let isMoney = !text(.amount).isEmpty
    let column: ImportField = isMoney ? .amount : .quantity
    if text(column).isEmpty { return nil }
    if isMoney, !text(.quantity).isEmpty { throw Rejection(.badAmount, .quantity) }
    let isNumber = isNumberCell(column)
    if let money = NumberReading.money(text(column), isNumberCell: isNumber) {
      if isMoney || isReceipt { return money.fen }
      if money.fen % 100 == 0 { return money.fen / 100 }
    }
    throw Rejection(.badAmount, column)
  }

  func bankAccount() throws(Rejection) -> ImportRecord {
    let number = try documentNumber()
    let text = text(.bankAccount)
    if NumberReading.isScientific(text)
      || isNumberCell(.bankAccount) && NumberReading.hasLostDigits(text)
    {
      throw Rejection(.numberRuinedByExcel, .bankAccount)
    }
    guard let account = accountNumber, BankAccount.isNumber(account) else {
      throw Rejection(.badAccount, .bankAccount)
    }
    try refuseErrors()
    return .account(
      person(number),
      BankAccount(bank: optional(.bank), number: account, phone: optional(.phone)))
  }

  /// The number of an account without the blanks that cards are printed with.
  private var accountNumber: String? {
    let text = CellForm.compatible(text(.bankAccount)).filter { $0 != " " }
    return text.isEmpty ? nil : text
  }

  private func person(_ number: String) -> PersonReference {
    PersonReference(documentNumber: number, name: optional(.name))
  }

  private func level() throws(Rejection) -> CertificateLevel {
    let text = text(.level)
    guard let level = CertificateLevel(text) ?? CertificateLevel(CellForm.compatible(text)) else {
      throw Rejection(.unknownLevel, .level)
    }
    return level
  }

  private func result() throws(Rejection) -> AssessmentResult {
    let text = text(.result)
    guard let result = AssessmentResult(text) ?? AssessmentResult(CellForm.compatible(text)) else {
      throw Rejection(.unknownResult, .result)
    }
    return result
  }

  private func yesOrNo(_ field: ImportField) -> Bool? {
    if case .boolean(let value) = cell(field) { return value }
    switch text(field) {
    case "是": return true
    case "否": return false
    default: break
    }
    switch CellForm.compatible(text(field)).lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default: return nil
    }
  }
}
