// What can go wrong with a file as a whole.
//
// A bad row is a `Finding` and the good rows go on; these errors stop the file. Their sentences are
// in `ExchangeError+Message.swift`. No case carries a cell of a person's row.

public import Workforce

/// Why a file could not be read or written. `file` is the path as it was given.
public enum ExchangeError: ExplainedError, Equatable {
  /// There is no such file.
  case missingFile(file: String)
  /// The system refused to open or read it; `code` is the system's error number.
  case unreadableFile(file: String, code: Int32)
  /// A directory, a device or a pipe where a file was expected.
  case notAFile(file: String)
  /// The file has no bytes.
  case emptyFile(file: String)
  /// An Excel 97-2003 workbook, whatever its name says.
  case oldExcel(file: String)
  /// A workbook or a part of it is protected by a password.
  case encrypted(file: String)
  /// Named as a workbook but not a zip archive.
  case notAWorkbook(file: String)
  /// A zip archive that holds no Excel workbook.
  case noWorkbookInZip(file: String)
  /// The workbook has no sheet of that name; `sheets` are the names it has.
  case noSuchSheet(file: String, sheet: String, sheets: [String])
  /// A sheet was named, but the file is text and has none.
  case sheetInTextFile(file: String, sheet: String)
  /// No row among the first rows has a known column header. `found` is empty when the rows look
  /// like people's rows, which must not be shown.
  case noKnownColumns(file: String, sheet: String?, found: [String], expected: [Sentence])
  /// The header row lacks columns that every row needs.
  case missingColumns(file: String, sheet: String?, row: Int, missing: [Sentence], found: [String])
  /// Several columns of the header row mean the same field.
  case ambiguousColumn(file: String, sheet: String?, field: Sentence, columns: [String])
  /// The archive cannot be read at this part; empty when its directory is damaged.
  case damagedZip(file: String, part: String)
  /// The XML of a part is broken at a line, counted from 1.
  case damagedXML(file: String, part: String, line: Int)
  /// The XML of a part declares a document type or entities.
  case declarationsInXML(file: String, part: String, line: Int)
  /// The file goes beyond a limit; `bound` is in the unit of the limit.
  case beyondLimit(file: String, limit: SourceLimits.Limit, bound: Int, place: Place?)
  /// Bytes that mean nothing in the encoding.
  case brokenText(file: String, place: Place, encoding: TextEncoding)
  /// A NUL character inside text.
  case nulCharacter(file: String, place: Place)
  /// A quoted field that never ends; `line` is where its quote opens, counted from 1.
  case unterminatedQuote(file: String, line: Int, place: Place)
  /// Text between a closing quote and the next separator.
  case textAfterQuote(file: String, line: Int, place: Place)
  /// A line of a mapping file without `header = field`.
  case mappingLine(file: String, line: Int)
  /// A mapping file names a field that the kind of import does not have.
  case mappingField(file: String, line: Int, text: String, suggestion: String?, known: [String])
  /// A mapping file names a field or a header a second time.
  case mappingRepeated(file: String, line: Int, text: String)
  /// A mapping file names a header that the header row does not have.
  case mappingHeader(file: String, header: String, found: [String])
  /// A bank's answer that is neither a table the profile describes nor a message of ISO 20022.
  case unknownAnswer(file: String, expected: [String])
  /// A line of a file of settings is wrong, counted from 1; 0 when something is missing from it.
  case settings(file: String, line: Int, fault: SettingsFault)
  /// The result could not be written; `code` is the system's error number.
  case unwritable(file: String, code: Int32)
  /// The name of the result says no form that can be written.
  case unknownOutputForm(file: String)

  /// A cell of the file by row and column, both counted from 1. Column 0 means the row as a whole.
  public struct Place: Hashable, Sendable {
    /// Row in the file, counted from 1 with title and header rows.
    public var row: Int
    /// Column counted from 1; 0 means the whole row.
    public var column: Int

    /// - Parameters:
    ///   - row: from 1.
    ///   - column: from 1, or 0 for the whole row.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }
}
