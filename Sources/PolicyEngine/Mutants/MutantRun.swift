// Runs the tests beside a sheet on every changed version of it.

import Workforce

/// What became of a policy's mutants.
public struct MutantRun: Sendable {
  /// A mutant no test noticed.
  public struct Survivor: Sendable {
    public let mutant: PolicyMutant
    /// A test that tells it from the original, ready to paste; nil when none was found.
    public let stub: String?
  }

  public let policy: String
  /// Mutants that a roll might show; those known to be equivalent are apart.
  public let mutants: Int
  public let killed: Int
  public let survivors: [Survivor]
  public let equivalent: [PolicyMutant]
  /// Tests that fail on the sheet as it stands. They prove nothing and are not run on mutants.
  public let failingTests: Int

  /// Changes a policy in every way its words state and runs its tests each time.
  /// - Parameter findingStubs: whether to look for a test for every survivor, which takes longer
  ///   than all else.
  public init(_ sheet: LoadedSheet, tests: [PolicyTest], findingStubs: Bool = true) {
    let sound = tests.filter { $0.run(sheet).isEmpty }
    let search = WitnessSearch(sheet, tests: tests)
    policy = sheet.policy.id
    failingTests = tests.count - sound.count
    let all = sheet.policy.mutants
    equivalent = all.filter { $0.equivalence != nil }
    var survivors: [Survivor] = []
    for mutant in all where mutant.equivalence == nil {
      let changed = sheet.with(mutant.policy)
      if sound.contains(where: { !$0.run(changed).isEmpty }) { continue }
      let stub = findingStubs ? search.stub(of: mutant, sheet) : nil
      survivors.append(Survivor(mutant: mutant, stub: stub))
    }
    mutants = all.count - equivalent.count
    killed = mutants - survivors.count
    self.survivors = survivors
  }

  /// Killed mutants in the hundred, rounded down: 100 means all.
  public var percent: Int { mutants == 0 ? 100 : killed * 100 / mutants }
}

extension WitnessSearch {
  /// A test that passes on the sheet and fails on the mutant.
  func stub(of mutant: PolicyMutant, _ sheet: LoadedSheet) -> String? {
    let changed = sheet.with(mutant.policy)
    var owners: [String] = []
    let witness =
      first { snapshot, period in
        let (one, other) = (
          Outcomes(sheet, snapshot, period), Outcomes(changed, snapshot, period)
        )
        guard let found = one.firstDifference(from: other) else { return nil }
        owners = found.owners
        return found.worker
      }
      ?? first(pairs: false) { snapshot, period in
        guard let found = differentWord(sheet, changed, snapshot, period) else { return nil }
        owners = [found.rule]
        return found.worker
      }
    guard let witness else { return nil }
    let name = "line \(mutant.line): \(mutant.change.zh) / \(mutant.change.en)"
    return TestStub(sheet: sheet).text(name, witness, expecting: owners)
  }

  /// A worker refused by another word than before: tests name the word.
  private func differentWord(
    _ sheet: LoadedSheet, _ changed: LoadedSheet, _ snapshot: Snapshot, _ period: Period
  ) -> (worker: Int, rule: String)? {
    let one = BoundPolicy(sheet, snapshot: snapshot, period: period)
    let other = BoundPolicy(changed, snapshot: snapshot, period: period)
    for (left, right) in zip(one.decideAll(), other.decideAll())
    where left.refusals != right.refusals {
      let rule = left.rule.id
      for worker in 0..<snapshot.workers.count
      where one.decidingWord(rule, .fails, worker: worker)
        != other.decidingWord(rule, .fails, worker: worker)
      {
        return (worker, rule)
      }
    }
    return nil
  }
}

/// What tests can see of a policy over a snapshot: outcomes, amounts and funds by rule and worker.
private struct Outcomes {
  private struct Line: Hashable {
    let outcome: Outcome
    let fen: Int64
    let fund: String
  }

  private let rules: [(id: String, lines: [Int32: [Line]])]

  init(_ sheet: LoadedSheet, _ snapshot: Snapshot, _ period: Period) {
    var rules = BoundPolicy(sheet, snapshot: snapshot, period: period).decideAll().map { decided in
      var lines: [Int32: [Line]] = [:]
      for line in decided.lines {
        let isPaid = line.outcome == .pays
        let fund = isPaid ? decided.rule.fund(for: line.level, share: Int(line.share)) : ""
        lines[line.worker, default: []].append(
          Line(outcome: line.outcome, fen: line.fen, fund: fund))
      }
      return (decided.rule.id, lines.mapValues(Self.visible))
    }
    let found = sheet.findings(snapshot: snapshot, period: period)
    for standard in sheet.policy.standards {
      var lines: [Int32: [Line]] = [:]
      for one in found where one.standard == standard.id {
        guard let index = snapshot.index(of: one.worker) else { continue }
        let isFound = one.state == .found
        lines[Int32(index)] = [Line(outcome: isFound ? .pays : .undecided, fen: 0, fund: "")]
      }
      rules.append((standard.id, lines))
    }
    self.rules = rules
  }

  /// Where a line waits, a test sees that and nothing of the others.
  private static func visible(_ lines: [Line]) -> [Line] {
    let waiting = lines.filter { $0.outcome != .pays }
    if waiting.isEmpty { return lines }
    let isOpen = waiting.contains { $0.outcome == .undecided }
    return [Line(outcome: isOpen ? .undecided : .held, fen: 0, fund: "")]
  }

  func firstDifference(from other: Outcomes) -> (worker: Int, owners: [String])? {
    var first: Int32?
    for (one, two) in zip(rules, other.rules) where one.lines != two.lines {
      for worker in Set(one.lines.keys).union(two.lines.keys)
      where one.lines[worker] != two.lines[worker] && worker < first ?? .max {
        first = worker
      }
    }
    guard let first else { return nil }
    let owners = zip(rules, other.rules).filter { $0.lines[first] != $1.lines[first] }.map(\.0.id)
    return (Int(first), owners)
  }
}
