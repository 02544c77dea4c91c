// Reading the lines of rolls.

public import Workforce

extension Store {
  /// The lines of a roll in the order of rule, worker and instalment, one at a time.
  /// - Parameters:
  ///   - number: the roll.
  ///   - entry: decisions up to this entry count; nil for all.
  ///   - body: takes a line; must not call the store.
  /// - Throws: ``StoreError/unknownRoll(_:)``, what `body` throws.
  public func forEachLine(
    ofRoll number: Int64, decidedUntil entry: EntryNumber? = nil,
    _ body: (RollLine) throws -> Void
  ) throws {
    try reading { connection in
      let roll = try Self.roll(number, connection).roll
      let texts = try Self.symbols(connection).texts
      let decided = try Self.deciding(ofRoll: number, asKnownAt: entry, connection)
      // The name is the one known when the roll was computed, so that an old roll prints the same
      // for ever.
      let rows = try connection.prepare(
        """
        SELECT \(lineColumns), document_type, document_number,
          (SELECT name FROM person WHERE worker_id = line.worker_id AND \(isKnown)
           ORDER BY fact DESC LIMIT 1),
          \(Self.latestPosting("organisation")), \(Self.latestPosting("county"))
        FROM payout_line AS line JOIN worker ON worker.id = line.worker_id
        WHERE period = ?2 AND measure_id = ?3 AND roll_id = ?4
        ORDER BY line.worker_id, instalment
        """)
      for (measure, rule) in try Self.measures(of: roll.policy, connection) {
        rows.bind(roll.knownAt.value, at: 1)
        rows.bind(Int64(roll.period.index), at: 2)
        rows.bind(measure, at: 3)
        rows.bind(number, at: 4)
        rows.bind(Int64(roll.period.last.day), at: 5)
        while try rows.step() {
          try body(
            RollLine(
              line: decided(line(rows, rule: rule, texts: texts)), name: rows.optionalText(10),
              documentType: rows.text(8), documentNumber: rows.text(9),
              organisation: Self.text(rows.int32(11), texts),
              county: Self.text(rows.int32(12), texts)))
        }
        rows.reset()
      }
    }
  }

  /// A column of the posting that lasts longest of those begun by the period's last day (?5).
  private static func latestPosting(_ column: String) -> String {
    """
    (SELECT \(column) FROM posting WHERE worker_id = line.worker_id AND \(isKnown)
     AND first_day <= ?5 ORDER BY last_day DESC, first_day DESC, fact DESC LIMIT 1)
    """
  }

  private static func text(_ number: Int32, _ texts: [String]) -> String? {
    number > 0 && Int(number) < texts.count ? texts[Int(number)] : nil
  }

  /// The lines of a roll in the order of rule, worker and instalment.
  /// - Throws: ``StoreError/unknownRoll(_:)``.
  public func lines(ofRoll number: Int64) throws -> [RollLine] {
    var lines: [RollLine] = []
    try forEachLine(ofRoll: number) { lines.append($0) }
    return lines
  }

  /// The lines of a roll as they were computed, without persons and decisions: for digests.
  /// - Parameters:
  ///   - number: the roll.
  ///   - rules: rule ids in the order wanted; rules that are not among them follow by id.
  ///   - body: takes a line; must not call the store.
  /// - Throws: ``StoreError/unknownRoll(_:)``, what `body` throws.
  public func forEachPayoutLine(
    ofRoll number: Int64, rules: [String] = [], _ body: (PayoutLine) throws -> Void
  ) throws {
    try reading { connection in
      let roll = try Self.roll(number, connection).roll
      let texts = try Self.symbols(connection).texts
      let rows = try connection.prepare(
        """
        SELECT \(lineColumns) FROM payout_line
        WHERE period = ? AND measure_id = ? AND roll_id = ? ORDER BY worker_id, instalment
        """)
      let measures = try Self.measures(of: roll.policy, connection)
      let ordered =
        rules.compactMap { rule in measures.first { $0.rule == rule } }
        + measures.filter { !rules.contains($0.rule) }
      for (measure, rule) in ordered {
        rows.bind(Int64(roll.period.index), at: 1)
        rows.bind(measure, at: 2)
        rows.bind(number, at: 3)
        while try rows.step() { try body(line(rows, rule: rule, texts: texts)) }
        rows.reset()
      }
    }
  }

  /// All lines of a worker in drafts and settled rolls, by period and policy.
  /// - Parameter entry: decisions up to this entry count; nil for all.
  public func lines(
    ofWorker key: WorkerKey, decidedUntil entry: EntryNumber? = nil
  ) throws -> [WorkerLine] {
    try reading { connection in
      let texts = try Self.symbols(connection).texts
      // One look-up for each roll and rule: an index by worker would cost every roll its time.
      let rows = try connection.prepare(
        """
        SELECT \(lineColumns) FROM payout_line
        WHERE period = ? AND measure_id = ? AND worker_id = ? AND roll_id = ? ORDER BY instalment
        """)
      var lines: [WorkerLine] = []
      for stored in try Self.rolls(connection) {
        let decided = try Self.deciding(
          ofRoll: stored.roll.number, asKnownAt: entry, connection)
        for (measure, rule) in try Self.measures(of: stored.roll.policy, connection) {
          rows.bind(Int64(stored.roll.period.index), at: 1)
          rows.bind(measure, at: 2)
          rows.bind(key.number, at: 3)
          rows.bind(stored.roll.number, at: 4)
          while try rows.step() {
            lines.append(
              WorkerLine(
                roll: stored.roll, standing: stored.standing,
                line: decided(line(rows, rule: rule, texts: texts))))
          }
          rows.reset()
        }
      }
      return lines
    }
  }

  /// Measures of a policy by rule id.
  static func measures(
    of policy: String, _ connection: Connection
  ) throws -> [(measure: Int64, rule: String)] {
    let rows = try connection.prepare("SELECT id, rule FROM measure WHERE policy = ? ORDER BY rule")
    rows.bind(policy, at: 1)
    var measures: [(Int64, String)] = []
    while try rows.step() { measures.append((rows.int(0), rows.text(1))) }
    return measures
  }
}

private let lineColumns =
  "worker_id, instalment, level, fund, fen, outcome, reason_zh, reason_en"

private func line(_ row: Statement, rule: String, texts: [String]) -> PayoutLine {
  let fund = Int(row.int32(3))
  return PayoutLine(
    worker: WorkerKey(number: row.int(0)), rule: rule, instalment: Int(row.int(1)),
    level: CertificateLevel(rawValue: row.byte(2)),
    fund: texts.indices.contains(fund) ? texts[fund] : "", amount: Money(fen: row.int(4)),
    outcome: Outcome(rawValue: row.byte(5)) ?? .held,
    reason: row.optionalText(6).map { Sentence(zh: $0, en: row.optionalText(7) ?? $0) })
}
