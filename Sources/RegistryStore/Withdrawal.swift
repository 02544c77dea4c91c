// Withdrawing an import batch as a whole.

public import Workforce

/// A batch that was withdrawn.
public struct Withdrawal: Hashable, Sendable {
  public var entry: Entry
  /// The batch as it now stands.
  public var batch: ImportBatch
  /// Settled rolls that were computed while the batch was known. They stay as they are;
  /// corrections go into later rolls.
  public var settledRolls: Int
}

extension Store {
  /// Withdraws an import batch: none of its facts is known any longer, and facts it had closed are
  /// known again. What was known before stays readable.
  /// - Parameters:
  ///   - number: the batch.
  ///   - actor: who withdraws it.
  ///   - reason: why, in the clerk's words.
  ///   - instant: UTC instant in ISO 8601.
  /// - Throws: ``StoreError/unknownBatch(_:)``, ``StoreError/alreadyWithdrawn(batch:by:)``, the
  ///   errors of the disk.
  @discardableResult
  public func undo(
    batch number: Int64, actor: String, reason: String, instant: String
  ) throws -> Withdrawal {
    try writing(durable: true) { connection in
      var batch = try Self.batch(number, connection)
      if let entry = batch.withdrawnBy {
        throw StoreError.alreadyWithdrawn(batch: number, by: entry)
      }
      let entry = Entry(
        number: EntryNumber(try EntryLog.lastNumber(connection) + 1), instant: instant,
        actor: actor, kind: .withdrawal, reason: reason, source: "batch \(number)")
      try connection.run("PRAGMA defer_foreign_keys = ON")
      try connection.run(
        "UPDATE import_batch SET withdrawn_by = ? WHERE id = ?", entry.number.value, number)
      for kind in FactKind.allCases { try Self.withdraw(kind, batch, entry.number, connection) }
      var content = try ContentHash.stored(connection, only: entry.number.value)
      try EntryLog.append(
        entry, content: content[entry.number.value, default: ContentHash()].finish(),
        to: connection)
      batch.withdrawnBy = entry.number
      let rolls = try connection.number(
        "SELECT count(*) FROM roll WHERE state = 'settled' AND known_at >= ?", batch.entry.value)
      return Withdrawal(entry: entry, batch: batch, settledRolls: Int(rolls ?? 0))
    }
  }

  private static func withdraw(
    _ kind: FactKind, _ batch: ImportBatch, _ entry: EntryNumber, _ connection: Connection
  ) throws {
    // By fact number and not by entry_in: a fact of this batch that a later batch closed and then
    // lost to a withdrawal of its own is known under a later entry.
    try connection.run(
      "UPDATE \(kind.table) SET entry_out = ?1 WHERE entry_out IS NULL AND fact BETWEEN ?2 AND ?3",
      entry.value, batch.facts.lowerBound, batch.facts.upperBound - 1)
    try connection.run(
      """
      INSERT INTO \(kind.table) (\(kind.canonicalColumns), entry_in)
      SELECT \(kind.canonicalColumns), ?1 FROM \(kind.table) AS closed
      WHERE entry_out = ?2 AND NOT EXISTS (
        SELECT 1 FROM import_batch AS b WHERE b.withdrawn_by IS NOT NULL
          AND closed.fact BETWEEN b.first_fact AND b.last_fact)
      """, entry.value, batch.entry.value)
  }
}
