// People whom the rules of a sheet pay: where the search for overlaps begins.

import Workforce

/// A sheet with the tests beside it.
public struct TestedSheet {
  public let sheet: LoadedSheet
  public let tests: [PolicyTest]

  /// - Parameter tests: those beside the sheet; their people are where searches begin.
  public init(_ sheet: LoadedSheet, tests: [PolicyTest]) {
    self.sheet = sheet
    self.tests = tests
  }

  var policy: Policy { sheet.policy }
}

/// The people of a sheet's tests, and the same people at every level, by the rule that pays them.
final class PaidPeople {
  struct One {
    let person: PersonFacts
    let period: Period
    /// Of the line; 0 when the rule has none.
    let level: UInt8
  }

  private let tested: TestedSheet
  private lazy var all = decide()

  init(_ tested: TestedSheet) { self.tested = tested }

  /// Of each level the people with the fewest facts.
  func of(_ rule: Rule) -> [One] {
    let found = all[rule.id] ?? searched(rule)
    let levels = Set(found.map(\.level)).sorted()
    return levels.flatMap { level in found.lazy.filter { $0.level == level }.prefix(Self.most) }
  }

  private static let most = 3

  private func decide() -> [String: [One]] {
    var people: [Period: [PersonFacts]] = [:]
    for test in tested.tests where tested.policy.inForce.contains(test.period.last) {
      let person = PersonFacts(test.snapshot, worker: 0)
      people[test.period, default: []] += [person] + CertificateLevel.allCases.map { person.at($0) }
    }
    var found: [String: [One]] = [:]
    for (period, people) in people.sorted(by: { $0.key < $1.key }) {
      let bound = BoundPolicy(tested.sheet, snapshot: Snapshot(of: people), period: period)
      for rule in bound.decideAll() where !rule.paid.isEmpty {
        found[rule.rule.id, default: []] += rule.paid.map {
          One(person: people[Int($0.worker)], period: period, level: $0.level)
        }
      }
    }
    return found.mapValues { people in
      var seen: Set<PersonFacts> = []
      return people.filter { $0.person.isPlain && seen.insert($0.person).inserted }
        .enumerated().sorted { ($0.element.person.size, $0.offset) < ($1.element.person.size, $1.offset) }
        .map(\.element)
    }
  }

  /// Somebody near the tests' people, for a rule that no test shows paying.
  private func searched(_ rule: Rule) -> [One] {
    var level: UInt8 = 0
    let found = WitnessSearch(tested.sheet, tests: tested.tests).first { _, snapshot, period in
      guard tested.policy.inForce.contains(period.last) else { return nil }
      let decided = BoundPolicy(tested.sheet, snapshot: snapshot, period: period).decideAll()
      let line = decided.first { $0.rule.id == rule.id }?.paid.first
      level = line?.level ?? 0
      return line.map { (Int($0.worker), [rule.id]) }
    }
    let people = found.map {
      [One(person: $0.witness.person, period: $0.witness.period, level: level)]
    }
    all[rule.id] = people ?? []
    return people ?? []
  }
}

extension DecidedRule {
  /// The lines that pay something.
  var paid: [DecidedLine] { lines.filter { $0.outcome == .pays && $0.fen > 0 } }
}
