// A saved answer to "which column is what", for files whose headers the product does not know.
//
// One line per column, `file header = field code`; `#` begins a comment. A line without `=` may
// separate the two with a comma or tab, as a spreadsheet saves it.

import Workforce

/// Which field each header of a file stands for. Headers that are not mentioned keep their meaning.
public struct ColumnMapping: Sendable {
  /// The word for a column that must not be read.
  public static let ignored = "ignore"

  /// Path of the mapping file; errors name it.
  public let path: String
  /// The mapped headers in the order of the file; nil where the column is to be left out.
  let entries: [(header: String, field: ImportField?)]

  /// Reads a mapping file (UTF-8 or any other encoding of ``TextEncoding``).
  /// - Throws: the errors of unreadable files, ``ExchangeError/mappingLine(file:line:)``,
  ///   ``ExchangeError/mappingField(file:line:text:suggestion:known:)``,
  ///   ``ExchangeError/mappingRepeated(file:line:text:)``.
  public init(path: String, kind: ImportKind) throws(ExchangeError) {
    let decoder = try TextDecoder(path: path, encoding: nil)
    var bytes: [UInt8] = []
    reading: while true {
      switch try decoder.read(into: &bytes) {
      case .more where bytes.count <= 1 << 20: continue
      case .more:
        throw .beyondLimit(file: path, limit: .fileBytes, bound: 1 << 20, place: nil)
      case .end: break reading
      case .broken:
        throw .brokenText(
          file: path, place: .init(row: 1, column: 0), encoding: decoder.encoding)
      }
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path, kind: kind)
  }

  /// Reads the text of a mapping file.
  /// - Parameter path: for the errors.
  /// - Throws: as ``init(path:kind:)``.
  public init(text: String, path: String, kind: ImportKind) throws(ExchangeError) {
    self.path = path
    var entries: [(header: String, field: ImportField?)] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = CellForm.stripped(String(line))
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let (header, word) = Self.halves(line) else {
        throw .mappingLine(file: path, line: index + 1)
      }
      let field = try Self.field(word, kind: kind, path: path, line: index + 1)
      let key = ImportLayout.key(header)
      if entries.contains(where: { ImportLayout.key($0.header) == key }) {
        throw .mappingRepeated(file: path, line: index + 1, text: header)
      }
      if let field, entries.contains(where: { $0.field == field }) {
        throw .mappingRepeated(file: path, line: index + 1, text: word)
      }
      entries.append((header, field))
    }
    self.entries = entries
  }

  private static func halves(_ line: String) -> (String, String)? {
    // A header may contain any of them, a field code none, so the last one separates.
    for separator: Character in ["=", "\t", ",", "，"] {
      guard let at = line.lastIndex(of: separator) else { continue }
      let header = unquoted(line[..<at])
      let word = unquoted(line[line.index(after: at)...])
      return header.isEmpty || word.isEmpty ? nil : (header, word)
    }
    return nil
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = CellForm.stripped(String(text))
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }

  private static func field(
    _ word: String, kind: ImportKind, path: String, line: Int
  ) throws(ExchangeError) -> ImportField? {
    if word.lowercased() == ignored { return nil }
    let layout = kind.layout
    let key = word.lowercased()
    if let column = layout.columns.first(where: { $0.field.code == key }) { return column.field }
    if let (field, _) = layout.field(forHeader: word) { return field }
    let known = layout.columns.map(\.field.code)
    let near = known.map { (code: $0, steps: editSteps($0, key)) }.min { $0.steps < $1.steps }
    throw .mappingField(
      file: path, line: line, text: word,
      suggestion: near.flatMap { $0.steps <= max(2, key.count / 3) ? $0.code : nil }, known: known)
  }

  /// Letters to insert, drop or change to make one word of the other.
  static func editSteps(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
