// The tables behind entries that are neither imports nor withdrawals nor settlements by hand.
//
// Each row names the entry that brought it. The content hash of such an entry is SHA-256 over the
// hashes of its rows, one after the other: first the rows it brought, table by table in the order
// of the list below and by their key, each as (table, values …); then, in the same order, the rows
// it closed, each as (table, "closed", key …). A row is hashed in canonical form (CanonicalRow.swift).
// That rows are hashed one by one lets a list give the hash in place of what it must not show.

internal import Digests

/// A table whose rows an entry vouches for. A table that grows has an index on its entries, since
/// each new entry reads its own rows.
struct ChainedTable {
  let name: String
  /// Columns of the key.
  var key = ["id"]
  /// All other columns that never change, the number of the entry among them.
  let columns: [String]
  /// The column with the entry that closed the row, where there is one.
  var closing: String?
  /// Whether nobody outside sees the rows, only that they are as they were.
  var isSecret = false

  /// Every such table. A further one is a further row at the end: the order is part of the hash.
  static let all: [ChainedTable] = [
    ChainedTable(name: "user", columns: ["entry", "name"]),
    ChainedTable(name: "user_secret", columns: ["entry", "user", "set_by", "secret"], isSecret: true),
    ChainedTable(
      name: "user_role", columns: ["entry", "user", "role", "divisions", "organisations"],
      closing: "entry_out"),
    ChainedTable(name: "user_lock", columns: ["entry", "user"], closing: "entry_out"),
    ChainedTable(
      name: "roll_step", key: ["roll", "number"],
      columns: ["step", "user", "entry", "reason", "digest", "fen"]),
    ChainedTable(
      name: "line_decision",
      columns: [
        "entry", "roll", "digest", "measure", "worker", "instalment", "user", "verdict", "fund",
        "fen", "reason",
      ]),
    ChainedTable(
      name: "policy_version",
      columns: ["entry", "policy", "hash", "first_day", "last_day", "user"]),
    ChainedTable(name: "policy_activation", columns: ["entry", "version", "user"]),
    ChainedTable(
      name: "transfer", key: ["entry", "number"],
      columns: ["roll", "worker", "unit", "from_account", "to_account", "amount"]),
    ChainedTable(name: "fund_base", columns: ["entry", "base", "year", "fen", "user", "reason"]),
    ChainedTable(
      name: "fund_budget",
      columns: ["entry", "fund", "year", "fen", "basis_points", "base", "user", "reason"]),
    ChainedTable(name: "fund_use", key: ["entry", "fund"], columns: ["period", "roll", "fen"]),
    ChainedTable(
      name: "payment_batch",
      columns: [
        "entry", "roll", "number", "user", "known_at", "payday", "profile", "settings", "count",
        "fen",
      ]),
    ChainedTable(
      name: "payment_file", key: ["batch", "part"],
      columns: ["entry", "name", "file_sha256", "count", "fen"]),
    ChainedTable(
      name: "payment_line",
      columns: ["entry", "batch", "place", "roll", "worker", "fen", "reference", "account"],
      closing: "entry_out"),
    ChainedTable(
      name: "batch_outcome", key: ["batch"], columns: ["entry", "user", "outcome", "reason"]),
    ChainedTable(
      name: "bank_return", columns: ["entry", "roll", "file_sha256", "name", "user", "findings"]),
    ChainedTable(
      name: "return_line",
      columns: ["entry", "bank_return", "row", "line", "outcome", "reason"]),
    ChainedTable(
      name: "recovery", columns: ["entry", "roll", "worker", "way", "fen", "user", "reason"]),
    ChainedTable(
      name: "line_change",
      columns: [
        "entry", "roll", "digest", "corrects", "measure", "worker", "level", "fund", "user",
        "verdict", "payer", "fen", "reason",
      ]),
  ]

  /// The content of entries as the tables have it now.
  /// - Parameter entry: only this entry; nil for all that brought or closed a row.
  static func contents(_ connection: Connection, only entry: Int64? = nil) throws -> [Int64: SHA256] {
    var contents: [Int64: SHA256] = [:]
    func scan(_ column: String, _ select: String, _ table: ChainedTable) throws {
      let rows = try connection.prepare(
        """
        SELECT \(column), \(select) FROM \(table.name)
        WHERE \(column) \(entry == nil ? "IS NOT NULL" : "= ?1")
        ORDER BY \(table.key.joined(separator: ", "))
        """)
      if let entry { rows.bind(entry, at: 1) }
      var row = CanonicalBytes()
      while try rows.step() {
        row.removeAll()
        row.appendRow(of: rows, from: 1, count: rows.columnCount - 1)
        contents[rows.int(0), default: SHA256()].update(hashOf: row)
      }
    }
    for table in all {
      try scan("entry", "'\(table.name)', " + (table.key + table.columns).joined(separator: ", "), table)
    }
    for table in all {
      guard let closing = table.closing else { continue }
      try scan(closing, "'\(table.name)', 'closed', " + table.key.joined(separator: ", "), table)
    }
    return contents
  }
}

extension SHA256 {
  /// Takes in the digest of a row.
  fileprivate mutating func update(hashOf row: CanonicalBytes) {
    var hash = SHA256()
    row.bytes.withUnsafeBytes { hash.update($0) }
    hash.finish().withUnsafeBytes { update($0) }
  }
}
