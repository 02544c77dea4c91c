// Reads an import file from its header to its last row.
//
// What a row says on its own is decided here. What needs the register or the other rows (unknown
// persons, duplicates, names that differ) is decided by the use case that imports.

import Workforce

/// The rows of one import file, understood one by one.
public struct ImportReader {
  /// What the file is about.
  public let kind: ImportKind
  /// The file.
  public let table: SourceTable
  /// The header row that was found.
  public let header: ImportHeader
  private let isKnownDocument: (String) -> Bool

  /// Finds the header row.
  /// - Parameters:
  ///   - sheet: name of a sheet; nil for the first sheet that has all mandatory columns.
  ///   - mapping: what the headers mean where they are unusual.
  ///   - isKnownDocument: whether the register knows a normalised number as one of another document
  ///     than the resident identity card. Files without a column 证件类型 name such people by number
  ///     alone.
  /// - Throws: ``ExchangeError`` when no row can be the header, or the file cannot be read.
  public init(
    kind: ImportKind, table: SourceTable, sheet: String? = nil, mapping: ColumnMapping? = nil,
    isKnownDocument: @escaping (String) -> Bool = { _ in false }
  ) throws {
    self.kind = kind
    self.table = table
    self.isKnownDocument = isKnownDocument
    header = try HeaderSearch(table: table, layout: kind.layout, mapping: mapping)
      .header(sheet: sheet)
  }

  /// Calls `body` for every row below the header that is not wholly empty, in the order of the file.
  /// - Throws: ``ExchangeError``, or what `body` throws.
  public func eachRow(_ body: (ImportRow) throws -> Void) throws {
    let serialColumn = header.serialColumn
    var reading = RowReading(
      kind: kind, file: table.fileName, header: header, dateSystem: table.dateSystem,
      isKnownDocument: isKnownDocument)
    try table.eachRow(sheet: header.sheet) { row in
      guard row.number > header.row, !isEmpty(row, serialColumn: serialColumn) else { return }
      try body(reading.read(row))
    }
  }

  /// The place of a row or cell for a finding made later.
  /// - Parameters:
  ///   - row: from 1.
  ///   - field: nil for the row as a whole.
  public func place(row: Int, field: ImportField? = nil) -> FindingPlace {
    FindingPlace(
      file: table.fileName, sheet: header.sheet, row: row,
      column: field.flatMap { header.title($0, layout: kind.layout) })
  }

  /// Forms come with the serial numbers (序号) filled in below the last person; such rows are empty.
  private func isEmpty(_ row: SourceRow, serialColumn: Int?) -> Bool {
    for (index, cell) in row.cells.enumerated() {
      switch cell {
      case .empty: continue
      case .text(let text):
        if CellForm.stripped(text).isEmpty || index == serialColumn && isSerial(cell) { continue }
        return false
      default:
        if index != serialColumn || !isSerial(cell) { return false }
      }
    }
    return true
  }

  private func isSerial(_ cell: SourceCell) -> Bool {
    switch cell {
    case .number: return true
    case .text(let text):
      return CellForm.compatible(text).utf8.allSatisfy { (0x30...0x39).contains($0) }
    default: return false
    }
  }
}
