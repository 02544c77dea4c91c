// Answers in ISO 20022: a statement of account (camt.053) shows what left the account and what came
// back, a status report (pain.002) what was accepted and refused. Names are compared without their
// namespace, as versions differ in it and banks lag behind.

internal import Workforce

/// Receives the events of a camt.053 or pain.002 message.
final class AnswerMessage: XMLEvents {
  private(set) var answer = BankAnswer()
  /// Whether the message is one of the two.
  private(set) var isKnown = false

  /// What is read of one payment.
  private struct Payment {
    var reference: String?
    var amount: Money?
    var isAmountForeign = false
    var sign: String?
    var status: String?
    var reason: [String] = []
    var isReturn = false
  }

  private let file: String
  private var path: [String] = []
  private var content: [UInt8] = []
  private var currency: String?
  private var entry = Payment()
  private var payment = Payment()
  private var paymentsOfEntry = 0
  /// What is said of a whole file: its identifier, the status and why.
  private var group = (message: String?.none, outcome: PaymentResult.Outcome?.none, reason: [String]())
  private var number = 0

  init(file: String) { self.file = file }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) throws {
    let name = String(cString: name.bytes)
    path.append(name)
    content = []
    switch name {
    case "BkToCstmrStmt", "CstmrPmtStsRpt": isKnown = true
    case "Ntry": (entry, paymentsOfEntry) = (Payment(), 0)
    case "TxDtls", "TxInfAndSts": payment = Payment()
    case "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts": group = (nil, nil, [])
    case "RtrInf": payment.isReturn = true
    case "Amt", "InstdAmt": currency = attributes.string("Ccy")
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    content.append(contentsOf: bytes)
  }

  override func close(_ name: XMLName) throws {
    let text = CellForm.stripped(String(decoding: content, as: UTF8.self))
    content = []
    take(text)
    let name = path.removeLast()
    switch name {
    case "TxDtls": takeStatementPayment()
    case "Ntry": if paymentsOfEntry == 0 { takeReturnOfEntry() }
    case "TxInfAndSts": takeReportPayment()
    case "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts": takeGroup()
    default: break
    }
  }

  /// Puts the text of an element where it belongs.
  private func take(_ text: String) {
    guard !text.isEmpty else { return }
    let isInPayment = path.contains("TxDtls") || path.contains("TxInfAndSts")
    switch path.suffix(2).joined(separator: "/") {
    case "Refs/EndToEndId", "TxInfAndSts/OrgnlEndToEndId": payment.reference = text
    case "Ntry/Amt": take(amount: text, to: &entry)
    case "TxDtls/Amt", "TxAmt/Amt", "Amt/InstdAmt":
      if isInPayment { take(amount: text, to: &payment) }
    case "Ntry/CdtDbtInd": entry.sign = text
    case "TxDtls/CdtDbtInd": payment.sign = text
    case "Ntry/Sts", "Sts/Cd": if !isInPayment { entry.status = text }
    case "TxInfAndSts/TxSts": payment.status = text
    case "Rsn/Cd", "Rsn/Prtry", "RtrInf/AddtlInf", "StsRsnInf/AddtlInf":
      if isInPayment { payment.reason.append(text) } else { group.reason.append(text) }
    case "OrgnlGrpInfAndSts/OrgnlMsgId", "OrgnlPmtInfAndSts/OrgnlPmtInfId": group.message = text
    case "OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts":
      group.outcome = Self.outcome(text)
    default: break
    }
  }

  private func takeGroup() {
    guard let outcome = group.outcome else { return }
    answer.groups.append(
      BankAnswer.Group(
        message: group.message, outcome: outcome,
        reason: group.reason.isEmpty ? nil : group.reason.joined(separator: " ")))
  }

  private func take(amount text: String, to payment: inout Payment) {
    payment.amount = currency == "CNY" ? Money(yuan: text) : nil
    payment.isAmountForeign = payment.amount == nil
  }

  private func takeStatementPayment() {
    paymentsOfEntry += 1
    number += 1
    // Movements of the account that are no payments of ours have no reference.
    guard let reference = payment.reference, reference != "NOTPROVIDED" else { return }
    // A single payment need not repeat the amount of its entry.
    if payment.amount == nil, !payment.isAmountForeign {
      (payment.amount, payment.isAmountForeign) = (entry.amount, entry.isAmountForeign)
    }
    let isDebit = (payment.sign ?? entry.sign) == "DBIT"
    let isBooked = entry.status == nil || entry.status == "BOOK"
    append(
      reference, !isBooked ? .pending : isDebit && !payment.isReturn ? .paid : .returned,
      amount: payment.amount)
  }

  /// An entry without details cannot be tied to a payment; money that came in so is for a person to
  /// look at.
  private func takeReturnOfEntry() {
    number += 1
    guard entry.sign == "CRDT" else { return }
    answer.findings.append(
      PaymentMatching.finding(
        "payment_without_reference", row: number, column: "EndToEndId", file: file,
        Sentence(zh: "有一笔收入没有端到端标识", en: "money came in without an end-to-end reference"),
        Sentence(zh: "请核对是否为退回的付款", en: "see whether it is a payment that came back")))
  }

  private func takeReportPayment() {
    number += 1
    guard let reference = payment.reference else { return }
    append(reference, payment.status.map(Self.outcome) ?? .pending, amount: payment.amount)
  }

  private func append(_ reference: String, _ outcome: PaymentResult.Outcome, amount: Money?) {
    if payment.isAmountForeign {
      answer.findings.append(
        PaymentMatching.finding(
          "payment_amount_unread", row: number, column: "Amt", file: file,
          Sentence(zh: "金额不是人民币，或看不懂", en: "the amount is not in CNY, or cannot be read"),
          Sentence(zh: "请向银行核对这一笔", en: "ask the bank about this payment")))
      return
    }
    let reason = payment.reason.joined(separator: " ")
    answer.results.append(
      PaymentResult(
        row: number, reference: reference, account: nil, amount: amount, outcome: outcome,
        reason: reason.isEmpty ? nil : reason))
  }

  /// What a status of ISO 20022 means for the payer: settled, refused, or not decided yet.
  private static func outcome(_ status: String) -> PaymentResult.Outcome {
    switch status {
    case "ACSC", "ACCC": .paid
    case "RJCT", "CANC", "BLCK": .failed
    default: .pending
    }
  }
}
