public import Workforce

/// The forms a publicity list is written in.
public enum PublicityFormat: String, Sendable, CaseIterable {
  /// To print and post.
  case pdf
  case xlsx
  /// One flat table, for a web page.
  case csv

  /// Writes a list. The same list and language give the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(
    _ list: PublicityList, language: Language, to output: ExportDestination
  ) throws(ExportError) {
    let paper = PublicityPaper(list: list, language: language)
    switch self {
    case .pdf: try paper.writePDF(to: output)
    case .xlsx: try paper.writeWorkbook(to: output)
    case .csv: try paper.writeCSV(to: output)
    }
  }
}

/// A publicity list in words of one language.
private struct PublicityPaper {
  let list: PublicityList
  let language: Language

  private func text(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  private func text(_ sentence: Sentence) -> String { sentence.text(in: language) }

  private var title: String {
    text(
      "\(list.title)\(list.period.year)年\(list.period.month)月发放名单公示",
      "\(list.title): payments for \(list.period), for public notice")
  }

  private var length: String {
    switch list.length {
    case .workingDays(let count): text("\(count) 个工作日", "\(count) working day(s)")
    case .days(let count): text("\(count) 日", "\(count) day(s)")
    }
  }

  private var notice: String {
    text(
      "公示期：\(list.first) 至 \(list.last)（\(length)）。",
      "Shown from \(list.first) to \(list.last) (\(length)).")
  }

  private var objections: String {
    text(
      "对名单有异议的，请在 \(list.last) 以前（含当日）向\(list.objections.line(in: .zh))反映。",
      "Objections are heard until the end of \(list.last): \(list.objections.line(in: .en)).")
  }

  private var columns: [String] {
    [
      text(RollWords.serial), text(RollWords.name), text(RollWords.organisation),
      text(RollWords.level), text(RollWords.rule), text(RollWords.amount),
      text("区别标记", "To tell apart"),
    ]
  }

  private func cells(_ line: PublicityLine, _ serial: Int) -> [String] {
    [
      String(serial), line.name.text, line.organisation.text,
      line.level.map { text($0.title) } ?? "",
      line.rule.text, line.amount.grouped, line.mark,
    ]
  }

  func writePDF(to output: ExportDestination) throws(ExportError) {
    let shares: [Double] = [26, 62, 176, 74, 100, 58, 92]
    try PaperForm(
      size: .a4, language: language, title: title,
      notes: (list.basis.isEmpty ? [] : [text("依据：", "Basis: ") + list.basis]) + [
        notice, objections,
      ],
      columns: zip(columns, shares).enumerated().map { place, column in
        .init(
          title: column.0, share: column.1, alignment: [0, 5].contains(place) ? .right : .left)
      },
      amountColumn: 5,
      totals: [(text(RollWords.total), list.total.grouped, true)],
      eachRow: { body throws(ExportError) in
        for (place, line) in list.lines.enumerated() {
          try body(.init(cells: cells(line, place + 1), amount: line.amount))
        }
      }
    ).write(to: output)
  }

  func writeWorkbook(to output: ExportDestination) throws(ExportError) {
    let limit = WorkbookSheet.maximumRows - 5
    guard list.lines.count <= limit else { throw .tooManyLines(limit: limit) }
    try output.replace { path throws(ExportError) in
      let book = try Workbook(path: path, title: title, created: list.first)
      let page = try book.addSheet(named: text("公示名单", "Public notice"))
      page.setWidths([7, 12, 32, 16, 24, 14, 22])
      page.setHeight(0, points: 28)
      page.merge(title, 0, columns: 0...6, .title)
      page.merge(notice, 1, columns: 0...6, .note)
      page.merge(objections, 2, columns: 0...6, .note)
      page.keepHead(above: 4)
      for (place, column) in columns.enumerated() { page.write(column, 3, place, .heading) }
      var row = 4
      for line in list.lines {
        for (place, cell) in cells(line, row - 3).enumerated() {
          switch place {
          case 0: page.write(row - 3, row, 0)
          case 5: page.write(line.amount, row, 5)
          default: page.write(cell, row, place, .text)
          }
        }
        row += 1
      }
      page.merge(text(RollWords.total), row, columns: 0...4, .totalLabel)
      page.write(list.total, row, 5, .totalAmount)
      page.setPage(landscape: false, footer: "&C" + text(RollWords.page("&P", of: "&N")))
      try book.close()
    }
  }

  func writeCSV(to output: ExportDestination) throws(ExportError) {
    let stream = try ExportStream(to: output)
    try stream.append(bytes: CSVText.byteOrderMark)
    let more = [text("公示期起", "From"), text("公示期止", "To"), text("异议受理", "Objections")]
    try stream.append(CSVTable.line(columns + more))
    for (place, line) in list.lines.enumerated() {
      var cells = cells(line, place + 1)
      cells[5] = line.amount.description
      try stream.append(
        CSVTable.line(
          cells + [
            list.first.description, list.last.description, list.objections.line(in: language),
          ]))
    }
    try stream.finish()
  }
}
