// Writing an import: rows are collected, then stored in one transaction as one entry. Until the
// commit nobody sees anything, and a program that dies before it leaves the register as it was.

internal import Digests
public import Workforce

extension Store {
  /// Imports one file as one entry.
  ///
  /// The register is locked for other writers while `body` runs, so what `body` looks up stays
  /// true until its facts are stored.
  /// - Parameters:
  ///   - start: the file and who imports it.
  ///   - body: reads the rows, hands the good ones to the writer and returns the counts.
  /// - Returns: the batch with its number.
  /// - Throws: what `body` throws, with the register unchanged; ``StoreError/notUnique`` when an
  ///   identity number is added twice; ``StoreError/unknownWorker(_:)`` for a key not in the
  ///   register; ``StoreError/unknownFact(kind:worker:fact:)`` when a fact to
  ///   close is not known; the errors of the disk.
  public func importBatch(
    _ start: ImportStart, _ body: (ImportWriter) throws -> ImportCounts
  ) throws -> ImportBatch {
    try writing(durable: true) { connection in
      let writer = try ImportWriter(connection)
      return try writer.finish(start, counts: body(writer))
    }
  }
}

/// Takes the facts of one import. Valid only inside the block it was handed to.
public final class ImportWriter {
  let connection: Connection
  private let symbols: SymbolLedger
  private let entry: Int64
  private let firstFact: Int64
  private var nextFact: Int64
  /// The next number of each kind of subject, by its raw value.
  private var nextNumbers: [Int64]
  private var newWorkers: [(key: Int64, type: String, number: String)] = []
  private var buffers = [FactBuffer](repeating: FactBuffer(), count: FactKind.allCases.count)
  /// The first key that is not in the register; found out while appending, thrown at the end.
  private var strayWorker: WorkerKey?
  private var closings: [(kind: FactKind, worker: Int64, fact: Int64)] = []

  init(_ connection: Connection) throws {
    self.connection = connection
    symbols = try SymbolLedger(connection)
    entry = try EntryLog.lastNumber(connection) + 1
    firstFact = try (connection.number("SELECT max(last_fact) FROM import_batch") ?? 0) + 1
    nextFact = firstFact
    nextNumbers = try SubjectKind.allCases.map {
      try $0.numbers.lowerBound + connection.lastNumber(of: $0) + 1
    }
  }

  /// Adds a person, organisation or station the register has never had, with the facts about them.
  /// - Parameters:
  ///   - worker: the identity number or code is new; the end of the import fails otherwise. The type
  ///     of document says what kind of subject it is.
  ///   - sourceRow: row in the file, counted from 1.
  public func addWorker(_ worker: Worker, sourceRow: Int) -> WorkerKey {
    let kind = Int(SubjectKind(documentType: worker.documentType).rawValue)
    let key = WorkerKey(number: nextNumbers[kind])
    nextNumbers[kind] += 1
    newWorkers.append((key.number, worker.documentType, worker.documentNumber))
    append(worker, to: key, sourceRow: sourceRow)
    return key
  }

  /// Records the facts about a person the register has: again after a withdrawal, or changed after
  /// the earlier fact was closed. The identity number in `worker` is not looked at.
  /// - Returns: the number of the fact.
  @discardableResult
  public func append(_ worker: Worker, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(PersonFact(worker), key, sourceRow)
  }

  /// Records a posting; `sourceRow` is the row in the file. Returns the number of the fact.
  @discardableResult
  public func append(_ posting: Posting, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(posting, key, sourceRow)
  }

  /// Records a certificate; `sourceRow` is the row in the file. Returns the number of the fact.
  @discardableResult
  public func append(_ certificate: Certificate, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(certificate, key, sourceRow)
  }

  /// Records a term of registration; `sourceRow` is the row in the file. Returns the number of the
  /// fact.
  @discardableResult
  public func append(_ registration: Registration, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(registration, key, sourceRow)
  }

  /// Records an assessment; `sourceRow` is the row in the file. Returns the number of the fact.
  @discardableResult
  public func append(_ assessment: Assessment, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(assessment, key, sourceRow)
  }

  /// Records a completed course; `sourceRow` is the row in the file. Returns the number of the fact.
  @discardableResult
  public func append(_ training: TrainingRecord, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(training, key, sourceRow)
  }

  /// Records a circumstance; `sourceRow` is the row in the file. Returns the number of the fact.
  @discardableResult
  public func append(
    _ circumstance: Circumstance, to key: WorkerKey, sourceRow: Int
  ) -> Int64 {
    add(circumstance, key, sourceRow)
  }

  /// Records a payment made elsewhere; `sourceRow` is the row in the file. Returns the number of
  /// the fact.
  @discardableResult
  public func append(_ payment: Payment, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(payment, key, sourceRow)
  }

