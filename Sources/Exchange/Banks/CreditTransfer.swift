// A credit transfer as ISO 20022 pain.001.001.09, for the treasuries and banks that take it.
//
// Nothing of the moment is in it: the message bears the day of payment, so the same order gives the
// same bytes. Lengths are those of the standard: 140 characters of a name, 34 of an account, 35 of
// an identifier.

internal import Workforce

/// Writes the message.
struct CreditTransfer {
  static let namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"

  let profile: BankProfile
  let order: PaymentOrder
  let purpose: String

  /// What of a payment the standard does not hold.
  static func faults(of payment: PaymentInstruction) -> [PaymentRefusal.Reason] {
    var faults: [PaymentRefusal.Reason] = []
    for (column, text, most) in [
      ("Nm", payment.name, 140), ("CdtrAgt/Nm", payment.bank ?? "", 140),
    ] {
      if text.unicodeScalars.count > most {
        faults.append(.tooLong(column: column, length: text.unicodeScalars.count, most: most))
      }
      if let place = text.unicodeScalars.enumerated().first(where: { !isAllowed($0.element) }) {
        faults.append(.foreignCharacter(column: column, place: place.offset + 1))
      }
    }
    return faults
  }

  /// The message with some of the payments.
  func bytes(_ rows: Range<Int>, part: Int, total: Money) throws(ExportError) -> [UInt8] {
    let identifier = PaymentOrder.message(of: order.identifier, part: part)
    for (text, most) in [
      (identifier, 35), (profile.payer.name, 140), (profile.payer.account, 34),
      (profile.payer.bankNumber, 35), (purpose, 140),
    ]
    where text.unicodeScalars.count > most
      || text.unicodeScalars.contains(where: { !Self.isAllowed($0) })
    {
      throw .bankText(file: profile.file, text: text)
    }
    var xml = XMLText()
    xml.open("Document", "xmlns=\"\(Self.namespace)\"")
    xml.open("CstmrCdtTrfInitn")
    xml.open("GrpHdr")
    xml.element("MsgId", identifier)
    xml.element("CreDtTm", "\(order.payday)T00:00:00")
    sums(rows, total, to: &xml)
    xml.open("InitgPty")
    xml.element("Nm", profile.payer.name)
    xml.close("InitgPty")
    xml.close("GrpHdr")
    xml.open("PmtInf")
    xml.element("PmtInfId", identifier)
    xml.element("PmtMtd", "TRF")
    sums(rows, total, to: &xml)
    xml.open("ReqdExctnDt")
    xml.element("Dt", order.payday.description)
    xml.close("ReqdExctnDt")
    xml.open("Dbtr")
    xml.element("Nm", profile.payer.name)
    xml.close("Dbtr")
    account("DbtrAcct", profile.payer.account, to: &xml)
    xml.open("DbtrAgt")
    xml.open("FinInstnId")
    if !profile.payer.bankNumber.isEmpty {
      xml.open("ClrSysMmbId")
      xml.open("ClrSysId")
      xml.element("Cd", "CNAPS")
      xml.close("ClrSysId")
      xml.element("MmbId", profile.payer.bankNumber)
      xml.close("ClrSysMmbId")
    }
    if !profile.payer.bank.isEmpty { xml.element("Nm", profile.payer.bank) }
    xml.close("FinInstnId")
    xml.close("DbtrAgt")
    for row in rows { transfer(order.instructions[row], to: &xml) }
    xml.close("PmtInf")
    xml.close("CstmrCdtTrfInitn")
    xml.close("Document")
    return xml.bytes
  }

  private func sums(_ rows: Range<Int>, _ total: Money, to xml: inout XMLText) {
    xml.element("NbOfTxs", String(rows.count))
    xml.element("CtrlSum", total.description)
  }

  private func account(_ name: String, _ number: String, to xml: inout XMLText) {
    xml.open(name)
    xml.open("Id")
    xml.open("Othr")
    xml.element("Id", number)
    xml.close("Othr")
    xml.close("Id")
    xml.close(name)
  }

  private func transfer(_ payment: PaymentInstruction, to xml: inout XMLText) {
    xml.open("CdtTrfTxInf")
    xml.open("PmtId")
    xml.element("InstrId", payment.reference)
    xml.element("EndToEndId", payment.reference)
    xml.close("PmtId")
    xml.open("Amt")
    xml.element("InstdAmt", payment.amount.description, "Ccy=\"CNY\"")
    xml.close("Amt")
    if let bank = payment.bank, !bank.isEmpty {
      xml.open("CdtrAgt")
      xml.open("FinInstnId")
      xml.element("Nm", bank)
      xml.close("FinInstnId")
      xml.close("CdtrAgt")
    }
    xml.open("Cdtr")
    xml.element("Nm", payment.name)
    xml.close("Cdtr")
    account("CdtrAcct", payment.account, to: &xml)
    if !purpose.isEmpty {
      xml.open("RmtInf")
      xml.element("Ustrd", purpose)
      xml.close("RmtInf")
    }
    xml.close("CdtTrfTxInf")
  }

  /// Whether XML 1.0 can hold a character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }
}

/// XML under way, one element a line.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  /// Opens an element that holds others.
  mutating func open(_ name: String, _ attributes: String = "") {
    line("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  /// An element that holds text.
  mutating func element(_ name: String, _ text: String, _ attributes: String = "") {
    line("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(Self.escaped(text))</\(name)>")
  }

  private mutating func line(_ text: String) {
    bytes += [UInt8](repeating: 0x20, count: depth * 2) + Array(text.utf8) + [0x0A]
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
