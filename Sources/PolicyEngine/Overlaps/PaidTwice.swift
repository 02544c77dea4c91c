// Does a person whom one rule has paid get money for the same thing from another?
//
// Nothing is argued: the whole sheet of the first rule decides a month; what it pays is entered as
// paid, as it is once its roll is settled; then the whole sheet of the second rule decides.

import Workforce

/// A rule in its sheet.
struct PayingRule {
  let tested: TestedSheet
  let rule: Rule

  var policy: Policy { tested.policy }
  var measure: String { Payment.measure(policy: policy.id, rule: rule.id) }

  func decided(_ snapshot: Snapshot, _ period: Period) -> [DecidedRule] {
    BoundPolicy(tested.sheet, snapshot: snapshot, period: period).decideAll()
  }
}

/// Somebody to try, and the months in which the one rule and then the other is asked.
struct Candidate: Hashable {
  let person: PersonFacts
  let first: Period
  let second: Period
}

/// Two rules in the order in which their rolls are settled.
struct PaidTwice {
  /// What one of the rules paid: lines of one level, or all of the month.
  struct Lines {
    let lines: [DecidedLine]
    var fen: Int64 { lines.reduce(0) { $0 + $1.fen } }
  }

  /// Somebody paid by both.
  struct Found {
    let candidate: Candidate
    let first: Lines
    let second: Lines
    /// The person as the second rule found them, with what the first had paid.
    let after: PersonFacts
  }

  let first: PayingRule
  let second: PayingRule

  /// Whether both lines are in one roll, where neither counts as paid before the other.
  func isOneRoll(_ candidate: Candidate) -> Bool {
    first.policy.file == second.policy.file && candidate.first == candidate.second
  }

  /// Those of some candidates whom both rules pay for the same thing.
  func found(among candidates: [Candidate]) -> [Found] {
    struct Months: Hashable {
      let first: Period
      let second: Period
    }
    let groups = Dictionary(grouping: candidates) { Months(first: $0.first, second: $0.second) }
    return groups.flatMap { months, candidates -> [Found] in
      guard first.policy.inForce.contains(months.first.last),
        second.policy.inForce.contains(months.second.last)
      else { return [] }
      return replay(candidates, months.first, months.second)
    }
  }

  private func replay(_ candidates: [Candidate], _ one: Period, _ other: Period) -> [Found] {
    let before = Snapshot(of: candidates.map(\.person))
    let paid = Dictionary(grouping: first.decided(before, one).paid(first.rule), by: \.worker)
    let places = paid.keys.sorted()
    let isOneRoll = isOneRoll(candidates[0])
    let people = places.map { place in
      let person = candidates[Int(place)].person
      return isOneRoll ? person : person.paid(paid[place] ?? [], under: first.measure, in: one)
    }
    let after = Snapshot(of: people)
    let again = Dictionary(
      grouping: second.decided(after, other).paid(second.rule), by: \.worker)
    return places.enumerated().compactMap { index, place in
      guard let ones = paid[place], let others = again[Int32(index)],
        let same = same(ones, others, (before, Int(place), one), (after, index, other))
      else { return nil }
      return Found(
        candidate: candidates[Int(place)], first: Lines(lines: same.0), second: Lines(lines: same.1),
        after: people[index])
    }
  }

  private typealias Decided = (snapshot: Snapshot, worker: Int, period: Period)

  /// The lines of both that are for the same thing, or nil when none are.
  private func same(
    _ ones: [DecidedLine], _ others: [DecidedLine], _ one: Decided, _ other: Decided
  ) -> ([DecidedLine], [DecidedLine])? {
    switch first.rule.paidFor {
    case .allowance, .pay: return (ones, others)
    case .award:
      guard let level = Set(ones.map(\.level)).intersection(others.map(\.level)).min() else {
        return nil
      }
      return (ones.filter { $0.level == level }, others.filter { $0.level == level })
    case .record:
      let (left, right) = (records(first, one), records(second, other))
      return left.isDisjoint(with: right) ? nil : (ones, others)
    }
  }

  /// The circumstances a rule's payment rests on, by their number.
  private func records(_ paying: PayingRule, _ decided: Decided) -> Set<Int32> {
    let person = PersonFacts(decided.snapshot, worker: decided.worker)
    let bound = BoundPolicy(
      paying.tested.sheet, snapshot: decided.snapshot, period: decided.period)
    let evidence = bound.explain(worker: decided.worker, rule: paying.rule.id)
      .filter { $0.outcome == .pays }
      .flatMap { $0.steps.compactMap(\.evidence) + $0.amounts.map(\.evidence) }
    return Set(
      evidence.flatMap(\.facts).filter {
        $0.noun == "circumstance" && person.circumstances[Int($0.number) - 1].canBePaidFor
      }.map(\.number))
  }

  /// The same shown by somebody with no fact that is not needed for it.
  func smallest(_ found: Found) -> Found {
    let (one, other) = (found.candidate.first, found.candidate.second)
    for person in found.candidate.person.withoutOne {
      let smaller = Candidate(person: person, first: one, second: other)
      if let found = self.found(among: [smaller]).first { return smallest(found) }
    }
    return found
  }
}

extension [DecidedRule] {
  fileprivate func paid(_ rule: Rule) -> [DecidedLine] {
    first { $0.rule.id == rule.id }?.paid ?? []
  }
}

extension PersonFacts {
  /// The person once lines are settled: what they pay counts as paid on the last day of the month.
  fileprivate func paid(
    _ lines: [DecidedLine], under measure: String, in period: Period
  ) -> PersonFacts {
    with(self) { person in
      person.payments += lines.map {
        Paid(
          measure: measure, level: CertificateLevel(rawValue: $0.level), fen: $0.fen,
          on: period.last.day)
      }
    }
  }
}
