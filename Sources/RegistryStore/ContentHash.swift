// What an entry vouches for, as one hash.
//
// The content of an import or a withdrawal falls into parts: new symbols, new workers, the
// kinds of facts, what it closed, its batch; then the kinds that came later, of which one without rows
// is left out, so that entries from before it stay as they are. Each part is hashed by itself over its
// rows in canonical form, rows in the order of their key; the content hash is SHA-256 over the part
// hashes one after the other. A whole register can so be checked in one pass along each table. Personal
// columns enter a row as one blob; see PersonalColumns.swift.

internal import Digests

/// The running hash of one entry's content.
struct ContentHash {
  var symbols = SHA256()
  var workers = SHA256()
  var facts = [SHA256](repeating: SHA256(), count: FactKind.allCases.count)
  /// Rows (table, worker, fact) of facts no longer known, then rows ("import_batch", id).
  var closed = SHA256()
  var batch = SHA256()

  mutating func finish() -> [UInt8] {
    var whole = SHA256()
    let (first, later) = (facts.prefix(FactKind.first.count), facts.dropFirst(FactKind.first.count))
    for (part, isFirst) in ([symbols, workers] + first + [closed, batch]).map({ ($0, true) })
      + later.map({ ($0, false) })
    {
      var part = part
      let hash = part.finish()
      if isFirst || hash != Self.empty() { hash.withUnsafeBytes { whole.update($0) } }
    }
    return whole.finish()
  }

  /// The content of an entry that changes no fact.
  static func empty() -> [UInt8] {
    var none = SHA256()
    return none.finish()
  }

  /// The content of entries as the tables have it now.
  /// - Parameter entry: only this entry; nil for all that brought or closed anything.
  static func stored(_ connection: Connection, only entry: Int64? = nil) throws -> [Int64: Self] {
    var contents: [Int64: Self] = [:]
    var row = CanonicalBytes()
    let personal = try PersonalColumns(connection)
    func scan(_ sql: String, _ part: WritableKeyPath<Self, SHA256>, personal count: Int = 0) throws {
      let rows = try connection.prepare(sql)
      if let entry { rows.bind(entry, at: 1) }
      while try rows.step() {
        row.removeAll()
        row.appendRow(of: rows, from: 1, count: rows.columnCount - 1)
        row.bytes.withUnsafeBytes {
          personal.hash(
            $0, personal: count, entry: rows.int(0), kind: 0, number: rows.int(1),
            into: &contents[rows.int(0), default: Self()][keyPath: part])
        }
      }
    }
    func only(_ column: String) -> String { entry == nil ? "" : "WHERE \(column) = ?1" }
    try scan("SELECT entry_in, id, text FROM symbol \(only("entry_in")) ORDER BY id", \.symbols)
    try scan(
      """
      SELECT entry_in, id, document_type, document_number FROM worker \(only("entry_in"))
      ORDER BY id
      """, \.workers, personal: 1)
    contents[0] = nil  // symbols no entry vouches for come under 0
    for kind in FactKind.allCases {
      try scanFacts(kind, connection, only: entry, personal, into: &contents)
    }
    try scan(
      """
      SELECT withdrawn_by, 'import_batch', id FROM import_batch
      WHERE withdrawn_by \(entry == nil ? "IS NOT NULL" : "= ?1") ORDER BY id
      """, \.closed)
    try scan("SELECT entry, \(batchColumns) FROM import_batch \(only("entry"))", \.batch)
    return contents
  }

  /// The columns of a batch that its entry vouches for.
  static let batchColumns =
    """
    id, kind, file_name, file_sha256, sheet, rows, accepted, rejected, duplicates, warnings, \
    first_fact, last_fact
    """

  private static func scanFacts(
    _ kind: FactKind, _ connection: Connection, only entry: Int64?, _ personal: PersonalColumns,
    into contents: inout [Int64: Self]
  ) throws {
    let rows = try connection.prepare(
      """
      SELECT entry_in, coalesce(entry_out, 0), \(kind.canonicalColumns) FROM \(kind.table)
      \(entry == nil ? "" : "WHERE entry_in = ?1 OR entry_out = ?1")
      ORDER BY worker_id, fact, entry_in
      """)
    if let entry { rows.bind(entry, at: 1) }
    var row = CanonicalBytes()
    while try rows.step() {
      let known = rows.int(0)
      let closed = rows.int(1)
      if entry == nil || entry == known {
        row.removeAll()
        row.appendRow(of: rows, from: 2, count: rows.columnCount - 2)
        row.bytes.withUnsafeBytes {
          personal.hash(
            $0, personal: kind.personalColumns, entry: known, kind: kind.saltKind,
            number: rows.int(3), into: &contents[known, default: Self()].facts[kind.order])
        }
      }
      if closed > 0, entry == nil || entry == closed {
        row.removeAll()
        row.appendClosing(kind, worker: rows.int(2), fact: rows.int(3))
        row.bytes.withUnsafeBytes { contents[closed, default: Self()].closed.update($0) }
      }
    }
  }
}

extension CanonicalBytes {
  /// The row that says a fact is no longer known.
  mutating func appendClosing(_ kind: FactKind, worker: Int64, fact: Int64) {
    beginRow(values: 3)
    append(.some(kind.table))
    append(worker)
    append(fact)
  }
}
