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
  /// For a table of facts, what they are.
  var kind: FactKind?

  /// Every flat table.
  public static let all = facts + records

  /// Selects all columns; ?2 says whether numbers are shown in full.
  /// - Parameter touched: only facts an entry (?3) brought or closed; whether it brought them follows
  ///   the other columns.
  func query(touched: Bool) -> String {
    let list = columns.map { "\($0.expression) AS \"\($0.name)\"" }
    let fact = touched ? ", fact.entry_in = ?3, fact.worker_id, fact.fact" : ""
    let rows = touched ? "(fact.entry_in = ?3 OR fact.entry_out = ?3)" : condition
    return "SELECT \(list.joined(separator: ", "))\(fact) FROM \(source) WHERE \(rows) ORDER BY \(order)"
  }
}

/// Pieces of SQL that tables share.
extension FlatTable {
  static func symbol(_ column: String) -> String {
    "(SELECT text FROM symbol WHERE symbol.id = \(column))"
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
      let rows = try connection.prepare(table.query(touched: false))
      rows.bind(try Self.end(entry, connection).value, at: 1)
      if table.columns.contains(where: { $0.expression.contains("?2") }) {
        rows.bind(isRevealed ? 1 : 0, at: 2)
      }
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

  /// A fact that an entry brought or closed.
  public struct ChangedFact: Sendable {
    public let table: FlatTable
    public let worker: WorkerKey
    public let fact: Int64
    /// Whether the entry brought it; otherwise it is no longer known from the entry on.
    public let isBrought: Bool
    /// Values in the order of the columns.
    public let values: [StoredValue]
  }

  /// What an entry changed in facts: kind after kind, worker after worker, what it closed before what
  /// it brought.
  /// - Parameter isRevealed: whether numbers are shown in full.
  public func facts(touchedBy entry: EntryNumber, isRevealed: Bool) throws -> [ChangedFact] {
    try reading { connection in
      try FlatTable.facts.filter { $0.kind != nil }.flatMap { table in
        let rows = try connection.prepare(table.query(touched: true))
        let query = table.query(touched: true)
        if query.contains("?1") { rows.bind(entry.value, at: 1) }
        if query.contains("?2") { rows.bind(isRevealed ? 1 : 0, at: 2) }
        rows.bind(entry.value, at: 3)
        let count = Int32(table.columns.count)
        var facts: [ChangedFact] = []
        while try rows.step() {
          facts.append(
            ChangedFact(
              table: table, worker: WorkerKey(number: rows.int(count + 1)),
              fact: rows.int(count + 2), isBrought: rows.int(count) == 1,
              values: (0..<count).map { rows.value($0) }))
        }
        return facts.sorted {
          ($0.worker, $0.isBrought ? 1 : 0, $0.fact) < ($1.worker, $1.isBrought ? 1 : 0, $1.fact)
        }
      }
    }
  }
}
