// Storing a draft: a policy's text, the roll and its lines, in one transaction.

internal import Digests
public import Workforce

/// What is known of a roll once its last line is written.
public struct DraftEnd: Hashable, Sendable {
  /// Lower-case hex SHA-256 of the canonical lines.
  public var digest: String
  /// JSON text kept with the roll.
  public var summary: String

  public init(digest: String, summary: String) {
    self.digest = digest
    self.summary = summary
  }
}

extension Store {
  /// Stores a draft in place of an earlier draft of the same policy and period, which keeps its
  /// number.
  /// - Parameters:
  ///   - roll: number, state and digest are not looked at.
  ///   - policyText: the text whose hash the roll names; kept once.
  ///   - instant: UTC instant of the computation in ISO 8601.
  ///   - user: who computes it; nil in a register without users.
  ///   - body: writes the lines, best in the order of rule, worker and instalment, and returns the
  ///     digest of all of them.
  /// - Throws: ``StoreError/rollSettled(policy:period:)``, ``StoreError/duty`` for a draft that was
  ///   submitted and not sent back, or a user who checked or approved it before,
  ///   ``StoreError/secondLine(worker:rule:period:instalment:)``,
  ///   ``StoreError/malformedDigest(_:)`` for a digest or policy hash that is none, what `body`
  ///   throws, the errors of the disk. The earlier draft stays in all these cases.
  public func storeDraft(
    _ roll: Roll, policyText: String, instant: String, by user: Int64? = nil,
    lines body: (DraftWriter) throws -> DraftEnd
  ) throws -> StoredRoll {
    try writing(durable: false) { connection in
      try Self.store(
        policyText, hash: roll.policyHash, of: roll.policy, instant: instant, connection)
      let guards = try Self.suspendLineGuards(connection)
      let number = try Self.makeRoom(for: roll, instant: instant, by: user, connection)
      let writer = try DraftWriter(
        connection, roll: number, policy: roll.policy, period: roll.period)
      let end = try body(writer)
      _ = try Self.bytes(ofHex: end.digest)
      try writer.finish()
      for trigger in guards { try connection.run(trigger) }
      let update = try connection.prepare(
        """
        UPDATE roll SET digest = ?, summary = ?, lines = ?, total_fen = ?, differences = ?,
          difference_fen = ? WHERE id = ?
        """)
      update.bind(end.digest, at: 1)
      update.bind(end.summary, at: 2)
      update.bind(Int64(writer.lines), at: 3)
      update.bind(writer.total.fen, at: 4)
      update.bind(Int64(writer.differences), at: 5)
      update.bind(writer.differenceTotal, at: 6)
      update.bind(number, at: 7)
      try update.run()
      let stored = try Self.roll(number, connection)
      guard stored.isPayableExact else { throw StoreError.constraint }
      return stored
    }
  }

  /// Stores a draft whose lines and digest are at hand.
  /// - Parameters:
  ///   - roll: number and state are not looked at.
  ///   - policyText: the text whose hash the roll names.
  ///   - instant: UTC instant of the computation in ISO 8601.
  ///   - user: who computes it; nil in a register without users.
  ///   - summary: JSON text kept with the roll.
  ///   - lines: best in the order of rule, worker and instalment.
  /// - Throws: as ``storeDraft(_:policyText:instant:by:lines:)``.
  public func storeDraft(
    _ roll: Roll, policyText: String, instant: String, by user: Int64? = nil, summary: String,
    lines: some Sequence<PayoutLine>
  ) throws -> StoredRoll {
    try storeDraft(roll, policyText: policyText, instant: instant, by: user) { writer in
      for line in lines { try writer.append(line) }
      return DraftEnd(digest: roll.digest, summary: summary)
    }
  }

  /// Keeps the text of a policy once.
  static func store(
    _ text: String, hash: String, of policy: String, instant: String, _ connection: Connection
  ) throws {
    guard SHA256.hex(text) == hash else { throw StoreError.malformedDigest(hash) }
    let insert = try connection.prepare(
      "INSERT INTO policy_text (hash, policy, text, stored_instant) VALUES (?, ?, ?, ?) "
        + "ON CONFLICT DO NOTHING")
    insert.bind(hash, at: 1)
    insert.bind(policy, at: 2)
    insert.bind(text, at: 3)
    insert.bind(instant, at: 4)
    try insert.run()
  }

  /// Takes away the triggers that look up the roll for each line, which would double the time of a
  /// roll. This transaction checks once that the roll is a draft and once for each month that what is
  /// corrected is settled, nobody else can write meanwhile,
  /// and a transaction that fails brings the triggers back.
  /// - Returns: the statements that make them again.
  private static func suspendLineGuards(_ connection: Connection) throws -> [String] {
    var guards: [(name: String, sql: String)] = []
    let rows = try connection.prepare(
      """
      SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
        AND tbl_name IN ('payout_line', 'difference_line')
      """)
    while try rows.step() { guards.append((rows.text(0), rows.text(1))) }
    rows.reset()
    for trigger in guards { try connection.run("DROP TRIGGER \(trigger.name)") }
    return guards.map(\.sql)
  }

