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
    let search = StubSearch(sheet, tests: tests)
    policy = sheet.policy.id
    failingTests = tests.count - sound.count
    let all = sheet.policy.mutants
    equivalent = all.filter { $0.equivalence != nil }
    var survivors: [Survivor] = []
    // What noticed one change often notices the next: the tests stand in the order of their last
    // success, and only those that say something of what can differ are run.
    var order = sound
    for mutant in all where mutant.equivalence == nil {
      let changed = mutant.sheet(from: sheet)
      let place = order.firstIndex { test in
        mutant.reach.map { !$0.isDisjoint(with: test.owners) } != false
          && !test.run(changed, only: mutant.reach).isEmpty
      }
      if let place {
        order.insert(order.remove(at: place), at: 0)
        continue
      }
      let stub = findingStubs ? search.stub(of: mutant, changed) : nil
      survivors.append(Survivor(mutant: mutant, stub: stub))
    }
    mutants = all.count - equivalent.count
    killed = mutants - survivors.count
    self.survivors = survivors
  }

  /// Killed mutants in the hundred, rounded down: 100 means all.
  public var percent: Int { mutants == 0 ? 100 : killed * 100 / mutants }
}
