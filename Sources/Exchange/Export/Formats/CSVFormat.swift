public import Workforce

/// A roll for other programs, and for spreadsheets when a workbook is not wanted.
///
/// The header row holds codes and is the same in both languages; only reasons are in the language
/// asked for. Long numbers are safer in ``XLSXFormat``: a spreadsheet reads them here as numbers.
public enum CSVFormat: RollFormat {
  public static let name = "csv"
  public static let fileExtension = "csv"
  public static let title = Sentence(zh: "CSV 文本", en: "comma-separated text")

  private static let header = """
    period,worker_key,id_number,name,rule,level,fund,amount,amount_fen,outcome,reason,instalment,\
    rule_title,organisation,county
    """

  public static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    let stream = try ExportStream(to: output)
    if options.byteOrderMark { try stream.append(bytes: CSVText.byteOrderMark) }
    try stream.append(header + "\r\n")
    try write(sheet.lines, language: language, to: stream)
    try stream.finish()
  }

  // Generic, so that a large roll is walked as the type it has.
  private static func write(
    _ lines: some Sequence<RollSheetLine>, language: Language, to stream: ExportStream
  ) throws(ExportError) {
    for line in lines {
      append(line, language: language, to: &stream.buffer)
      try stream.flushWhenFull()
    }
  }

  private static func append(
    _ line: RollSheetLine, language: Language, to bytes: inout [UInt8]
  ) {
    cell(line.period.description, to: &bytes)
    cell(line.worker.description, to: &bytes)
    cell(line.idNumber, to: &bytes)
    cell(line.name, to: &bytes)
    cell(line.rule, to: &bytes)
    cell(line.level?.code ?? "", to: &bytes)
    cell(line.fund, to: &bytes)
    CSVText.append(line.amount, to: &bytes)
    CSVText.comma(to: &bytes)
    CSVText.append(line.amount.fen, to: &bytes)
    CSVText.comma(to: &bytes)
    cell(line.outcome.code, to: &bytes)
    cell(line.reason?.text(in: language) ?? "", to: &bytes)
    CSVText.append(Int64(line.instalment), to: &bytes)
    CSVText.comma(to: &bytes)
    cell(line.ruleTitle, to: &bytes)
    cell(line.organisation ?? "", to: &bytes)
    CSVText.append(line.county ?? "", to: &bytes)
    CSVText.endRow(to: &bytes)
  }

  /// A cell and the comma behind it.
  @inline(__always)
  private static func cell(_ text: String, to bytes: inout [UInt8]) {
    CSVText.append(text, to: &bytes)
    CSVText.comma(to: &bytes)
  }
}
