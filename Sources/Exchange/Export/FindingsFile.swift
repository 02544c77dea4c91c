// Findings as a file a clerk can work through, row by row, and send back to whoever sent the rows.

public import Workforce

/// Writes findings.
public enum FindingsFile {
  /// The forms findings can be written in.
  public enum Format: String, Sendable, CaseIterable {
    case table, csv, json
  }

  /// Codes of the columns, in their order; the same in CSV and JSON.
  public static let columns = [
    "severity", "code", "file", "sheet", "row", "column", "value", "reason", "suggestion",
  ]

  /// Writes the findings in their order.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public static func write(
    _ findings: [Finding], as format: Format, language: Language,
    options: ExportOptions = ExportOptions(), to output: ExportDestination
  ) throws(ExportError) {
    switch format {
    case .table:
      let table = table(of: findings, in: language)
      try output.write(table.text(in: language, limit: options.lineLimit))
    case .csv: try writeCSV(findings, language: language, options: options, to: output)
    case .json:
      try output.write(JSONValue.array(findings.map { value(of: $0, in: language) }).text)
    }
  }

  /// A finding as a JSON object, for commands that answer with findings among other things.
  public static func value(of finding: Finding, in language: Language) -> JSONValue {
    [
      "severity": .string(finding.severity.rawValue),
      "code": .string(finding.code),
      "file": .string(finding.file),
      "sheet": JSONValue(finding.sheet),
      "row": JSONValue(finding.row),
      "column": JSONValue(finding.column),
      "value": JSONValue(finding.value),
      "reason": .string(finding.reason.text(in: language)),
      "suggestion": .string(finding.suggestion.text(in: language)),
    ]
  }

  /// The findings as a table for a terminal.
  public static func table(of findings: [Finding], in language: Language) -> TextTable {
    var table = TextTable(columns: titles)
    table.omitsEmptyColumns = true
    for finding in findings {
      var cells = cells(of: finding, in: language)
      cells[0] = title(of: finding.severity).text(in: language)
      table.append(cells)
    }
    return table
  }

  private static func writeCSV(
    _ findings: [Finding], language: Language, options: ExportOptions, to output: ExportDestination
  ) throws(ExportError) {
    let stream = try ExportStream(to: output)
    if options.byteOrderMark { try stream.append(bytes: CSVText.byteOrderMark) }
    try stream.append(columns.joined(separator: ",") + "\r\n")
    for finding in findings {
      for (position, cell) in cells(of: finding, in: language).enumerated() {
        if position > 0 { CSVText.comma(to: &stream.buffer) }
        CSVText.append(cell, to: &stream.buffer)
      }
      CSVText.endRow(to: &stream.buffer)
      try stream.flushWhenFull()
    }
    try stream.finish()
  }

  private static func cells(of finding: Finding, in language: Language) -> [String] {
    [
      finding.severity.rawValue, finding.code, finding.file, finding.sheet ?? "",
      String(finding.row), finding.column ?? "", finding.value ?? "",
      finding.reason.text(in: language), finding.suggestion.text(in: language),
    ]
  }

  private static let titles: [TextTable.Column] = [
    .init(Sentence(zh: "程度", en: "Severity")), .init(Sentence(zh: "代码", en: "Code")),
    .init(Sentence(zh: "文件", en: "File")), .init(Sentence(zh: "工作表", en: "Sheet")),
    .init(Sentence(zh: "行", en: "Row"), .right), .init(Sentence(zh: "列", en: "Column")),
    .init(Sentence(zh: "内容", en: "Value")), .init(Sentence(zh: "原因", en: "Reason")),
    .init(Sentence(zh: "建议", en: "Suggestion")),
  ]

  private static func title(of severity: Finding.Severity) -> Sentence {
    switch severity {
    case .rejected: Sentence(zh: "退回", en: "rejected")
    case .duplicate: Sentence(zh: "重复", en: "duplicate")
    case .warning: Sentence(zh: "提醒", en: "warning")
    }
  }
}
