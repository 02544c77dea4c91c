// What the clauses of one rule say of every worker of a snapshot, step by step.
//
// Deciding stops at the first clause that fails. A walk goes on, so that coverage can say which
// earlier clause kept a later one from being reached.

import Workforce

/// A clause in its place: those of a combination stand behind it.
struct PlacedClause {
  let clause: Clause
  /// Place of the clause, or of the combination it is part of, in the rule.
  let place: Int
}

/// A rule over a snapshot, looked at clause by clause.
final class RuleWalk {
  /// One case and what every clause says of it.
  struct Found {
    let item: Case
    /// By place of ``clauses``.
    let verdicts: [Verdict]
    /// Place in the rule of the first clause that fails, or the number of clauses.
    let refusedAt: Int
  }

  let rule: Rule
  /// The level choice as a clause at place -1 (when there is one), then the clauses with their parts.
  let clauses: [PlacedClause]
  let boundaries: [[Boundary]]
  private(set) var found: [Found] = []
  /// Workers no case was made for.
  private(set) var without: [Int] = []
  private let bound: BoundRule
  private let conditions: [any BoundCondition]

  init(_ rule: Rule, _ binding: Binding) {
    self.rule = rule
    bound = BoundRule(rule, binding)
    let placed = Self.placed(rule)
    clauses = placed
    conditions = placed.map { $0.clause.condition.bind(binding) }
    boundaries = placed.map { $0.clause.condition.boundaries(binding) }
    walk(workers: binding.snapshot.workers.count)
  }

  static func placed(_ rule: Rule) -> [PlacedClause] {
    func flat(_ clause: Clause, _ place: Int) -> [PlacedClause] {
      [PlacedClause(clause: clause, place: place)]
        + clause.condition.parts.flatMap { flat($0, place) }
    }
    return rule.clauses.enumerated().flatMap { flat($0.element, $0.offset) }
  }

  private func walk(workers: Int) {
    let cases = CaseBatch()
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: CaseBatch.capacity)
    defer { bytes.deallocate() }
    let step = CaseBatch.capacity / 8
    for first in stride(from: 0, to: workers, by: step) {
      let range = first..<min(workers, first + step)
      _ = bound.collect(range, into: cases)
      var verdicts = [[Verdict]](repeating: [], count: cases.count)
      for condition in conditions {
        condition.judge(cases, bytes)
        for index in 0..<cases.count {
          verdicts[index].append(Verdict(rawValue: bytes[index]) ?? .unknown)
        }
      }
      _ = cases.takeFaults()
      var seen: Set<Int> = []
      for index in 0..<cases.count {
        let item = Case(
          worker: Int(cases.worker[index]), level: cases.level[index],
          certificate: Int(cases.certificate[index]))
        seen.insert(item.worker)
        let refused = clauses.indices.first {
          verdicts[index][$0] == .fails && isWhole($0)
        }
        found.append(
          Found(
            item: item, verdicts: verdicts[index],
            refusedAt: refused.map { clauses[$0].place } ?? rule.clauses.count))
      }
      without += range.filter { !seen.contains($0) }
    }
  }

  /// Whether a placed clause is one of the rule itself and not a part of another.
  private func isWhole(_ index: Int) -> Bool {
    index == 0 || clauses[index - 1].place != clauses[index].place
  }
}
