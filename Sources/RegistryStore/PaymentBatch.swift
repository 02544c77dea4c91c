// What was sent to a bank for a roll, as the register keeps it.

public import Workforce

/// One order to a bank: the files made together for a roll.
public struct PaymentBatch: Hashable, Sendable {
  /// A file of the order.
  public struct File: Hashable, Sendable {
    /// From 1.
    public var part: Int
    public var name: String
    /// Lower-case hex SHA-256 of its bytes.
    public var digest: String
    public var count: Int
    public var total: Money

    public init(part: Int, name: String, digest: String, count: Int, total: Money) {
      self.part = part
      self.name = name
      self.digest = digest
      self.count = count
      self.total = total
    }
  }

  /// What became of an order.
  public enum Outcome: String, Sendable {
    /// The bank has it.
    case handedOver = "handed_over"
    /// It never went to the bank, and nothing of it is paid.
    case withdrawn
  }

  /// The register's own number; 0 before it is stored.
  public var id: Int64
  public var roll: Int64
  /// From 1 within the roll.
  public var number: Int
  /// The entry that made it; number 0 before it is stored.
  public var entry: EntryNumber
  /// The entry whose names and accounts are in the files.
  public var knownAt: EntryNumber
  /// The day on which the bank is to pay.
  public var payday: CivilDate
  /// Name of the bank's profile.
  public var profile: String
  /// The profile as it was when the files were made.
  public var settings: String
  public var count: Int
  public var total: Money
  /// Nil while it is open.
  public var outcome: Outcome?
  /// The entry of the outcome.
  public var endedBy: EntryNumber?
  public var files: [File] = []

  /// A batch that is not stored yet.
  public init(
    roll: Int64, number: Int, knownAt: EntryNumber, payday: CivilDate, profile: String,
    settings: String, count: Int, total: Money, files: [File]
  ) {
    id = 0
    entry = EntryNumber(0)
    self.roll = roll
    self.number = number
    self.knownAt = knownAt
    self.payday = payday
    self.profile = profile
    self.settings = settings
    self.count = count
    self.total = total
    self.files = files
  }

  /// How the bank knows it: `R12`, and later batches of the roll `R12-2`.
  public var identifier: String { Self.identifier(roll: roll, number: number) }

  /// How the bank knows a batch of a roll.
  public static func identifier(roll: Int64, number: Int) -> String {
    number == 1 ? "R\(roll)" : "R\(roll)-\(number)"
  }

  static let columns =
    """
    id, roll, number, payment_batch.entry, known_at, payday, profile, settings, count, fen,
    batch_outcome.outcome, batch_outcome.entry
    FROM payment_batch LEFT JOIN batch_outcome
      ON batch_outcome.batch = id AND batch_outcome.entry <= ?2
    """

  init(_ row: Statement) {
    id = row.int(0)
    roll = row.int(1)
    number = Int(row.int(2))
    entry = EntryNumber(row.int(3))
    knownAt = EntryNumber(row.int(4))
    payday = CivilDate(day: row.int32(5))
    profile = row.text(6)
    settings = row.text(7)
    count = Int(row.int(8))
    total = Money(fen: row.int(9))
    outcome = row.optionalText(10).flatMap(Outcome.init(rawValue:))
    endedBy = row.optionalInt(11).map(EntryNumber.init)
  }
}

/// One payment of a batch.
public struct PaymentLine: Hashable, Sendable {
  /// The register's own number; 0 before it is stored.
  public var id: Int64 = 0
  /// Number of the batch within the roll.
  public var batch: Int = 0
  /// From 1 within the batch.
  public var place: Int
  public var worker: WorkerKey
  public var amount: Money
  public var reference: String
  /// The account with its middle hidden.
  public var account: String
  /// What the bank said last; nil while it has said nothing.
  public var result: PaymentResult.Outcome?
  /// Whether it was paid or may still be: it did not fail, come back or get withdrawn.
  public var stands = true

  /// A payment that is not stored yet.
  public init(
    place: Int, worker: WorkerKey, amount: Money, reference: String, account: String
  ) {
    self.place = place
    self.worker = worker
    self.amount = amount
    self.reference = reference
    self.account = account
  }
}

/// What a worker is to be paid of a roll in all, whether the bank was asked for it or not.
public struct WorkerDue: Hashable, Sendable {
  public var worker: WorkerKey
  /// What is to be paid, in fen.
  public var fen: Int64
  /// What the lines of the roll come to; below zero when they take back more than they give. It
  /// differs from ``fen`` by what is claimed from the worker, or deducted for earlier claims.
  public var given: Int64

