internal import Workforce

/// The sheet with the lines of a roll.
struct RollWorksheet {
  /// Rows above and below the lines: title, scheme, column titles; totals and places to sign.
  static let rowsAroundLines = 9
  /// Lines of a page to sign. A reason may take several lines, so there is room for more.
  static let linesOnPage = 34

  let sheet: RollSheet
  let language: Language
  /// Whether it is laid out in pages with their sums, for paper.
  var isForSigning = false

  private struct Column {
    let title: Sentence
    /// Width in characters, and what remains of it on a page to sign, which must hold all columns.
    let width: Double
    let paper: Double
  }

  private static let columns = [
    Column(title: RollWords.serial, width: 7, paper: 5),
    Column(title: RollWords.worker, width: 11, paper: 10),
    Column(title: RollWords.name, width: 12, paper: 10),
    Column(title: RollWords.idNumber, width: 21, paper: 19),
    Column(title: RollWords.organisation, width: 28, paper: 26),
    Column(title: RollWords.county, width: 12, paper: 10),
    Column(title: RollWords.rule, width: 24, paper: 20),
    Column(title: RollWords.level, width: 16, paper: 13),
    Column(title: RollWords.fund, width: 12, paper: 11),
    Column(title: RollWords.amount, width: 15, paper: 12),
    Column(title: RollWords.outcome, width: 9, paper: 5),
    Column(title: RollWords.reason, width: 30, paper: 14),
    Column(title: RollWords.instalment, width: 8, paper: 5),
  ]
  private static let amountColumn = 9
  private static var lastColumn: Int { columns.count - 1 }
  private static let headRow = 2

  func write(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(RollWords.rollSheetName))
    page.setWidths(Self.columns.map { isForSigning ? $0.paper : $0.width })
    page.keepHead(above: Self.headRow + 1)
    writeHead(to: page)
    let number = text(RollWords.page("&P", of: "&N"))
    var breaks: [Int] = []
    let end = try writeLines(sheet.lines, to: page, breaks: &breaks)
    if isForSigning {
      _ = writeTotal(to: page, row: end)
      let roles = RollWords.signatures.map(text)
      page.setPages(
        scale: 61, breaks: breaks,
        footer: "&L\(roles[0])&C\(roles[1])\n\(number)&R\(roles[2])\(signingGap)")
    } else {
      page.setPage(landscape: true, footer: "&C" + number)
      if end > Self.headRow + 1 {
        page.addFilter(headRow: Self.headRow, lastRow: end - 1, columns: Self.columns.count)
      }
      writeSignatures(to: page, row: writeTotal(to: page, row: end) + 1)
    }
  }

  /// Room to write a name behind the right-most role.
  private var signingGap: String { String(repeating: "　", count: 8) }

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

  /// Writes the lines, with sums after each page when it is for paper, and returns the row after
  /// them.
  /// - Parameter breaks: gets the rows that begin a page.
  private func writeLines(
    _ lines: some Sequence<RollSheetLine>, to page: WorkbookSheet, breaks: inout [Int]
  ) throws(ExportError) -> Int {
    var row = Self.headRow + 1
    var serial = 0
    var sum = Money.zero
    func writePageSum() {
      writeSum(RollWords.pageSubtotal, sum, to: page, row: row)
      row += 1
      sum = .zero
    }
    for line in lines {
      if isForSigning, serial > 0, serial % Self.linesOnPage == 0 {
        writePageSum()
        breaks.append(row)
      }
      serial += 1
      if line.outcome == .pays {
        guard let added = sum.adding(line.amount) else { throw .totalTooLarge }
        sum = added
      }
      page.write(serial, row, 0)
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
    if isForSigning { writePageSum() }
    return row
  }

  private func writeSum(_ label: Sentence, _ sum: Money, to page: WorkbookSheet, row: Int) {
    page.merge(text(label), row, columns: 0...Self.amountColumn - 1, .totalLabel)
    page.write(sum, row, Self.amountColumn, .totalAmount)
  }

  /// Writes the sum with its parts, and returns the row after them.
  private func writeTotal(to page: WorkbookSheet, row: Int) -> Int {
    writeSum(RollWords.total, sheet.totals.amount, to: page, row: row)
    let capitals = sheet.totals.amount.capitalsWithCurrency
    let separator = language == .zh ? "：" : ": "
    var row = row + 1
    for part in [(RollWords.totalInCapitals, capitals)] + sheet.totals.parts() {
      page.merge(
        text(part.0) + separator + part.1, row, columns: 0...Self.lastColumn, .totalLabel)
      row += 1
    }
    return row
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
