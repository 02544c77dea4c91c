// The file of a bank from the payments of a roll. It is made whole or not at all: one payment that
// the bank could not read stops it, and all such payments are listed together.

public import Workforce

/// One file for a bank, ready to be written. The same order and profile give the same bytes.
public struct PaymentFile: Sendable {
  public let name: String
  public let count: Int
  public let total: Money
  fileprivate let content: Content

  fileprivate enum Content: Sendable {
    case bytes([UInt8])
    case workbook(BankWorkbook)
  }

  /// Writes the file.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(to output: ExportDestination) throws(ExportError) {
    switch content {
    case .bytes(let bytes):
      let stream = try ExportStream(to: output)
      try stream.append(bytes: bytes)
      try stream.finish()
    case .workbook(let book): try book.write(to: output)
    }
  }
}

extension BankProfile {
  /// Every payment of an order that cannot stand in a file of the bank.
  public func refusals(of order: PaymentOrder) -> [PaymentRefusal] {
    PaymentWriter(profile: self, order: order).refusals()
  }

  /// Makes the files of an order, split where the bank bounds the payments of one.
  /// - Throws: ``ExportError/paymentsRefused(_:others:)`` with every payment that cannot stand in a file,
  ///   ``ExportError/bankText(file:setting:)`` when a text of the profile cannot,
  ///   ``ExportError/totalTooLarge``.
  public func files(of order: PaymentOrder) throws(ExportError) -> [PaymentFile] {
    let writer = PaymentWriter(profile: self, order: order)
    try writer.checkTexts()
    let refusals = writer.refusals()
    let count = order.instructions.count
    guard refusals.isEmpty else {
      throw .paymentsRefused(refusals, others: count - Set(refusals.map(\.row)).count)
    }
    let most = max(1, min(most ?? count, count))
    var files: [PaymentFile] = []
    for (part, start) in stride(from: 0, to: count, by: most).enumerated() {
      files.append(try writer.file(start..<min(start + most, count), part: part + 1))
    }
    return files
  }
}

/// Writes the payments of one order in the form of one bank.
struct PaymentWriter {
  let profile: BankProfile
  let order: PaymentOrder
  private let encoder: BankEncoder

  init(profile: BankProfile, order: PaymentOrder) {
    self.profile = profile
    self.order = order
    encoder = BankEncoder(profile.encoding)
  }

  /// Every payment that cannot stand in a file.
  func refusals() -> [PaymentRefusal] {
    var references: Set<String> = []
    return order.instructions.enumerated().flatMap { index, payment in
      var reasons = Self.faults(of: payment)
      if !references.insert(payment.reference).inserted { reasons.append(.repeatedReference) }
      if profile.form == .creditTransfer {
        reasons += CreditTransfer.faults(of: payment)
      } else {
        for column in profile.columns where column.field.isOfPayment {
          if let fault = fault(of: cell(column, payment, serial: index + 1), in: column) {
            reasons.append(fault)
          }
        }
      }
      return reasons.map { PaymentRefusal(row: index + 1, worker: payment.worker, reason: $0) }
    }
  }

  /// The texts that are the same in every row must fit, which is for the profile to see to.
  func checkTexts() throws(ExportError) {
    guard profile.form != .creditTransfer, let payment = order.instructions.first else { return }
    for column in profile.columns where !column.field.isOfPayment {
      let text = cell(column, payment, serial: 1)
      if fault(of: text, in: column) != nil { throw .bankText(file: profile.file, text: text) }
    }
  }