  public init(worker: WorkerKey, fen: Int64, given: Int64? = nil) {
    self.worker = worker
    self.fen = fen
    self.given = given ?? fen
  }
}

extension Store {
  /// The transfers of a roll, added up by worker.
  static func dues(of roll: String) -> String {
    """
    SELECT worker, sum(CASE WHEN to_account GLOB 'payable:*' THEN amount
        WHEN from_account GLOB 'payable:*' AND to_account NOT GLOB 'bank:*' THEN -amount
        ELSE 0 END) AS fen,
      sum(CASE WHEN from_account GLOB 'fund:*' AND to_account GLOB 'payable:*' THEN amount
        WHEN from_account GLOB 'receivable:*' AND to_account GLOB 'fund:*' THEN -amount
        ELSE 0 END) AS given
    FROM transfer WHERE roll = \(roll) AND worker IS NOT NULL GROUP BY worker
    """
  }

  /// What workers are to be paid of a roll, in the order of their keys.
  /// - Parameter entry: as known at an entry; nil for now.
  public func dues(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [WorkerDue] {
    try reading { connection in
      let rows = try connection.prepare("\(Self.dues(of: "?1 AND entry <= ?2")) ORDER BY worker")
      rows.bind(number, at: 1)
      rows.bind(entry?.value ?? .max, at: 2)
      var dues: [WorkerDue] = []
      while try rows.step() {
        dues.append(
          WorkerDue(worker: WorkerKey(number: rows.int(0)), fen: rows.int(1), given: rows.int(2)))
      }
      return dues
    }
  }

  /// The batches of a roll in their order.
  /// - Parameter entry: as known at an entry; nil for now.
  public func batches(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [PaymentBatch] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT \(PaymentBatch.columns) WHERE roll = ?1 AND payment_batch.entry <= ?2
        ORDER BY number
        """)
      rows.bind(number, at: 1)
      rows.bind(entry?.value ?? .max, at: 2)
      let files = try connection.prepare(
        "SELECT part, name, file_sha256, count, fen FROM payment_file WHERE batch = ? ORDER BY part")
      var batches: [PaymentBatch] = []
      while try rows.step() {
        var batch = PaymentBatch(rows)
        files.bind(batch.id, at: 1)
        while try files.step() {
          batch.files.append(
            PaymentBatch.File(
              part: Int(files.int(0)), name: files.text(1), digest: files.text(2),
              count: Int(files.int(3)), total: Money(fen: files.int(4))))
        }
        files.reset()
        batches.append(batch)
      }
      return batches
    }
  }

  /// All payments of a roll by batch and place, with what the bank said last of each.
  /// - Parameter entry: as known at an entry; nil for now.
  public func paymentLines(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [PaymentLine] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT line.id, batch.number, place, worker, line.fen, reference, account,
          coalesce(line.entry_out > ?2, 1), (SELECT outcome FROM return_line AS answer
            WHERE answer.line = line.id AND answer.entry <= ?2 ORDER BY answer.id DESC LIMIT 1)
        FROM payment_line AS line JOIN payment_batch AS batch ON batch.id = line.batch
        WHERE line.roll = ?1 AND line.entry <= ?2 ORDER BY batch.number, place
        """)
      rows.bind(number, at: 1)
      rows.bind(entry?.value ?? .max, at: 2)
      var lines: [PaymentLine] = []
      while try rows.step() {
        var line = PaymentLine(
          place: Int(rows.int(2)), worker: WorkerKey(number: rows.int(3)),
          amount: Money(fen: rows.int(4)), reference: rows.text(5), account: rows.text(6))
        line.id = rows.int(0)
        line.batch = Int(rows.int(1))
        line.stands = rows.int(7) == 1
        line.result = rows.optionalText(8).flatMap(PaymentResult.Outcome.init(rawValue:))
        lines.append(line)
      }
      return lines
    }
  }

  /// Everybody who had to do with the payments of a roll, or took back what it had paid too much.
  public func payers(ofRoll number: Int64) throws -> Set<Int64> {
    try users(
      ofRoll: number,
      """
      SELECT user FROM payment_batch WHERE roll = ?1 UNION
      SELECT ended.user FROM batch_outcome AS ended JOIN payment_batch ON id = batch
        WHERE roll = ?1 UNION
      SELECT user FROM bank_return WHERE roll = ?1 UNION
      SELECT user FROM recovery WHERE roll = ?1 AND way = 'cash'
      """)
  }
}
