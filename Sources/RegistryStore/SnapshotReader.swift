// Filling a snapshot: one pass along each table, in the order in which it is stored.

public import Workforce

extension Store {
  /// The register as it was known at an entry.
  /// - Parameters:
  ///   - entry: the entry; nil for ``latestKnowledge()``.
  ///   - kind: whose facts; nil for the kind of the first of `workers`, and people where none are
  ///     given. Organisations and stations come with their people.
  ///   - workers: only these subjects; nil for all. Those who are not known, or of another kind, are
  ///     left out.
  /// - Throws: ``StoreError/unknownEntry(_:)`` for an entry that does not exist yet.
  public func snapshot(
    asKnownAt entry: EntryNumber? = nil, of kind: SubjectKind? = nil,
    workers: [WorkerKey]? = nil
  ) throws -> Snapshot {
    let kind = kind ?? workers?.first?.subject ?? .worker
    return try reading { connection in
      let known = try Self.knowledge(entry, connection)
      let chosen = workers.map { keys in
        Set(keys.lazy.filter { $0.subject == kind }.map(\.number)).sorted()
      }
      var reader = try SnapshotReader(connection, knownAt: known, chosen: chosen, of: kind)
      var snapshot = try reader.read()
      if kind != .worker { snapshot.staff = try reader.staff(of: snapshot, kind) }
      return snapshot
    }
  }

  /// The entry asked for, or the latest knowledge.
  static func knowledge(_ entry: EntryNumber?, _ connection: Connection) throws -> EntryNumber {
    guard let entry else { return try latestKnowledge(connection) }
    guard try (0...EntryLog.lastNumber(connection)).contains(entry.value) else {
      throw StoreError.unknownEntry(entry)
    }
    return entry
  }

  static func symbols(_ connection: Connection) throws -> Symbols {
    let rows = try connection.prepare("SELECT text FROM symbol ORDER BY id")
    var texts: [String] = []
    while try rows.step() { texts.append(rows.text(0)) }
    return Symbols(texts: texts)
  }
}

/// The condition that a fact is known at the entry bound at place 1.
let isKnown = "entry_in <= ?1 AND (entry_out IS NULL OR entry_out > ?1)"

struct SnapshotReader {
  let connection: Connection
  let knownAt: EntryNumber
  /// Register numbers, rising; nil for all workers.
  let chosen: [Int64]?
  /// Register numbers of all subjects of the kind wanted.
  private let numbers: Range<Int64>
  let symbols: Symbols
  let workers: Column<Int64>

  init(
    _ connection: Connection, knownAt: EntryNumber, chosen: [Int64]?, of kind: SubjectKind = .worker
  ) throws {
    self.connection = connection
    self.knownAt = knownAt
    self.chosen = chosen
    numbers = kind.numbers
    symbols = try Store.symbols(connection)
    var workers = ColumnBuilder<Int64>()
    var last: Int64 = 0
    try Self.scan(connection, "person", "worker_id", knownAt, chosen, numbers) { row in
      let worker = row.int(0)
      if worker != last { workers.append(worker) }
      last = worker
    }
    self.workers = workers.finish()
  }

  mutating func read() throws -> Snapshot {
    Snapshot(
      knownAt: knownAt, symbols: symbols, workers: workers, postings: try postings(),
      certificates: try certificates(), registrations: try registrations(),
      assessments: try assessments(), trainings: try trainings(), payments: try payments(),
      circumstances: try circumstances())
  }

  /// Calls `body` for the known facts of a table in the order of workers.
  @inline(__always)
  private static func scan(
    _ connection: Connection, _ table: String, _ columns: String, _ knownAt: EntryNumber,
    _ chosen: [Int64]?, _ numbers: Range<Int64>, _ body: (Statement) -> Void
  ) throws {
    let only = chosen == nil ? "AND worker_id >= ?2 AND worker_id < ?3" : "AND worker_id = ?2"
    let rows = try connection.prepare(
      "SELECT \(columns) FROM \(table) WHERE \(isKnown) \(only) ORDER BY worker_id, fact")
    rows.bind(knownAt.value, at: 1)
    guard let chosen else {
      rows.bind(numbers.lowerBound, at: 2)
      rows.bind(numbers.upperBound, at: 3)
      while try rows.step() { body(rows) }
      return
    }
    for worker in chosen {
      rows.bind(worker, at: 2)
      while try rows.step() { body(rows) }
      rows.reset()
    }
  }

  /// The same with the worker's index; facts of workers who are not known are left out.
  @inline(__always)
  func scan(_ table: String, _ columns: String, _ body: (Int, Statement) -> Void) throws {
    var index = 0
    let workers = workers
    try Self.scan(connection, table, "worker_id, fact, \(columns)", knownAt, chosen, numbers) { row in
      let worker = row.int(0)
      while index < workers.count, workers[index] < worker { index += 1 }
      if index < workers.count, workers[index] == worker { body(index, row) }
    }
  }

  private func postings() throws -> PostingColumns {
    var builder = PostingColumns.Builder()
    let columns = "first_day, last_day, kind, county, on_establishment, organisation"
    try scan("posting", columns) { worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), first: row.int32(2), last: row.int32(3),
        kind: row.int32(4), county: row.int32(5), onEstablishment: row.byte(6),
        organisation: row.int32(7))
    }
    return builder.finish(workers: workers.count)
  }

  private func certificates() throws -> CertificateColumns {
    var builder = CertificateColumns.Builder()
    try scan("certificate", "level, approved_day") { worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), level: row.byte(2), approved: row.int32(3))
    }
    return builder.finish(workers: workers.count)
  }

  private func registrations() throws -> RegistrationColumns {
    var builder = RegistrationColumns.Builder()
    try scan("registration", "level, first_day, last_day") { worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), level: row.byte(2), first: row.int32(3),
        last: row.int32(4))
    }
    return builder.finish(workers: workers.count)
  }

  private func assessments() throws -> AssessmentColumns {
    var builder = AssessmentColumns.Builder()
    try scan("assessment", "year, result") { worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), year: Int16(truncatingIfNeeded: row.int32(2)),
        result: row.byte(3))
    }
    return builder.finish(workers: workers.count)
  }

  private func circumstances() throws -> CircumstanceColumns {
    var builder = CircumstanceColumns.Builder()
    try scan("circumstance", "kind, value, place, level, number, first_day, last_day") {
      worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), kind: row.int32(2), value: row.int32(3),
        place: row.int32(4), level: row.byte(5), number: row.optionalInt(6) ?? .min,
        first: row.int32(7), last: row.int32(8))
    }
    return builder.finish(workers: workers.count)
  }

  private func trainings() throws -> TrainingColumns {
    var builder = TrainingColumns.Builder()
    try scan("training", "first_day, last_day, hours_hundredths, result") { worker, row in
      builder.append(
        worker: worker, fact: row.int32(1), first: row.int32(2), last: row.int32(3),
        hours: row.int32(4), result: row.byte(5))
    }
    return builder.finish(workers: workers.count)
  }
}
