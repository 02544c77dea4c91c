// The register in one SQLite file: opening it, and the two doors through which it is read and
// written.
//
// Schema and migrations go through GRDB; bulk work uses the raw handle inside GRDB's queue and
// transactions, because a roll reads millions of rows.

internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// A register file. Safe to share between tasks: work on one store waits its turn, and two
/// programs on one file wait for each other for up to five seconds.
public final class Store: Sendable {
  /// Where the register file is.
  public let path: String
  let queue: DatabaseQueue

  /// Marks a file as a register of this product in its SQLite header ("STPD").
  static let applicationID: Int32 = 0x5354_5044

  private init(path: String, readOnly: Bool) throws {
    self.path = path
    queue = try DatabaseQueue(path: path, configuration: Self.configuration(readOnly: readOnly))
  }

  /// Creates an empty register, readable and writable by the owner of the file alone.
  /// - Parameter path: where the file goes; its folder exists.
  /// - Throws: ``StoreError/fileExists(path:)`` when there is a file already, and the errors of
  ///   the disk.
  public static func create(_ path: String) throws -> Store {
    // O_EXCL decides between two programs that create at once; the mode keeps personal facts from
    // other accounts of the machine.
    let file = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == EEXIST ? StoreError.fileExists(path: path) : .cannotOpen(path: path)
    }
    Glibc.close(file)
    do {
      return try translating(path: path) {
        let store = try Store(path: path, readOnly: false)
        try store.queue.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA journal_mode = WAL")
          try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        try Migrations.migrator.migrate(store.queue)
        store.stopAuthorizing()
        return store
      }
    } catch {
      for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
      throw error
    }
  }

  /// Opens a register, bringing an older one to this program's schema.
  /// - Parameters:
  ///   - path: the register file.
  ///   - readOnly: true refuses every change, also the upgrade of an older schema.
  /// - Throws: ``StoreError/fileMissing(path:)``, ``StoreError/notADatabase(path:)``,
  ///   ``StoreError/notARegister(path:)``, ``StoreError/newerSchema(path:)``, and with `readOnly`
  ///   ``StoreError/olderSchema(path:)``.
  public static func open(_ path: String, readOnly: Bool = false) throws -> Store {
    guard access(path, F_OK) == 0 else { throw StoreError.fileMissing(path: path) }
    return try translating(path: path) {
      let store = try Store(path: path, readOnly: readOnly)
      let (application, newer, complete) = try store.queue.read { db in
        (
          try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Migrations.migrator.hasBeenSuperseded(db),
          try Migrations.migrator.hasCompletedMigrations(db)
        )
      }
      guard application == applicationID else { throw StoreError.notARegister(path: path) }
      guard !newer else { throw StoreError.newerSchema(path: path) }
      if !complete {
        guard !readOnly else { throw StoreError.olderSchema(path: path) }
        try Migrations.migrator.migrate(store.queue)
      }
      store.stopAuthorizing()
      return store
    }
  }

  /// Ends GRDB's look at each column of each statement that is prepared, which serves its migrations and
  /// observers. Nobody observes a register, and the look is half of what a small statement costs.
  private func stopAuthorizing() {
    queue.writeWithoutTransaction { db in
      _ = sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
    }
  }

  /// Closes the file. Later calls on this store fail.
  /// - Throws: ``StoreError/busy`` when a reading is still under way.
  public func close() throws {
    try translating { try queue.close() }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // A REPLACE must fire the triggers that forbid deletion, hence recursive_triggers. Drafts are
      // the only rows ever deleted and hold nothing the register does not keep, so overwriting
      // their pages with zeros buys nothing.
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA recursive_triggers = ON;
          PRAGMA synchronous = NORMAL;
          PRAGMA secure_delete = OFF;
          PRAGMA cache_size = -65536;
          PRAGMA journal_size_limit = 67108864;
          """)
    }
    return configuration
  }

  /// Runs a reading in one transaction, so that all its statements see one state.
  func reading<T>(_ work: (Connection) throws -> T) throws -> T {
    try translating {
      try queue.read { db in try work(Connection(db)) }
    }
  }

  /// Runs a change in one transaction: all of it happens, or nothing.
  /// - Parameter durable: true waits until the disk has the commit; for imports, withdrawals and
  ///   settlements, which nobody will enter a second time.
  func writing<T>(durable: Bool, _ work: (Connection) throws -> T) throws -> T {
    try translating {
      try queue.writeWithoutTransaction { db in
        // SQLite takes the pragma only outside a transaction.
        if durable { try db.execute(sql: "PRAGMA synchronous = FULL") }
        defer { if durable { try? db.execute(sql: "PRAGMA synchronous = NORMAL") } }
        var result: T?
        try db.inTransaction(.immediate) {
          result = try work(Connection(db))
          return .commit
        }
        guard let result else { throw StoreError.other(code: 21) }
        return result
      }
    }
  }
}

/// Turns the errors of SQLite into the store's own; others, such as those of a caller's block,
/// pass through.
func translating<T>(path: String? = nil, _ work: () throws -> T) throws -> T {
  do {
    return try work()
  } catch let error as DatabaseError {
    throw StoreError(extendedCode: error.extendedResultCode.rawValue, path: path)
  }
}
