// Looks for people whom two rules pay for the same thing.
//
// The people of the tests beside both sheets, who are paid by one of the rules, are put together:
// the one's facts with what they lack from the other, in the month of the one or of the other. What
// is reported has been decided by the engine; what is not reported has not been found near the
// tests, which is no proof that there is nothing.

import Workforce

/// Searches some sheets for overlaps and gaps.
public struct OverlapSearch {
  let sheets: [TestedSheet]
  let people: [PaidPeople]

  public init(_ sheets: [TestedSheet]) {
    self.sheets = sheets
    people = sheets.map { PaidPeople($0) }
  }

  /// Every pair of rules that could pay for the same thing, in the order of the sheets.
  private var pairs: [(one: Int, rule: Rule, other: Int, otherRule: Rule)] {
    sheets.indices.flatMap { one in
      sheets.indices[one...].flatMap { other -> [(Int, Rule, Int, Rule)] in
        let (left, right) = (sheets[one].policy, sheets[other].policy)
        guard left.covers(right) || right.covers(left) else { return [] }
        return left.rules.enumerated().flatMap { place, rule in
          right.rules.dropFirst(one == other ? place + 1 : 0)
            .filter { $0.paidFor == rule.paidFor }.map { (one, rule, other, $0) }
        }
      }
    }
  }

  /// The pairs that pay twice.
  /// - Parameter progress: called now and then with the number of pairs looked at.
  public func overlaps(progress: (Int) -> Void = { _ in }) -> [Overlap] {
    var found: [Overlap] = []
    for (count, pair) in pairs.enumerated() {
      let one = PayingRule(tested: sheets[pair.one], rule: pair.rule)
      let other = PayingRule(tested: sheets[pair.other], rule: pair.otherRule)
      let left = people[pair.one].of(pair.rule)
      let right = people[pair.other].of(pair.otherRule)
      let orders = [
        shown(PaidTwice(first: one, second: other), left, right),
        shown(PaidTwice(first: other, second: one), right, left),
      ].compactMap { $0 }
      // An order that no sheet speaks of comes before one that a sheet has stated.
      if var overlap = orders.first(where: { $0.statement == nil }) ?? orders.first {
        let alike = orders.count { ($0.statement == nil) == (overlap.statement == nil) }
        overlap.isOneWay = alike == 1
        found.append(overlap)
      }
      progress(count + 1)
    }
    return found
  }

  private func shown(
    _ twice: PaidTwice, _ first: [PaidPeople.One], _ second: [PaidPeople.One]
  ) -> Overlap? {
    let candidates = twice.candidates(first, second)
    var found = twice.found(among: candidates)
    if found.isEmpty { found = twice.found(among: twice.near(candidates)) }
    // The fewest facts, and the two payments as near to each other as can be.
    func rank(_ found: PaidTwice.Found) -> (Int, Int32, Int32) {
      let (one, other) = (found.candidate.first, found.candidate.second)
      return (found.candidate.person.size, other.index - one.index, one.index)
    }
    guard let least = found.min(by: { rank($0) < rank($1) }) else { return nil }
    return twice.overlap(twice.smallest(least))
  }
}

extension PaidTwice {
  /// The people of both rules put together, in every month that either is paid in.
  func candidates(_ ones: [PaidPeople.One], _ others: [PaidPeople.One]) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ one: PersonFacts, _ other: PersonFacts, _ first: Period, _ second: Period) {
      for withPostings in [false, true] {
        for person in [
          one.joined(with: other, withPostings: withPostings),
          other.joined(with: one, withPostings: withPostings),
        ] {
          found.append(Candidate(person: person, first: first, second: second))
        }
      }
    }
    for one in ones {
      found.append(Candidate(person: one.person, first: one.period, second: one.period))
      for other in others where first.rule.paidFor != .award || one.level == other.level {
        let (month, otherMonth) = (one.period, other.period)
        add(one.person, other.person.moved(from: otherMonth, to: month), month, month)
        add(one.person.moved(from: month, to: otherMonth), other.person, otherMonth, otherMonth)
        if !first.rule.recurs, month < otherMonth { add(one.person, other.person, month, otherMonth) }
      }
    }
    found += others.map { Candidate(person: $0.person, first: $0.period, second: $0.period) }
    var seen: Set<Candidate> = []
    return found.filter { $0.person.isPlain && seen.insert($0).inserted }
  }

  /// Candidates tried with one fact changed.
  private static let mostChanged = 6

  /// People one fact away from the smallest candidates.
  func near(_ candidates: [Candidate]) -> [Candidate] {
    let smallest = candidates.enumerated().sorted {
      ($0.element.person.size, $0.offset) < ($1.element.person.size, $1.offset)
    }.prefix(Self.mostChanged).map(\.element)
    return smallest.flatMap { candidate in
      [(first, candidate.first), (second, candidate.second)].flatMap { paying, period in
        let binding = Binding(
          policy: paying.policy, snapshot: Snapshot(of: [candidate.person]), period: period,
          functions: nil)
        return ChangeSpace(
          person: candidate.person, landmarks: Landmarks(binding, rule: paying.rule.id),
          reach: .attainable
        ).changes.map { candidate.person.after([$0]) }.filter(\.isPlain)
      }.map { Candidate(person: $0, first: candidate.first, second: candidate.second) }
    }
  }

  /// The overlap somebody shows, with what the sheets say of it.
  func overlap(_ found: Found) -> Overlap {
    let candidate = found.candidate
    return Overlap(
      paidFor: first.rule.paidFor, first: first.payment(found.first, candidate.first),
      second: second.payment(found.second, candidate.second), statement: statement(candidate),
      isOneWay: false, tests: tests(found))
  }

  private func tests(_ found: Found) -> [ShowingTest] {
    let candidate = found.candidate
    func name(_ other: PayingRule) -> String {
      "也由 \(other.measure) 发放 / also paid by \(other.measure)"
    }
    let witness = Witness(person: candidate.person, period: candidate.first)
    if isOneRoll(candidate) {
      return [first.test(name(second), witness, expecting: [first.rule.id, second.rule.id])]
    }
    return [
      first.test(name(second), witness, expecting: [first.rule.id]),
      second.test(
        name(first), Witness(person: found.after, period: candidate.second),
        expecting: [second.rule.id]),
    ]
  }
}

extension PayingRule {
  func payment(_ lines: PaidTwice.Lines, _ period: Period) -> RulePayment {
    RulePayment(
      policy: policy.id, file: policy.file, rule: rule.id, title: rule.title, line: rule.line,
      period: period, level: lines.lines.first.flatMap { CertificateLevel(rawValue: $0.level) },
      amount: Money(fen: lines.fen))
  }

  func test(_ name: String, _ witness: Witness, expecting rules: [String]) -> ShowingTest {
    ShowingTest(
      file: policy.file.hasSuffix(".lua") ? policy.file.dropLast(4) + "_test.lua" : policy.file,
      text: TestStub(sheet: tested.sheet).text(name, witness, expecting: rules))
  }
}