  /// Records what is said of somebody's bank account from now on; `sourceRow` is the row in the file.
  /// Returns the number of the fact.
  @discardableResult
  public func append(_ account: BankAccount, to key: WorkerKey, sourceRow: Int) -> Int64 {
    add(account, key, sourceRow)
  }

  /// Closes a fact of an earlier batch: from this entry on it is no longer known. With the fact
  /// appended anew this is a correction.
  /// - Parameters:
  ///   - kind: the kind of the fact.
  ///   - key: the worker it is about.
  ///   - fact: its number.
  public func withdrawFact(_ kind: FactKind, of key: WorkerKey, fact: Int64) {
    closings.append((kind, key.number, fact))
  }

  private func add(_ fact: some FactRow, _ key: WorkerKey, _ sourceRow: Int) -> Int64 {
    // Subjects are numbered without gaps and never deleted.
    let kind = key.subject
    if key.number <= kind.numbers.lowerBound || key.number >= nextNumbers[Int(kind.rawValue)] {
      strayWorker = strayWorker ?? key
    }
    let number = nextFact
    nextFact += 1
    buffers[type(of: fact).factKind.order].append(
      fact, worker: key.number, fact: number, sourceRow: Int64(sourceRow), symbols: symbols)
    return number
  }

  /// Stores everything and writes the entry and the batch.
  func finish(_ start: ImportStart, counts: ImportCounts) throws -> ImportBatch {
    if let strayWorker { throw StoreError.unknownWorker(strayWorker) }
    var content = ContentHash()
    let personal = try PersonalColumns(connection)
    try storeSymbols(&content)
    try storeWorkers(&content, personal)
    try close(&content)
    for kind in FactKind.allCases {
      try buffers[kind.order].insert(
        kind: kind, entry: entry, into: connection, personal: personal,
        hash: &content.facts[kind.order])
    }
    let batch = ImportBatch(
      number: try (connection.number("SELECT max(id) FROM import_batch") ?? 0) + 1,
      entry: EntryNumber(entry), start: start, counts: counts, facts: firstFact..<nextFact)
    // The batch refers to its entry, and the entry vouches for the batch; the reference is checked
    // at the commit.
    try connection.run("PRAGMA defer_foreign_keys = ON")
    try batch.store(connection).bytes.withUnsafeBytes { content.batch.update($0) }
    try EntryLog.append(
      Entry(
        number: batch.entry, instant: start.instant, actor: start.actor, kind: .imported,
        reason: start.reason, source: start.fileName),
      content: content.finish(), to: connection)
    return batch
  }

  private func storeSymbols(_ content: inout ContentHash) throws {
    try symbols.store(entry: entry)
    let rows = try connection.prepare("SELECT id, text FROM symbol WHERE entry_in = ? ORDER BY id")
    rows.bind(entry, at: 1)
    var row = CanonicalBytes()
    while try rows.step() { row.appendRow(of: rows, from: 0, count: 2) }
    row.bytes.withUnsafeBytes { content.symbols.update($0) }
  }

  private func storeWorkers(_ content: inout ContentHash, _ personal: PersonalColumns) throws {
    let insert = try connection.prepare(
      "INSERT INTO worker (id, document_type, document_number, entry_in) VALUES (?, ?, ?, ?)")
    var row = CanonicalBytes()
    for worker in newWorkers.sorted(by: { $0.key < $1.key }) {
      insert.bind(worker.key, at: 1)
      insert.bind(worker.type, at: 2)
      insert.bind(worker.number, at: 3)
      insert.bind(entry, at: 4)
      try insert.run()
      row.removeAll()
      row.beginRow(values: 3)
      row.append(worker.key)
      row.append(.some(worker.type))
      row.append(.some(worker.number))
      row.bytes.withUnsafeBytes {
        personal.hash(
          $0, personal: 1, entry: entry, kind: 0, number: worker.key, into: &content.workers)
      }
    }
    newWorkers = []
  }

  private func close(_ content: inout ContentHash) throws {
    closings.sort { ($0.kind.order, $0.worker, $0.fact) < ($1.kind.order, $1.worker, $1.fact) }
    var row = CanonicalBytes()
    for (kind, ofKind) in Dictionary(grouping: closings, by: \.kind).sorted(by: {
      $0.key.order < $1.key.order
    }) {
      let update = try connection.prepare(
        """
        UPDATE \(kind.table) SET entry_out = ?
        WHERE worker_id = ? AND fact = ? AND entry_out IS NULL
        """)
      for closing in ofKind {
        update.bind(entry, at: 1)
        update.bind(closing.worker, at: 2)
        update.bind(closing.fact, at: 3)
        try update.run()
        guard connection.changes == 1 else {
          throw StoreError.unknownFact(
            kind: kind, worker: WorkerKey(number: closing.worker), fact: closing.fact)
        }
        row.appendClosing(kind, worker: closing.worker, fact: closing.fact)
      }
    }
    row.bytes.withUnsafeBytes { content.closed.update($0) }
  }
}
