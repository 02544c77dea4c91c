// Time coins: transfers that belong to no roll.

public import Workforce

extension Store {
  /// Posts what became of a worker's coins, as one entry.
  /// - Parameters:
  ///   - amount: whole coins, above zero.
  ///   - act: with the user, and which service it was.
  /// - Returns: what the worker holds then.
  /// - Throws: ``StoreError/notUnique`` when the same was recorded with the same reason before,
  ///   ``StoreError/ledger`` for more than the worker holds, the errors of the disk.
  public func keepCoins(
    _ coins: CoinAct, of worker: WorkerKey, _ amount: Int64, _ act: Act
  ) throws -> Int64 {
    let source = "coins \(coins.word) of \(worker)"
    return try record(act, .transfer, source: source) { connection, entry in
      let same = try connection.prepare(
        """
        SELECT 1 FROM transfer JOIN entry ON entry.number = transfer.entry
        WHERE transfer.roll IS NULL AND worker = ? AND source = ? AND reason = ? LIMIT 1
        """)
      same.bind(worker.number, at: 1)
      same.bind(source, at: 2)
      same.bind(act.reason, at: 3)
      if try same.step() { throw StoreError.notUnique }
      var log = try TransferLog(connection, entry: entry)
      for transfer in coins.transfers(of: worker, amount) { try log.append(transfer) }
      return try connection.number(
        """
        SELECT sum(CASE WHEN to_account GLOB 'coins:*' THEN amount ELSE -amount END)
        FROM transfer WHERE roll IS NULL AND worker = ? AND unit = 'coin'
        """, worker.number) ?? 0
    }
  }

  /// All transfers of coins in their order, one at a time.
  /// - Parameters:
  ///   - entry: as known at an entry; nil for now.
  ///   - body: takes a transfer; must not call the store.
  public func forEachCoinTransfer(
    asKnownAt entry: EntryNumber? = nil, _ body: (PostedTransfer) throws -> Void
  ) throws {
    try reading {
      try Self.forEachTransfer(
        "unit = 'coin' AND entry <= ?1 ORDER BY entry, number", [entry?.value ?? .max], $0, body)
    }
  }
}
