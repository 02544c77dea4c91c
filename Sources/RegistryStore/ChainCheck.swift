// Checking that nothing was changed behind the register's back.

internal import Digests
public import Workforce

/// The first place where the register does not agree with its chain of hashes.
public struct ChainBreak: Hashable, Sendable {
  /// What does not fit.
  public enum Fault: String, Sendable {
    /// The number does not follow the entry before.
    case number
    /// The hash of the entry before is not the one noted here.
    case previous
    /// The entry itself was changed.
    case entry
    /// The rows it brought were changed.
    case content
    /// The text of a policy that a settled roll or a version names was changed.
    case policyText = "policy_text"
  }
  public var entry: EntryNumber
  public var fault: Fault
}

/// The end of the chain. Noted outside the register, it shows later that no entry was cut off.
public struct ChainHead: Hashable, Sendable {
  public var entry: EntryNumber
  /// Lower-case hex SHA-256.
  public var hash: String
}

extension Store {
  /// The newest entry and its hash; number 0 and zeros for an empty register.
  public func chainHead() throws -> ChainHead {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1")
      guard try rows.step() else {
        return ChainHead(entry: EntryNumber(0), hash: SHA256.hex(EntryLog.genesis))
      }
      return ChainHead(entry: EntryNumber(rows.int(0)), hash: SHA256.hex(rows.bytes(1)))
    }
  }

  /// Recomputes every hash from the tables.
  /// - Parameter digestOfLines: the digest of the lines of a roll, by its number, computed anew.
  ///   Without it lines are checked by their count and sum alone.
  /// - Returns: the first entry that does not fit, or nil when all do.
  /// - Throws: what `digestOfLines` throws, the errors of the disk.
  public func checkChain(digestOfLines: ((Int64) throws -> String)? = nil) throws -> ChainBreak? {
    var settled: [(entry: EntryNumber, roll: Roll)] = []
    var found = try reading { connection in
      let rolls = try Self.rolls(connection)
      settled = rolls.compactMap { stored in stored.settledBy.map { ($0, stored.roll) } }
        .sorted { $0.0 < $1.0 }
      return try Self.firstBreak(connection, rolls: rolls)
    }
    guard let digestOfLines else { return found }
    for (entry, roll) in settled where found.map({ entry < $0.entry }) ?? true {
      if try digestOfLines(roll.number) != roll.digest {
        found = ChainBreak(entry: entry, fault: .content)
      }
    }
    return found
  }

  private static func firstBreak(
    _ connection: Connection, rolls: [StoredRoll]
  ) throws -> ChainBreak? {
    var contents = try ContentHash.stored(connection)
    var acts = try ChainedTable.contents(connection)
    let settled = Dictionary(
      rolls.compactMap { roll in roll.settledBy.map { ($0, roll) } }, uniquingKeysWith: { $1 })
    let versions = Dictionary(grouping: try Self.versions(connection), by: \.entry.value)
      .mapValues { $0.map(\.hash) }
    var previous = EntryLog.genesis
    var number: Int64 = 0
    let rows = try connection.prepare(
      "SELECT \(EntryLog.columns), content_hash, previous_hash, hash FROM entry ORDER BY number")
    while try rows.step() {
      let entry = EntryLog.entry(rows)
      let content = Array(rows.bytes(6))
      number += 1
      func broken(_ fault: ChainBreak.Fault) -> ChainBreak {
        ChainBreak(entry: entry.number, fault: fault)
      }
      if entry.number.value != number { return broken(.number) }
      if Array(rows.bytes(7)) != previous { return broken(.previous) }
      previous = Array(rows.bytes(8))
      // The kind is hashed as it is stored; one that is no kind reads as another and fails here.
      if EntryLog.hash(entry, content: content, previous: Array(rows.bytes(7))) != previous {
        return broken(.entry)
      }
      let bringsFacts = entry.kind == .imported || entry.kind == .withdrawal
      if !bringsFacts, contents[number] != nil { return broken(.content) }
      switch entry.kind {
      case .imported, .withdrawal:
        if content != contents[number, default: ContentHash()].finish() || acts[number] != nil {
          return broken(.content)
        }
      case .settlement:
        guard let roll = settled[entry.number], acts[number] == nil,
          entry.source == roll.settlementSource,
          try bytes(ofHex: roll.roll.digest) == content
        else { return broken(.content) }
      case .disclosure, .duty, .step, .decision, .policy, .budget, .paymentFile, .bankReturn,
        .waiver, .publicity, .head, .transfer:
        if content != acts[number]?.finish() ?? ContentHash.empty() { return broken(.content) }
        if let roll = settled[entry.number], entry.source != roll.source(of: .approved) {
          return broken(.content)
        }
      }
      if acts[number] != nil, try !usesAgree(number, connection) { return broken(.content) }
      if let roll = settled[entry.number] {
        guard try sumsAgree(roll, connection) else { return broken(.content) }
        guard try textAgrees(roll.roll.policyHash, connection) else { return broken(.policyText) }
      }
      for hash in versions[number, default: []] where try !textAgrees(hash, connection) {
        return broken(.policyText)
      }
    }
    // Rows that claim an entry which does not exist.
    if let stray = (Set(contents.keys).union(acts.keys)).filter({ $0 > number || $0 < 1 }).min() {
      return ChainBreak(entry: EntryNumber(stray), fault: .number)
    }
    return nil
  }

  private static func sumsAgree(_ roll: StoredRoll, _ connection: Connection) throws -> Bool {
    let sums = try connection.prepare(
      """
      SELECT count(*), coalesce(sum(CASE outcome WHEN \(Outcome.pays.rawValue) THEN fen ELSE 0 END), 0)
      FROM payout_line WHERE period = ? AND roll_id = ?
      """)
    sums.bind(Int64(roll.roll.period.index), at: 1)
    sums.bind(roll.roll.number, at: 2)
    guard try sums.step(), sums.int(0) == roll.lines, sums.int(1) == roll.total.fen
    else { return false }
    let differences = try connection.prepare(
      """
      SELECT count(*), coalesce(sum(coalesce(new_fen, old_fen) - old_fen), 0)
      FROM difference_line WHERE roll_id = ?
      """)
    differences.bind(roll.roll.number, at: 1)
    return try differences.step() && differences.int(0) == roll.differences
      && differences.int(1) == roll.differenceFen
  }

  /// What an entry took from funds is what its transfers say.
  private static func usesAgree(_ entry: Int64, _ connection: Connection) throws -> Bool {
    try connection.number(
      """
      SELECT 1 FROM (
        SELECT 'fund:' || fund AS account, fen FROM fund_use WHERE entry = ?1
        UNION ALL SELECT from_account, -amount FROM transfer
          WHERE entry = ?1 AND from_account GLOB 'fund:*'
        UNION ALL SELECT to_account, amount FROM transfer
          WHERE entry = ?1 AND to_account GLOB 'fund:*')
      GROUP BY account HAVING sum(fen) <> 0 LIMIT 1
      """, entry) == nil
  }

  private static func textAgrees(_ hash: String, _ connection: Connection) throws -> Bool {
    try Store.policyText(hash: hash, connection).map { SHA256.hex($0) == hash } ?? false
  }
}
