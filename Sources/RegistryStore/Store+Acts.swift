// One act of one person as one entry: the rows it brings, then the entry that vouches for them.

internal import Digests
internal import Workforce

/// Who does something, and why.
public struct Act: Hashable, Sendable {
  /// The register's number of the user; nil in a register without users.
  public var user: Int64?
  /// Name of the user, or of the account in a register without users.
  public var actor: String
  public var reason: String
  /// UTC instant in ISO 8601, whole seconds.
  public var instant: String

  public init(user: Int64?, actor: String, reason: String, instant: String) {
    self.user = user
    self.actor = actor
    self.reason = reason
    self.instant = instant
  }
}

extension Store {
  /// Writes rows and the entry that vouches for them, in one durable transaction.
  /// - Parameters:
  ///   - source: what the entry came from.
  ///   - isSigned: whether the chain is signed up to the entry.
  ///   - rows: writes rows under the number of the entry, into tables of ``ChainedTable``.
  func record<T>(
    _ act: Act, _ kind: Entry.Kind, source: String, isSigned: Bool = false,
    rows: (Connection, _ entry: Int64) throws -> T
  ) throws -> T {
    try writing(durable: true) { connection in
      let result = try Self.record(act, kind, source: source, connection, rows: rows)
      if isSigned { try sign(connection, act) }
      return result
    }
  }

  /// The same within a change.
  @discardableResult
  static func record<T>(
    _ act: Act, _ kind: Entry.Kind, source: String, _ connection: Connection,
    rows: (Connection, _ entry: Int64) throws -> T
  ) throws -> T {
    let number = try EntryLog.lastNumber(connection) + 1
    // Rows name their entry before it is there, since its hash is taken over them.
    try connection.run("PRAGMA defer_foreign_keys = ON")
    let result = try rows(connection, number)
    var content = try ChainedTable.contents(connection, only: number)
    try EntryLog.append(
      Entry(
        number: EntryNumber(number), instant: act.instant, actor: act.actor, kind: kind,
        reason: act.reason, source: source),
      content: content[number]?.finish() ?? ContentHash.empty(), to: connection)
    return result
  }
}
