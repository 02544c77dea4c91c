internal import Workforce

/// The sheet with the lines of a roll.
struct RollWorksheet {
  /// Rows above and below the lines: title, scheme, column titles; totals and places to sign.
  static let rowsAroundLines = 9

  let sheet: RollSheet
  let language: Language

  private struct Column {
    let title: Sentence
    let width: Double
  }

  private static let columns = [
    Column(title: RollWords.serial, width: 7),
    Column(title: RollWords.worker, width: 11),
    Column(title: RollWords.name, width: 12),
    Column(title: RollWords.idNumber, width: 21),
    Column(title: RollWords.organisation, width: 28),
    Column(title: RollWords.county, width: 12),
    Column(title: RollWords.rule, width: 24),
    Column(title: RollWords.level, width: 16),
    Column(title: RollWords.fund, width: 12),
    Column(title: RollWords.amount, width: 15),
    Column(title: RollWords.outcome, width: 9),
    Column(title: RollWords.reason, width: 30),
    Column(title: RollWords.instalment, width: 8),
  ]
  private static let amountColumn = 9
  private static var lastColumn: Int { columns.count - 1 }
  private static let headRow = 2

  func write(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(RollWords.rollSheetName))
    page.setWidths(Self.columns.map(\.width))
    page.setPage(landscape: true, footer: text(RollWords.page))
    page.keepHead(above: Self.headRow + 1)
    writeHead(to: page)
    let end = writeLines(sheet.lines, to: page)
    if end > Self.headRow + 1 {
      page.addFilter(headRow: Self.headRow, lastRow: end - 1, columns: Self.columns.count)
    }
    writeTotal(to: page, row: end)
    writeSignatures(to: page, row: end + 3)
  }

  private func writeHead(to page: WorkbookSheet) {
    page.setHeight(0, points: 28)
    page.merge(sheet.title, 0, columns: 0...Self.lastColumn, .title)
    let note = [
      sheet.period.description, sheet.schemeTitle, sheet.sourceText,
      text(sheet.state.title),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    page.merge(note, 1, columns: 0...Self.lastColumn, .note)
    for (index, column) in Self.columns.enumerated() {
      page.write(text(column.title), Self.headRow, index, .heading)
    }
  }

  /// Writes the lines and returns the row after them.
  private func writeLines(_ lines: some Sequence<RollSheetLine>, to page: WorkbookSheet) -> Int {
    var row = Self.headRow + 1
    for line in lines {
      page.write(row - Self.headRow, row, 0)
      page.write(line.worker.description, row, 1, .text)
      page.write(line.name, row, 2, .text)
      page.write(line.idNumber, row, 3, .text)
      page.write(line.organisation ?? "", row, 4, .text)
      page.write(line.county ?? "", row, 5, .text)
      page.write(line.ruleTitle, row, 6, .text)
      page.write(line.level.map { text($0.title) } ?? "", row, 7, .text)
      page.write(sheet.fundTitle(line.fund, in: language), row, 8, .text)
      page.write(line.amount, row, Self.amountColumn)
      page.write(text(line.outcome.title), row, 10, .text)
      page.write(line.reason.map(text) ?? "", row, 11, .wrapped)
      page.write(line.instalment, row, 12)
      row += 1
    }
    return row
  }

  private func writeTotal(to page: WorkbookSheet, row: Int) {
    page.merge(text(RollWords.total), row, columns: 0...Self.amountColumn - 1, .totalLabel)
    page.write(sheet.totals.amount, row, Self.amountColumn, .totalAmount)
    let capitals = sheet.totals.amount.capitalsWithCurrency
    let separator = language == .zh ? "：" : ": "
    page.merge(
      text(RollWords.totalInCapitals) + separator + capitals, row + 1,
      columns: 0...Self.lastColumn, .totalLabel)
  }

  private func writeSignatures(to page: WorkbookSheet, row: Int) {
    let places = [1, 4, 8]
    page.setHeight(row, points: 30)
    for (place, role) in zip(places, RollWords.signatures) {
      page.write(text(role), row, place, .plain)
    }
    for place in places { page.write(text(RollWords.date), row + 1, place, .plain) }
  }

  private func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
}
