// The raw handle with prepared statements, for everything the product does with rows.

internal import GRDB
internal import GRDBSQLite

/// SQLite's handle, valid within one reading or change of the ``Store``.
struct Connection {
  let handle: OpaquePointer

  init(_ db: Database) throws {
    guard let handle = db.sqliteConnection else { throw StoreError.other(code: SQLITE_MISUSE) }
    self.handle = handle
  }

  func prepare(_ sql: String) throws -> Statement { try Statement(self, sql) }

  /// Runs one statement with whole numbers bound in order.
  func run(_ sql: String, _ numbers: Int64...) throws {
    let statement = try prepare(sql)
    for (place, number) in numbers.enumerated() { statement.bind(number, at: Int32(place + 1)) }
    try statement.run()
  }

  /// The first column of the first row, or nil when there is no row or it is NULL.
  func number(_ sql: String, _ numbers: Int64...) throws -> Int64? {
    let statement = try prepare(sql)
    for (place, number) in numbers.enumerated() { statement.bind(number, at: Int32(place + 1)) }
    return try statement.step() && !statement.isNull(0) ? statement.int(0) : nil
  }

  /// Rows changed by the statement that ran last.
  var changes: Int { Int(sqlite3_changes(handle)) }
}

/// A prepared statement. Places of bound values count from 1, columns from 0, as in SQLite.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ connection: Connection, _ sql: String) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw StoreError(extendedCode: sqlite3_extended_errcode(connection.handle), path: nil)
    }
    self.handle = handle
    self.connection = connection.handle
  }

  deinit { sqlite3_finalize(handle) }

  @inline(__always)
  func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(handle, place, number) }

  @inline(__always)
  func bindNull(at place: Int32) { sqlite3_bind_null(handle, place) }

  func bind(_ text: String?, at place: Int32) {
    guard var text else { return bindNull(at: place) }
    text.withUTF8 {
      let start = UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self)
      // An empty text has no address, and a null address would bind NULL.
      sqlite3_bind_text(handle, place, start ?? Self.emptyText, Int32($0.count), Self.transient)
    }
  }

  /// Binds text without a copy; the bytes stay where they are until the row is stored.
  func bindBorrowed(_ text: UnsafeRawBufferPointer, at place: Int32) {
    let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(handle, place, start ?? Self.emptyText, Int32(text.count), nil)
  }

  func bind(_ bytes: [UInt8], at place: Int32) {
    sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), Self.transient)
  }

  /// Moves to the next row; false after the last. Not to be called again after false, since SQLite
  /// would start over.
  @inline(__always)
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure()
  }

  /// Runs to the end and makes ready for the next values.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure() }
    sqlite3_reset(handle)
  }

  @inline(__always)
  func reset() { sqlite3_reset(handle) }

  @inline(__always)
  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  @inline(__always)
  func int32(_ column: Int32) -> Int32 { sqlite3_column_int(handle, column) }
  @inline(__always)
  func byte(_ column: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: sqlite3_column_int(handle, column))
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func type(_ column: Int32) -> Int32 { sqlite3_column_type(handle, column) }
  func name(_ column: Int32) -> String { String(cString: sqlite3_column_name(handle, column)) }

  func value(_ column: Int32) -> StoredValue {
    switch type(column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(int(column))
    case SQLITE_TEXT: .text(text(column))
    default: .bytes(Array(bytes(column)))
    }
  }

  var columnCount: Int32 { sqlite3_column_count(handle) }

  func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  /// Bytes of a text or blob; valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The text call converts to UTF-8 where needed and must come before the length.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  private func failure() -> StoreError {
    let code = sqlite3_extended_errcode(connection)
    let text = String(cString: sqlite3_errmsg(connection))
    sqlite3_reset(handle)
    return StoreError(extendedCode: code, path: nil, text: text)
  }

  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  nonisolated(unsafe) private static let emptyText: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.pointee = 0
    return UnsafePointer(byte)
  }()
}
