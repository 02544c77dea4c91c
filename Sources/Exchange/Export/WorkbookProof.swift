// Looks at a workbook once more before it takes its name.
//
// The spreadsheet library collects rows in temporary files and does not notice when one of them
// could not be written, because the disk for temporary files was full. The workbook then lacks
// rows, opens after a "repair", and somebody pays from it. Counting what arrived is the only proof.

internal import CZip

/// Counts the rows of a finished workbook.
struct WorkbookProof {
  private static let endOfRow = Array("</row>".utf8)

  let path: String

  /// - Parameter rows: rows written to each sheet, in the order of the sheets.
  /// - Throws: ``ExportError/rowsLost(path:found:expected:)`` when a sheet holds another number.
  func check(rows: [Int]) throws(ExportError) {
    var number: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &number) else {
      throw .spreadsheet(path: path, explanation: "the workbook is not whole")
    }
    defer { zip_discard(archive) }
    for (index, expected) in rows.enumerated() {
      let found = Self.rows(of: "xl/worksheets/sheet\(index + 1).xml", in: archive)
      guard found == expected else {
        throw .rowsLost(path: path, found: found ?? 0, expected: expected)
      }
    }
  }

  /// Number of complete rows of a sheet; nil when the sheet cannot be read to its end.
  private static func rows(of name: String, in archive: OpaquePointer) -> Int? {
    guard let part = zip_fopen(archive, name, 0) else { return nil }
    defer { zip_fclose(part) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // Bytes of the mark seen so far. No byte but its first starts it, so no search is needed.
    var matched = 0
    var rows = 0
    while true {
      let count = zip_fread(part, &chunk, UInt64(chunk.count))
      guard count >= 0 else { return nil }
      if count == 0 { return rows }
      for byte in chunk[..<Int(count)] {
        if byte == endOfRow[matched] {
          matched += 1
          if matched == endOfRow.count { (matched, rows) = (0, rows + 1) }
        } else {
          matched = byte == endOfRow[0] ? 1 : 0
        }
      }
    }
  }
}
