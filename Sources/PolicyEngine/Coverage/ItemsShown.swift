// Which coverage items the workers of one snapshot show.

import Workforce

/// A rule decided over a snapshot, asked about coverage items.
struct ItemsShown {
  private let walk: RuleWalk
  private let decided: DecidedRule?

  init(_ sheet: LoadedSheet, _ rule: Rule, _ binding: Binding) {
    walk = RuleWalk(rule, binding)
    decided = BoundPolicy(sheet, snapshot: binding.snapshot, period: binding.period).decideAll()
      .first { $0.rule.id == rule.id }
  }

  /// The first worker that shows an item.
  func worker(showing item: CoverageItem) -> Int? {
    switch item.target {
    case .verdict, .boundary:
      return walk.found.first { shows(item, $0) && isReached(item, $0) }?.item.worker
    case .step, .level, .fund: return line(showing: item).map { Int($0.worker) }
    case .segment: return nil
    }
  }

  private func line(showing item: CoverageItem) -> DecidedLine? {
    guard let decided else { return nil }
    return decided.lines.first { line in
      guard line.outcome == .pays else { return false }
      return switch item.target {
      case .level(let level): line.level == level.rawValue
      case .fund(let fund): decided.rule.fund(for: line.level, share: Int(line.share)) == fund
      default: true
      }
    }
  }

  /// Place of the earlier clause that kept an item from being shown, or nil when nothing has it.
  func clause(hiding item: CoverageItem) -> Int? {
    walk.found.first { shows(item, $0) && !isReached(item, $0) }?.refusedAt
  }

  /// Whether any case comes as far as the item's clause.
  func reaches(_ item: CoverageItem) -> Bool {
    walk.found.contains { isReached(item, $0) }
  }

  private func isReached(_ item: CoverageItem, _ found: RuleWalk.Found) -> Bool {
    switch item.target {
    case .verdict(_, let clause), .boundary(_, let clause):
      found.refusedAt >= walk.clauses[clause].place
    default: found.refusedAt >= walk.rule.clauses.count
    }
  }

  private func shows(_ item: CoverageItem, _ found: RuleWalk.Found) -> Bool {
    switch item.target {
    case .verdict(let verdict, let clause): found.verdicts[clause] == verdict
    case .boundary(let place, let clause):
      place < walk.boundaries[clause].count && walk.boundaries[clause][place].met(found.item)
    default: false
    }
  }
}

/// The choice of a level, seen as a clause: it holds when some certificate counts.
private struct ChoiceMade: Condition {
  let choice: LevelChoice

  /// The choice is changed where it is stated.
  var variants: [Variant<any Condition>] { [] }
  func boundaries(_ binding: Binding) -> [Boundary] { choice.boundaries(binding) }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(choice: BoundLevelChoice(choice, binding))
  }

  private struct Bound: BoundCondition {
    let choice: BoundLevelChoice

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, _ in choice.highest(worker: worker) > 0 ? .holds : .fails }
    }

    func evidence(_ item: Case) -> Evidence { choice.evidence(item) }
  }
}

extension Rule {
  /// The rule reduced to its choice of a level; nil when it makes none.
  var asChoice: Rule? {
    guard let choice = subject.choice else { return nil }
    let word = if case .eachCertificate = subject { "certificate.each" } else { "certificate.highest" }
    return with(self) {
      $0.subject = .worker(nil)
      $0.clauses = [
        Clause(word: word, line: subjectLine, condition: ChoiceMade(choice: choice))
      ]
    }
  }
}
