// What an auditor asks of the register as a whole.

public import Workforce

/// Rows that may be one thing recorded twice.
public struct Duplicate: Hashable, Sendable {
  /// What agrees or overlaps.
  public enum Kind: String, Sendable, CaseIterable {
    /// Two workers of one name and phone.
    case namePhone = "name_phone"
    /// One bank account of two workers.
    case bankAccount = "bank_account"
    /// One certificate number of two workers.
    case certificateNumber = "certificate_number"
    /// Two postings of one worker at the same time.
    case postings
  }

  public var kind: Kind
  /// In the order of their keys; twice the same one for overlapping postings.
  public var workers: [WorkerKey]
  /// Facts, in the order of the workers.
  public var facts: [Int64]
  /// The number that agrees, to be masked; empty for postings.
  public var number: String
  /// The days two postings share.
  public var overlap: DateSpan?
}

extension Store {
  /// The last entry of a day in China and those before; number 0 for a day before the first entry.
  public func lastEntry(until day: CivilDate) throws -> EntryNumber {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT coalesce(max(number), 0) FROM entry WHERE date(instant, '+8 hours') <= ?")
      rows.bind(day.description, at: 1)
      return try rows.step() ? EntryNumber(rows.int(0)) : EntryNumber(0)
    }
  }

  /// How many facts each entry brought and closed; entries that did neither are left out.
  public func factCounts() throws -> [EntryNumber: (brought: Int, closed: Int)] {
    try reading { connection in
      var counts: [EntryNumber: (brought: Int, closed: Int)] = [:]
      for kind in FactKind.allCases {
        let brought = try connection.prepare(
          "SELECT entry_in, count(*) FROM \(kind.table) GROUP BY entry_in")
        while try brought.step() {
          counts[EntryNumber(brought.int(0)), default: (0, 0)].brought += Int(brought.int(1))
        }
        let closed = try connection.prepare(
          """
          SELECT entry_out, count(*) FROM \(kind.table) WHERE entry_out IS NOT NULL
          GROUP BY entry_out
          """)
        while try closed.step() {
          counts[EntryNumber(closed.int(0)), default: (0, 0)].closed += Int(closed.int(1))
        }
      }
      return counts
    }
  }

  /// Workers and postings that may be recorded twice: kind after kind, by worker.
  /// - Parameter entry: what was known; nil for now.
  public func duplicates(asKnownAt entry: EntryNumber? = nil) throws -> [Duplicate] {
    try reading { connection in
      let known = try Self.knowledge(entry, connection)
      return try [
        (Duplicate.Kind.namePhone, "person", "name || ' ' || phone", "phone"),
        (.bankAccount, "person", "bank_account", "bank_account"),
        (.certificateNumber, "certificate", "number", "number"),
      ].flatMap { kind, table, same, shown in
        try Self.shared(kind, in: table, same, shown: shown, known, connection)
      } + Self.overlaps(known, connection)
    }
  }

  /// Rows of different workers that agree in what is not empty.
  private static func shared(
    _ kind: Duplicate.Kind, in table: String, _ same: String, shown: String, _ known: EntryNumber,
    _ connection: Connection
  ) throws -> [Duplicate] {
    let rows = try connection.prepare(
      """
      WITH live AS (
        SELECT worker_id, max(fact) AS fact, \(same) AS same, \(shown) AS shown
        FROM \(table) WHERE \(isKnown) AND \(shown) <> '' GROUP BY worker_id, \(same))
      SELECT worker_id, fact, same, shown FROM live
      WHERE same IN (SELECT same FROM live GROUP BY same HAVING count(*) > 1)
      ORDER BY (SELECT min(worker_id) FROM live AS first WHERE first.same = live.same), same, worker_id
      """)
    rows.bind(known.value, at: 1)
    var found: [Duplicate] = []
    var last: String?
    while try rows.step() {
      if rows.text(2) != last {
        found.append(Duplicate(kind: kind, workers: [], facts: [], number: rows.text(3)))
        last = rows.text(2)
      }
      found[found.count - 1].workers.append(WorkerKey(number: rows.int(0)))
      found[found.count - 1].facts.append(rows.int(1))
    }
    return found
  }

  private static func overlaps(
    _ known: EntryNumber, _ connection: Connection
  ) throws -> [Duplicate] {
    let rows = try connection.prepare(
      """
      SELECT one.worker_id, one.fact, other.fact, max(one.first_day, other.first_day),
        min(one.last_day, other.last_day)
      FROM posting AS one JOIN posting AS other ON other.worker_id = one.worker_id
        AND other.fact > one.fact AND other.first_day <= one.last_day
        AND one.first_day <= other.last_day
      WHERE \(FlatTable.isKnown("one")) AND \(FlatTable.isKnown("other"))
      ORDER BY one.worker_id, one.fact, other.fact
      """)
    rows.bind(known.value, at: 1)
    var found: [Duplicate] = []
    while try rows.step() {
      let worker = WorkerKey(number: rows.int(0))
      found.append(
        Duplicate(
          kind: .postings, workers: [worker, worker], facts: [rows.int(1), rows.int(2)],
          number: "", overlap: storedSpan(rows.int32(3), rows.int32(4))))
    }
    return found
  }
}
