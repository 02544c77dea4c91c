// The steps of rolls.

public import Workforce

/// A step somebody took.
public struct StepTaken: Hashable, Sendable {
  public var step: RollStep
  /// The register's number of the user.
  public var user: Int64
  /// Name of the user.
  public var name: String
  /// The chained entry of the step.
  public var entry: EntryNumber
  /// UTC instant in ISO 8601.
  public var instant: String
  public var reason: String
  /// Digest of the roll's lines at the step, lower-case hex SHA-256.
  public var digest: String
  /// What the roll paid at the step: its own lines, decided ones included, and the differences.
  public var total: Money
  /// The part of the differences; nil for lines that were computed again since.
  public var differences: Money?
}

extension Store {
  /// The steps of a roll in their order; none for a draft and in a register without users.
  public func steps(ofRoll number: Int64) throws -> [StepTaken] {
    try reading { try Self.steps(ofRoll: number, $0) }
  }

  static func steps(ofRoll number: Int64, _ connection: Connection) throws -> [StepTaken] {
    let rows = try connection.prepare(
      """
      SELECT step, user, user.name, roll_step.entry, entry.instant, roll_step.reason, digest, fen
      FROM roll_step JOIN user ON user.id = user JOIN entry ON entry.number = roll_step.entry
      WHERE roll = ? ORDER BY roll_step.number
      """)
    rows.bind(number, at: 1)
    var steps: [StepTaken] = []
    while try rows.step() {
      guard let step = RollStep(rawValue: rows.text(0)) else { throw StoreError.corrupted }
      var taken = StepTaken(
        step: step, user: rows.int(1), name: rows.text(2), entry: EntryNumber(rows.int(3)),
        instant: rows.text(4), reason: rows.text(5), digest: rows.text(6),
        total: Money(fen: rows.int(7)))
      let then = try roll(number, decidedUntil: taken.entry, connection)
      if then.roll.digest == taken.digest {
        // Steps of before differences counted state the roll's own lines alone.
        taken.total = then.payable
        taken.differences = then.differenceTotal
      }
      steps.append(taken)
    }
    return steps
  }

  /// Takes a step. The database decides whether it may be taken: order, roles, three people, lines
  /// that wait. Approval seals the roll.
  /// - Parameters:
  ///   - digest: of the roll the person looked at.
  ///   - act: with the user who takes the step.
  ///   - post: posts what the step means in money, under its entry.
  /// - Throws: ``StoreError/unknownRoll(_:)``, ``StoreError/duty``, ``StoreError/budget``, what `post`
  ///   throws, the errors of the disk.
  @discardableResult
  public func take(
    _ step: RollStep, ofRoll number: Int64, digest: String, _ act: Act,
    post: (LedgerWriter) throws -> Void
  ) throws -> StepTaken {
    let stored = try roll(number)
    guard let user = act.user else { throw StoreError.duty }
    return try record(
      act, .step, source: stored.source(of: step), isSigned: step == .approved
    ) { connection, entry in
      // What the source says must be so still.
      guard try Self.roll(number, connection) == stored, stored.roll.digest == digest else {
        throw StoreError.duty
      }
      try Self.insert(step, of: stored, by: user, act, entry, connection)
      try LedgerWriter.posting(connection, entry: entry, roll: number, post)
      return StepTaken(
        step: step, user: user, name: act.actor, entry: EntryNumber(entry), instant: act.instant,
        reason: act.reason, digest: digest, total: stored.payable,
        differences: stored.differenceTotal)
    }
  }

  /// Writes the row of a step about a roll as it is.
  static func insert(
    _ step: RollStep, of stored: StoredRoll, by user: Int64, _ act: Act, _ entry: Int64,
    _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      """
      INSERT INTO roll_step (roll, number, step, user, entry, reason, digest, fen)
      SELECT ?1, (SELECT count(*) + 1 FROM roll_step WHERE roll = ?1), ?2, ?3, ?4, ?5, ?6, ?7
      """)
    insert.bind(stored.roll.number, at: 1)
    insert.bind(step.rawValue, at: 2)
    insert.bind(user, at: 3)
    insert.bind(entry, at: 4)
    insert.bind(act.reason, at: 5)
    insert.bind(stored.roll.digest, at: 6)
    insert.bind(stored.payable.fen, at: 7)
    try insert.run()
  }

  /// Whether another roll of the same policy was sealed or reversed, or any claim waived, after the facts
  /// of this one were read; what was paid by it or kept is then missing here.
  public func isOvertaken(roll number: Int64) throws -> Bool {
    try reading { connection in
      try connection.number(
        """
        SELECT 1 FROM roll JOIN roll AS other ON other.policy = roll.policy AND other.id <> roll.id
        WHERE roll.id = ?1 AND (other.settled_entry > roll.known_at OR EXISTS (
          SELECT 1 FROM roll_step WHERE roll_step.roll = other.id AND step = 'reversed'
            AND roll_step.entry > roll.known_at))
        UNION SELECT 1 FROM roll JOIN recovery ON way = 'waiver' AND recovery.entry > roll.known_at
        WHERE roll.id = ?1
        """, number) != nil
    }
  }
}
