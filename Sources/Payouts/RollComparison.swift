// Why two rolls differ, line by line.

public import Workforce

/// The differences between an earlier and a later roll of one policy.
public struct RollComparison: Sendable {
  /// One person and rule whose lines differ.
  public struct Difference: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      /// On the later roll alone.
      case joined
      /// On the earlier roll alone.
      case left
      /// On both, with another amount, level, fund or outcome.
      case changed
    }

    public let kind: Kind
    public let worker: WorkerKey
    public let rule: String
    /// Lines of the earlier roll, in order of instalment.
    public let before: [PayoutLine]
    public let after: [PayoutLine]

    /// Later amount less earlier amount, in fen.
    public var change: Int64 {
      after.reduce(0) { $0 + $1.amount.fen } - before.reduce(0) { $0 + $1.amount.fen }
    }
  }

  /// In order of rule, then worker.
  public let differences: [Difference]
  public let unchanged: Int

  /// - Parameters:
  ///   - earlier: lines in any order.
  ///   - later: lines in any order.
  public init(earlier: [PayoutLine], later: [PayoutLine]) {
    struct Key: Hashable {
      let rule: String
      let worker: WorkerKey
    }
    let before = Dictionary(grouping: earlier) { Key(rule: $0.rule, worker: $0.worker) }
    let after = Dictionary(grouping: later) { Key(rule: $0.rule, worker: $0.worker) }
    var found: [Difference] = []
    var same = 0
    for key in Set(before.keys).union(after.keys) {
      let old = (before[key] ?? []).sorted { $0.instalment < $1.instalment }
      let new = (after[key] ?? []).sorted { $0.instalment < $1.instalment }
      if old == new {
        same += 1
        continue
      }
      found.append(
        Difference(
          kind: old.isEmpty ? .joined : new.isEmpty ? .left : .changed, worker: key.worker,
          rule: key.rule, before: old, after: new))
    }
    differences = found.sorted { ($0.rule, $0.worker) < ($1.rule, $1.worker) }
    unchanged = same
  }
}
