// Looks for people who are left out by the dates of sheets, or paid less than a floor.

import Workforce

extension OverlapSearch {
  /// Months left out between sheets and between dated values, and rates below a floor, each with
  /// somebody whom it meets.
  public func gaps() -> [Gap] {
    let between = Succession.all(among: sheets.map(\.policy)).flatMap(gaps)
    return between + sheets.indices.flatMap { gaps(within: $0) + gaps(below: $0) }
  }

  /// Who is paid in the last month of a sheet and in the first of its successor, and not between.
  private func gaps(_ succession: Succession) -> [Gap] {
    guard let first = succession.gap.first, let last = succession.gap.last,
      let one = index(of: succession.earlier), let other = index(of: succession.later)
    else { return [] }
    let cause = Gap.Cause.betweenSheets(
      from: succession.earlier.inForce.last.adding(days: 1),
      to: succession.later.inForce.first.adding(days: -1))
    return monthly(one).compactMap { rule in
      // A successor's rule may have another name.
      let next = monthly(other).filter { $0.paidFor == rule.paidFor }
      return next.sorted { ($0.id == rule.id ? 0 : 1) < ($1.id == rule.id ? 0 : 1) }.lazy
        .compactMap { self.gap((one, rule), (other, $0), first, last, cause) }.first
    }
  }

  /// Who is paid before and after a dated value that has no amount for their level, and not by it.
  private func gaps(within place: Int) -> [Gap] {
    sheets[place].policy.parameters.values.sorted { $0.line < $1.line }.flatMap { parameter in
      parameter.segments.indices.dropFirst().dropLast().flatMap { index -> [Gap] in
        let segment = parameter.segments[index]
        let around = [parameter.segments[index - 1], parameter.segments[index + 1]]
        let isLost = CertificateLevel.allCases.contains { level in
          !segment.has(level) && around.allSatisfy { $0.has(level) }
        }
        guard isLost else { return [] }
        let cause = Gap.Cause.noValue(parameter: parameter.id, from: segment.from)
        return monthly(place).compactMap {
          gap(
            (place, $0), (place, $0), Period(containing: segment.from),
            Period(containing: around[1].from).previous, cause)
        }
      }
    }
  }

  /// Who is paid by a rate below what another sheet sets.
  private func gaps(below place: Int) -> [Gap] {
    let policy = sheets[place].policy
    return sheets.flatMap { $0.policy.breaches(by: policy) }.filter(\.isFloor).flatMap { breach in
      let month = Period(containing: breach.date)
      return policy.rules.filter { $0.amount.parameter == breach.parameter }.compactMap { rule -> Gap? in
        let paying = PayingRule(tested: sheets[place], rule: rule)
        let moved = people[place].of(rule).map {
          $0.person.moved(from: $0.period, to: month).at(breach.level)
        }
        let decided = paying.decided(Snapshot(of: moved), month).first { $0.rule.id == rule.id }
        let line = decided?.lines.first { $0.outcome == (breach.rate == nil ? .held : .pays) }
        guard let line else { return nil }
        let witness = Witness(person: moved[Int(line.worker)], period: month)
        return Gap(
          cause: .belowFloor(breach), months: [month],
          before: paying.payment(.init(lines: [line]), month), after: nil,
          tests: [
            paying.test(
              "低于 \(breach.setBy) 的下限 / below the floor of \(breach.setBy)", witness,
              expecting: [rule.id])
          ])
      }
    }
  }

  private func index(of policy: Policy) -> Int? {
    sheets.firstIndex { $0.policy.file == policy.file }
  }

  private func monthly(_ place: Int) -> [Rule] {
    sheets[place].policy.rules.filter { $0.pays == .monthly }
  }

  /// Somebody whose facts stay as they are, paid before some months and after them, not in them.
  private func gap(
    _ one: (place: Int, rule: Rule), _ other: (place: Int, rule: Rule), _ first: Period,
    _ last: Period, _ cause: Gap.Cause
  ) -> Gap? {
    let (before, after) = (first.previous, last.next)
    let earlier = PayingRule(tested: sheets[one.place], rule: one.rule)
    let later = PayingRule(tested: sheets[other.place], rule: other.rule)
    let candidates = people[one.place].of(one.rule).flatMap { start in
      let person = start.person.moved(from: start.period, to: before)
      return [person]
        + people[other.place].of(other.rule).map {
          person.joined(with: $0.person.moved(from: $0.period, to: after), withPostings: false)
        }
    }.map { $0.steady(from: before, to: after) }
    let both = PaidTwice(first: earlier, second: later)
    let found = both.found(
      among: candidates.map { Candidate(person: $0, first: before, second: after) }
    ).filter { found in
      found.candidate.person.isUnchanged(from: before, to: after)
        && !earlier.isPaid(found.candidate.person, first)
        && !later.isPaid(found.candidate.person, first)
    }
    guard let shown = found.min(by: { $0.candidate.person.size < $1.candidate.person.size }) else {
      return nil
    }
    func test(_ paying: PayingRule, _ period: Period, _ name: String) -> ShowingTest {
      paying.test(
        name, Witness(person: shown.candidate.person, period: period), expecting: [paying.rule.id])
    }
    return Gap(
      cause: cause, months: (first.index...last.index).map { Period(index: $0) },
      before: earlier.payment(shown.first, before), after: later.payment(shown.second, after),
      tests: [
        test(earlier, before, "空档之前 / before the gap"),
        test(earlier, first, "空档 / in the gap"),
        test(later, after, "空档之后 / after the gap"),
      ])
  }
}

extension PayingRule {
  /// Whether the rule pays somebody in a month in which its sheet is in force.
  fileprivate func isPaid(_ person: PersonFacts, _ period: Period) -> Bool {
    policy.inForce.contains(period.last)
      && decided(Snapshot(of: [person]), period).contains { $0.rule.id == rule.id && !$0.paid.isEmpty }
  }
}

extension PersonFacts {
  /// The same life, judged every year as in the year before where nothing is recorded.
  fileprivate func steady(from first: Period, to last: Period) -> PersonFacts {
    with(self) { person in
      for year in (first.year - 1)...last.year where !person.assessments.contains(where: { $0.year == year }) {
        guard let result = person.assessments.last(where: { $0.year < year })?.result else { continue }
        person.assessments.append(Assessed(year: year, result: result))
      }
    }
  }

  /// Whether no posting, term or circumstance begins or ends between two months.
  fileprivate func isUnchanged(from first: Period, to last: Period) -> Bool {
    let days = (first.last.day + 1)...last.last.day
    let begins = postings.map(\.first) + registrations.map(\.first) + circumstances.map(\.first)
    let ends = postings.map(\.last) + registrations.map(\.last) + circumstances.map(\.last)
    return !begins.contains { days.contains($0) } && !ends.contains { days.contains($0 + 1) }
  }
}

extension Amount {
  /// The parameter the amount begins with.
  fileprivate var parameter: String? {
    switch base {
    case .byLevel(let name), .rate(let name, _): name
    case .fixed, .measure, .function: nil
    }
  }
}

extension Parameter.Segment {
  fileprivate func has(_ level: CertificateLevel) -> Bool {
    (values[level] ?? values[nil]) != nil
  }
}
