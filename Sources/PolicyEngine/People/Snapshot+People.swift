// Made-up subjects as a snapshot.

import Workforce

extension Snapshot {
  /// A register of made-up subjects, in the order given. Fact numbers count each one's rows.
  init(of people: some Sequence<PersonFacts>) {
    var symbols = Symbols()
    self.init(of: people, &symbols)
    let members = people.flatMap(\.staff)
    guard !members.isEmpty else { return }
    var staff = Snapshot(of: members.map(\.person), &symbols)
    // Both speak with one set of symbols.
    self.symbols = symbols
    staff.symbols = symbols
    self.staff = Staff(rows: StaffColumns(people, symbols), people: staff)
  }

  private init(of people: some Sequence<PersonFacts>, _ symbols: inout Symbols) {
    for tie in people.lazy.flatMap(\.staff).flatMap(\.ties) {
      _ = symbols.number(adding: tie.what)
    }
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

extension StaffColumns {
  /// Members are the people of the second snapshot in the order in which they are met.
  fileprivate init(_ subjects: some Sequence<PersonFacts>, _ symbols: Symbols) {
    var builder = Builder()
    var (count, worker) = (0, Int32(0))
    for subject in subjects {
      for member in subject.staff {
        for tie in member.ties {
          builder.append(
            subject: count, worker: worker, fact: 1, isDuty: tie.isDuty,
            what: symbols.number(of: tie.what) ?? 0, first: tie.first, last: tie.last)
        }
        worker += 1
      }
      count += 1
    }
    self = builder.finish(subjects: count)
  }
}
