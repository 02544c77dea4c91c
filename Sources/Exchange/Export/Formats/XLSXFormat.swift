public import Workforce

/// A roll as a workbook that can be printed, signed and filed.
///
/// The first sheet is the roll with its total and the places to sign. The second sums the roll up
/// by rule, level and fund, and states the facts by which it can be found and recomputed.
public enum XLSXFormat: RollFormat {
  public static let name = "xlsx"
  public static let fileExtension = "xlsx"
  public static let title = Sentence(zh: "Excel 工作簿（可打印签字）", en: "workbook to print and sign")

  public static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    let limit =
      options.isForSigning
      ? WorkbookSheet.maximumPageBreaks * RollWorksheet.linesOnPage
      : WorkbookSheet.maximumRows - RollWorksheet.rowsAroundLines
    guard sheet.totals.lines <= limit else { throw .tooManyLines(limit: limit) }
    try output.replace { path throws(ExportError) in
      let book = try Workbook(path: path, title: sheet.title, created: sheet.period.last)
      try RollWorksheet(
        sheet: sheet, language: language, isForSigning: options.isForSigning
      ).write(to: book)
      try TotalsWorksheet(sheet: sheet, language: language).write(to: book)
      try book.close()
    }
  }
}
