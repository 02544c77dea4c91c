// Decides the rules of a policy for workers in one period.
//
// `roll compute` keeps the lines, `explain` the steps. Both go through the same bound clauses and
// amounts, so an explanation can never disagree with the payment it explains.

public import Workforce

/// One decided line, small enough that a million of them are nothing.
public struct DecidedLine: Sendable, BitwiseCopyable {
  /// Index of the worker in the snapshot.
  public var worker: Int32
  public var level: UInt8
  public var outcome: Outcome
  /// From 1, counting the lines of this worker under this rule.
  public var instalment: UInt8
  /// Place among the funds that share the line; 0 when one fund bears it.
  public var share: UInt8 = 0
  public var fen: Int64
  /// Place in ``DecidedRule/reasons``, or -1.
  public var reason: Int32
}

/// What one rule gave for the workers decided so far, in the order of the workers.
public struct DecidedRule: Sendable {
  public let rule: Rule
  public internal(set) var lines: [DecidedLine] = []
  public internal(set) var reasons: [Sentence] = []
  /// How many cases each clause refused: place 0 is the choice of level, then the clauses in the
  /// order of the sheet, then the amount.
  public internal(set) var refusals: [Int]
}

extension DecidedRule {
  /// Holds lines for somebody to decide. Shares of one line become one that is held; one that waits
  /// already is held for one reason more.
  /// - Parameter reason: takes the worker's index in the snapshot and what would be paid in fen, nil
  ///   when that is not known; gives why it is held, or nil to leave it as it is.
  public mutating func hold(_ reason: (_ worker: Int32, _ fen: Int64?) -> Sentence?) {
    var isShared = false
    if case .shared = rule.fund { isShared = true }
    var decided: [DecidedLine] = []
    var rest = lines[...]
    while var line = rest.popFirst() {
      var parts = [line]
      while isShared, let next = rest.first, next.worker == line.worker, next.share > parts.last!.share {
        parts.append(rest.removeFirst())
      }
      let due = line.outcome == .pays ? parts.reduce(0) { $0 + $1.fen } : nil
      guard var why = reason(line.worker, due) else {
        decided += parts
        continue
      }
      if line.reason >= 0 {
        let before = reasons[Int(line.reason)]
        why = Sentence(zh: before.zh + "；" + why.zh, en: before.en + "; " + why.en)
      }
      (line.outcome, line.fen, line.reason) = (.held, 0, Int32(reasons.count))
      if isShared { line.share = 0 }
      reasons.append(why)
      decided.append(line)
    }
    lines = decided
  }
}

/// A policy bound to the facts of one period. One at a time, one thread.
public final class BoundPolicy {
  public let policy: Policy
  let binding: Binding
  let rules: [BoundRule]
  let limits: [(atMost: Int64, rules: [Int])]
  let exclusions: [(takes: Exclusion.Choice, rules: [Int])]

  /// - Parameters:
  ///   - sheet: the policy and its functions.
  ///   - snapshot: the facts; held until this object goes.
  public convenience init(_ sheet: LoadedSheet, snapshot: Snapshot, period: Period) {
    self.init(sheet, snapshot: snapshot, period: period, only: nil)
  }

  /// - Parameter wanted: ids of the rules to decide; those that a limit or exclusion ties to them
  ///   must be among them. Nil for all.
  init(_ sheet: LoadedSheet, snapshot: Snapshot, period: Period, only wanted: Set<String>?) {
    policy = sheet.policy
    let functions = SheetFunctions(sheet, snapshot, period)
    let binding = Binding(
      policy: policy, snapshot: snapshot, period: period, functions: functions)
    self.binding = binding
    let chosen = policy.rules.filter { wanted?.contains($0.id) ?? true }
    rules = chosen.map { BoundRule($0, binding) }
    let order = chosen.map(\.id)
    limits = policy.limits.map { limit in
      (limit.atMost.fen, limit.rules.compactMap { order.firstIndex(of: $0) })
    }
    exclusions = policy.exclusions.map { exclusion in
      (exclusion.takes, exclusion.rules.compactMap { order.firstIndex(of: $0) })
    }
  }

  /// The same policy and facts with nothing decided yet.
  init(copying other: BoundPolicy) {
    policy = other.policy
    binding = other.binding
    rules = other.rules.map { BoundRule($0.rule, other.binding) }
    limits = other.limits
    exclusions = other.exclusions
  }

  /// Decides every rule for one worker.
  func decideOne(_ worker: Int) { decide(worker..<worker + 1) }

  /// Decides every rule for every worker of the snapshot.
  /// - Parameter progress: called now and then with the number of workers done.
  public func decideAll(progress: (Int) -> Void = { _ in }) -> [DecidedRule] {
    var batches = 0
    var first = 0
    while let range = CaseBatch.workers(from: first, of: binding.snapshot) {
      decide(range)
      first = range.upperBound
      batches += 1
      if batches % 64 == 0 { progress(first) }
    }
    return rules.map(\.decided)
  }

  /// Decides every rule for a run of workers and applies the ceilings over several rules.
  private func decide(_ workers: Range<Int>) {
    let starts = rules.map { $0.decided.lines.count }
    for rule in rules { rule.decide(workers) }
    for exclusion in exclusions { apply(exclusion, starts) }
    for limit in limits { apply(limit, starts) }
  }
}
