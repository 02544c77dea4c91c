// What the rows of each kind of file state, when two of them contradict each other, and how an
// accepted one enters the register.

import Exchange
import RegistryStore
import Workforce

/// A statement of one kind of import file.
protocol ImportStatement: Sendable {
  /// What the register already knows of this kind about some workers at least.
  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]]
  /// The statement of a record; nil for a record of another kind.
  init?(_ record: ImportRecord)
  func relation(to other: Self) -> Relation
}

/// A row of the roster.
struct RosterStatement: ImportStatement {
  /// Nil for what the register knows, where the person is kept apart from the posting.
  let worker: Worker?
  let posting: Posting

  init?(_ record: ImportRecord) {
    guard case .roster(let worker, let posting) = record else { return nil }
    self.worker = worker
    self.posting = posting
  }

  private init(known posting: Posting) {
    worker = nil
    self.posting = posting
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    try register.knownPostings(of: workers).mapValues { $0.map { $0.map(Self.init(known:)) } }
  }

  func relation(to other: Self) -> Relation {
    guard posting.span.overlaps(other.posting.span) else { return .unrelated }
    // What the register knows has no person here, and only it can be carried on.
    if worker == nil, posting.span.last == .openEnd, other.posting.span.last != .openEnd {
      var ended = posting
      ended.span = other.posting.span
      if ended == other.posting, posting.span.first == other.posting.span.first {
        return .continued
      }
    }
    guard posting == other.posting else { return .conflicting }
    guard let worker, let other = other.worker else { return .equal }
    return worker.documentType == other.documentType && worker.isCalled(as: other)
      ? .equal : .conflicting
  }
}

/// A certificate with at most one term of registration.
struct CertificateStatement: ImportStatement {
  let certificate: Certificate
  let registration: Registration?

  init?(_ record: ImportRecord) {
    guard case .certificate(_, let certificate, let registration) = record else { return nil }
    self.certificate = certificate
    self.registration = registration
  }

  private init(_ certificate: Certificate, _ registration: Registration?) {
    self.certificate = certificate
    self.registration = registration
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    let terms = try register.knownRegistrations(of: workers)
    return try register.knownCertificates(of: workers).mapValues { certificates in
      certificates.flatMap { known in
        let mine = (terms[known.worker] ?? []).filter { $0.value.level == known.value.level }
        return [known.map { Self($0, nil) }] + mine.map { $0.map { Self(known.value, $0) } }
      }
    }
  }

  /// Other registration dates of the same certificate are a renewal.
  func relation(to other: Self) -> Relation {
    guard certificate.level == other.certificate.level else { return .unrelated }
    if certificate != other.certificate { return .conflicting }
    return registration == other.registration ? .equal : .unrelated
  }
}

extension Assessment: ImportStatement {
  init?(_ record: ImportRecord) {
    guard case .assessment(_, let assessment) = record else { return nil }
    self = assessment
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    try register.knownAssessments(of: workers)
  }

  func relation(to other: Self) -> Relation {
    year != other.year ? .unrelated : result == other.result ? .equal : .conflicting
  }
}

extension TrainingRecord: ImportStatement {
  init?(_ record: ImportRecord) {
    guard case .training(_, let training) = record else { return nil }
    self = training
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    try register.knownTrainings(of: workers)
  }

  /// Title and academy do not matter: two academies report one course under their own names.
  func relation(to other: Self) -> Relation {
    guard courseCode == other.courseCode, span == other.span else { return .unrelated }
    return hours == other.hours && result == other.result ? .equal : .conflicting
  }
}

extension Payment: ImportStatement {
  init?(_ record: ImportRecord) {
    guard case .payment(_, let payment) = record else { return nil }
    self = payment
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    try register.knownPayments(of: workers)
  }

  func relation(to other: Self) -> Relation {
    guard measure == other.measure, level == other.level else { return .unrelated }
    return amount == other.amount && paidOn == other.paidOn ? .equal : .conflicting
  }
}

extension Circumstance: ImportStatement {
  init?(_ record: ImportRecord) {
    guard case .circumstance(_, let circumstance) = record else { return nil }
    self = circumstance
  }

  static func known(
    _ register: some KnowsRegister, of workers: [WorkerKey]
  ) throws -> [WorkerKey: [Known<Self>]] {
    try register.knownCircumstances(of: workers)
  }

  /// Circumstances go on side by side; only the very same one is a duplicate.
  func relation(to other: Self) -> Relation { self == other ? .equal : .unrelated }
}

extension Worker {
  /// Whether two rows name one person alike; accounts and phones aside, which change.
  func isCalled(as other: Worker) -> Bool { name == other.name && sex == other.sex }

  /// Whether two rows say the same of a person, identity document aside.
  func says(same other: Worker) -> Bool {
    name == other.name && sex == other.sex && phone == other.phone && bank == other.bank
      && bankAccount == other.bankAccount
  }
}
