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
  /// People with two changes; made once, when somebody asks for them.
  private lazy var far: [(period: Period, people: [PersonFacts], snapshot: Snapshot)] = makeFar()

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
        .flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }.map { Period(containing: $0) }
        + policy.lastMonths)
    for period in dated.subtracting(periods).sorted() where period.last >= policy.inForce.first {
      for base in bases.prefix(2) {
        bases.append(Base(person: base.person.moved(from: base.period, to: period), period: period))
      }
    }
  }

  /// The first person for whom a question about a whole snapshot finds a worker.
  /// - Parameter find: index of the first worker that shows it and the rules that do, or nil; asked
  ///   with a number that stands for the snapshot.
  func first(
    pairs: Bool = true, where find: (Int, Snapshot, Period) -> (worker: Int, owners: [String])?
  ) -> (witness: Witness, owners: [String])? {
    var witness: (Witness, [String])?
    var group = 0
    visit(pairs: pairs) { snapshot, period, people in
      witness = find(group, snapshot, period).map {
        (Witness(person: people[$0.worker], period: period), $0.owners)
      }
      group += 1
      return witness != nil
    }
    return witness
  }

  /// Shows the people around the tests, many at a time, until somebody says that it is enough.
  func visit(pairs: Bool = true, _ isEnough: (Snapshot, Period, [PersonFacts]) -> Bool) {
    for group in near where isEnough(group.snapshot, group.period, group.people) { return }
    guard pairs else { return }
    for group in far where isEnough(group.snapshot, group.period, group.people) { return }
  }

  /// Two changes at once are tried from this many people of the tests.
  private static let pairedBases = 3

  private func makeFar() -> [(period: Period, people: [PersonFacts], snapshot: Snapshot)] {
    bases.prefix(Self.pairedBases).map { base in
      let people = Self.pairs(of: base.person, changes(base))
      return (base.period, people, Snapshot(of: people))
    }
  }

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

extension Policy {
  /// The last month in force and the first after it; none for a sheet without an end.
  fileprivate var lastMonths: [Period] {
    guard inForce.last < .openEnd else { return [] }
    return [Period(containing: inForce.last), Period(containing: inForce.last).next]
  }
}
