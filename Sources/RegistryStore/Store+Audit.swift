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
    /// One measure paid to one worker twice in a month, outside rolls at least once.
    case payments
  }

  public var kind: Kind
  /// In the order of their keys; the same one for each posting or payment of one worker.
  public var workers: [WorkerKey]
  /// Facts, in the order of the workers.
  public var facts: [Int64]
  /// The number that agrees, to be masked; empty for postings and payments.
  public var number = ""
  /// The days two postings share, or the month of the payments.
  public var overlap: DateSpan?
  /// What was paid more than once; empty for all else.
  public var measure = ""
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
      let holders = Self.holders(FlatTable.isKnown)
      return try [
        (Duplicate.Kind.namePhone, holders, "name || ' ' || phone", "phone"),
        (.bankAccount, holders, "bank_account", "bank_account"),
        (.certificateNumber, "(SELECT * FROM certificate WHERE \(isKnown))", "number", "number"),
      ].flatMap { kind, table, same, shown in
        try Self.shared(kind, in: table, same, shown: shown, known, connection)
      } + Self.overlaps(known, connection) + Self.payments(known, connection)
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
        FROM \(table) WHERE \(shown) <> '' GROUP BY worker_id, \(same))
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

  /// Payments made elsewhere that meet another one, or a line of a sealed roll, of their month. Lines
  /// of rolls never meet one another.
  private static func payments(
    _ known: EntryNumber, _ connection: Connection
  ) throws -> [Duplicate] {
    let rows = try connection.prepare(
      """
      WITH outside AS (
        SELECT worker_id, fact, measure, paid_day,
          CAST(strftime('%Y', paid_day * 86400, 'unixepoch') AS INTEGER) * 12
            + CAST(strftime('%m', paid_day * 86400, 'unixepoch') AS INTEGER) - 1 AS month
        FROM payment WHERE \(isKnown))
      SELECT worker_id, group_concat(fact, ' '), month,
        \(FlatTable.symbol("outside.measure"))
      FROM outside GROUP BY worker_id, measure, month
      HAVING count(*) > 1 OR EXISTS (
        SELECT 1 FROM roll JOIN measure AS paid ON paid.policy = roll.policy
          JOIN payout_line AS line ON line.period = roll.period AND line.measure_id = paid.id
            AND line.worker_id = outside.worker_id AND line.roll_id = roll.id
        WHERE roll.period = outside.month
          AND \(FlatTable.symbol("outside.measure")) IN (paid.rule, roll.policy || ':' || paid.rule)
          AND line.outcome = \(Outcome.pays.rawValue)
          AND \(Self.isSealed(by: "?1")))
      ORDER BY worker_id, month, measure
      """)
    rows.bind(known.value, at: 1)
    var found: [Duplicate] = []
    while try rows.step() {
      let month = Period(index: rows.int32(2))
      let facts = rows.text(1).split(separator: " ").compactMap { Int64($0) }.sorted()
      found.append(
        Duplicate(
          kind: .payments, workers: facts.map { _ in WorkerKey(number: rows.int(0)) },
          facts: facts, overlap: DateSpan(first: month.first, last: month.last),
          measure: rows.text(3)))
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
          overlap: storedSpan(rows.int32(3), rows.int32(4))))
    }
    return found
  }
}
