// Finding a person and showing everything known about one.

public import Workforce

/// A person in a list of hits.
public struct WorkerHit: Hashable, Sendable {
  public var worker: WorkerKey
  public var name: String

  public init(worker: WorkerKey, name: String) {
    self.worker = worker
    self.name = name
  }
}

/// Everything known about one worker.
public struct WorkerFacts: Sendable {
  public var worker: WorkerKey
  public var knownAt: EntryNumber
  /// Who it is, with the account that holds; nil when nothing about the person was known at that
  /// entry.
  public var person: Known<Worker>?
  public var postings: [Known<Posting>]
  public var certificates: [Known<Certificate>]
  public var registrations: [Known<Registration>]
  public var assessments: [Known<Assessment>]
  public var trainings: [Known<TrainingRecord>]
  /// Payments from files; lines of rolls are read with ``Store/lines(ofWorker:)``.
  public var payments: [Known<Payment>]
  public var circumstances: [Known<Circumstance>]
  /// What was said of the account since the person was recorded, the newest last.
  public var accounts: [Known<BankAccount>]
}

extension Store {
  /// Who a worker is, as known now.
  /// - Throws: ``StoreError/unknownWorker(_:)``, also when the batch that brought the person was
  ///   withdrawn.
  public func worker(_ key: WorkerKey) throws -> Worker {
    try reading { connection in
      guard let person = try Self.person(key, knownAt: nil, connection) else {
        throw StoreError.unknownWorker(key)
      }
      return person.value
    }
  }

  /// Who a worker is, as known at an entry; nil when nothing was known of the person.
  public func worker(_ key: WorkerKey, asKnownAt entry: EntryNumber) throws -> Worker? {
    try reading { try Self.person(key, knownAt: entry, $0)?.value }
  }

  /// The worker with an identity number, or nil.
  /// - Parameter number: as stored: no blanks, half-width, upper case.
  public func find(byNumber number: String) throws -> WorkerKey? {
    try reading { connection in
      let rows = try connection.prepare("SELECT id FROM worker WHERE document_number = ?")
      rows.bind(number, at: 1)
      return try rows.step() ? WorkerKey(number: rows.int(0)) : nil
    }
  }

  /// Everybody of a kind, as was known, in the order of their keys.
  /// - Parameter entry: what was known; nil for now.
  public func subjects(
    of kind: SubjectKind, asKnownAt entry: EntryNumber? = nil
  ) throws -> [WorkerHit] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT worker_id, name FROM person
        WHERE \(isKnown) AND worker_id >= ?2 AND worker_id < ?3 ORDER BY worker_id, fact
        """)
      rows.bind(try Self.knowledge(entry, connection).value, at: 1)
      rows.bind(kind.numbers.lowerBound, at: 2)
      rows.bind(kind.numbers.upperBound, at: 3)
      var hits: [WorkerHit] = []
      while try rows.step() {
        hits.append(WorkerHit(worker: WorkerKey(number: rows.int(0)), name: rows.text(1)))
      }
      return hits
    }
  }

  /// Workers whose name, as it was known, contains a text, in the order of their keys.
  /// - Parameters:
  ///   - text: one character or more; an empty text finds nobody.
  ///   - entry: what was known; nil for now.
  ///   - limit: at most so many hits.
  public func find(
    byName text: String, asKnownAt entry: EntryNumber? = nil, limit: Int = 100
  ) throws -> [WorkerHit] {
    guard !text.isEmpty else { return [] }
    return try reading { connection in
      // instr and not LIKE: a name is two or three characters, and LIKE folds ASCII letters and
      // reads % and _ as wildcards.
      let rows = try connection.prepare(
        """
        SELECT worker_id, name FROM person
        WHERE \(entry == nil ? "entry_out IS NULL" : isKnown) AND instr(name, ?2) > 0
        ORDER BY worker_id, fact LIMIT ?3
        """)
      if let entry { rows.bind(entry.value, at: 1) }
      rows.bind(text, at: 2)
      rows.bind(Int64(limit), at: 3)
      var hits: [WorkerHit] = []
      while try rows.step() {
        hits.append(WorkerHit(worker: WorkerKey(number: rows.int(0)), name: rows.text(1)))
      }
      return hits
    }
  }

  /// Everything known about a worker at an entry.
  /// - Parameters:
  ///   - key: the worker.
  ///   - entry: nil for ``latestKnowledge()``.
  /// - Throws: ``StoreError/unknownWorker(_:)``, ``StoreError/unknownEntry(_:)``.
  public func facts(of key: WorkerKey, asKnownAt entry: EntryNumber? = nil) throws -> WorkerFacts {
    try reading { connection in
      let known = try Self.knowledge(entry, connection)
      guard try connection.number("SELECT 1 FROM worker WHERE id = ?", key.number) != nil else {
        throw StoreError.unknownWorker(key)
      }
      let texts = try Self.symbols(connection).texts
      func all<Fact: FactRow>() throws -> [Known<Fact>] {
        var facts: [Known<Fact>] = []
        try Self.forEachFact(connection, knownAt: known, worker: key, texts: texts) {
          facts.append($0)
        }
        return facts
      }
      return WorkerFacts(
        worker: key, knownAt: known, person: try Self.person(key, knownAt: known, connection),
        postings: try all(), certificates: try all(), registrations: try all(),
        assessments: try all(), trainings: try all(), payments: try all(),
        circumstances: try all(), accounts: try all())
    }
  }

  private static func person(
    _ key: WorkerKey, knownAt entry: EntryNumber?, _ connection: Connection
  ) throws -> Known<Worker>? {
    let identity = try connection.prepare(
      "SELECT document_type, document_number FROM worker WHERE id = ?")
    identity.bind(key.number, at: 1)
    guard try identity.step() else { return nil }
    var newest: Known<PersonFact>?
    try forEachFact(connection, knownAt: entry, worker: key, texts: []) { newest = $0 }
    guard var person = newest.map({ $0.map(\.worker) }) else { return nil }
    person.value.documentType = identity.text(0)
    person.value.documentNumber = identity.text(1)
    try forEachFact(connection, knownAt: entry, worker: key, texts: []) {
      (said: Known<BankAccount>) in person.value.take(said.value)
    }
    return person
  }
}
