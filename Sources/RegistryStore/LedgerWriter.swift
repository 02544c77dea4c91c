// Posting to the ledger inside the change that causes it.

public import Workforce

/// Takes the transfers of one entry. Valid only inside the block it was handed to.
public final class LedgerWriter {
  /// The register's number of the roll the entry is about.
  public let roll: Int64
  private let connection: Connection
  private let entry: Int64
  private var log: TransferLog
  /// What the transfers took from funds, less what they gave back.
  private var used: [String: Int64] = [:]

  /// Lets a block post the transfers of an entry.
  /// - Throws: ``StoreError/budget`` when a fund has less left, ``StoreError/duty`` when the approver set
  ///   its budget, what `body` throws.
  static func posting(
    _ connection: Connection, entry: Int64, roll: Int64, _ body: (LedgerWriter) throws -> Void
  ) throws {
    let writer = try LedgerWriter(connection, entry: entry, roll: roll)
    try body(writer)
    try writer.storeUses()
  }

  private init(_ connection: Connection, entry: Int64, roll: Int64) throws {
    self.connection = connection
    self.entry = entry
    self.roll = roll
    log = try TransferLog(connection, entry: entry)
  }

  /// Posts a transfer under the entry.
  /// - Throws: ``StoreError/ledger`` when an account would give more than it holds,
  ///   ``StoreError/constraint`` for what is no transfer; the errors of the disk.
  public func post(_ transfer: Transfer) throws {
    try log.append(transfer)
    if case .fund(let fund) = transfer.from { used[fund, default: 0] += transfer.amount }
    if case .fund(let fund) = transfer.to { used[fund, default: 0] -= transfer.amount }
  }

  private func storeUses() throws {
    let insert = try connection.prepare(
      """
      INSERT INTO fund_use (entry, fund, period, roll, fen) SELECT ?1, ?2, period, id, ?3 FROM roll
      WHERE id = ?4
      """)
    for (fund, fen) in used.sorted(by: { $0.key < $1.key }) where fen != 0 {
      insert.bind(entry, at: 1)
      insert.bind(fund, at: 2)
      insert.bind(fen, at: 3)
      insert.bind(roll, at: 4)
      try insert.run()
    }
  }

  /// Hands over what each line of the roll pays, decided lines included and those held back left
  /// out, in the order of rules and workers.
  public func forEachPaying(
    _ body: (_ worker: WorkerKey, _ fund: String, _ amount: Money) throws -> Void
  ) throws {
    let stored = try Store.roll(roll, connection).roll
    let texts = try Store.symbols(connection).texts
    let decided = Dictionary(
      try Store.decisions(ofRoll: roll, connection).map { ($0.line, $0) }, uniquingKeysWith: { $1 })
    let heldBack = try Store.lineChanges(ofRoll: roll, connection).filter {
      $0.value.verdict == .holdBack
    }
    let rows = try connection.prepare(
      """
      SELECT worker_id, fund, fen, outcome, instalment, level FROM payout_line
      WHERE period = ? AND measure_id = ? AND roll_id = ? ORDER BY worker_id, instalment
      """)
    for (measure, rule) in try Store.measures(of: stored.policy, connection) {
      rows.bind(Int64(stored.period.index), at: 1)
      rows.bind(measure, at: 2)
      rows.bind(roll, at: 3)
      while try rows.step() {
        let worker = WorkerKey(number: rows.int(0))
        let fund = texts[Int(rows.int32(1))]
        if rows.int(3) == Int64(Outcome.pays.rawValue) {
          let key = LineChange.Key(
            corrects: roll, worker: worker, rule: rule,
            level: CertificateLevel(rawValue: rows.byte(5)), fund: fund)
          if !heldBack.isEmpty, heldBack[key] != nil { continue }
          try body(worker, fund, Money(fen: rows.int(2)))
        } else if let decision = decided[
          LineKey(worker: worker, rule: rule, instalment: Int(rows.int(4)))]
        {
          try body(worker, decision.fund.isEmpty ? fund : decision.fund, decision.amount)
        }
      }
      rows.reset()
    }
  }

  /// The roll's lines on closed months.
  public func differences() throws -> [DifferenceLine] {
    try Store.differences(ofRoll: roll, connection)
  }

  /// What is recorded of claims under the roll's policy.
  public func claims() throws -> ClaimHistory {
    try Store.claims(ofPolicy: Store.roll(roll, connection).roll.policy, connection)
  }

  /// The hash of the text the roll was computed with.
  public func policyHash() throws -> String { try Store.roll(roll, connection).roll.policyHash }

  /// The text of a sheet by its hash.
  /// - Throws: ``StoreError/corrupted`` when it is not there.
  public func policyText(hash: String) throws -> String {
    guard let text = try Store.policyText(hash: hash, connection) else { throw StoreError.corrupted }
    return text
  }

  /// What the roll posted for a worker, in its order.
  public func transfers(of worker: WorkerKey) throws -> [Transfer] {
    try Store.transfers(
      "roll = ?1 AND worker = ?2 ORDER BY entry, number", [roll, worker.number], connection
    ).map(\.transfer)
  }

  /// What a reversal of the roll takes back: what its approval posted, and what was given up of its
  /// claims since, in their order.
  public func reversible() throws -> [Transfer] {
    try Store.transfers(
      """
      roll = ?1 AND (entry = (SELECT settled_entry FROM roll WHERE id = ?1)
        OR from_account GLOB 'fund:*' AND to_account GLOB 'receivable:*') ORDER BY entry, number
      """, [roll], connection
    ).map(\.transfer)
  }
}
