// The register as flat tables for an auditor: dates as dates, texts as texts, one row a fact or line.

public import Workforce

/// A flat table with its dictionary.
public struct FlatTable: Sendable {
  /// A column and what it means.
  public struct Column: Sendable {
    public let name: String
    public let meaning: Sentence
    /// What is selected.
    let expression: String

    init(_ name: String, _ expression: String? = nil, zh: String, en: String) {
      self.name = name
      self.expression = expression ?? name
      meaning = Sentence(zh: zh, en: en)
    }
  }

  public let name: String
  public let title: Sentence
  public let columns: [Column]
  /// Tables read; rows of the first are those of the flat table.
  let source: String
  /// Which rows; ?1 is the entry up to which things are known.
  let condition: String
  let order: String
  /// The column with the entry that brought a row, and the one with the entry that closed it. A table
  /// whose rows say themselves what they are about entries has none.
  var brought: String?
  var closed: String?

  /// Every flat table.
  public static let all = facts + records + money + duties

  /// Selects all columns of what is known at ?1; ?2 says whether numbers are shown in full.
  var query: String {
    "SELECT \(selected) FROM \(source) WHERE \(condition) ORDER BY \(order)"
  }

  /// Selects all columns of what entry ?1 brought or closed, and whether it brought it.
  var touched: String? {
    brought.map { brought in
      """
      SELECT \(selected), \(brought) = ?1 AS is_brought FROM \(source)
      WHERE \(brought) = ?1 \(closed.map { "OR \($0) = ?1" } ?? "")
      ORDER BY \(order.prefix { $0 != "," }), is_brought, \(order)
      """
    }
  }

  private var selected: String {
    columns.map { "\($0.expression) AS \"\($0.name)\"" }.joined(separator: ", ")
  }
}

/// Pieces of SQL that tables share.
extension FlatTable {
  static func symbol(_ column: String) -> String {
    "(SELECT text FROM symbol WHERE symbol.id = \(column))"
  }

  /// The name of a user by their number.
  static func user(_ column: String) -> String {
    "(SELECT name FROM user AS named WHERE named.id = \(column))"
  }

  /// A month as it is written; the column has its index.
  static func month(_ column: String) -> String {
    "printf('%04d-%02d', \(column) / 12, \(column) % 12 + 1)"
  }

  static func day(_ column: String) -> String { "date(\(column) * 86400, 'unixepoch')" }

  /// A first or last day; NULL for none.
  static func bound(_ column: String) -> String {
    "CASE WHEN \(column) NOT IN (\(CivilDate.openStart.day), \(CivilDate.openEnd.day)) "
      + "THEN \(day(column)) END"
  }

  /// A key as `WorkerKey` writes it.
  static func worker(_ column: String) -> String {
    "CASE " + SubjectKind.allCases.map { kind in
      let first = kind.numbers.lowerBound
      let letter = WorkerKey(number: first).description.prefix(1)
      return "WHEN \(column) < \(kind.numbers.upperBound) "
        + "THEN printf('\(letter)%07d', \(column) - \(first))"
    }.joined(separator: " ") + " END"
  }

  static func yuan(_ column: String) -> String {
    "printf('%s%d.%02d', CASE WHEN \(column) < 0 THEN '-' ELSE '' END, abs(\(column)) / 100, "
      + "abs(\(column)) % 100)"
  }

  /// The civil date of an instant in China.
  static func date(_ instant: String) -> String { "date(\(instant), '+8 hours')" }

  static let levelWord = words("level", CertificateLevel.allCases.map { ($0.rawValue, $0.code) })

  static func words(_ column: String, _ words: [(UInt8, String)]) -> String {
    "CASE \(column) " + words.map { "WHEN \($0.0) THEN '\($0.1)'" }.joined(separator: " ") + " END"
  }

  /// A number as `IdentityNumber.masked` shows it, unless ?2 is 1.
  static func masked(_ column: String) -> String {
    """
    CASE WHEN ?2 = 1 THEN \(column) WHEN length(\(column)) > 7 THEN substr(\(column), 1, 3)
      || substr('\(String(repeating: "*", count: 64))', 1, length(\(column)) - 5)
      || substr(\(column), -2) ELSE substr('*******', 1, length(\(column))) END
    """
  }

  static func isKnown(_ table: String) -> String {
    "\(table).entry_in <= ?1 AND (\(table).entry_out IS NULL OR \(table).entry_out > ?1)"
  }
}

extension Store {
  /// Calls `body` for the rows of a flat table.
  /// - Parameters:
  ///   - entry: what was known; nil for all that is known now.
  ///   - isRevealed: whether numbers of documents, phones and accounts are shown in full.
  ///   - body: takes the values in the order of the columns; must not call the store.
  /// - Throws: ``StoreError/unknownEntry(_:)``, what `body` throws.
  public func forEachRow(
    of table: FlatTable, asKnownAt entry: EntryNumber?, isRevealed: Bool,
    _ body: ([StoredValue]) throws -> Void
  ) throws {
    try reading { connection in
      let rows = try connection.prepare(table.query)
      rows.bind(try Self.end(entry, connection).value, at: 1)
      if table.query.contains("?2") { rows.bind(isRevealed ? 1 : 0, at: 2) }
      while try rows.step() {
        try body(table.columns.indices.map { rows.value(Int32($0)) })
      }
    }
  }

  /// The entry asked for, or the last one of any kind.
  static func end(_ entry: EntryNumber?, _ connection: Connection) throws -> EntryNumber {
    try entry.map { try knowledge($0, connection) }
      ?? EntryNumber(EntryLog.lastNumber(connection))
  }

  /// A row that an entry brought or closed.
  public struct ChangedRow: Sendable {
    public let table: FlatTable
    /// Whether the entry brought it; otherwise it does not hold from the entry on.
    public let isBrought: Bool
    /// Values in the order of the columns.
    public let values: [StoredValue]
  }

  /// What an entry changed: table after table, and in each person after person, user after user or
  /// roll after roll, what it closed before what it brought.
  /// - Parameter isRevealed: whether numbers are shown in full.
  public func rows(touchedBy entry: EntryNumber, isRevealed: Bool) throws -> [ChangedRow] {
    try reading { connection in
      try FlatTable.all.flatMap { table -> [ChangedRow] in
        guard let query = table.touched else { return [] }
        let rows = try connection.prepare(query)
        rows.bind(entry.value, at: 1)
        if query.contains("?2") { rows.bind(isRevealed ? 1 : 0, at: 2) }
        var changed: [ChangedRow] = []
        while try rows.step() {
          changed.append(
            ChangedRow(
              table: table, isBrought: rows.int(Int32(table.columns.count)) == 1,
              values: table.columns.indices.map { rows.value(Int32($0)) }))
        }
        return changed
      }
    }
  }
}
