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

  /// - Parameter numbers: the persons wanted; nil for everybody.
  fileprivate init(_ connection: Connection, numbers: (some Sequence<String>)?) throws {
    let one = numbers == nil ? "" : "WHERE document_number = ?"
    let rows = try connection.prepare(
      """
      SELECT document_number, id, fact, name FROM worker
      LEFT JOIN person ON worker_id = id AND entry_out IS NULL \(one) ORDER BY id, fact
      """)
    func take() throws {
      while try rows.step() {
        people[rows.text(0)] = Person(
          worker: WorkerKey(number: rows.int(1)), fact: rows.optionalInt(2),
          name: rows.optionalText(3))
      }
    }
    guard let numbers else {
      people.reserveCapacity(try connection.workerCount())
      try take()
      return
    }
    for number in numbers where people[number] == nil {
      rows.bind(number, at: 1)
      try take()
      rows.reset()
    }
  }
}

extension Connection {
  /// The number given last to a subject of a kind, less the first of the kind: they are numbered
  /// without gaps, so it is also how many the register ever had.
  func lastNumber(of kind: SubjectKind) throws -> Int64 {
    let (first, end) = (kind.numbers.lowerBound, kind.numbers.upperBound)
    let last = try number("SELECT max(id) FROM worker WHERE id >= ? AND id < ?", first, end)
    return (last ?? first) - first
  }

  /// How many workers the register ever had.
  fileprivate func workerCount() throws -> Int { Int(try lastNumber(of: .worker)) }

  /// Whether so few people are asked for that one look-up each beats a walk along the tables.
  fileprivate func isFew(_ people: Int) throws -> Bool { try people < workerCount() / 8 }
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
    try lookUp { try KnownRegister($0.connection, numbers: [String]?.none) }
  }

  /// Who of some people is in the register. It may know of others too.
  /// - Parameters:
  ///   - numbers: identity numbers, in any order and more than once.
  ///   - count: how many numbers there are at most.
  public func knownRegister(
    naming numbers: some Sequence<String>, count: Int
  ) throws -> KnownRegister {
    try lookUp { reading in
      guard try reading.connection.isFew(count) else {
        return try KnownRegister(reading.connection, numbers: [String]?.none)
      }
      return try KnownRegister(reading.connection, numbers: numbers)
    }
  }

  /// Postings known now.
  public func knownPostings(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Posting> { try known(workers) }
  /// Certificates known now.
  public func knownCertificates(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Certificate> { try known(workers) }
  /// Registration terms known now.
  public func knownRegistrations(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Registration> { try known(workers) }
  /// Assessments known now.
  public func knownAssessments(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Assessment> { try known(workers) }
  /// Courses known now.
  public func knownTrainings(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<TrainingRecord> { try known(workers) }
  /// Payments from files known now.
  public func knownPayments(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Payment> { try known(workers) }

  /// Circumstances known now.
  public func knownCircumstances(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<Circumstance> { try known(workers) }
  /// What is known now of the persons themselves, with the accounts they were recorded with; the
  /// identity documents are left empty.
  public func knownPersons(of workers: [WorkerKey]? = nil) throws -> KnownFacts<Worker> {
    let facts: KnownFacts<PersonFact> = try known(workers)
    return facts.mapValues { $0.map { $0.map(\.worker) } }
  }

  /// - Parameter workers: whom to look up at least; nil for everybody.
  func known<Fact: FactRow>(_ workers: [WorkerKey]?) throws -> KnownFacts<Fact> {
    try lookUp { reading in
      let connection = reading.connection
      var facts: KnownFacts<Fact> = [:]
      let table = Fact.factKind.table
      guard try connection.number("SELECT 1 FROM \(table) LIMIT 1") != nil else { return facts }
      let texts = try Store.symbols(connection).texts
      if let workers, try connection.isFew(workers.count) {
        let query = try FactQuery<Fact>(connection, knownAt: nil, ofOne: true, texts: texts)
        for worker in workers {
          var group: [Known<Fact>] = []
          try query.each(of: worker) { group.append($0) }
          if !group.isEmpty { facts[worker] = group }
        }
        return facts
      }
      // Growing a table of a million workers step by step would hash every key many times.
      facts.reserveCapacity(try connection.workerCount())
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
    try FactQuery<Fact>(connection, knownAt: entry, ofOne: worker != nil, texts: texts)
      .each(of: worker, body)
  }
}

/// A prepared walk along the known facts of a kind.
private struct FactQuery<Fact: FactRow> {
  private let rows: Statement
  private let texts: [String]

  /// - Parameters:
  ///   - entry: nil for what is known now.
  ///   - ofOne: whether each walk is about one worker.
  init(
    _ connection: Connection, knownAt entry: EntryNumber?, ofOne: Bool, texts: [String]
  ) throws {
    self.texts = texts
    let kind = Fact.factKind
    rows = try connection.prepare(
      """
      SELECT worker_id, fact, entry_in, source_row, \(kind.content) FROM \(kind.table)
      WHERE \(entry == nil ? "entry_out IS NULL" : isKnown)
        \(ofOne ? "AND worker_id = ?2" : "") ORDER BY worker_id, fact
      """)
    if let entry { rows.bind(entry.value, at: 1) }
  }

  func each(of worker: WorkerKey? = nil, _ body: (Known<Fact>) throws -> Void) throws {
    if let worker { rows.bind(worker.number, at: 2) }
    while try rows.step() {
      try body(
        Known(
          fact: rows.int(1), worker: WorkerKey(number: rows.int(0)),
          entry: EntryNumber(rows.int(2)), sourceRow: Int(rows.int(3)),
          value: Fact(rows, from: 4, texts: texts)))
    }
    rows.reset()
  }
}
