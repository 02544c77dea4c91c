// Looks for a test that tells a changed sheet from the original: somebody near the people of the
// tests for whom the two differ in what a test can see.

import Workforce

/// The search for the stubs of one sheet's survivors.
final class StubSearch {
  private let sheet: LoadedSheet
  private let tests: [PolicyTest]
  private let search: WitnessSearch
  /// What the sheet as it stands gives the people of each group, by what was asked of it.
  private var known: [Question: Outcomes] = [:]

  private struct Question: Hashable {
    let group: Int
    let wanted: Set<String>?
  }

  init(_ sheet: LoadedSheet, tests: [PolicyTest]) {
    self.sheet = sheet
    self.tests = tests
    search = WitnessSearch(sheet, tests: tests)
  }

  /// A test that passes on the sheet and fails on the mutant.
  func stub(of mutant: PolicyMutant, _ changed: LoadedSheet) -> String? {
    let name = "line \(mutant.line): \(mutant.change.zh) / \(mutant.change.en)"
    if let bound = sheet.policy.bounds.first(where: { $0.id == mutant.owner }) {
      return boundStub(of: bound, changed, name)
    }
    if sheet.policy.inForce != changed.policy.inForce { return inForceStub(changed, name) }
    var found = search.first { group, snapshot, period in
      difference(group, snapshot, period, mutant, changed)
    }
    found = found ?? search.first(pairs: false) { _, snapshot, period in
      differentWord(snapshot, period, mutant, changed)
    }
    guard let (witness, owners) = found else { return nil }
    return TestStub(sheet: sheet).text(name, witness, expecting: owners)
  }

  private func difference(
    _ group: Int, _ snapshot: Snapshot, _ period: Period, _ mutant: PolicyMutant,
    _ changed: LoadedSheet
  ) -> (worker: Int, owners: [String])? {
    let question = Question(group: group, wanted: mutant.reach)
    let before = known[question] ?? Outcomes(sheet, snapshot, period, only: mutant.reach)
    known[question] = before
    let after = Outcomes(changed, snapshot, period, only: mutant.reach)
    return before.firstDifference(from: after)
  }

  /// A worker refused by another word than before: tests name the word.
  private func differentWord(
    _ snapshot: Snapshot, _ period: Period, _ mutant: PolicyMutant, _ changed: LoadedSheet
  ) -> (worker: Int, owners: [String])? {
    let one = BoundPolicy(sheet, snapshot: snapshot, period: period, only: mutant.reach)
    let other = BoundPolicy(changed, snapshot: snapshot, period: period, only: mutant.reach)
    for (left, right) in zip(one.decideAll(), other.decideAll())
    where left.refusals != right.refusals {
      let rule = left.rule.id
      for worker in 0..<snapshot.workers.count
      where one.decidingWord(rule, .fails, worker: worker)
        != other.decidingWord(rule, .fails, worker: worker)
      {
        return (worker, [rule])
      }
    }
    return nil
  }

  /// The person of the first test in the month that one of the two counts and the other not.
  private func inForceStub(_ changed: LoadedSheet, _ name: String) -> String? {
    let first = min(sheet.policy.inForce.first, changed.policy.inForce.first)
    let period = Period(containing: first)
    let person = tests.first.map {
      PersonFacts($0.snapshot, worker: 0).moved(from: $0.period, to: period)
    }
    let owners = sheet.policy.rules.map(\.id) + sheet.policy.standards.map(\.id)
    return TestStub(sheet: sheet).text(
      name, Witness(person: person ?? PersonFacts(), period: period),
      expecting: Array(owners.prefix(1)))
  }

  /// Rates at a bound and beside it, in the months in which it begins and before.
  private func boundStub(of bound: RateBound, _ changed: LoadedSheet, _ name: String) -> String? {
    guard let other = changed.policy.bounds.first(where: { $0.id == bound.id }) else { return nil }
    let levels = CertificateLevel.allCases
    for segment in bound.values.segments + other.values.segments {
      // A rate for every level keeps within the bound, but for the one that is tried.
      let kept = Dictionary(
        levels.compactMap { level in
          bound.values.value(for: level, on: segment.from).map { (level, $0) }
        }, uniquingKeysWith: { $1 })
      for months in [0, -1, 1] {
        let period = Period(containing: segment.from.adding(months: months))
        for level in levels {
          for step in [Int64(0), -1, 1, -2, 2, -100_000, 100_000] {
            var rates = kept
            rates[level] = max(0, (kept[level] ?? 0) + step)
            let (one, two) = (
              PolicyTest.isBroken(bound, by: rates, in: period),
              PolicyTest.isBroken(other, by: rates, in: period)
            )
            if one != two {
              return TestStub.text(name, rates, period, expecting: bound.id, one)
            }
          }
        }
      }
    }
    return nil
  }
}
