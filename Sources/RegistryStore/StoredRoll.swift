// Rolls as the register keeps them.

public import Workforce

/// A roll with what the register notes about it.
public struct StoredRoll: Hashable, Sendable {
  public var roll: Roll
  /// UTC instant of the computation in ISO 8601.
  public var computedAt: String
  /// The user who computed it; nil in a register without users.
  public var computedBy: Int64?
  /// The entry that settled or approved the roll; nil for a draft.
  public var settledBy: EntryNumber?
  /// Number of lines, those that wait included.
  public var lines: Int
  /// Sum of the lines that pay by the computation.
  public var total: Money
  /// Sum of the lines that pay by decision.
  public var decided: Money
  /// The last step taken; nil without any.
  public var last: RollStep?
  /// Number of difference lines on closed months.
  public var differences: Int
  /// What they add or take, in fen.
  public var differenceFen: Int64
  /// What was decided of the differences, and what is held back.
  public var changes: RollChanges
  /// JSON text of whoever computed the roll.
  public var summary: String

  static let columns = columns(asKnownAt: nil)

  /// - Parameter entry: decisions up to this entry count; nil for all.
  static func columns(asKnownAt entry: EntryNumber?) -> String {
    """
    id, policy, period, known_at, policy_hash, engine_version, digest, state, computed_instant, \
    settled_entry, lines, total_fen, summary, computed_by, differences, difference_fen,
    (SELECT step FROM roll_step WHERE roll_step.roll = roll.id ORDER BY number DESC LIMIT 1),
    (SELECT sum(fen) FROM (\(Store.standingDecisions(asKnownAt: entry))) WHERE roll = roll.id),
    \(RollChanges.columns(asKnownAt: entry))
    """
  }

  init(_ row: Statement) {
    roll = Roll(
      number: row.int(0), policy: row.text(1), period: Period(index: row.int32(2)),
      knownAt: EntryNumber(row.int(3)), policyHash: row.text(4), engineVersion: row.text(5),
      digest: row.text(6), state: Roll.State(rawValue: row.text(7)) ?? .settled)
    computedAt = row.text(8)
    settledBy = row.optionalInt(9).map(EntryNumber.init)
    lines = Int(row.int(10))
    total = Money(fen: row.int(11))
    summary = row.text(12)
    computedBy = row.optionalInt(13)
    differences = Int(row.int(14))
    differenceFen = row.int(15)
    last = row.optionalText(16).flatMap(RollStep.init(rawValue:))
    decided = Money(fen: row.int(17))
    changes = RollChanges(row, from: 18)
  }

  public var standing: RollStanding { RollStanding(state: roll.state, last: last) }
  /// What the lines of its own month pay, decided ones included and those held back left out.
  public var ownTotal: Money { Money(fen: total.fen &+ decided.fen &+ changes.ownFen) }
  /// What the difference lines add or take.
  public var differenceTotal: Money { Money(fen: differenceFen &+ changes.differenceFen) }
  /// What the roll pays: its own lines and the differences. The store takes no draft and no
  /// decision that would not fit.
  public var payable: Money { Money(fen: ownTotal.fen &+ differenceTotal.fen) }

  /// Whether no sum is beyond 64 bits.
  var isPayableExact: Bool {
    [decided.fen, changes.ownFen, differenceFen, changes.differenceFen].reduce(total) {
      $0?.adding(Money(fen: $1))
    } != nil
  }

  /// What the entry of the settlement says it came from: all that fixes the roll besides its lines.
  var settlementSource: String {
    "roll \(roll.number): \(roll.policy) \(roll.period), known at \(roll.knownAt), "
      + "policy \(roll.policyHash), engine \(roll.engineVersion), "
      + "\(lines) lines, \(total.fen) fen"
      + (differences == 0 ? "" : ", \(differences) differences, \(differenceFen) fen")
  }

  /// What the entry of a step says it came from.
  func source(of step: RollStep) -> String {
    "\(step.rawValue) \(settlementSource), computed by user \(computedBy ?? 0)"
  }
}

/// A line of a roll with the person it is for, as known when the roll was computed.
public struct RollLine: Hashable, Sendable {
  /// The line with what was decided about it.
  public var line: PayoutLine
  /// Nil when no name was known.
  public var name: String?
  /// Kind of identity document.
  public var documentType: String
  /// For lists that may show it; mask it everywhere else.
  public var documentNumber: String
  /// Employer and county of the posting held last by the end of the period; nil without one.
  public var organisation: String?
  public var county: String?
}

