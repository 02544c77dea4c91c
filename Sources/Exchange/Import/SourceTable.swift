// A table file of any known form, read row by row.

/// A workbook or a text table, opened for reading. Its form is known by its bytes, not its name.
public final class SourceTable {
  /// The path as given.
  public let path: String
  /// Last part of the path; findings name it.
  public let fileName: String
  /// Names of the sheets; empty for a text table.
  public let sheets: [String]
  /// Encoding of a text table, as guessed or as given; nil for a workbook.
  public let encoding: TextEncoding?
  /// The byte between the fields of a text table: comma, tab or semicolon; nil for a workbook.
  public let delimiter: UInt8?
  /// How date cells count days.
  public let dateSystem: DateSystem
  private let workbook: SourceWorkbook?
  private let limits: SourceLimits

  /// Opens a file and finds out what it is.
  /// - Parameters:
  ///   - path: a regular file.
  ///   - encoding: of a text table; nil to guess it from the bytes.
  ///   - limits: bounds on what the file may ask for.
  /// - Throws: ``ExchangeError`` when the file cannot be opened or is no table.
  public init(
    path: String, encoding: TextEncoding? = nil, limits: SourceLimits = .standard
  ) throws(ExchangeError) {
    self.path = path
    self.limits = limits
    fileName = path.split(separator: "/").last.map { String($0) } ?? path
    switch try FileSignature.of(path, limits: limits) {
    case .oldExcel: throw .oldExcel(file: path)
    case .encryptedWorkbook: throw .encrypted(file: path)
    case .zip:
      let workbook = try Self.workbook(path, limits: limits)
      self.workbook = workbook
      sheets = workbook.sheets.map(\.name)
      dateSystem = workbook.dateSystem
      self.encoding = nil
      delimiter = nil
    case .other:
      let name = fileName.lowercased()
      if [".xls", ".xlsx", ".xlsm", ".et"].contains(where: { name.hasSuffix($0) }) {
        throw .notAWorkbook(file: path)
      }
      let decoder = try TextDecoder(path: path, encoding: encoding)
      self.encoding = decoder.encoding
      delimiter = try DelimiterGuess.delimiter(path: path, encoding: decoder.encoding)
      workbook = nil
      sheets = []
      dateSystem = .from1900
    }
  }

  /// Calls `body` for every row in the order of the file. Nothing but one row is held in memory.
  /// - Parameters:
  ///   - sheet: name of a sheet; nil for the first one, or for a text table.
  ///   - body: may throw to stop the reading.
  /// - Throws: ``ExchangeError``, or what `body` throws.
  public func eachRow(sheet: String? = nil, _ body: (SourceRow) throws -> Void) throws {
    if let workbook {
      let found = try self.sheet(sheet, in: workbook)
      try workbook.eachRow(of: found, body)
    } else if let encoding, let delimiter {
      if let sheet { throw ExchangeError.sheetInTextFile(file: path, sheet: sheet) }
      var text = try DelimitedText(
        path: path, encoding: encoding, delimiter: delimiter, limits: limits)
      var columns = 8
      while let row = try text.next(expecting: columns) {
        columns = row.cells.count
        try body(row)
      }
    }
  }

  /// The first rows, for the search of the header.
  func firstRows(_ count: Int, sheet: String?) throws -> [SourceRow] {
    struct Enough: Error {}
    var rows: [SourceRow] = []
    do {
      try eachRow(sheet: sheet) { row in
        rows.append(row)
        if rows.count == count { throw Enough() }
      }
    } catch is Enough {}
    return rows
  }

  private func sheet(_ name: String?, in workbook: SourceWorkbook) throws(ExchangeError)
    -> SourceWorkbook.Sheet
  {
    let found = name == nil ? workbook.sheets.first : workbook.sheets.first { $0.name == name }
    guard let found else {
      throw .noSuchSheet(file: path, sheet: name ?? "", sheets: sheets)
    }
    return found
  }

  private static func workbook(
    _ path: String, limits: SourceLimits
  ) throws(ExchangeError) -> SourceWorkbook {
    do {
      let size = try InputFile(path: path).size
      return try SourceWorkbook(path: path, fileBytes: size, limits: limits)
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw .damagedZip(file: path, part: "")
    }
  }
}
