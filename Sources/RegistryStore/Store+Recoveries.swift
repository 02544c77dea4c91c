// What workers owe because too much was paid: what is recorded of it, and how it ends.

public import Workforce

extension Store {
  /// What is recorded of claims, by policy; policies without a claim are not among them.
  /// - Parameter entry: as known at an entry; nil for now.
  public func claims(asKnownAt entry: EntryNumber? = nil) throws -> [String: ClaimHistory] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT DISTINCT claiming.policy FROM transfer AS moved INDEXED BY transfer_of_receivable
        JOIN roll AS claiming ON claiming.id = moved.roll
        WHERE (from_account GLOB 'receivable:*' OR to_account GLOB 'receivable:*')
          AND moved.entry <= ?
        """)
      rows.bind(entry?.value ?? .max, at: 1)
      var policies: [String] = []
      while try rows.step() { policies.append(rows.text(0)) }
      var histories: [String: ClaimHistory] = [:]
      for policy in policies {
        histories[policy] = try Self.claims(ofPolicy: policy, asKnownAt: entry, connection)
      }
      return histories
    }
  }

  static func claims(
    ofPolicy policy: String, asKnownAt entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> ClaimHistory {
    var history = ClaimHistory()
    let rows = try connection.prepare(
      """
      SELECT moved.entry, number, moved.roll, worker, from_account, to_account, amount
      FROM transfer AS moved INDEXED BY transfer_of_receivable
      JOIN roll AS claiming ON claiming.id = moved.roll
      WHERE (from_account GLOB 'receivable:*' OR to_account GLOB 'receivable:*')
        AND claiming.policy = ? AND moved.entry <= ? ORDER BY moved.entry, number
      """)
    rows.bind(policy, at: 1)
    rows.bind(entry?.value ?? .max, at: 2)
    while try rows.step() {
      guard let from = Account(name: rows.text(4)), let to = Account(name: rows.text(5)) else {
        throw StoreError.corrupted
      }
      let transfer = Transfer(
        roll: rows.int(2), worker: WorkerKey(number: rows.int(3)), from: from, to: to,
        amount: rows.int(6))
      history.transfers.append(
        PostedTransfer(
          entry: EntryNumber(rows.int(0)), number: rows.int(1), transfer: transfer))
    }
    for number in Set(history.transfers.compactMap(\.transfer.roll)) {
      let stored = try roll(number, connection)
      guard let approved = stored.settledBy else { throw StoreError.corrupted }
      var roll = ClaimHistory.SealedRoll(
        period: stored.roll.period, approved: approved,
        reversed: try reversal(ofRoll: number, asKnownAt: EntryNumber(.max), connection),
        policyHash: stored.roll.policyHash)
      for line in try differences(ofRoll: number, connection) where line.change != 0 {
        roll.differences[line.worker, default: 0] += line.change
      }
      history.rolls[number] = roll
    }
    return history
  }

  /// Ends a claim or a part of it, as one entry.
  /// - Parameters:
  ///   - number: the roll that claims.
  ///   - act: with the user, and why or by which receipt.
  ///   - amount: says how much, from what is recorded now.
  ///   - post: posts it, under its entry.
  /// - Returns: how much.
  /// - Throws: ``StoreError/duty`` when the user's role or place in the roll forbids it,
  ///   ``StoreError/ledger`` for more than is owed, ``StoreError/notUnique`` for a reason or receipt that
  ///   was recorded before, ``StoreError/budget``, what the blocks throw, the errors of the disk.
  public func recover(
    _ way: RecoveryWay, from worker: WorkerKey, ofRoll number: Int64, _ act: Act,
    amount: (LedgerWriter) throws -> Money, post: (LedgerWriter, Money) throws -> Void
  ) throws -> Money {
    guard let user = act.user else { throw StoreError.duty }
    let source = "\(way.rawValue) of \(worker), roll \(number)"
    return try record(act, way == .waiver ? .waiver : .transfer, source: source) { connection, entry in
      var recovered = Money.zero
      try LedgerWriter.posting(connection, entry: entry, roll: number) { ledger in
        recovered = try amount(ledger)
        let insert = try connection.prepare(
          """
          INSERT INTO recovery (entry, roll, worker, way, fen, user, reason)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
        insert.bind(entry, at: 1)
        insert.bind(number, at: 2)
        insert.bind(worker.number, at: 3)
        insert.bind(way.rawValue, at: 4)
        insert.bind(recovered.fen, at: 5)
        insert.bind(user, at: 6)
        insert.bind(act.reason, at: 7)
        try insert.run()
        try post(ledger, recovered)
      }
      return recovered
    }
  }

  /// Who waived what a roll claims.
  public func waivers(ofRoll number: Int64) throws -> Set<Int64> {
    try users(ofRoll: number, "SELECT user FROM recovery WHERE roll = ?1 AND way = 'waiver'")
  }

  /// Whether anything was waived, as known at an entry.
  public func hasWaivers(asKnownAt entry: EntryNumber) throws -> Bool {
    try reading { connection in
      try connection.number(
        "SELECT 1 FROM recovery WHERE way = 'waiver' AND entry <= ? LIMIT 1", entry.value) != nil
    }
  }

  /// Whether a reason or receipt was recorded for a claim before.
  public func hasRecovery(
    _ way: RecoveryWay, from worker: WorkerKey, ofRoll number: Int64, reason: String
  ) throws -> Bool {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT 1 FROM recovery WHERE roll = ? AND worker = ? AND way = ? AND reason = ?")
      rows.bind(number, at: 1)
      rows.bind(worker.number, at: 2)
      rows.bind(way.rawValue, at: 3)
      rows.bind(reason, at: 4)
      return try rows.step()
    }
  }
}
