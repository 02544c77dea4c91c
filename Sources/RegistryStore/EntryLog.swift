// The log of entries and its hash chain.
//
// The hash of an entry is SHA-256 over one row in canonical form (see CanonicalRow.swift): number,
// instant, actor, kind, reason, source, content hash, previous hash. The first entry follows
// thirty-two zero bytes.

internal import Digests
internal import Workforce

enum EntryLog {
  static let genesis = [UInt8](repeating: 0, count: 32)
  static let columns = "number, instant, actor, kind, reason, source"

  static func lastNumber(_ connection: Connection) throws -> Int64 {
    try connection.number("SELECT max(number) FROM entry") ?? 0
  }

  static func hash(_ entry: Entry, content: [UInt8], previous: [UInt8]) -> [UInt8] {
    var row = CanonicalBytes()
    row.beginRow(values: 8)
    row.append(entry.number.value)
    for text in [entry.instant, entry.actor, entry.kind.rawValue, entry.reason, entry.source] {
      row.append(.some(text))
    }
    row.append(blob: content)
    row.append(blob: previous)
    var hash = SHA256()
    row.bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }

  /// Adds an entry at the end of the chain.
  /// - Parameter entry: its number follows ``lastNumber(_:)``.
  static func append(_ entry: Entry, content: [UInt8], to connection: Connection) throws {
    let last = try connection.prepare("SELECT hash FROM entry WHERE number = ?")
    last.bind(entry.number.value - 1, at: 1)
    let previous = try last.step() ? Array(last.bytes(0)) : genesis
    last.reset()
    let insert = try connection.prepare(
      "INSERT INTO entry (\(columns), content_hash, previous_hash, hash) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    insert.bind(entry.number.value, at: 1)
    insert.bind(entry.instant, at: 2)
    insert.bind(entry.actor, at: 3)
    insert.bind(entry.kind.rawValue, at: 4)
    insert.bind(entry.reason, at: 5)
    insert.bind(entry.source, at: 6)
    insert.bind(content, at: 7)
    insert.bind(previous, at: 8)
    insert.bind(hash(entry, content: content, previous: previous), at: 9)
    try insert.run()
  }

  /// Reads an entry from the ``columns``, starting at a column.
  static func entry(_ row: Statement, from column: Int32 = 0) -> Entry {
    Entry(
      number: EntryNumber(row.int(column)), instant: row.text(column + 1),
      actor: row.text(column + 2), kind: Entry.Kind(rawValue: row.text(column + 3)) ?? .disclosure,
      reason: row.text(column + 4), source: row.text(column + 5))
  }
}
