// The rejected rows in the layout they came in, with the reason beside each, so that a clerk mends
// them there and imports the file again.

import Glibc
public import Workforce

/// Writes the rejected rows of one table.
public enum RejectedRowsFile {
  /// A row as uploaded, with what is wrong with it.
  public struct Row: Sendable {
    /// The cells as uploaded, see ``ImportRow/cells``.
    public var cells: [String]
    /// Why it was left out.
    public var finding: Finding

    /// - Parameters:
    ///   - cells: as uploaded.
    ///   - finding: why it was left out.
    public init(cells: [String], finding: Finding) {
      self.cells = cells
      self.finding = finding
    }
  }

  /// Writes the file; an existing one is replaced only when the new one is complete.
  ///
  /// CSV is UTF-8 with mark and CRLF; a cell a spreadsheet might run gets an apostrophe, which the
  /// import takes off again. A workbook has text cells only.
  /// - Parameters:
  ///   - rows: in the order they are to be written.
  ///   - header: the header row as uploaded.
  ///   - path: ends in `.csv` or `.xlsx`.
  ///   - language: of the reasons.
  /// - Throws: ``ExchangeError/unknownOutputForm(file:)``, ``ExchangeError/unwritable(file:code:)``,
  ///   ``ExchangeError/beyondLimit(file:limit:bound:place:)`` for a cell no workbook can hold.
  public static func write(
    _ rows: some Sequence<Row>, header: ImportHeader, to path: String, language: Language
  ) throws(ExchangeError) {
    let name = path.lowercased()
    guard name.hasSuffix(".csv") || name.hasSuffix(".xlsx") else {
      throw .unknownOutputForm(file: path)
    }
    // Rows may be longer than the header; the reasons stand in the same columns for all of them.
    let rows = Array(rows)
    let width = rows.reduce(header.cells.count) { max($0, $1.cells.count) }
    let titles = [Sentence(zh: "原因", en: "Reason"), Sentence(zh: "建议", en: "Suggestion")]
    let lines =
      [padded(header.cells, width) + titles.map { $0.text(in: language) }]
      + rows.map { row in
        padded(row.cells, width) + [
          "\(row.finding.code): \(row.finding.reason.text(in: language))",
          row.finding.suggestion.text(in: language),
        ]
      }
    let part = try emptyPart(beside: path)
    do throws(ExchangeError) {
      if name.hasSuffix(".csv") {
        try writeText(lines, to: part, path: path)
      } else {
        try RejectedRowsWorkbook.write(lines, to: part, path: path)
      }
      guard rename(part, path) == 0 else { throw .unwritable(file: path, code: errno) }
    } catch {
      unlink(part)
      throw error
    }
  }

  private static func padded(_ cells: [String], _ width: Int) -> [String] {
    cells + Array(repeating: "", count: width - cells.count)
  }

  /// Makes the file the result grows in. Only its owner may read it: it names people.
  private static func emptyPart(beside path: String) throws(ExchangeError) -> String {
    let part = "\(path).\(UInt32.random(in: 0...UInt32.max)).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(file: path, code: errno) }
    close(descriptor)
    return part
  }

  private static func writeText(
    _ lines: [[String]], to part: String, path: String
  ) throws(ExchangeError) {
    guard let file = fopen(part, "w") else { throw .unwritable(file: path, code: errno) }
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    var failed = false
    for line in lines {
      for (index, cell) in line.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        append(cell, to: &bytes)
      }
      bytes.append(contentsOf: [0x0D, 0x0A])
      if fwrite(bytes, 1, bytes.count, file) != bytes.count { failed = true }
      bytes.removeAll(keepingCapacity: true)
    }
    let flushed = fflush(file) == 0 && fsync(fileno(file)) == 0
    let code = errno
    fclose(file)
    if failed || !flushed { throw .unwritable(file: path, code: code) }
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let isFormula = cell.utf8.first.map(CellForm.startsFormula) ?? false
    let isQuoted = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x09, 0x3B].contains($0) }
    if isQuoted { bytes.append(0x22) }
    if isFormula { bytes.append(0x27) }
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}
