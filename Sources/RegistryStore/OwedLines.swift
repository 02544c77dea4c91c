// What workers have had of a sealed roll: its lines, what was decided of those that waited, and the
// differences settled on it since.

public import Workforce

extension Store {
  /// What workers have had of a roll, by rule and worker.
  /// - Parameters:
  ///   - number: a settled roll. Of a reversed one nothing was had but later differences.
  ///   - entry: what was settled by then.
  ///   - wanted: whose lines of a rule are wanted: register numbers, rising; nil for everybody's.
  /// - Throws: ``StoreError/unknownRoll(_:)``.
  public func owedLines(
    ofRoll number: Int64, asKnownAt entry: EntryNumber,
    of wanted: (_ rule: String) -> [Int64]? = { _ in nil }
  ) throws -> [OwedLine] {
    try reading { connection in
      let roll = try SealedMonth(number, connection)
      let fundName = try connection.prepare("SELECT text FROM symbol WHERE id = ?")
      var funds: [Int64: String] = [0: ""]
      let isReversed = try Self.reversal(ofRoll: number, asKnownAt: entry, connection) != nil
      let decided = try isReversed ? [:] : Self.decided(number, connection)
      var owed: [OwedLine] = []
      func fund(_ number: Int64) throws -> String {
        if let name = funds[number] { return name }
        fundName.bind(number, at: 1)
        guard try fundName.step() else { throw StoreError.corrupted }
        let name = fundName.text(0)
        fundName.reset()
        funds[number] = name
        return name
      }
      for (measure, rule) in try Self.measures(of: roll.policy, connection) {
        let workers = wanted(rule)
        func line(_ row: Statement) throws -> OwedLine {
          OwedLine(
            worker: WorkerKey(number: row.int(0)), rule: rule,
            level: CertificateLevel(rawValue: row.byte(1)), fund: try fund(row.int(2)),
            amount: Money(fen: row.int(3)))
        }
        if !isReversed {
          try scan(Self.sealedLines, roll, measure, workers, entry, connection) { row in
            var had = try line(row)
            if row.int(4) != Int64(Outcome.pays.rawValue) {
              let key = LineKey(worker: had.worker, rule: rule, instalment: Int(row.int(5)))
              guard let decision = decided[key] else { return }
              (had.amount, had.wasDecided) = (decision.amount, true)
              if !decision.fund.isEmpty { had.fund = decision.fund }
            }
            owed.append(had)
          }
        }
        // Most months have neither, and a search for each worker would find that out each time.
        if try connection.number(Self.anyDifference, number, measure) != nil {
          try scan(Self.settledDifferences, roll, measure, workers, entry, connection) {
            owed.append(try line($0))
          }
        }
        if try connection.number(Self.anyChange, number, measure) != nil {
          try scan(Self.settledChanges, roll, measure, workers, entry, connection) { row in
            owed.append(
              OwedLine(
                worker: WorkerKey(number: row.int(0)), rule: rule,
                level: CertificateLevel(rawValue: row.byte(1)), fund: row.text(2),
                amount: Money(fen: row.int(3)), wasDecided: row.int(4) == 1))
          }
        }
      }
      return owed
    }
  }

  /// The entry that reversed a roll, if one has.
  static func reversal(
    ofRoll number: Int64, asKnownAt entry: EntryNumber, _ connection: Connection
  ) throws -> EntryNumber? {
    let rows = try connection.prepare(
      "SELECT entry FROM roll_step WHERE roll = ? AND step = 'reversed' AND entry <= ?")
    rows.bind(number, at: 1)
    rows.bind(entry.value, at: 2)
    return try rows.step() ? EntryNumber(rows.int(0)) : nil
  }

  /// The entry that reversed a roll, by roll.
  public func reversals() throws -> [Int64: EntryNumber] {
    try reading { connection in
      let rows = try connection.prepare("SELECT roll, entry FROM roll_step WHERE step = 'reversed'")
      var entries: [Int64: EntryNumber] = [:]
      while try rows.step() { entries[rows.int(0)] = EntryNumber(rows.int(1)) }
      return entries
    }
  }

