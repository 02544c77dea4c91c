// Difference lines of rolls: writing them with a draft, and reading them.

public import Workforce

extension Store {
  /// The difference lines a roll carries as they were computed, by corrected month, rule, worker,
  /// level and fund.
  public func computedDifferences(ofRoll number: Int64) throws -> [DifferenceLine] {
    try reading { try Self.computedDifferences(ofRoll: number, $0) }
  }

  /// The same with what was decided about them, and what is held back.
  /// - Parameter entry: decisions up to this entry count; nil for all.
  public func differences(
    ofRoll number: Int64, decidedUntil entry: EntryNumber? = nil
  ) throws -> [DifferenceLine] {
    try reading { try Self.differences(ofRoll: number, decidedUntil: entry, $0) }
  }

  static func differences(
    ofRoll number: Int64, decidedUntil entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> [DifferenceLine] {
    let lines = try computedDifferences(ofRoll: number, connection)
    let changes = try lineChanges(ofRoll: number, asKnownAt: entry, connection)
    if changes.isEmpty { return lines }
    return lines.map { changes[LineChange.Key($0)]?.applied(to: $0) ?? $0 }
  }

  static func computedDifferences(
    ofRoll number: Int64, _ connection: Connection
  ) throws -> [DifferenceLine] {
    let rows = try connection.prepare(
      "SELECT \(differenceColumns) WHERE roll_id = ? ORDER BY \(differenceOrder)")
    rows.bind(number, at: 1)
    let texts = try symbols(connection).texts
    var lines: [DifferenceLine] = []
    while try rows.step() { lines.append(difference(rows, texts)) }
    return lines
  }

  /// The difference lines a roll carries, with the persons they are for.
  /// - Parameters:
  ///   - entry: decisions up to this entry count; nil for all.
  ///   - body: takes a line with the name known when the roll was computed, or nil, and the number
  ///     of the identity document.
  public func forEachDifference(
    ofRoll number: Int64, decidedUntil entry: EntryNumber? = nil,
    _ body: (_ line: DifferenceLine, _ name: String?, _ documentNumber: String) throws -> Void
  ) throws {
    let lines = try differences(ofRoll: number, decidedUntil: entry)
    try reading { connection in
      let known = try Self.roll(number, connection).roll.knownAt.value
      let persons = try connection.prepare(
        """
        SELECT document_number, (SELECT name FROM person WHERE worker_id = ?2 AND \(isKnown)
          ORDER BY fact DESC LIMIT 1)
        FROM worker WHERE id = ?2
        """)
      for line in lines {
        persons.bind(known, at: 1)
        persons.bind(line.worker.number, at: 2)
        guard try persons.step() else { throw StoreError.constraint }
        try body(line, persons.optionalText(1), persons.text(0))
        persons.reset()
      }
    }
  }

  /// The difference lines of a worker in drafts and settled rolls, with the roll that carries them.
  public func differences(
    ofWorker key: WorkerKey
  ) throws -> [(roll: Int64, line: DifferenceLine)] {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT \(differenceColumns) WHERE worker_id = ? ORDER BY roll_id, \(differenceOrder)")
      rows.bind(key.number, at: 1)
      let texts = try Self.symbols(connection).texts
      var lines: [(Int64, DifferenceLine)] = []
      while try rows.step() { lines.append((rows.int(12), Self.difference(rows, texts))) }
      return lines
    }
  }

  private static func difference(_ row: Statement, _ texts: [String]) -> DifferenceLine {
    DifferenceLine(
      corrects: row.int(0), period: Period(index: row.int32(1)),
      worker: WorkerKey(number: row.int(2)), rule: row.text(3),
      level: CertificateLevel(rawValue: row.byte(4)), fund: texts[Int(row.int32(5))],
      old: Money(fen: row.int(6)), new: row.optionalInt(7).map(Money.init(fen:)),
      outcome: Outcome(rawValue: row.byte(8)) ?? .held,
      reason: row.optionalText(9).map { Sentence(zh: $0, en: row.text(10)) },
      causes: row.text(11).split(separator: "\n").compactMap { DifferenceCause(code: $0) })
  }
}

private let differenceColumns =
  """
  corrects, roll.period, worker_id, measure.rule, level, fund, old_fen, new_fen, outcome,
    reason_zh, reason_en, causes, roll_id
  FROM difference_line JOIN roll ON roll.id = corrects JOIN measure ON measure.id = measure_id
  """
private let differenceOrder = "roll.period, measure.rule, worker_id, level, fund"

extension DraftWriter {
  private static let insertDifference =
    """
    INSERT INTO difference_line (corrects, measure_id, worker_id, level, fund, roll_id, old_fen,
      new_fen, outcome, reason_zh, reason_en, causes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Writes one difference line.
  /// - Throws: ``StoreError/constraint`` when it corrects a roll that is not settled, or the sum of
  ///   differences does not fit into 64 bits; the errors of the disk.
  public func append(_ line: DifferenceLine) throws {
    let insert = try insertDifference ?? connection.prepare(Self.insertDifference)
    insertDifference = insert
    // What is bound stays bound, so only what differs from the line before is bound again.
    let last = lastDifference
    lastDifference = line
    if last?.corrects != line.corrects {
      let settled = try connection.number(
        "SELECT 1 FROM roll WHERE id = ? AND state = 'settled'", line.corrects)
      guard settled != nil else { throw StoreError.constraint }
      insert.bind(line.corrects, at: 1)
      insert.bind(roll, at: 6)
    }
    if last?.rule != line.rule { insert.bind(try measure(line.rule), at: 2) }
    insert.bind(line.worker.number, at: 3)
    insert.bind(Int64(line.level?.rawValue ?? 0), at: 4)
    if last?.fund != line.fund { insert.bind(Int64(symbols.number(of: line.fund)), at: 5) }
    insert.bind(line.old.fen, at: 7)
    if let new = line.new { insert.bind(new.fen, at: 8) } else { insert.bindNull(at: 8) }
    insert.bind(Int64(line.outcome.rawValue), at: 9)
    if last == nil || last?.reason != line.reason {
      insert.bind(line.reason?.zh, at: 10)
      insert.bind(line.reason?.en, at: 11)
    }
    if last?.causes != line.causes {
      insert.bind(line.causes.map(\.code).joined(separator: "\n"), at: 12)
    }
    try insert.run()
    differences += 1
    let (sum, overflow) = differenceTotal.addingReportingOverflow(line.change)
    guard !overflow else { throw StoreError.constraint }
    differenceTotal = sum
  }
}
