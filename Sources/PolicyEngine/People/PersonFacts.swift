// The facts of one worker, or of an organisation or station with its people, as values, so that they
// can be changed one at a time and decided again.

public import Workforce

/// Everything a snapshot knows of one of its subjects.
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

  /// One of the people of an organisation or station.
  struct Member: Hashable, Sendable {
    /// Their facts; they have no people themselves.
    var person: PersonFacts
    /// The facts by which they belong there.
    var ties: [Tie]
  }
  struct Tie: Hashable, Sendable {
    /// Whether it is a duty, and else a posting.
    var isDuty: Bool
    /// What the duty states, or the kind of post.
    var what: String
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
  var staff: [Member] = []

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
    guard let members = snapshot.staff else { return }
    let rows = members.rows
    let ties = Dictionary(grouping: rows.bySubject.range(of: worker)) { rows.worker[$0] }
    staff = ties.sorted { $0.key < $1.key }.map { person, places in
      Member(
        person: PersonFacts(members.people, worker: Int(person)),
        ties: places.map {
          Tie(
            isDuty: rows.isDuty[$0] == 1, what: symbols.text(of: rows.what[$0]),
            first: rows.first[$0], last: rows.last[$0])
        })
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