/// A line with the roll it belongs to.
public struct WorkerLine: Hashable, Sendable {
  public var roll: Roll
  public var standing: RollStanding
  /// The line with what was decided about it.
  public var line: PayoutLine
}

extension Store {
  /// The roll of a policy for a period, or nil.
  public func roll(policy: String, period: Period) throws -> StoredRoll? {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT \(StoredRoll.columns) FROM roll WHERE policy = ? AND period = ?")
      rows.bind(policy, at: 1)
      rows.bind(Int64(period.index), at: 2)
      return try rows.step() ? StoredRoll(rows) : nil
    }
  }

  /// The roll of a number.
  /// - Parameter entry: decisions up to this entry count; nil for all.
  /// - Throws: ``StoreError/unknownRoll(_:)``.
  public func roll(_ number: Int64, decidedUntil entry: EntryNumber? = nil) throws -> StoredRoll {
    try reading { try Self.roll(number, decidedUntil: entry, $0) }
  }

  static func roll(
    _ number: Int64, decidedUntil entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> StoredRoll {
    let columns = StoredRoll.columns(asKnownAt: entry)
    let rows = try connection.prepare("SELECT \(columns) FROM roll WHERE id = ?")
    rows.bind(number, at: 1)
    guard try rows.step() else { throw StoreError.unknownRoll(number) }
    return StoredRoll(rows)
  }

  /// All rolls by period and policy.
  public func rolls() throws -> [StoredRoll] {
    try reading { try Self.rolls($0) }
  }

  static func rolls(_ connection: Connection) throws -> [StoredRoll] {
    let rows = try connection.prepare(
      "SELECT \(StoredRoll.columns) FROM roll ORDER BY period, policy")
    var rolls: [StoredRoll] = []
    while try rows.step() { rolls.append(StoredRoll(rows)) }
    return rolls
  }

  /// The text of a policy by the hash a roll names, or nil.
  /// - Parameter hash: lower-case hex SHA-256 of the text.
  public func policyText(hash: String) throws -> String? {
    try reading { try Self.policyText(hash: hash, $0) }
  }

  static func policyText(hash: String, _ connection: Connection) throws -> String? {
    let rows = try connection.prepare("SELECT text FROM policy_text WHERE hash = ?")
    rows.bind(hash, at: 1)
    return try rows.step() ? rows.text(0) : nil
  }

  /// Seals a draft of a register without users: its lines count as paid from this entry on and
  /// never change.
  /// - Parameters:
  ///   - number: the roll.
  ///   - actor: who settles it.
  ///   - reason: why, in the clerk's words.
  ///   - instant: UTC instant in ISO 8601.
  /// - Throws: ``StoreError/unknownRoll(_:)``, ``StoreError/rollSettled(policy:period:)``,
  ///   ``StoreError/duty`` when there are users, ``StoreError/malformedDigest(_:)``, the errors of
  ///   the disk.
  @discardableResult
  public func settle(
    roll number: Int64, actor: String, reason: String, instant: String
  ) throws -> Entry {
    try writing(durable: true) { connection in
      let stored = try Self.roll(number, connection)
      guard stored.roll.state == .draft else {
        throw StoreError.rollSettled(policy: stored.roll.policy, period: stored.roll.period)
      }
      guard try connection.number("SELECT 1 FROM user LIMIT 1") == nil else {
        throw StoreError.duty
      }
      let entry = Entry(
        number: EntryNumber(try EntryLog.lastNumber(connection) + 1), instant: instant,
        actor: actor, kind: .settlement, reason: reason, source: stored.settlementSource)
      try EntryLog.append(entry, content: Self.bytes(ofHex: stored.roll.digest), to: connection)
      try connection.run(
        "UPDATE roll SET state = 'settled', settled_entry = ? WHERE id = ?", entry.number.value,
        number)
      try sign(connection, Act(user: nil, actor: actor, reason: reason, instant: instant))
      return entry
    }
  }

  /// The bytes of a digest, key or signature in hex.
  /// - Parameter count: how many they are.
  static func bytes(ofHex text: String, count: Int = 32) throws -> [UInt8] {
    let digits = text.utf8.compactMap { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
    guard digits.count == count * 2, text.utf8.count == count * 2 else {
      throw StoreError.malformedDigest(text)
    }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
