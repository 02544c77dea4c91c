// What an import must know to find duplicates and contradictions: who is in the register, and the
// facts of the kind it brings.

public import Workforce

/// Everybody in the register, by identity number.
public struct KnownRegister: Sendable {
  /// A person in the register.
  public struct Person: Hashable, Sendable {
    public var worker: WorkerKey
    /// Number of the live fact about the person; nil after its batch was withdrawn.
    public var fact: Int64?
    /// The name as known now; nil after its batch was withdrawn.
    public var name: String?
  }

  private var people: [String: Person] = [:]

  /// The person with an identity number, or nil. Numbers are compared as they are stored.
  public func person(documentNumber: String) -> Person? { people[documentNumber] }

  /// How many persons there are.
  public var count: Int { people.count }

  fileprivate init(_ connection: Connection) throws {
    people.reserveCapacity(Int(try connection.number("SELECT count(*) FROM worker") ?? 0))
    let rows = try connection.prepare(
      """
      SELECT document_number, id, fact, name FROM worker
      LEFT JOIN person ON worker_id = id AND entry_out IS NULL ORDER BY id, fact
      """)
    while try rows.step() {
      people[rows.text(0)] = Person(
        worker: WorkerKey(number: rows.int(1)), fact: rows.optionalInt(2),
        name: rows.optionalText(3))
    }
  }
}

/// Facts of one kind that are known now, by worker, in the order in which they were recorded.
public typealias KnownFacts<Fact: Sendable> = [WorkerKey: [Known<Fact>]]

/// Loads facts for the checks of an import. ``Store`` answers from the last commit, and
/// ``ImportWriter`` from within the import, where nobody else can change the answer.
public protocol KnowsRegister {
  /// Runs a reading over the register; for the look-ups below.
  func lookUp<T>(_ work: (RegisterReading) throws -> T) throws -> T
}

/// The register during one look-up.
public struct RegisterReading {
  let connection: Connection
}

extension Store: KnowsRegister {
  /// Runs a reading over the last commit.
  public func lookUp<T>(_ work: (RegisterReading) throws -> T) throws -> T {
    try reading { try work(RegisterReading(connection: $0)) }
  }
}

extension ImportWriter: KnowsRegister {
  /// Runs a reading from within the import. What the import has appended is not seen.
  public func lookUp<T>(_ work: (RegisterReading) throws -> T) throws -> T {
    try work(RegisterReading(connection: connection))
  }
}

extension KnowsRegister {
  /// Everybody in the register.
  public func knownRegister() throws -> KnownRegister {
    try lookUp { try KnownRegister($0.connection) }
  }

  /// Postings known now.
  public func knownPostings() throws -> KnownFacts<Posting> { try known() }
  /// Certificates known now.
  public func knownCertificates() throws -> KnownFacts<Certificate> { try known() }
  /// Registration terms known now.
  public func knownRegistrations() throws -> KnownFacts<Registration> { try known() }
  /// Assessments known now.
  public func knownAssessments() throws -> KnownFacts<Assessment> { try known() }
  /// Courses known now.
  public func knownTrainings() throws -> KnownFacts<TrainingRecord> { try known() }
  /// Payments from files known now.
  public func knownPayments() throws -> KnownFacts<Payment> { try known() }

  /// Circumstances known now.
  public func knownCircumstances() throws -> KnownFacts<Circumstance> { try known() }
  /// What is known now of the persons themselves; the identity documents are left empty.
  public func knownPersons() throws -> KnownFacts<Worker> {
    let facts: KnownFacts<PersonFact> = try known()
    return facts.mapValues { $0.map { $0.map(\.worker) } }
  }

  private func known<Fact: FactRow>() throws -> KnownFacts<Fact> {
    try lookUp { reading in
      let connection = reading.connection
      let texts = try Store.symbols(connection).texts
      var facts: KnownFacts<Fact> = [:]
      // Growing a table of a million workers step by step would hash every key many times.
      facts.reserveCapacity(
        Int(
          try connection.number("SELECT count(DISTINCT worker_id) FROM \(Fact.factKind.table)") ?? 0
        ))
      var group: [Known<Fact>] = []
      func close() {
        if let worker = group.first?.worker { facts[worker] = group }
        group = []
      }
      try Store.forEachFact(connection, knownAt: nil, texts: texts) { (fact: Known<Fact>) in
        if let last = group.last, last.worker != fact.worker { close() }
        group.append(fact)
      }
      close()
      return facts
    }
  }
}

extension Store {
  /// Calls `body` for the known facts of a kind, in the order of workers and facts.
  /// - Parameters:
  ///   - entry: nil for what is known now.
  ///   - worker: nil for all.
  static func forEachFact<Fact: FactRow>(
    _ connection: Connection, knownAt entry: EntryNumber?, worker: WorkerKey? = nil,
    texts: [String], _ body: (Known<Fact>) throws -> Void
  ) throws {
    let kind = Fact.factKind
    let rows = try connection.prepare(
      """
      SELECT worker_id, fact, entry_in, source_row, \(kind.content) FROM \(kind.table)
      WHERE \(entry == nil ? "entry_out IS NULL" : isKnown)
        \(worker == nil ? "" : "AND worker_id = ?2") ORDER BY worker_id, fact
      """)
    if let entry { rows.bind(entry.value, at: 1) }
    if let worker { rows.bind(worker.number, at: 2) }
    while try rows.step() {
      try body(
        Known(
          fact: rows.int(1), worker: WorkerKey(number: rows.int(0)),
          entry: EntryNumber(rows.int(2)), sourceRow: Int(rows.int(3)),
          value: Fact(rows, from: 4, texts: texts)))
    }
  }
}