  /// The number of the draft to write, empty of lines.
  private static func makeRoom(
    for roll: Roll, instant: String, by user: Int64?, _ connection: Connection
  ) throws -> Int64 {
    let earlier = try connection.prepare(
      "SELECT id, state FROM roll WHERE policy = ? AND period = ?")
    earlier.bind(roll.policy, at: 1)
    earlier.bind(Int64(roll.period.index), at: 2)
    var number: Int64?
    if try earlier.step() {
      guard earlier.text(1) == Roll.State.draft.rawValue else {
        throw StoreError.rollSettled(policy: roll.policy, period: roll.period)
      }
      number = earlier.int(0)
    }
    earlier.reset()
    // The trigger says so too, but only once the lines are gone.
    if let number, try steps(ofRoll: number, connection).last?.step.isUnderWay ?? false {
      throw StoreError.duty
    }
    if let number {
      try connection.run(
        "DELETE FROM payout_line WHERE period = ? AND roll_id = ?", Int64(roll.period.index), number
      )
      try connection.run("DELETE FROM difference_line WHERE roll_id = ?", number)
    }
    let row = try connection.prepare(
      """
      INSERT INTO roll (id, policy, period, known_at, policy_hash, engine_version, computed_instant,
        computed_by, digest, state, lines, total_fen, summary)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'draft', 0, 0, '')
      ON CONFLICT (policy, period) DO UPDATE SET known_at = excluded.known_at,
        policy_hash = excluded.policy_hash, engine_version = excluded.engine_version,
        computed_instant = excluded.computed_instant, computed_by = excluded.computed_by
      """)
    let fresh = try (connection.number("SELECT max(id) FROM roll") ?? 0) + 1
    row.bind(number ?? fresh, at: 1)
    row.bind(roll.policy, at: 2)
    row.bind(Int64(roll.period.index), at: 3)
    row.bind(roll.knownAt.value, at: 4)
    row.bind(roll.policyHash, at: 5)
    row.bind(roll.engineVersion, at: 6)
    row.bind(instant, at: 7)
    if let user { row.bind(user, at: 8) }
    try row.run()
    return number ?? fresh
  }
}

/// Takes the lines of one draft. Valid only inside the block it was handed to.
public final class DraftWriter {
  /// Lines written so far.
  public private(set) var lines = 0
  /// Sum of the lines that pay so far.
  public private(set) var total = Money.zero
  /// Difference lines written so far, and what they add or take in fen.
  public internal(set) var differences = 0
  var differenceTotal: Int64 = 0

  let connection: Connection
  let symbols: SymbolLedger
  let roll: Int64
  private let period: Period
  private let policy: String
  private let insert: Statement
  /// Made for the first difference line; most rolls have none.
  var insertDifference: Statement?
  var lastDifference: DifferenceLine?
  private var measures: [String: Int64] = [:]
  private var last = (rule: "", fund: "", hasReason: false)

  init(_ connection: Connection, roll: Int64, policy: String, period: Period) throws {
    self.connection = connection
    self.policy = policy
    self.period = period
    self.roll = roll
    symbols = try SymbolLedger(connection)
    insert = try connection.prepare(
      """
      INSERT INTO payout_line (measure_id, worker_id, instalment, level, fund, fen, outcome,
        reason_zh, reason_en, period, roll_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, \(period.index), \(roll))
      """)
    let known = try connection.prepare("SELECT rule, id FROM measure WHERE policy = ?")
    known.bind(policy, at: 1)
    while try known.step() { measures[known.text(0)] = known.int(1) }
  }

  /// Writes one line.
  /// - Throws: ``StoreError/secondLine(worker:rule:period:instalment:)`` when the person has this
  ///   instalment of the rule in the period already; ``StoreError/constraint`` when the total does
  ///   not fit into 64 bits; the errors of the disk.
  public func append(_ line: PayoutLine) throws {
    // What is bound stays bound, so only what differs from the line before is bound again.
    if lines == 0 || line.rule != last.rule {
      insert.bind(try measure(line.rule), at: 1)
      last.rule = line.rule
    }
    if lines == 0 || line.fund != last.fund {
      insert.bind(Int64(symbols.number(of: line.fund)), at: 5)
      last.fund = line.fund
    }
    if last.hasReason || line.reason != nil {
      insert.bind(line.reason?.zh, at: 8)
      insert.bind(line.reason?.en, at: 9)
      last.hasReason = line.reason != nil
    }
    insert.bind(line.worker.number, at: 2)
    insert.bind(Int64(line.instalment), at: 3)
    insert.bind(Int64(line.level?.rawValue ?? 0), at: 4)
    insert.bind(line.amount.fen, at: 6)
    insert.bind(Int64(line.outcome.rawValue), at: 7)
    do {
      try insert.run()
    } catch StoreError.notUnique {
      throw StoreError.secondLine(
        worker: line.worker, rule: line.rule, period: period, instalment: line.instalment)
    }
    lines += 1
    if line.outcome == .pays {
      guard let sum = total.adding(line.amount) else { throw StoreError.constraint }
      total = sum
    }
  }

  /// Number of a rule of this scheme among the measures.
  func measure(_ rule: String) throws -> Int64 {
    if let measure = measures[rule] { return measure }
    // Schemes name their rules alike; what one has paid is not what another has.
    let symbol = symbols.number(of: Payment.measure(policy: policy, rule: rule))
    try symbols.store(entry: nil)
    let insert = try connection.prepare(
      "INSERT INTO measure (policy, rule, symbol) VALUES (?, ?, ?) RETURNING id")
    insert.bind(policy, at: 1)
    insert.bind(rule, at: 2)
    insert.bind(Int64(symbol), at: 3)
    guard try insert.step() else { throw StoreError.constraint }
    let measure = insert.int(0)
    measures[rule] = measure
    return measure
  }

  func finish() throws { try symbols.store(entry: nil) }
}
