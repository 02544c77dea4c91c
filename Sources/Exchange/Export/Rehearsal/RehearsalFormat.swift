public import Workforce

/// The ways to write a ``RehearsalSheet``; each name is the word for it on a command line, and the
/// ending of its files.
public enum RehearsalFormat: String, CaseIterable, Sendable {
  /// Lines for a terminal.
  case table
  /// A workbook with several sheets.
  case xlsx
  /// One document for scripts.
  case json

  /// The format of a name.
  /// - Throws: ``ExportError/unknownFormat(name:known:)``.
  public static func named(_ name: String) throws(ExportError) -> RehearsalFormat {
    guard let format = RehearsalFormat(rawValue: name) else {
      throw .unknownFormat(name: name, known: allCases.map(\.rawValue))
    }
    return format
  }

  /// The format a file name asks for by its ending; nil when no format has that ending.
  public static func forFile(_ path: String) -> RehearsalFormat? {
    path.split(separator: ".").last.flatMap { RehearsalFormat(rawValue: $0.lowercased()) }
  }

  /// Writes the whole rehearsal. The same rehearsal and language give the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(
    _ sheet: RehearsalSheet, language: Language, to output: ExportDestination
  ) throws(ExportError) {
    switch self {
    case .table: try output.write(sheet.text(in: language))
    case .json: try output.write(sheet.json(in: language).text)
    case .xlsx: try RehearsalWorkbook(sheet: sheet, language: language).write(to: output)
    }
  }
}
