// The ledger.

public import Workforce

extension Store {
  /// What a worker is to be paid by a roll, and how much of it is with the bank.
  public struct Payable: Hashable, Sendable {
    public var worker: WorkerKey
    /// What is to be paid and was not ordered from the bank.
    public var amount: Money
  }

  /// Balances of all accounts something went through, by unit, kind and owner.
  /// - Parameter entry: as known at an entry; nil for now.
  public func balances(asKnownAt entry: EntryNumber? = nil) throws -> [AccountBalance] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT unit, account, sum(debit), sum(credit) FROM (
          SELECT unit, from_account AS account, amount AS debit, 0 AS credit FROM transfer
          WHERE entry <= ?1
          UNION ALL SELECT unit, to_account, 0, amount FROM transfer WHERE entry <= ?1)
        GROUP BY unit, account ORDER BY unit DESC, account
        """)
      rows.bind(entry?.value ?? .max, at: 1)
      var balances: [AccountBalance] = []
      while try rows.step() {
        guard let unit = LedgerUnit(rawValue: rows.text(0)), let account = Account(name: rows.text(1))
        else { throw StoreError.corrupted }
        balances.append(
          AccountBalance(
            account: account, unit: unit, debit: rows.int(2), credit: rows.int(3)))
      }
      return balances
    }
  }

  /// All transfers in their order, one at a time.
  /// - Parameters:
  ///   - entry: as known at an entry; nil for now.
  ///   - body: takes a transfer; must not call the store.
  public func forEachTransfer(
    asKnownAt entry: EntryNumber? = nil, _ body: (PostedTransfer) throws -> Void
  ) throws {
    try reading {
      try Self.forEachTransfer(
        "entry <= ?1 ORDER BY entry, number", [entry?.value ?? .max], $0, body)
    }
  }

  /// Transfers of a roll in their order.
  public func transfers(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [PostedTransfer] {
    try reading {
      try Self.transfers(
        "roll = ?1 AND entry <= ?2 ORDER BY entry, number", [number, entry?.value ?? .max], $0)
    }
  }

  /// Whether anything was posted for a roll.
  public func hasTransfers(ofRoll number: Int64) throws -> Bool {
    try reading { try $0.number("SELECT 1 FROM transfer WHERE roll = ? LIMIT 1", number) != nil }
  }

  /// Transfers about a worker in their order.
  public func transfers(
    ofWorker key: WorkerKey, asKnownAt entry: EntryNumber? = nil
  ) throws -> [PostedTransfer] {
    try reading { connection in
      // One look-up for each roll: an index by worker alone would cost every roll its time.
      let rolls = try Self.rolls(connection).map(\.roll.number).map(Int64?.some) + [nil]
      return try rolls.flatMap { roll in
        try Self.transfers(
          "roll \(roll.map { "= \($0)" } ?? "IS NULL") AND worker = ?1 AND entry <= ?2",
          [key.number, entry?.value ?? .max], connection)
      }.sorted { ($0.entry, $0.number) < ($1.entry, $1.number) }
    }
  }

  /// What is still to be ordered from the bank for a roll, by worker; nobody with nothing.
  public func payables(ofRoll number: Int64) throws -> [Payable] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT worker, sum(CASE WHEN to_account GLOB 'payable:*' THEN amount ELSE -amount END) AS fen
        FROM transfer WHERE roll = ?
          AND (from_account GLOB 'payable:*' OR to_account GLOB 'payable:*')
        GROUP BY worker HAVING fen <> 0 ORDER BY worker
        """)
      rows.bind(number, at: 1)
      var payables: [Payable] = []
      while try rows.step() {
        payables.append(
          Payable(worker: WorkerKey(number: rows.int(0)), amount: Money(fen: rows.int(1))))
      }
      return payables
    }
  }

  /// Payments by others as the facts have them, in the order of entries: each is there from the entry
  /// that recorded it to the one that closed it.
  /// - Parameters:
  ///   - key: only this worker's; nil for everybody's.
  ///   - transfer: what a payment posts.
  public func outsidePayments(
    ofWorker key: WorkerKey? = nil, asKnownAt entry: EntryNumber? = nil,
    transfer: (_ worker: WorkerKey, _ amount: Money, _ payer: String?) -> Transfer
  ) throws -> [PostedTransfer] {
    try reading { connection in
      let texts = try Self.symbols(connection).texts
      let rows = try connection.prepare(
        """
        SELECT entry_in, entry_out, worker_id, fen, payer FROM payment
        WHERE fen > 0 AND entry_in <= ?1 \(key == nil ? "" : "AND worker_id = ?2")
        ORDER BY worker_id, fact, entry_in
        """)
      let last = entry?.value ?? .max
      rows.bind(last, at: 1)
      if let key { rows.bind(key.number, at: 2) }
      var found: [(entry: Int64, transfer: Transfer)] = []
      while try rows.step() {
        let payer = texts[Int(rows.int32(4))]
        let fact = transfer(
          WorkerKey(number: rows.int(2)), Money(fen: rows.int(3)), payer.isEmpty ? nil : payer)
        found.append((rows.int(0), fact))
        if let closed = rows.optionalInt(1), closed <= last { found.append((closed, fact.opposite)) }
      }
      let ordered = found.enumerated().sorted {
        ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
      }.map(\.element)
      var number: Int64 = 0
      return ordered.enumerated().map { place, fact in
        number = place > 0 && ordered[place - 1].entry == fact.entry ? number + 1 : 1
        return PostedTransfer(
          entry: EntryNumber(fact.entry), number: number, transfer: fact.transfer)
      }
    }
  }

  static func transfers(
    _ condition: String, _ numbers: [Int64], _ connection: Connection
  ) throws -> [PostedTransfer] {
    var transfers: [PostedTransfer] = []
    try forEachTransfer(condition, numbers, connection) { transfers.append($0) }
    return transfers
  }

  static func forEachTransfer(
    _ condition: String, _ numbers: [Int64], _ connection: Connection,
    _ body: (PostedTransfer) throws -> Void
  ) throws {
    let rows = try connection.prepare(
      """
      SELECT entry, number, roll, worker, unit, from_account, to_account, amount FROM transfer
      WHERE \(condition)
      """)
    for (place, number) in numbers.enumerated() { rows.bind(number, at: Int32(place + 1)) }
    while try rows.step() {
      guard let unit = LedgerUnit(rawValue: rows.text(4)), let from = Account(name: rows.text(5)),
        let to = Account(name: rows.text(6))
      else { throw StoreError.corrupted }
      try body(
        PostedTransfer(
          entry: EntryNumber(rows.int(0)), number: rows.int(1),
          transfer: Transfer(
            roll: rows.optionalInt(2), worker: rows.optionalInt(3).map(WorkerKey.init(number:)),
            unit: unit, from: from, to: to, amount: rows.int(7))))
    }
  }
}
