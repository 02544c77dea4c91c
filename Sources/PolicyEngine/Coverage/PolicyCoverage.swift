// What the tests beside a sheet have shown of it, and what not.

import Workforce

/// The coverage of one policy by its tests, also by tests that fail.
public struct PolicyCoverage: Sendable {
  public let policy: String
  public let tests: Int
  public let failingTests: Int
  public let items: [CoverageItem]

  /// Runs the tests and looks for people that show what they miss.
  public init(_ sheet: LoadedSheet, tests: [PolicyTest]) {
    policy = sheet.policy.id
    self.tests = tests.count
    failingTests = tests.filter { !$0.run(sheet).isEmpty }.count
    let survey = CoverageSurvey(sheet, tests: tests)
    items = survey.items().sorted { ($0.line, $0.word) < ($1.line, $1.word) }
  }

  /// Items of a kind shown, and all of them.
  public func count(_ kind: CoverageItem.Kind) -> (seen: Int, of: Int) {
    let wanted = items.filter { $0.kind == kind }
    return (wanted.filter(\.isSeen).count, wanted.count)
  }

  /// Shown items in the hundred, rounded down; of one kind or of all.
  public func percent(_ kind: CoverageItem.Kind? = nil) -> Int {
    let wanted = items.filter { kind == nil || $0.kind == kind }
    return wanted.isEmpty ? 100 : wanted.filter(\.isSeen).count * 100 / wanted.count
  }
}

/// The items of a policy, and the tests that show them.
private final class CoverageSurvey {
  private let sheet: LoadedSheet
  private let tests: [PolicyTest]
  private let search: WitnessSearch
  private var owners: [Rule]

  init(_ sheet: LoadedSheet, tests: [PolicyTest]) {
    self.sheet = sheet
    self.tests = tests
    search = WitnessSearch(sheet, tests: tests)
    owners = sheet.policy.rules + sheet.policy.standards.map(\.asRule)
  }

  func items() -> [CoverageItem] {
    owners.flatMap { items(of: $0) } + segmentItems()
  }

  private func binding(_ snapshot: Snapshot, _ period: Period) -> Binding {
    Binding(
      policy: sheet.policy, snapshot: snapshot, period: period,
      functions: SheetFunctions(sheet, snapshot, period))
  }

  private func items(of rule: Rule) -> [CoverageItem] {
    // The choice of a level refuses like a clause; it is looked at as one, and people it refuses
    // are cases of no level.
    let choosing = rule.asChoice
    let empty = Snapshot(of: [PersonFacts()])
    var items: [CoverageItem] = []
    for (owner, isChoice) in [(choosing, true), (rule, false)] {
      guard let owner else { continue }
      // Names and number of boundaries are the same in every month.
      let period = tests.first?.period ?? Period(containing: sheet.policy.inForce.first)
      let walk = RuleWalk(owner, binding(empty, period))
      var wanted = clauseItems(walk, rule)
      if !isChoice { wanted += paymentItems(rule) }
      items += settle(wanted, owner, rule)
    }
    return items
  }

  private func clauseItems(_ walk: RuleWalk, _ rule: Rule) -> [CoverageItem] {
    walk.clauses.indices.flatMap { index -> [CoverageItem] in
      let clause = walk.clauses[index].clause
      var verdicts: [Verdict] = clause.condition.canFail ? [.holds, .fails] : [.holds]
      if clause.condition.canBeUndecided(for: rule.subject) { verdicts.append(.unknown) }
      let line = clause.line > 0 ? clause.line : rule.line
      func item(
        _ kind: CoverageItem.Kind, _ title: Sentence, _ target: CoverageItem.Target
      ) -> CoverageItem {
        CoverageItem(
          kind: kind, owner: rule.id, line: line, word: clause.word, title: title, target: target)
      }
      return verdicts.map { item(.direction, $0.title, .verdict($0, clause: index)) }
        + walk.boundaries[index].enumerated().map {
          item(.boundary, $1.title, .boundary($0, clause: index))
        }
    }
  }

