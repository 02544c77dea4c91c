// Writing what goes to a bank and what comes back. The database decides whether it may be.

public import Workforce

/// What a bank said of one payment.
public struct PaymentAnswer: Hashable, Sendable {
  /// The register's number of the payment.
  public var line: Int64
  /// Place in the bank's file, from 1; 0 when it is said of all the others at once.
  public var row: Int
  /// Paid, failed or returned.
  public var outcome: PaymentResult.Outcome
  public var reason: String

  public init(line: Int64, row: Int, outcome: PaymentResult.Outcome, reason: String) {
    self.line = line
    self.row = row
    self.outcome = outcome
    self.reason = reason
  }
}

/// A file of a bank's answers that was read.
public struct BankReturn: Hashable, Sendable {
  public var name: String
  public var entry: EntryNumber
}

extension Store {
  /// Keeps a batch with its files and payments, as one entry.
  /// - Throws: ``StoreError/duty`` when somebody's role or place in the roll forbids it, another batch
  ///   is open, a payment is more than the roll gives; ``StoreError/notUnique`` when a worker has a
  ///   payment of the roll that stands.
  public func add(_ batch: PaymentBatch, _ lines: [PaymentLine], _ act: Act) throws {
    guard let user = act.user else { throw StoreError.duty }
    let source = "batch \(batch.identifier): \(batch.count) payments, \(batch.total.fen) fen"
    try record(act, .paymentFile, source: source) { connection, entry in
      let insert = try connection.prepare(
        """
        INSERT INTO payment_batch (entry, roll, number, user, known_at, payday, profile, settings,
          count, fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """)
      insert.bind(entry, at: 1)
      insert.bind(batch.roll, at: 2)
      insert.bind(Int64(batch.number), at: 3)
      insert.bind(user, at: 4)
      insert.bind(batch.knownAt.value, at: 5)
      insert.bind(Int64(batch.payday.day), at: 6)
      insert.bind(batch.profile, at: 7)
      insert.bind(batch.settings, at: 8)
      insert.bind(Int64(batch.count), at: 9)
      insert.bind(batch.total.fen, at: 10)
      guard try insert.step() else { throw StoreError.duty }
      let id = insert.int(0)
      insert.reset()
      try Self.insert(batch.files, of: id, entry, connection)
      try Self.insert(lines, of: id, roll: batch.roll, entry, connection)
    }
  }

  private static func insert(
    _ files: [PaymentBatch.File], of batch: Int64, _ entry: Int64, _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      """
      INSERT INTO payment_file (batch, part, entry, name, file_sha256, count, fen)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    for file in files {
      insert.bind(batch, at: 1)
      insert.bind(Int64(file.part), at: 2)
      insert.bind(entry, at: 3)
      insert.bind(file.name, at: 4)
      insert.bind(file.digest, at: 5)
      insert.bind(Int64(file.count), at: 6)
      insert.bind(file.total.fen, at: 7)
      try insert.run()
    }
  }

  private static func insert(
    _ lines: [PaymentLine], of batch: Int64, roll: Int64, _ entry: Int64, _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      """
      INSERT INTO payment_line (entry, batch, place, roll, worker, fen, reference, account)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for line in lines {
      insert.bind(entry, at: 1)
      insert.bind(batch, at: 2)
      insert.bind(Int64(line.place), at: 3)
      insert.bind(roll, at: 4)
      insert.bind(line.worker.number, at: 5)
      insert.bind(line.amount.fen, at: 6)
      insert.bind(line.reference, at: 7)
      insert.bind(line.account, at: 8)
      try insert.run()
    }
  }

  /// Says what became of a batch. The first one the bank has takes the roll to `paid`, in the same
  /// entry.
  /// - Parameter post: posts what it means in money, under its entry.
  /// - Throws: ``StoreError/duty``, ``StoreError/notUnique`` when its outcome is known,
  ///   ``StoreError/ledger``.
  public func end(
    _ batch: PaymentBatch, as outcome: PaymentBatch.Outcome, _ act: Act,
    post: (LedgerWriter) throws -> Void
  ) throws {
    guard let user = act.user else { throw StoreError.duty }
    let source = "batch \(batch.identifier): \(outcome.rawValue)"
    try record(act, .paymentFile, source: source) { connection, entry in
      let insert = try connection.prepare(
        "INSERT INTO batch_outcome (batch, entry, user, outcome, reason) VALUES (?, ?, ?, ?, ?)")
      insert.bind(batch.id, at: 1)
      insert.bind(entry, at: 2)
      insert.bind(user, at: 3)
      insert.bind(outcome.rawValue, at: 4)
      insert.bind(act.reason, at: 5)
      try insert.run()
      let stored = try Self.roll(batch.roll, connection)
      if outcome == .handedOver, stored.last == .publicised {
        try Self.insert(.paid, of: stored, by: user, act, entry, connection)
      }
      try LedgerWriter.posting(connection, entry: entry, roll: batch.roll, post)
    }
  }

  /// Keeps what a bank's file says of the payments of a roll, as one entry.
  /// - Parameters:
  ///   - name: of the file.
  ///   - digest: lower-case hex SHA-256 of the file.
  ///   - findings: how many rows or payments did not agree.
  ///   - post: posts what they mean in money, under their entry.
  /// - Throws: ``StoreError/duty`` when an answer is about no payment that stands,
  ///   ``StoreError/notUnique`` when the file was read before, ``StoreError/ledger``.
  public func record(
    _ answers: [PaymentAnswer], ofRoll roll: Int64, name: String, digest: String, findings: Int,
    _ act: Act, post: (LedgerWriter) throws -> Void
  ) throws {
    guard let user = act.user else { throw StoreError.duty }
    try record(act, .bankReturn, source: "\(name) \(digest)") { connection, entry in
      let file = try connection.prepare(
        """
        INSERT INTO bank_return (entry, roll, file_sha256, name, user, findings)
        VALUES (?, ?, ?, ?, ?, ?) RETURNING id
        """)
      file.bind(entry, at: 1)
      file.bind(roll, at: 2)
      file.bind(digest, at: 3)
      file.bind(name, at: 4)
      file.bind(user, at: 5)
      file.bind(Int64(findings), at: 6)
      guard try file.step() else { throw StoreError.duty }
      let id = file.int(0)
      file.reset()
      let insert = try connection.prepare(
        """
        INSERT INTO return_line (entry, bank_return, row, line, outcome, reason)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      for answer in answers {
        insert.bind(entry, at: 1)
        insert.bind(id, at: 2)
        insert.bind(Int64(answer.row), at: 3)
        insert.bind(answer.line, at: 4)
        insert.bind(answer.outcome.rawValue, at: 5)
        insert.bind(answer.reason, at: 6)
        try insert.run()
      }
      try LedgerWriter.posting(connection, entry: entry, roll: roll, post)
    }
  }

  /// The file of answers about a roll with these bytes, if it was read before.
  /// - Parameter digest: lower-case hex SHA-256 of the file.
  public func bankReturn(ofRoll roll: Int64, digest: String) throws -> BankReturn? {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT name, entry FROM bank_return WHERE roll = ? AND file_sha256 = ?")
      rows.bind(roll, at: 1)
      rows.bind(digest, at: 2)
      return try rows.step()
        ? BankReturn(name: rows.text(0), entry: EntryNumber(rows.int(1))) : nil
    }
  }
}
