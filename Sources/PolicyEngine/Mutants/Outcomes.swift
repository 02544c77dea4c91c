// What tests can see of a policy over a snapshot: outcomes, amounts and funds by rule and worker, and
// what standards find and report.

import Workforce

/// Everything a policy gives the people of a snapshot, to be compared with what another gives them.
struct Outcomes {
  private let rules: [DecidedRule]
  private let findings: [(standard: String, found: [Int32: [StandardFinding]])]

  /// - Parameter wanted: rules and standards to look at; nil for all.
  init(_ sheet: LoadedSheet, _ snapshot: Snapshot, _ period: Period, only wanted: Set<String>?) {
    rules = BoundPolicy(sheet, snapshot: snapshot, period: period, only: wanted).decideAll()
    let found = Dictionary(
      grouping: sheet.findings(snapshot: snapshot, period: period, only: wanted), by: \.standard)
    findings = sheet.policy.standards.filter { wanted?.contains($0.id) ?? true }.map { standard in
      let byWorker = Dictionary(grouping: found[standard.id] ?? []) {
        Int32(snapshot.index(of: $0.worker) ?? 0)
      }
      return (standard.id, byWorker)
    }
  }

  /// The first worker for whom two policies with the same rules differ, and in what.
  func firstDifference(from other: Outcomes) -> (worker: Int, owners: [String])? {
    var first: (worker: Int32, owners: [String])?
    func note(_ worker: Int32, _ owner: String) {
      guard let found = first, found.worker <= worker else { return first = (worker, [owner]) }
      if found.worker == worker { first = (worker, found.owners + [owner]) }
    }
    for (one, two) in zip(rules, other.rules) {
      for worker in Self.differing(one, two, before: first?.worker) { note(worker, one.rule.id) }
    }
    for (one, two) in zip(findings, other.findings) {
      let workers = Set(one.found.keys).union(two.found.keys)
      if let worker = workers.filter({ one.found[$0] != two.found[$0] }).min() {
        note(worker, one.standard)
      }
    }
    return first.map { (Int($0.worker), $0.owners) }
  }

  /// The first worker for whom two rules give different lines. Lines come in the order of workers.
  private static func differing(
    _ one: DecidedRule, _ two: DecidedRule, before bound: Int32?
  ) -> [Int32] {
    var (left, right) = (one.lines[...], two.lines[...])
    while let worker = [left.first?.worker, right.first?.worker].compactMap({ $0 }).min() {
      if let bound, worker > bound { return [] }
      let (mine, theirs) = (left.prefix { $0.worker == worker }, right.prefix { $0.worker == worker })
      if !isSame(mine, one.rule, theirs, two.rule) { return [worker] }
      left = left.dropFirst(mine.count)
      right = right.dropFirst(theirs.count)
    }
    return []
  }

  /// Where a line waits, a test sees that and nothing of the others.
  private static func isSame(
    _ mine: ArraySlice<DecidedLine>, _ one: Rule, _ theirs: ArraySlice<DecidedLine>, _ two: Rule
  ) -> Bool {
    let (waits, waitsToo) = (waiting(mine), waiting(theirs))
    if waits != nil || waitsToo != nil { return waits == waitsToo }
    return mine.count == theirs.count
      && zip(mine, theirs).allSatisfy { line, other in
        line.fen == other.fen
          && (line.level == other.level && line.share == other.share && one.fund == two.fund
            || one.fund(for: line.level, share: Int(line.share))
              == two.fund(for: other.level, share: Int(other.share)))
      }
  }

  private static func waiting(_ lines: ArraySlice<DecidedLine>) -> Outcome? {
    if lines.contains(where: { $0.outcome == .undecided }) { return .undecided }
    return lines.contains { $0.outcome != .pays } ? .held : nil
  }
}
