internal import Workforce

/// A bank's sheet as a workbook: text stays text, and an amount is a number with two decimals.
struct BankWorkbook: Sendable {
  let titles: [String]
  /// Which columns hold the amount.
  let isAmount: [Bool]
  let isInFen: Bool
  /// Name of the sheet's property, and the day the file claims to be made on.
  let title: String
  let date: CivilDate
  let rows: [(amount: Money, cells: [String])]

  func write(to output: ExportDestination) throws(ExportError) {
    guard rows.count < WorkbookSheet.maximumRows else {
      throw .tooManyLines(limit: WorkbookSheet.maximumRows - 1)
    }
    try output.replace { path throws(ExportError) in
      let book = try Workbook(path: path, title: title, created: date)
      let page = try book.addSheet(named: "Sheet1")
      page.setWidths(titles.map { Double(max(12, DisplayWidth.columns(of: $0) + 4)) })
      for (column, title) in titles.enumerated() { page.write(title, 0, column, .heading) }
      for (row, line) in rows.enumerated() {
        for (column, cell) in line.cells.enumerated() {
          if isAmount[column] {
            if isInFen {
              page.write(Int(line.amount.fen), row + 1, column)
            } else {
              page.write(line.amount, row + 1, column, .plainAmount)
            }
          } else if !cell.isEmpty {
            page.write(cell, row + 1, column, .text)
          }
        }
      }
      try book.close()
    }
  }
}
