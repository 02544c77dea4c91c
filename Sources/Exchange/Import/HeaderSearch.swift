// Finding the header row and what its columns mean.
//
// Office tables begin with a merged title, a note, sometimes a blank row; the header is the row
// among the first that has the most known headers.

import Workforce

/// The header row of an import file.
public struct ImportHeader: Sendable {
  /// Name of the sheet it is in; nil for a text table.
  public let sheet: String?
  /// Row in the file, counted from 1.
  public let row: Int
  /// Its cells as uploaded.
  public let cells: [String]
  /// Which column carries each field, counted from 0; absent fields are missing.
  let columns: [ImportField: Int]

  /// The column of serial numbers (序号), counted from 0, which is never read.
  var serialColumn: Int? {
    cells.firstIndex { ["序号", "编号", "no", "no."].contains(ImportLayout.key($0)) }
  }

  /// The header of a field as the file writes it, or the usual one when the file has no such column.
  func title(_ field: ImportField, layout: ImportLayout) -> String? {
    if let column = columns[field] { return CellForm.stripped(cells[column]) }
    return layout.column(field)?.header.zh
  }
}

/// Looks for the header row of a kind of file.
struct HeaderSearch {
  private static let depth = 20

  let table: SourceTable
  let layout: ImportLayout
  let mapping: ColumnMapping?

  /// - Parameter sheet: nil to take the first sheet that has all mandatory columns.
  /// - Throws: ``ExchangeError`` when there is no such sheet or no usable header row.
  func header(sheet: String?) throws -> ImportHeader {
    if sheet != nil || table.sheets.isEmpty { return try header(in: sheet) }
    var best: (error: any Error, score: Int)?
    for name in table.sheets {
      let rows = try table.firstRows(Self.depth, sheet: name)
      let score = rows.map { matches($0).count }.max() ?? 0
      do { return try header(in: name, rows: rows) } catch {
        if score > best?.score ?? -1 { best = (error, score) }
      }
    }
    throw best?.error ?? ExchangeError.noSuchSheet(file: table.path, sheet: "", sheets: [])
  }

  private func header(in sheet: String?) throws -> ImportHeader {
    try header(in: sheet, rows: table.firstRows(Self.depth, sheet: sheet))
  }

  private func header(in sheet: String?, rows: [SourceRow]) throws(ExchangeError) -> ImportHeader {
    var best: (row: SourceRow, score: Int)?
    for row in rows {
      let score = Set(matches(row).map(\.field)).count
      if score > best?.score ?? 0 { best = (row, score) }
    }
    guard let row = best?.row else {
      throw .noKnownColumns(
        file: table.path, sheet: sheet, found: rows.first.map(showable) ?? [],
        expected: layout.mandatory.map(\.header))
    }
    let columns = try resolve(row, sheet: sheet)
    let missing = layout.mandatory.filter { columns[$0.field] == nil }
    guard missing.isEmpty else {
      throw .missingColumns(
        file: table.path, sheet: sheet, row: row.number, missing: missing.map(\.header),
        found: showable(row))
    }
    return ImportHeader(
      sheet: sheet, row: row.number, cells: row.cells.map { $0.display(table.dateSystem) },
      columns: columns)
  }

  private struct Match {
    var column: Int
    var field: ImportField
    /// 0 named by the mapping, 1 by its own header, 2 by a synonym.
    var rank: Int
  }

  private func matches(_ row: SourceRow) -> [Match] {
    var matches: [Match] = []
    for (index, cell) in row.cells.enumerated() {
      guard case .text(let text) = cell else { continue }
      if let mapping {
        let key = ImportLayout.key(text)
        if let entry = mapping.entries.first(where: { ImportLayout.key($0.header) == key }) {
          if let field = entry.field { matches.append(Match(column: index, field: field, rank: 0)) }
          continue
        }
      }
      guard let (field, isSynonym) = layout.field(forHeader: text) else { continue }
      matches.append(Match(column: index, field: field, rank: isSynonym ? 2 : 1))
    }
    return matches
  }

  private func resolve(
    _ row: SourceRow, sheet: String?
  ) throws(ExchangeError) -> [ImportField: Int] {
    try checkMapping(row)
    var columns: [ImportField: Int] = [:]
    let matches = matches(row)
    for field in layout.columns.map(\.field) {
      let matches = matches.filter { $0.field == field }
      if matches.isEmpty { continue }
      let rank = matches.map(\.rank).min() ?? 0
      let best = matches.filter { $0.rank == rank }
      guard best.count == 1 else {
        throw .ambiguousColumn(
          file: table.path, sheet: sheet,
          field: layout.column(field)?.header ?? Sentence(same: field.code),
          columns: best.map { row.cells[$0.column].display(table.dateSystem) })
      }
      columns[field] = best[0].column
    }
    return columns
  }

  private func checkMapping(_ row: SourceRow) throws(ExchangeError) {
    guard let mapping else { return }
    let found = row.cells.map { $0.display(table.dateSystem) }
    let keys = Set(found.map(ImportLayout.key))
    for entry in mapping.entries where !keys.contains(ImportLayout.key(entry.header)) {
      throw .mappingHeader(file: mapping.path, header: entry.header, found: showable(row))
    }
  }

  /// The cells of a row for a message, or nothing when it looks like the row of a person: a file
  /// without a header must not have its people named.
  private func showable(_ row: SourceRow) -> [String] {
    var texts: [String] = []
    for cell in row.cells {
      switch cell {
      case .empty: continue
      case .text(let text):
        if CellForm.compatible(text).utf8.split(whereSeparator: { !(0x30...0x39).contains($0) })
          .contains(where: { $0.count >= 6 })
        {
          return []
        }
        let stripped = CellForm.stripped(text)
        if !stripped.isEmpty { texts.append(String(stripped.prefix(30))) }
      default: return []
      }
    }
    return texts
  }
}