  private func paymentItems(_ rule: Rule) -> [CoverageItem] {
    guard sheet.policy.rules.contains(where: { $0.id == rule.id }) else { return [] }
    func item(
      _ kind: CoverageItem.Kind, _ line: Int, _ word: String, _ title: Sentence,
      _ target: CoverageItem.Target
    ) -> CoverageItem {
      CoverageItem(
        kind: kind, owner: rule.id, line: line, word: word, title: title, target: target)
    }
    var items = rule.amount.steps.enumerated().map { place, entry in
      let title = Sentence(zh: "步骤已用到", en: "the step is used")
      return item(.step, entry.line, entry.step.word, title, .step(place))
    }
    var levels: [CertificateLevel] = []
    if case .byLevel(let name) = rule.amount.base {
      levels = CertificateLevel.allCases.filter { level in
        sheet.policy.parameters[name]?.segments.contains { $0.values[level] ?? 0 > 0 } ?? false
      }
    }
    items += levels.map {
      let title = Sentence(zh: "发放\($0.title.zh)", en: "\($0.title.en) is paid")
      return item(.level, rule.amount.line, "by_level", title, .level($0))
    }
    let funds: Set<String> =
      switch rule.fund {
      case .one(let name): [name]
      case .shared(let shares): Set(shares.map(\.fund))
      case .byCase(let names): Set(names)
      case .byLevel(let byLevel): Set(byLevel.values)
      }
    items += funds.sorted().map {
      let title = Sentence(zh: "由 \($0) 支付", en: "\($0) pays")
      return item(.fund, rule.line, "fund", title, .fund($0))
    }
    return items
  }

  private func segmentItems() -> [CoverageItem] {
    sheet.policy.parameters.values.sorted { $0.line < $1.line }.flatMap { parameter in
      parameter.segments.map { segment in
        var item = CoverageItem(
          kind: .segment, owner: parameter.id, line: segment.line, word: "from",
          title: Sentence(zh: "\(segment.from) 起的数值", en: "the value from \(segment.from)"),
          target: .segment(from: segment.from, parameter: parameter.id))
        item.tests = tests.filter { parameter.segment(on: $0.period.last)?.from == segment.from }.count
        if item.tests == 0 {
          item.reason = Sentence(
            zh: "没有测试的月份取到这一段", en: "no test has a month in which this value is in force")
          let last = parameter.segments.first { $0.from > segment.from }
          let period = Period(containing: max(segment.from, sheet.policy.inForce.first))
          let covered = last.map { period.last < $0.from } ?? true
          if covered, let rule = owners.first {
            let witness = Witness(
              person: tests.first.map { PersonFacts($0.snapshot, worker: 0) } ?? PersonFacts(),
              period: period)
            item.stub = TestStub(sheet: sheet).text(
              "line \(item.line): \(item.title.zh) / \(item.title.en)", witness, expecting: [rule.id])
          }
        }
        return item
      }
    }
  }

  /// Counts the tests that show each item; for the others says why and looks for somebody.
  private func settle(
    _ wanted: [CoverageItem], _ owner: Rule, _ rule: Rule
  ) -> [CoverageItem] {
    let shown = tests.map { ItemsShown(sheet, owner, binding($0.snapshot, $0.period)) }
    var items = wanted
    var missing: [Int] = []
    for place in items.indices {
      items[place].tests = shown.filter { $0.worker(showing: items[place]) != nil }.count
      guard items[place].tests == 0 else { continue }
      items[place].reason = reason(items[place], shown, owner)
      missing.append(place)
    }
    if missing.isEmpty { return items }
    // Everybody is decided once, for all that is missing.
    search.visit { snapshot, period, people in
      let found = ItemsShown(sheet, owner, binding(snapshot, period))
      missing.removeAll { place in
        guard let worker = found.worker(showing: items[place]) else { return false }
        items[place].stub = stub(
          of: items[place], Witness(person: people[worker], period: period), rule)
        return true
      }
      return missing.isEmpty
    }
    return items
  }

  private func stub(of item: CoverageItem, _ witness: Witness, _ rule: Rule) -> String {
    TestStub(sheet: sheet).text(
      "line \(item.line) \(item.word): \(item.title.zh) / \(item.title.en)", witness,
      expecting: [rule.id])
  }

  private func reason(_ item: CoverageItem, _ shown: [ItemsShown], _ owner: Rule) -> Sentence {
    let blocking = shown.compactMap { $0.clause(hiding: item) }
    if let first = blocking.first {
      let clause = owner.clauses[first]
      return Sentence(
        zh: "\(blocking.count) 项测试有这一情形，但都先被第 \(clause.line) 行 \(clause.word) 等条件排除",
        en: "\(blocking.count) test(s) have it, but an earlier clause (line \(clause.line) "
          + "\(clause.word)) refused in every one")
    }
    if shown.allSatisfy({ !$0.reaches(item) }) {
      return Sentence(
        zh: "没有测试走到这里：前面的条件全部先排除", en: "an earlier clause refused in every test")
    }
    return Sentence(
      zh: "没有测试有这一情形：\(item.title.zh)", en: "no test has it: \(item.title.en)")
  }
}
