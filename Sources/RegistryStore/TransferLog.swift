import Workforce

/// Appends the transfers of one entry, in their order.
struct TransferLog {
  private let insert: Statement
  private var number: Int64 = 0

  init(_ connection: Connection, entry: Int64) throws {
    insert = try connection.prepare(
      """
      INSERT INTO transfer (number, roll, worker, unit, from_account, to_account, amount, entry)
      VALUES (?, ?, ?, ?, ?, ?, ?, \(entry))
      """)
  }

  /// - Throws: as ``LedgerWriter/post(_:)``.
  mutating func append(_ transfer: Transfer) throws {
    number += 1
    insert.bind(number, at: 1)
    transfer.roll.map { insert.bind($0, at: 2) } ?? insert.bindNull(at: 2)
    transfer.worker.map { insert.bind($0.number, at: 3) } ?? insert.bindNull(at: 3)
    insert.bind(transfer.unit.rawValue, at: 4)
    insert.bind(transfer.from.name, at: 5)
    insert.bind(transfer.to.name, at: 6)
    insert.bind(transfer.amount, at: 7)
    try insert.run()
  }
}
