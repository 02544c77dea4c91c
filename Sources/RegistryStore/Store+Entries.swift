// Reading the log: entries, batches, and where a fact came from.

public import Workforce

/// Where a fact came from.
public struct Provenance: Hashable, Sendable {
  public var kind: FactKind
  public var worker: WorkerKey
  public var fact: Int64
  /// The entry that first made the fact known.
  public var entry: Entry
  /// The batch that brought it, with the name of the file.
  public var batch: ImportBatch
  /// Row in the file, counted from 1.
  public var sourceRow: Int
  /// The entry since which the fact is no longer known; nil while it is.
  public var knownUntil: EntryNumber?
}

extension Store {
  /// All entries, the oldest first.
  public func entries() throws -> [Entry] {
    try reading { connection in
      let rows = try connection.prepare("SELECT \(EntryLog.columns) FROM entry ORDER BY number")
      var entries: [Entry] = []
      while try rows.step() { entries.append(EntryLog.entry(rows)) }
      return entries
    }
  }

  /// One entry.
  /// - Throws: ``StoreError/unknownEntry(_:)``.
  public func entry(_ number: EntryNumber) throws -> Entry {
    try reading { try Self.entry(number, $0) }
  }

  static func entry(_ number: EntryNumber, _ connection: Connection) throws -> Entry {
    let rows = try connection.prepare("SELECT \(EntryLog.columns) FROM entry WHERE number = ?")
    rows.bind(number.value, at: 1)
    guard try rows.step() else { throw StoreError.unknownEntry(number) }
    return EntryLog.entry(rows)
  }

  /// The newest entry that changed what a roll can rest on: an import, a withdrawal, a roll sealed
  /// or reversed, a policy, a waiver. Number 0 for an empty register.
  public func latestKnowledge() throws -> EntryNumber {
    try reading { try Self.latestKnowledge($0) }
  }

  static func latestKnowledge(_ connection: Connection) throws -> EntryNumber {
    EntryNumber(
      try connection.number(
        """
        SELECT max(number) FROM entry
        WHERE kind IN ('import', 'withdrawal', 'settlement', 'policy', 'waiver')
          OR number IN (SELECT entry FROM roll_step WHERE step IN ('approved', 'reversed'))
        """) ?? 0)
  }

  /// Notes that somebody saw unmasked numbers.
  /// - Parameters:
  ///   - actor: who saw them.
  ///   - reason: why.
  ///   - source: the command or page that showed them.
  ///   - instant: UTC instant in ISO 8601.
  @discardableResult
  public func recordDisclosure(
    actor: String, reason: String, source: String, instant: String
  ) throws -> Entry {
    try writing(durable: false) { connection in
      let entry = Entry(
        number: EntryNumber(try EntryLog.lastNumber(connection) + 1), instant: instant,
        actor: actor, kind: .disclosure, reason: reason, source: source)
      try EntryLog.append(entry, content: ContentHash.empty(), to: connection)
      return entry
    }
  }

  /// All import batches, the oldest first, withdrawn ones included.
  public func batches() throws -> [ImportBatch] {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT \(ImportBatch.columns) FROM import_batch ORDER BY id")
      var batches: [ImportBatch] = []
      while try rows.step() { batches.append(ImportBatch(rows)) }
      return batches
    }
  }

  /// One import batch.
  /// - Throws: ``StoreError/unknownBatch(_:)``.
  public func batch(_ number: Int64) throws -> ImportBatch {
    try reading { try Self.batch(number, $0) }
  }

  static func batch(_ number: Int64, _ connection: Connection) throws -> ImportBatch {
    let rows = try connection.prepare(
      "SELECT \(ImportBatch.columns) FROM import_batch WHERE id = ?")
    rows.bind(number, at: 1)
    guard try rows.step() else { throw StoreError.unknownBatch(number) }
    return ImportBatch(rows)
  }

  /// Where a fact came from and whether it is still known.
  /// - Parameters:
  ///   - kind: the kind of the fact.
  ///   - worker: whom it is about.
  ///   - fact: its number, as in a snapshot.
  /// - Throws: ``StoreError/unknownFact(kind:worker:fact:)``.
  public func provenance(_ kind: FactKind, of worker: WorkerKey, fact: Int64) throws -> Provenance {
    try reading { connection in
      let spans = try connection.prepare(
        """
        SELECT source_row, entry_out FROM \(kind.table) WHERE worker_id = ? AND fact = ?
        ORDER BY entry_in DESC LIMIT 1
        """)
      spans.bind(worker.number, at: 1)
      spans.bind(fact, at: 2)
      let origin = try connection.prepare(
        "SELECT \(ImportBatch.columns) FROM import_batch WHERE ? BETWEEN first_fact AND last_fact")
      origin.bind(fact, at: 1)
      guard try spans.step(), try origin.step() else {
        throw StoreError.unknownFact(kind: kind, worker: worker, fact: fact)
      }
      let batch = ImportBatch(origin)
      return Provenance(
        kind: kind, worker: worker, fact: fact, entry: try Self.entry(batch.entry, connection),
        batch: batch, sourceRow: Int(spans.int(0)),
        knownUntil: spans.optionalInt(1).map(EntryNumber.init))
    }
  }
}
