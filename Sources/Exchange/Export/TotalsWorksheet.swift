internal import Workforce

/// The sheet that sums a roll up and states the facts about it.
struct TotalsWorksheet {
  let sheet: RollSheet
  let language: Language

  func write(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(RollWords.totalsSheetName))
    page.setWidths([28, 20, 16, 12, 20])
    page.setPage(landscape: true, footer: "&C" + text(RollWords.page("&P", of: "&N")))
    page.setHeight(0, points: 28)
    page.merge(sheet.title, 0, columns: 0...4, .title)
    page.keepHead(above: 2)
    writeFacts(to: page, row: writeGroups(to: page) + 1)
  }

  /// Writes the sums and returns the row after them.
  private func writeGroups(to page: WorkbookSheet) -> Int {
    let titles = [
      RollWords.rule, RollWords.level, RollWords.fund, RollWords.lines, RollWords.amount,
    ]
    for (column, title) in titles.enumerated() { page.write(text(title), 1, column, .heading) }
    var row = 2
    for group in sheet.totals.groups {
      page.write(group.ruleTitle, row, 0, .text)
      page.write(group.level.map { text($0.title) } ?? "", row, 1, .text)
      page.write(sheet.fundTitle(group.fund, in: language), row, 2, .text)
      page.write(group.lines, row, 3)
      page.write(group.amount, row, 4)
      row += 1
    }
    page.merge(text(RollWords.total), row, columns: 0...2, .totalLabel)
    page.write(sheet.totals.payingLines, row, 3)
    page.write(sheet.totals.amount, row, 4, .totalAmount)
    row += 1
    let capitals = sheet.totals.amount.capitalsWithCurrency
    for part in [(RollWords.totalInCapitals, capitals)] + sheet.totals.parts() {
      page.write(text(part.0), row, 0, .totalLabel)
      page.merge(part.1, row, columns: 1...4, .totalLabel)
      row += 1
    }
    return row
  }

  private func writeFacts(to page: WorkbookSheet, row: Int) {
    for (offset, fact) in RollWords.facts(of: sheet, in: language).enumerated() {
      page.write(text(fact.label), row + offset, 0, .text)
      page.merge(fact.text, row + offset, columns: 1...4, .wrapped)
    }
  }

  private func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
}
