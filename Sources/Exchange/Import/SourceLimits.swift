// How much a file may ask of the machine. Real registers stay far below; only damaged or hostile
// files reach these bounds, and then they must fail early and say so.

/// Bounds on a table file.
public struct SourceLimits: Sendable {
  /// What is bounded.
  public enum Limit: Sendable, CaseIterable {
    /// Bytes of the file.
    case fileBytes
    /// Entries of the archive.
    case entries
    /// Unpacked bytes of one entry.
    case entryBytes
    /// Unpacked size as a multiple of the packed size.
    case expansion
    /// Columns of a row.
    case columns
    /// Rows of a sheet or file.
    case rows
    /// Characters of one cell of a workbook.
    case cellCharacters
    /// Bytes of one field of a text file.
    case fieldBytes
    /// Bytes of one record of a text file.
    case recordBytes
    /// Bytes of one tag of a workbook's XML.
    case tagBytes
  }

  /// Bytes of the file.
  public var fileBytes = 1 << 30
  /// Entries of the archive.
  public var entries = 4096
  /// Unpacked bytes of one entry.
  public var entryBytes = 2 << 30
  /// Unpacked size as a multiple of the file's size.
  public var expansion = 150
  /// Unpacked bytes below which the multiple does not matter: small files compress very well.
  public var expansionFrom = 32 << 20
  /// Columns of a row; Excel's own bound.
  public var columns = 16_384
  /// Rows of a sheet; Excel's own bound.
  public var sheetRows = 1_048_576
  /// Records of a text file.
  public var records = 20_000_000
  /// Characters (UTF-16 units) of one cell of a workbook; Excel's own bound.
  public var cellCharacters = 32_767
  /// Bytes of one field of a text file.
  public var fieldBytes = 1 << 20
  /// Bytes of one record of a text file.
  public var recordBytes = 4 << 20
  /// Bytes of one tag of a workbook's XML.
  public var tagBytes = 4 << 20

  /// The bounds used unless others are given.
  public static let standard = SourceLimits()

  /// The standard bounds, to be changed one by one.
  public init() {}
}