  private static func decided(
    _ number: Int64, _ connection: Connection
  ) throws -> [LineKey: LineDecision] {
    Dictionary(
      try decisions(ofRoll: number, connection).map { ($0.line, $0) }, uniquingKeysWith: { $1 })
  }

  private static let sealedLines =
    """
    SELECT worker_id, level, fund, fen, outcome, instalment FROM payout_line
    WHERE period = ?1 AND measure_id = ?2 AND roll_id = ?3 AND ?5 >= 0
    """

  private static let anyDifference =
    "SELECT 1 FROM difference_line WHERE corrects = ? AND measure_id = ? LIMIT 1"

  private static let anyChange =
    "SELECT 1 FROM line_change WHERE corrects = ? AND measure = ? LIMIT 1"

  /// Differences of rolls that are settled and were not reversed, as sums.
  private static let settledDifferences =
    """
    SELECT worker_id, level, fund, sum(coalesce(new_fen, old_fen) - old_fen) FROM difference_line
    JOIN roll ON roll.id = difference_line.roll_id
    WHERE corrects = ?3 AND measure_id = ?2 AND ?1 >= 0 AND \(Store.isSealed(by: "?5"))
    """

  /// What was decided of such differences, and what was held back, of those and of the roll's own. A
  /// decision before the month was reversed was about what it paid then.
  private static let settledChanges =
    """
    SELECT worker AS worker_id, level, payer, fen, verdict IN ('pay', 'refuse')
      AND standing_change.entry > (SELECT coalesce(max(entry), 0) FROM roll_step
        WHERE roll_step.roll = ?3 AND step = 'reversed' AND roll_step.entry <= ?5)
    FROM standing_change JOIN roll ON roll.id = standing_change.roll
    WHERE corrects = ?3 AND measure = ?2 AND ?1 >= 0 AND \(Store.isSealed(by: "?5"))
    """

  private func scan(
    _ query: String, _ roll: SealedMonth, _ measure: Int64, _ workers: [Int64]?, _ entry: EntryNumber,
    _ connection: Connection, _ body: (Statement) throws -> Void
  ) throws {
    // One walk over the roll costs about a tenth as much a line as a search costs a worker.
    let few = workers.flatMap { $0.count > roll.lines / 10 ? nil : $0 }
    let only = few == nil ? "" : " AND worker_id = ?4"
    let group = query == Self.settledDifferences ? " GROUP BY worker_id, level, fund" : ""
    let rows = try connection.prepare(query + only + group + " ORDER BY worker_id")
    rows.bind(roll.period, at: 1)
    rows.bind(measure, at: 2)
    rows.bind(roll.number, at: 3)
    rows.bind(entry.value, at: 5)
    guard let few else {
      // Rows and workers both rise, so one walk along both finds who is wanted.
      var next = 0
      while try rows.step() {
        if let workers {
          let worker = rows.int(0)
          while next < workers.count, workers[next] < worker { next += 1 }
          if next == workers.count { break }
          guard workers[next] == worker else { continue }
        }
        try body(rows)
      }
      return
    }
    for worker in few {
      rows.bind(worker, at: 4)
      while try rows.step() { try body(rows) }
      rows.reset()
    }
  }
}

/// What finding the lines of a roll takes.
private struct SealedMonth {
  let number: Int64
  let policy: String
  /// Index of the month.
  let period: Int64
  /// How many lines the roll has.
  let lines: Int64

  init(_ number: Int64, _ connection: Connection) throws {
    let row = try connection.prepare("SELECT policy, period, lines FROM roll WHERE id = ?")
    row.bind(number, at: 1)
    guard try row.step() else { throw StoreError.unknownRoll(number) }
    self.number = number
    (policy, period, lines) = (row.text(0), row.int(1), row.int(2))
  }
}
