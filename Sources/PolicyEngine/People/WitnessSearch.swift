// Looks for a person who shows something about a policy: the people of its tests, then those people
// with one fact changed, then with two.

import Workforce

/// Somebody, in a month, and how they differ from the person of a test.
struct Witness {
  let person: PersonFacts
  let period: Period
}

/// The people around a sheet's tests.
final class WitnessSearch {
  private struct Base: Hashable {
    let person: PersonFacts
    let period: Period
  }

  private let policy: Policy
  private let sheet: LoadedSheet
  private var bases: [Base] = []
  /// People with no or one change, by month; made once.
  private lazy var near: [(period: Period, people: [PersonFacts], snapshot: Snapshot)] = makeNear()

  init(_ sheet: LoadedSheet, tests: [PolicyTest]) {
    self.sheet = sheet
    policy = sheet.policy
    var seen: Set<Base> = []
    var periods: Set<Period> = []
    for test in tests {
      let base = Base(person: PersonFacts(test.snapshot, worker: 0), period: test.period)
      periods.insert(test.period)
      if seen.insert(base).inserted { bases.append(base) }
    }
    if bases.isEmpty {
      bases = [Base(person: PersonFacts(), period: Period(containing: policy.inForce.first))]
    }
    // Months on both sides of every dated value, for a person or two.
    let dated = Set(
      policy.parameters.values.flatMap(\.segments).map(\.from).filter { $0 >= policy.inForce.first }
        .flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }.map { Period(containing: $0) })
    for period in dated.subtracting(periods).sorted() where period.last >= policy.inForce.first {
      for base in bases.prefix(2) {
        bases.append(Base(person: base.person.moved(to: period, from: base.period), period: period))
      }
    }
  }

  /// The first person for whom a question about a whole snapshot finds a worker.
  /// - Parameter find: index of the first worker that shows it, or nil.
  func first(pairs: Bool = true, where find: (Snapshot, Period) -> Int?) -> Witness? {
    for group in near {
      if let index = find(group.snapshot, group.period) {
        return Witness(person: group.people[index], period: group.period)
      }
    }
    guard pairs else { return nil }
    for base in bases.prefix(Self.pairedBases) {
      let people = Self.pairs(of: base.person, changes(base))
      if let index = find(Snapshot(of: people), base.period) {
        return Witness(person: people[index], period: base.period)
      }
    }
    return nil
  }

  /// Two changes at once are tried from this many people of the tests.
  private static let pairedBases = 6

  private func makeNear() -> [(period: Period, people: [PersonFacts], snapshot: Snapshot)] {
    var people: [Period: [PersonFacts]] = [:]
    for base in bases {
      people[base.period, default: []].append(base.person)
    }
    for base in bases {
      people[base.period, default: []] += changes(base).map { base.person.after([$0]) }
    }
    // The months of the tests come first: a stub beside them reads best.
    let order = bases.map(\.period).reduce(into: [Period]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return order.map { ($0, people[$0] ?? []) }.map { ($0.0, $0.1, Snapshot(of: $0.1)) }
  }

  private func changes(_ base: Base) -> [FactChange] {
    let binding = Binding(
      policy: policy, snapshot: Snapshot(of: [base.person]), period: base.period, functions: nil)
    return ChangeSpace(
      person: base.person, landmarks: Landmarks(binding), reach: .anything
    ).changes
  }

  static func pairs(of person: PersonFacts, _ changes: [FactChange]) -> [PersonFacts] {
    changes.indices.flatMap { one in
      changes.indices[(one + 1)...].map { person.after([changes[one], changes[$0]]) }
    }
  }
}

extension PersonFacts {
  /// The same life some months earlier or later.
  fileprivate func moved(to period: Period, from old: Period) -> PersonFacts {
    let days = period.first.day - old.first.day
    func moved(_ day: Int32) -> Int32 { day == CivilDate.openEnd.day ? day : day + days }
    return with(self) { person in
      for row in person.postings.indices {
        person.postings[row].first = moved(person.postings[row].first)
        person.postings[row].last = moved(person.postings[row].last)
      }
      for row in person.certificates.indices {
        person.certificates[row].approved = moved(person.certificates[row].approved)
      }
      for row in person.registrations.indices {
        person.registrations[row].first = moved(person.registrations[row].first)
        person.registrations[row].last = moved(person.registrations[row].last)
      }
    }
  }
}
