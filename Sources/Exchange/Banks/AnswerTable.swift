internal import Workforce

/// Reads a bank's answer from a table.
struct AnswerTable {
  private let path: String
  private let layout: BankAnswerLayout
  private static let headRows = 20

  init(path: String, layout: BankAnswerLayout) {
    self.path = path
    self.layout = layout
  }

  func read() throws -> BankAnswer {
    let table = try SourceTable(path: path)
    var answer = BankAnswer()
    answer.columns.reference = layout.reference
    answer.columns.account = layout.account
    answer.columns.amount = layout.amount
    answer.columns.status = layout.status
    var columns: [String: Int]?
    try table.eachRow { row in
      guard let columns else {
        columns = head(row)
        guard columns != nil || row.number < Self.headRows else { throw unknown }
        return
      }
      func cell(_ title: String?) -> String? {
        guard let place = title.flatMap({ columns[$0] }), place < row.cells.count else {
          return nil
        }
        let text = CellForm.plain(row.cells[place].display(table.dateSystem))
        return text.isEmpty ? nil : text
      }
      let (reference, account) = (cell(layout.reference), cell(layout.account))
      let status = cell(layout.status)
      // Lines with counts and sums stand below the payments of many banks.
      guard reference != nil || account != nil, status != nil || cell(layout.amount) != nil else {
        return
      }
      let amount = cell(layout.amount).flatMap(money)
      guard let amount, let status else {
        answer.findings.append(unread(row.number, table, isAmount: amount == nil))
        return
      }
      let isPaid = layout.paidWords.contains(status)
      let unpaid: PaymentResult.Outcome = layout.returnedWords.contains(status) ? .returned : .failed
      answer.results.append(
        PaymentResult(
          row: row.number, reference: reference, account: account, amount: amount,
          outcome: isPaid ? .paid : unpaid, reason: isPaid ? nil : cell(layout.reason) ?? status))
    }
    guard columns != nil else { throw unknown }
    return answer
  }

  private var unknown: ExchangeError { .unknownAnswer(file: path, expected: layout.titles) }

  /// The places of the titles, or nil when the row is not the head.
  private func head(_ row: SourceRow) -> [String: Int]? {
    var places: [String: Int] = [:]
    for (place, cell) in row.cells.enumerated() {
      if case .text(let text) = cell {
        places[CellForm.plain(text)] = places[CellForm.plain(text)] ?? place
      }
    }
    return layout.titles.allSatisfy { places[$0] != nil } ? places : nil
  }

  private func money(_ text: String) -> Money? {
    guard layout.isInFen else {
      // A workbook may hold 9.95 as 9.949999999999999.
      return Money(yuan: text)
        ?? Money(yuan: String(decoding: NumberSpelling.rounded(Array(text.utf8)), as: UTF8.self))
    }
    return Int64(text).map(Money.init(fen:))
  }

  private func unread(_ row: Int, _ table: SourceTable, isAmount: Bool) -> Finding {
    Finding(
      severity: .rejected, code: isAmount ? "payment_amount_unread" : "payment_status_missing",
      file: table.fileName, sheet: nil, row: row, column: isAmount ? layout.amount : layout.status,
      value: nil,
      reason: isAmount
        ? Sentence(zh: "看不懂金额", en: "the amount cannot be read")
        : Sentence(zh: "没有状态", en: "there is no status"),
      suggestion: Sentence(zh: "请向银行核对这一行", en: "ask the bank about this row"))
  }
}
