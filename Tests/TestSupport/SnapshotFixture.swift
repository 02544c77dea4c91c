// People for tests, fact by fact, in the nouns of the register.
//
// The columns of a snapshot are made for calculation and are no pleasure to write by hand; a test
// states a person and this lays the columns out.

public import Workforce

/// Everything the register knows of one person.
public struct Person: Sendable {
  public var postings: [Posting] = []
  public var certificates: [Certificate] = []
  public var registrations: [Registration] = []
  public var assessments: [Assessment] = []
  public var trainings: [Training] = []
  public var payments: [Payment] = []
  public var circumstances: [Circumstance] = []
  /// Where this is an organisation or a station: its people.
  public var staff: [Member] = []

  /// One of the people of an organisation or station.
  public struct Member: Sendable {
    public var person: Person
    /// Duties, and else postings, there.
    public var duty: String?
    public var post: String?
    public var span: DateSpan
  }

  /// A certificate as rules see it.
  public struct Certificate: Sendable, Hashable {
    public var level: CertificateLevel
    public var approved: CivilDate
  }

  /// One registration term of a level.
  public struct Registration: Sendable, Hashable {
    public var level: CertificateLevel
    public var span: DateSpan
  }

  /// A finished course.
  public struct Training: Sendable, Hashable {
    public var span: DateSpan
    public var hours: Hours
    public var result: AssessmentResult
  }

  public init() {}
}

/// A day in a test: `day("2024-02-29")`. A day that does not exist is a fault of the test.
public func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(iso: text) else { preconditionFailure("no such day: \(text)") }
  return date
}

/// Days from one to another, both included; open when the second is missing.
public func days(_ from: String, _ to: String? = nil) -> DateSpan {
  guard let span = DateSpan(first: day(from), last: to.map(day) ?? .openEnd) else {
    preconditionFailure("\(from) is after \(to ?? "")")
  }
  return span
}

/// A month in a test: `month("2024-02")`.
public func month(_ text: String) -> Period {
  guard let period = Period(text) else { preconditionFailure("no such month: \(text)") }
  return period
}

extension Person {
  /// A junior worker in a community post of 兴庆区 with everything in order in March 2024.
  public static var qualified: Person {
    Person().posted(from: "2022-07-01").certified(.junior, "2024-03-15")
      .registered(.junior, "2024-03-20", "2027-03-19").assessed(2023, .passed)
  }

  public func posted(
    _ kind: String = "community", in county: String = "兴庆区", onEstablishment: Bool? = false,
    from: String, to: String? = nil
  ) -> Person {
    with {
      $0.postings.append(
        Posting(
          county: county, organisation: "某社区", kind: kind, onEstablishment: onEstablishment,
          span: days(from, to)))
    }
  }

  public func certified(_ level: CertificateLevel, _ approved: String) -> Person {
    with { $0.certificates.append(Certificate(level: level, approved: day(approved))) }
  }

  public func registered(_ level: CertificateLevel, _ from: String, _ to: String) -> Person {
    with { $0.registrations.append(Registration(level: level, span: days(from, to))) }
  }

  public func assessed(_ year: Int, _ result: AssessmentResult) -> Person {
    with { $0.assessments.append(Assessment(year: year, result: result)) }
  }

  public func trained(
    _ hours: String, _ from: String, _ to: String, _ result: AssessmentResult = .passed
  ) -> Person {
    guard let hours = Hours(hours) else { preconditionFailure("no hours: \(hours)") }
    return with {
      $0.trainings.append(Training(span: days(from, to), hours: hours, result: result))
    }
  }

  public func paid(
    _ measure: String, _ yuan: String, on date: String, level: CertificateLevel? = nil
  ) -> Person {
    guard let amount = Money(yuan: yuan) else { preconditionFailure("no amount: \(yuan)") }
    return with {
      $0.payments.append(Payment(measure: measure, level: level, amount: amount, paidOn: day(date)))
    }
  }

  /// A circumstance; one day when it is an event, open when `to` is missing otherwise.
  public func with(
    _ kind: String, _ value: String? = nil, in place: String? = nil, level: CertificateLevel? = nil,
    number: Int64? = nil, from: String, to: String? = nil
  ) -> Person {
    with {
      $0.circumstances.append(
        Circumstance(
          kind: kind, value: value, place: place, level: level, number: number, span: days(from, to)))
    }
  }

