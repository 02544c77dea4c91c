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
  /// Holds lines of workers for somebody to decide: those that pay, and those that wait already for one
  /// reason more. Shares of one line become one.
  /// - Parameters:
  ///   - start: the place of the first line to look at.
  ///   - reason: see ``Holding``, of this rule.
  mutating func hold(from start: Int, _ reason: (_ worker: Int32, _ due: Int64?) -> Sentence?) {
    let isShared = rule.fund.parts > 1
    var decided: [DecidedLine] = []
    var rest = lines[start...]
    while let first = rest.first {
      let own = rest.prefix { $0.worker == first.worker }
      rest = rest.dropFirst(own.count)
      let paying = own.filter { $0.outcome == .pays }
      guard let why = reason(first.worker, paying.isEmpty ? nil : paying.reduce(0) { $0 + $1.fen })
      else {
        decided += own
        continue
      }
      for var line in own where !isShared || line.share == 0 {
        let before = line.reason < 0 ? nil : reasons[Int(line.reason)]
        (line.outcome, line.fen, line.reason) = (.held, 0, Int32(reasons.count))
        reasons.append(before.map { Sentence(zh: $0.zh + "；" + why.zh, en: $0.en + "; " + why.en) } ?? why)
        decided.append(line)
      }
    }
    lines.replaceSubrange(start..., with: decided)
  }
}

/// Why what a rule gives a worker is for somebody to decide, whatever the facts say; nil when it is not.
/// Asked before exclusions and ceilings, so that no other line gives way to one that is held.
/// - Parameters:
///   - rule: its id.
///   - worker: index in the snapshot.
///   - due: what its lines would pay together, in fen; nil when all of them wait.
public typealias Holding = (_ rule: String, _ worker: Int32, _ due: Int64?) -> Sentence?

/// A policy bound to the facts of one period. One at a time, one thread.
public final class BoundPolicy {
  public let policy: Policy
  let binding: Binding
  let rules: [BoundRule]
  let limits: [(atMost: Int64, rules: [Int])]
  let exclusions: [(takes: Exclusion.Choice, rules: [Int])]
  private let holding: Holding?

  /// - Parameters:
  ///   - sheet: the policy and its functions.
  ///   - snapshot: the facts; held until this object goes.
  ///   - holding: says which lines are held; nil for none.
  public convenience init(
    _ sheet: LoadedSheet, snapshot: Snapshot, period: Period, holding: Holding? = nil
  ) {
    self.init(sheet, snapshot: snapshot, period: period, only: nil, holding: holding)
  }

  /// - Parameter wanted: ids of the rules to decide; those that a limit or exclusion ties to them
  ///   must be among them. Nil for all.
  init(
    _ sheet: LoadedSheet, snapshot: Snapshot, period: Period, only wanted: Set<String>?,
    holding: Holding? = nil
  ) {
    policy = sheet.policy
    self.holding = holding
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
    holding = other.holding
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
    if let holding {
      for (rule, start) in zip(rules, starts) {
        rule.decided.hold(from: start) { holding(rule.rule.id, $0, $1) }
      }
    }
    for exclusion in exclusions { apply(exclusion, starts) }
    for limit in limits { apply(limit, starts) }
  }
}
