// The tables a package is made of, row by row, as they were at one entry.
//
// `Scripts/verify-package` hashes these rows again. A column that no hash covers must not be added.

internal import Digests
public import Workforce

/// A value as the register keeps it.
public enum StoredValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
}

/// One file of rows in a package.
public struct PackageTable: Sendable {
  /// Name of a column and its value.
  public typealias Member = (name: String, value: StoredValue)

  /// Such as `entries` or `facts/person`.
  public let name: String
  /// Columns that tell a row from the others.
  let key: [String]
  /// The number of the entry that vouches for a row.
  var entry: String? = "entry"
  /// What a check calls a row: its key and its entry.
  public var record: [String] { key + (entry.map { key.contains($0) ? [] : [$0] } ?? []) }
  /// Selects the rows up to the entry bound at place 1.
  let query: String
  /// Columns at the end that a masked package hides.
  var personal = 0
  /// Tells the salts of one kind of rows from those of another.
  var saltKind: UInt8 = 0
  /// Whether nobody outside sees the rows; they are given as their hash.
  var isSecret = false

  /// Every table, in the order of the files.
  public static let all: [PackageTable] =
    [entries, heads, keys, symbols, workers] + FactKind.allCases.map(facts) + [batches] + chained

  /// Tables of rows that entries vouch for one by one, in the order of their hash.
  public static let chained = ChainedTable.all.map { table in
    PackageTable(
      name: "tables/" + table.name, key: table.key,
      query: """
        SELECT \((table.key + table.columns).joined(separator: ", "))
          \(table.closing.map { ", \(known($0)) AS entry_out" } ?? "")
        FROM \(table.name) WHERE entry <= ?1 ORDER BY \(table.key.joined(separator: ", "))
        """, isSecret: table.isSecret)
  }

  private static let entries = PackageTable(
    name: "entries", key: ["number"], entry: nil,
    query: """
      SELECT \(EntryLog.columns), lower(hex(content_hash)) AS content_hash,
        lower(hex(previous_hash)) AS previous_hash, lower(hex(hash)) AS hash
      FROM entry WHERE number <= ?1 ORDER BY number
      """)

  private static let heads = PackageTable(
    name: "heads", key: ["number"],
    query: """
      SELECT id AS number, entry, lower(hex(hash)) AS hash, signing_key, instant,
        lower(hex(signature)) AS signature
      FROM head WHERE entry <= ?1 ORDER BY id
      """)

  private static let keys = PackageTable(
    name: "keys", key: ["number"],
    query: """
      SELECT id AS number, entry, lower(hex(public_key)) AS public_key
      FROM signing_key WHERE entry <= ?1 ORDER BY id
      """)

  private static let symbols = PackageTable(
    name: "symbols", key: ["id"], entry: "entry_in",
    query: "SELECT id, entry_in, text FROM symbol WHERE entry_in <= ?1 ORDER BY id")

  private static let workers = PackageTable(
    name: "workers", key: ["id"], entry: "entry_in",
    query: """
      SELECT id, entry_in, document_type, document_number FROM worker WHERE entry_in <= ?1
      ORDER BY id
      """, personal: 1)

  private static func facts(_ kind: FactKind) -> PackageTable {
    PackageTable(
      name: "facts/" + kind.rawValue, key: ["worker_id", "fact", "entry_in"], entry: nil,
      query: """
        SELECT worker_id, fact, entry_in, \(known("entry_out")) AS entry_out, source_row,
          \(kind.content)
        FROM \(kind.table) WHERE entry_in <= ?1 ORDER BY worker_id, fact, entry_in
        """, personal: kind.personalColumns, saltKind: kind.saltKind)
  }

  private static let batches = PackageTable(
    name: "batches", key: ["id"],
    query: """
      SELECT \(ContentHash.batchColumns), entry, \(known("withdrawn_by")) AS withdrawn_by
      FROM import_batch WHERE entry <= ?1 ORDER BY id
      """)

  private static func known(_ column: String) -> String {
    "CASE WHEN \(column) <= ?1 THEN \(column) END"
  }
}

extension Store {
  /// Calls `body` for the rows of a table in the order of the package.
  /// - Parameters:
  ///   - end: rows of later entries are left out.
  ///   - isMasked: whether personal columns are given as what stands for them in the hash, which
  ///     rows from before ``saltedSince()`` do not have. Otherwise they come with their salt.
  ///   - body: takes the columns of a row; must not call the store.
  public func forEachRow(
    of table: PackageTable, until end: EntryNumber, isMasked: Bool,
    _ body: ([PackageTable.Member]) throws -> Void
  ) throws {
    try reading { connection in
      let personal = try PersonalColumns(connection)
      let rows = try connection.prepare(table.query)
      rows.bind(end.value, at: 1)
      let names = (0..<rows.columnCount).map { rows.name($0) }
      let number = names.firstIndex(of: "fact") ?? 0
      let entry = names.firstIndex(of: "entry_in") ?? 0
      let shown = isMasked ? names.count - table.personal : names.count
      while try rows.step() {
        var row = (0..<shown).map { (names[$0], rows.value(Int32($0))) }
        if table.isSecret { row = Self.hashed(row, rows, of: table) }
        if table.personal > 0 {
          let salt = personal.salt(kind: table.saltKind, number: rows.int(Int32(number)))
          if isMasked {
            var values = CanonicalBytes()
            values.append(of: rows, from: Int32(shown), count: Int32(table.personal))
            let blob = values.bytes.withUnsafeBytes {
              PersonalColumns.commitment(to: $0, count: table.personal, salt: salt)
            }
            row.append(("personal", .bytes(blob)))
          } else if rows.int(Int32(entry)) >= personal.since {
            row.append(("salt", .bytes(salt)))
          }
        }
        try body(row)
      }
    }
  }

  /// A row that is not shown: its key, its entry and its hash.
  private static func hashed(
    _ row: [PackageTable.Member], _ rows: Statement, of table: PackageTable
  ) -> [PackageTable.Member] {
    var canonical = CanonicalBytes()
    canonical.beginRow(values: row.count + 1)
    canonical.append(.some(String(table.name.dropFirst("tables/".count))))
    canonical.append(of: rows, from: 0, count: rows.columnCount)
    var hash = SHA256()
    canonical.bytes.withUnsafeBytes { hash.update($0) }
    return row.filter { table.record.contains($0.name) }
      + [("sha256", .text(SHA256.hex(hash.finish())))]
  }

  /// The first entry whose personal columns can be hidden and still be checked.
  public func saltedSince() throws -> EntryNumber {
    EntryNumber(try reading { try PersonalColumns($0).since })
  }

  /// The newest entry that is not the record of a package that was made. Making a package twice so
  /// gives the same package.
  public func packageEnd() throws -> EntryNumber {
    try reading { connection in
      EntryNumber(
        try connection.number(
          """
          SELECT max(number) FROM entry
          WHERE kind <> 'disclosure' OR source NOT LIKE '\(Self.packageSource)%'
          """) ?? 0)
    }
  }

  /// How the entry of a package that was made says what it is.
  public static let packageSource = "audit package"

  /// Signs the end of what a package holds, where it is not signed. The key must be there in any
  /// case, since it signs the manifest too.
  /// - Throws: as ``signHead(_:)``.
  public func signPackageEnd(_ act: Act) throws -> SignedHead {
    let end = try packageEnd()
    guard let head = try heads().first(where: { $0.entry == end }) else { return try signHead(act) }
    _ = try signingKey()
    return head
  }
}
