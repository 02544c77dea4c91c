// Lives put together, moved and cut down, to find one person of whom two sheets speak.

import Workforce

extension PersonFacts {
  /// How many facts there are: of two people who show the same, the one with fewer is clearer.
  var size: Int {
    postings.count + certificates.count + registrations.count + assessments.count
      + trainings.count + payments.count + circumstances.count
      + staff.count
  }

  /// Whether nobody would doubt the person: one certificate and one term a level, one result a year.
  var isPlain: Bool {
    Set(certificates.map(\.level)).count == certificates.count
      && Set(assessments.map(\.year)).count == assessments.count
  }

  /// This life with what it lacks taken from another: certificates and registrations of other
  /// levels, assessments of other years, courses and circumstances.
  /// - Parameter withPostings: whether postings are taken too, or only where there are none.
  func joined(with other: PersonFacts, withPostings: Bool) -> PersonFacts {
    with(self) { person in
      if withPostings || person.postings.isEmpty {
        person.postings += other.postings.filter { !person.postings.contains($0) }
      }
      let levels = Set(certificates.map(\.level))
      person.certificates += other.certificates.filter { !levels.contains($0.level) }
      let registered = Set(registrations.map(\.level))
      person.registrations += other.registrations.filter { !registered.contains($0.level) }
      let years = Set(assessments.map(\.year))
      person.assessments += other.assessments.filter { !years.contains($0.year) }
      person.trainings += other.trainings.filter { !person.trainings.contains($0) }
      person.circumstances += other.circumstances.filter { !person.circumstances.contains($0) }
      person.staff += other.staff.filter { !person.staff.contains($0) }
    }
  }

  /// The same life some months earlier or later.
  func moved(from old: Period, to new: Period) -> PersonFacts {
    let months = Int(new.index - old.index)
    func moved(_ day: Int32) -> Int32 {
      day == CivilDate.openEnd.day ? day : CivilDate(day: day).adding(months: months).day
    }
    return with(self) { person in
      for row in postings.indices {
        person.postings[row].first = moved(postings[row].first)
        person.postings[row].last = moved(postings[row].last)
      }
      for row in certificates.indices {
        person.certificates[row].approved = moved(certificates[row].approved)
      }
      for row in registrations.indices {
        person.registrations[row].first = moved(registrations[row].first)
        person.registrations[row].last = moved(registrations[row].last)
      }
      for row in assessments.indices { person.assessments[row].year += new.year - old.year }
      for row in trainings.indices {
        person.trainings[row].first = moved(trainings[row].first)
        person.trainings[row].last = moved(trainings[row].last)
      }
      for row in payments.indices { person.payments[row].on = moved(payments[row].on) }
      for row in circumstances.indices {
        person.circumstances[row].first = moved(circumstances[row].first)
        person.circumstances[row].last = moved(circumstances[row].last)
      }
      person.staff = staff.map { member in
        with(member) {
          $0.person = member.person.moved(from: old, to: new)
          for tie in member.ties.indices {
            $0.ties[tie].first = moved(member.ties[tie].first)
            $0.ties[tie].last = moved(member.ties[tie].last)
          }
        }
      }
    }
  }

  /// The same life with everything of one level.
  func at(_ level: CertificateLevel) -> PersonFacts {
    with(self) { person in
      person.certificates = certificates.prefix(1).map { with($0) { $0.level = level } }
      person.registrations = registrations.prefix(1).map { with($0) { $0.level = level } }
      for row in circumstances.indices where circumstances[row].level != nil {
        person.circumstances[row].level = level
      }
    }
  }

  /// The same life without one of its facts, once for each.
  var withoutOne: [PersonFacts] {
    func cut<Row>(_ rows: WritableKeyPath<PersonFacts, [Row]>) -> [PersonFacts] {
      self[keyPath: rows].indices.map { row in
        with(self) { _ = $0[keyPath: rows].remove(at: row) }
      }
    }
    return cut(\.staff) + cut(\.circumstances) + cut(\.trainings) + cut(\.assessments) + cut(\.payments)
      + cut(\.registrations) + cut(\.certificates) + cut(\.postings)
  }
}
