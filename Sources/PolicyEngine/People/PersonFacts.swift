// One worker's facts as values, so that they can be changed one at a time and decided again.

public import Workforce

/// Everything a snapshot knows of one worker.
public struct PersonFacts: Hashable, Sendable {
  struct Posting: Hashable, Sendable {
    var kind: String
    var county: String
    /// Nil when not recorded.
    var onEstablishment: Bool?
    var first: Int32
    var last: Int32
    var organisation = ""
  }
  struct Certificate: Hashable, Sendable {
    var level: CertificateLevel
    var approved: Int32
  }
  struct Registration: Hashable, Sendable {
    var level: CertificateLevel
    var first: Int32
    var last: Int32
  }
  struct Assessed: Hashable, Sendable {
    var year: Int
    var result: AssessmentResult
  }
  struct Training: Hashable, Sendable {
    var first: Int32
    var last: Int32
    /// Hundredths of an hour.
    var hours: Int32
    var result: AssessmentResult
  }
  struct Paid: Hashable, Sendable {
    var measure: String
    var level: CertificateLevel?
    var fen: Int64
    var on: Int32
  }

  struct Circumstance: Hashable, Sendable {
    var kind: String
    var value: String
    var place: String
    var level: CertificateLevel?
    /// `Int64.min` when no number is given.
    var number: Int64
    var first: Int32
    var last: Int32
  }

  var postings: [Posting] = []
  var certificates: [Certificate] = []
  var registrations: [Registration] = []
  var assessments: [Assessed] = []
  var trainings: [Training] = []
  var payments: [Paid] = []
  var circumstances: [Circumstance] = []

  /// Makes a person without any facts.
  public init() {}

  /// Reads the facts of one worker of a snapshot.
  public init(_ snapshot: Snapshot, worker: Int) {
    let symbols = snapshot.symbols
    let posts = snapshot.postings
    postings = posts.byWorker.range(of: worker).map {
      let establishment = posts.onEstablishment[$0]
      return Posting(
        kind: symbols.text(of: posts.kind[$0]), county: symbols.text(of: posts.county[$0]),
        onEstablishment: establishment == 2 ? nil : establishment == 1, first: posts.first[$0],
        last: posts.last[$0], organisation: symbols.text(of: posts.organisation[$0]))
    }
    certificates = snapshot.certificates.byWorker.range(of: worker).compactMap { row in
      CertificateLevel(rawValue: snapshot.certificates.level[row]).map {
        Certificate(level: $0, approved: snapshot.certificates.approved[row])
      }
    }
    let terms = snapshot.registrations
    registrations = terms.byWorker.range(of: worker).compactMap { row in
      CertificateLevel(rawValue: terms.level[row]).map {
        Registration(level: $0, first: terms.first[row], last: terms.last[row])
      }
    }
    let assessed = snapshot.assessments
    assessments = assessed.byWorker.range(of: worker).compactMap { row in
      AssessmentResult(rawValue: assessed.result[row]).map {
        Assessed(year: Int(assessed.year[row]), result: $0)
      }
    }
    let courses = snapshot.trainings
    trainings = courses.byWorker.range(of: worker).compactMap { row in
      AssessmentResult(rawValue: courses.result[row]).map {
        Training(
          first: courses.first[row], last: courses.last[row], hours: courses.hours[row], result: $0)
      }
    }
    let paid = snapshot.payments
    payments = paid.byWorker.range(of: worker).map {
      Paid(
        measure: symbols.text(of: paid.measure[$0]), level: CertificateLevel(rawValue: paid.level[$0]),
        fen: paid.fen[$0], on: paid.paidOn[$0])
    }
    let others = snapshot.circumstances
    circumstances = others.byWorker.range(of: worker).map {
      Circumstance(
        kind: symbols.text(of: others.kind[$0]), value: symbols.text(of: others.value[$0]),
        place: symbols.text(of: others.place[$0]), level: CertificateLevel(rawValue: others.level[$0]),
        number: others.number[$0], first: others.first[$0], last: others.last[$0])
    }
  }

  /// Training that counts for anything: hundredths of an hour passed by a day.
  func hours(passedBy day: Int32) -> Int64 {
    trainings.reduce(0) { sum, course in
      course.last <= day && course.result >= .passed ? sum + Int64(course.hours) : sum
    }
  }
}

extension AssessmentResult {
  fileprivate static func >= (left: Self, right: Self) -> Bool { left.rawValue >= right.rawValue }
}

extension Snapshot {
  /// A register of made-up workers, in the order given. Fact numbers count each person's rows.
  init(of people: some Sequence<PersonFacts>) {
    var symbols = Symbols()
    var postings = PostingColumns.Builder()
    var certificates = CertificateColumns.Builder()
    var registrations = RegistrationColumns.Builder()
    var assessments = AssessmentColumns.Builder()
    var trainings = TrainingColumns.Builder()
    var payments = PaymentColumns.Builder()
    var circumstances = CircumstanceColumns.Builder()
    var count = 0
    for person in people {
      for (row, one) in person.postings.enumerated() {
        postings.append(
          worker: count, fact: Int32(row + 1), first: one.first, last: one.last,
          kind: symbols.number(adding: one.kind), county: symbols.number(adding: one.county),
          onEstablishment: one.onEstablishment.map { $0 ? 1 : 0 } ?? 2,
          organisation: symbols.number(adding: one.organisation))
      }
      for (row, one) in person.certificates.enumerated() {
        certificates.append(
          worker: count, fact: Int32(row + 1), level: one.level.rawValue, approved: one.approved)
      }
      for (row, one) in person.registrations.enumerated() {
        registrations.append(
          worker: count, fact: Int32(row + 1), level: one.level.rawValue, first: one.first,
          last: one.last)
      }
      for (row, one) in person.assessments.enumerated() {
        assessments.append(
          worker: count, fact: Int32(row + 1), year: Int16(truncatingIfNeeded: one.year),
          result: one.result.rawValue)
      }
      for (row, one) in person.trainings.enumerated() {
        trainings.append(
          worker: count, fact: Int32(row + 1), first: one.first, last: one.last, hours: one.hours,
          result: one.result.rawValue)
      }
      for (row, one) in person.payments.enumerated() {
        payments.append(
          worker: count, fact: Int32(row + 1), measure: symbols.number(adding: one.measure),
          level: one.level?.rawValue ?? 0, fen: one.fen, paidOn: one.on)
      }
      for (row, one) in person.circumstances.enumerated() {
        circumstances.append(
          worker: count, fact: Int32(row + 1), kind: symbols.number(adding: one.kind),
          value: symbols.number(adding: one.value), place: symbols.number(adding: one.place),
          level: one.level?.rawValue ?? 0, number: one.number, first: one.first, last: one.last)
      }
      count += 1
    }
    self.init(
      knownAt: EntryNumber(0), symbols: symbols, workers: Column((0..<count).map { Int64($0 + 1) }),
      postings: postings.finish(workers: count), certificates: certificates.finish(workers: count),
      registrations: registrations.finish(workers: count),
      assessments: assessments.finish(workers: count), trainings: trainings.finish(workers: count),
      payments: payments.finish(workers: count),
      circumstances: circumstances.finish(workers: count))
  }
}