  private static func faults(of payment: PaymentInstruction) -> [PaymentRefusal.Reason] {
    var faults: [PaymentRefusal.Reason] = []
    let isReference = payment.reference.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x2D
    }
    if !isReference || !(1...35).contains(payment.reference.utf8.count) {
      faults.append(.reference)
    }
    if payment.name.isEmpty { faults.append(.noName) }
    if payment.account.isEmpty {
      faults.append(.noAccount)
    } else if !BankAccount.isNumber(payment.account) {
      faults.append(.accountForm)
    }
    if payment.amount <= .zero { faults.append(.amount) }
    return faults
  }

  private func fault(
    of cell: String, in column: BankProfile.Column
  ) -> PaymentRefusal.Reason? {
    guard let bytes = encoder.bytes(cell) else {
      return .foreignCharacter(column: column.title, place: encoder.firstForeign(in: cell) ?? 1)
    }
    if let most = column.bytes, bytes.count > most {
      return .tooLong(column: column.title, length: bytes.count, most: most)
    }
    let isBreaking = cell.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\"" && profile.form == .delimited
        || profile.form == .delimited && String($0) == profile.separator
    }
    if isBreaking { return .breaksLine(column: column.title) }
    let isText = column.field != .amount && profile.form == .delimited
    if isText, let first = cell.utf8.first, CellForm.startsFormula(first) {
      return .formula(column: column.title)
    }
    return nil
  }

  /// The file of some of the payments.
  /// - Parameter part: number of the file, from 1.
  func file(_ rows: Range<Int>, part: Int) throws(ExportError) -> PaymentFile {
    var total = Money.zero
    for payment in order.instructions[rows] {
      guard let sum = total.adding(payment.amount) else { throw .totalTooLarge }
      total = sum
    }
    func fill(_ template: BankTemplate) -> String {
      template.filled { value($0, part: part, count: rows.count, total: total) }
    }
    let content: PaymentFile.Content
    switch profile.form {
    case .creditTransfer:
      content = .bytes(
        try CreditTransfer(profile: profile, order: order, purpose: purpose)
          .bytes(rows, part: part, total: total))
    case .workbook:
      content = .workbook(
        BankWorkbook(
          titles: profile.columns.map(\.title),
          isAmount: profile.columns.map { $0.field == .amount },
          isInFen: profile.isInFen, title: profile.title, date: order.payday,
          rows: rows.map { row in
            let payment = order.instructions[row]
            return (payment.amount, profile.columns.map { cell($0, payment, serial: row + 1) })
          }))
    case .delimited, .fixed:
      var bytes = profile.encoding.mark
      if let template = profile.firstLine { bytes += try line(fill(template)) }
      if profile.hasTitles, profile.form == .delimited {
        bytes += try line(profile.columns.map(\.title).joined(separator: profile.separator))
      }
      for row in rows { bytes += try line(row) }
      if let template = profile.lastLine { bytes += try line(fill(template)) }
      content = .bytes(bytes)
    }
    return PaymentFile(
      name: fill(profile.fileName), count: rows.count, total: total, content: content)
  }

  private func line(_ row: Int) throws(ExportError) -> [UInt8] {
    let payment = order.instructions[row]
    var bytes: [UInt8] = []
    for (place, column) in profile.columns.enumerated() {
      if place > 0, profile.form == .delimited { bytes += Array(profile.separator.utf8) }
      let cell = encoder.bytes(cell(column, payment, serial: row + 1)) ?? []
      let gap = profile.form == .fixed ? max(0, (column.bytes ?? 0) - cell.count) : 0
      let filling = [UInt8](repeating: column.isFilledWithZeros ? 0x30 : 0x20, count: gap)
      bytes += column.isFilledWithZeros ? filling + cell : cell + filling
    }
    return bytes + Array(profile.lineEnd.utf8)
  }

  /// A line of the profile's own text.
  private func line(_ text: String) throws(ExportError) -> [UInt8] {
    guard let bytes = encoder.bytes(text) else {
      throw .bankText(file: profile.file, text: text)
    }
    return bytes + Array(profile.lineEnd.utf8)
  }

  private var purpose: String {
    profile.purpose.filled { value($0, part: 1, count: order.instructions.count, total: .zero) }
  }

  private func amount(_ money: Money) -> String {
    profile.isInFen ? String(money.fen) : money.description
  }

  private func compact(_ date: CivilDate) -> String { date.description.filter { $0 != "-" } }

  private func cell(
    _ column: BankProfile.Column, _ payment: PaymentInstruction, serial: Int
  ) -> String {
    switch column.field {
    case .serial: String(serial)
    case .reference: payment.reference
    case .worker: payment.worker.description
    case .name: payment.name
    case .account: payment.account
    case .bank: payment.bank ?? ""
    case .amount: amount(payment.amount)
    case .purpose: purpose
    case .payday: compact(order.payday)
    case .payerName: profile.payer.name
    case .payerAccount: profile.payer.account
    case .payerBank: profile.payer.bank
    case .constant(let text): text
    }
  }

  private func value(
    _ word: BankTemplate.Word, part: Int, count: Int, total: Money
  ) -> String {
    switch word {
    case .scheme: order.scheme
    case .year: String(order.period.year)
    case .month: String(order.period.month)
    case .yearmonth: order.period.description.filter { $0 != "-" }
    case .payday: compact(order.payday)
    case .order: order.identifier
    case .part: String(part)
    case .count: String(count)
    case .total: amount(total)
    case .payer: profile.payer.name
    case .payerAccount: profile.payer.account
    }
  }
}