  /// The organisation or station with somebody who has a duty or a post there.
  public func staffed(
    _ person: Person = Person(), duty: String? = nil, post: String? = nil, from: String = "2020-01-01",
    to: String? = nil
  ) -> Person {
    with {
      $0.staff.append(Member(person: person, duty: duty, post: post, span: days(from, to)))
    }
  }

  /// The same person with one thing changed.
  public func with(_ change: (inout Person) -> Void) -> Person {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Snapshot {
  /// The register of some people.
  /// - Parameter numbers: register numbers, rising; 1, 2, 3 … when left out.
  public init(_ people: [Person], numbers: [Int64]? = nil, knownAt: EntryNumber = EntryNumber(1)) {
    var symbols = Symbols()
    self.init(people, numbers, knownAt, &symbols)
    let members = people.enumerated().flatMap { place, one in one.staff.map { (place, $0) } }
    guard !members.isEmpty else { return }
    var staff = Snapshot(members.map(\.1.person), nil, knownAt, &symbols)
    var rows = StaffColumns.Builder()
    for (index, (subject, member)) in members.enumerated() {
      rows.append(
        subject: subject, worker: Int32(index), fact: Int32(index + 1), isDuty: member.duty != nil,
        what: symbols.number(adding: member.duty ?? member.post ?? ""),
        first: member.span.first.day, last: member.span.last.day)
    }
    // Both speak with one set of symbols.
    self.symbols = symbols
    staff.symbols = symbols
    self.staff = Staff(rows: rows.finish(subjects: people.count), people: staff)
  }

  private init(
    _ people: [Person], _ numbers: [Int64]?, _ knownAt: EntryNumber, _ symbols: inout Symbols
  ) {
    var fact: Int32 = 0
    func next() -> Int32 {
      fact += 1
      return fact
    }
    var postings = PostingColumns.Builder()
    var certificates = CertificateColumns.Builder()
    var registrations = RegistrationColumns.Builder()
    var assessments = AssessmentColumns.Builder()
    var trainings = TrainingColumns.Builder()
    var payments = PaymentColumns.Builder()
    var circumstances = CircumstanceColumns.Builder()
    for (worker, person) in people.enumerated() {
      for item in person.postings {
        postings.append(
          worker: worker, fact: next(), first: item.span.first.day, last: item.span.last.day,
          kind: symbols.number(adding: item.kind), county: symbols.number(adding: item.county),
          onEstablishment: item.onEstablishment.map { $0 ? 1 : 0 } ?? 2,
          organisation: symbols.number(adding: item.organisation))
      }
      for item in person.certificates {
        certificates.append(
          worker: worker, fact: next(), level: item.level.rawValue, approved: item.approved.day)
      }
      for item in person.registrations {
        registrations.append(
          worker: worker, fact: next(), level: item.level.rawValue, first: item.span.first.day,
          last: item.span.last.day)
      }
      for item in person.assessments {
        assessments.append(
          worker: worker, fact: next(), year: Int16(item.year), result: item.result.rawValue)
      }
      for item in person.trainings {
        trainings.append(
          worker: worker, fact: next(), first: item.span.first.day, last: item.span.last.day,
          hours: item.hours.hundredths, result: item.result.rawValue)
      }
      for item in person.payments {
        payments.append(
          worker: worker, fact: next(), measure: symbols.number(adding: item.measure),
          level: item.level?.rawValue ?? 0, fen: item.amount.fen, paidOn: item.paidOn.day)
      }
      for item in person.circumstances {
        circumstances.append(
          worker: worker, fact: next(), kind: symbols.number(adding: item.kind),
          value: symbols.number(adding: item.value ?? ""),
          place: symbols.number(adding: item.place ?? ""), level: item.level?.rawValue ?? 0,
          number: item.number ?? .min, first: item.span.first.day, last: item.span.last.day)
      }
    }
    let count = people.count
    self.init(
      knownAt: knownAt, symbols: symbols,
      workers: Column(numbers ?? (0..<count).map { Int64($0 + 1) }),
      postings: postings.finish(workers: count), certificates: certificates.finish(workers: count),
      registrations: registrations.finish(workers: count),
      assessments: assessments.finish(workers: count), trainings: trainings.finish(workers: count),
      payments: payments.finish(workers: count),
      circumstances: circumstances.finish(workers: count))
  }
}
