// What was had against what is due.

import PolicyEngine
public import Workforce

extension Retroactive {
  /// Lines of one worker, rule, level and fund are compared as a sum: which of two instalments a
  /// late certificate makes the first is nobody's money.
  static func compare(
    _ roll: SealedRoll, old: [OwedLine], new: [NewLine]
  ) -> [DifferenceLine] {
    struct Place: Hashable {
      let key: NewLine.Key
      let fund: String
    }
    var sums: [Place: (old: Int64, new: Int64)] = [:]
    var decided: Set<NewLine.Key> = []
    var waiting: [NewLine.Key: NewLine] = [:]
    for line in old {
      sums[Place(key: NewLine.Key(line), fund: line.fund), default: (0, 0)].old += line.amount.fen
      if line.wasDecided { decided.insert(NewLine.Key(line)) }
    }
    for line in new {
      if line.waits {
        waiting[line.key] = line
      } else {
        sums[Place(key: line.key, fund: line.fund), default: (0, 0)].new += line.fen
      }
    }
    var differences: [DifferenceLine] = []
    func add(
      _ key: NewLine.Key, _ fund: String, _ old: Int64, _ new: Int64?, _ outcome: Outcome,
      _ reason: Sentence?
    ) {
      differences.append(
        DifferenceLine(
          corrects: roll.number, period: roll.period, worker: WorkerKey(number: key.worker),
          rule: key.rule, level: CertificateLevel(rawValue: key.level), fund: fund,
          old: Money(fen: old), new: new.map(Money.init(fen:)), outcome: outcome, reason: reason))
    }
    for (place, sum) in sums where waiting[place.key] == nil && sum.old != sum.new {
      add(place.key, place.fund, sum.old, sum.new, .pays, nil)
    }
    // A line that waited and was decided by somebody stays decided.
    for (key, line) in waiting where !decided.contains(key) {
      let had = sums.filter { $0.key.key == key }.reduce(0) { $0 + $1.value.old }
      add(key, line.fund, had, nil, line.outcome, line.reason)
    }
    return differences.sorted {
      ($0.rule, $0.worker.number, $0.level?.rawValue ?? 0, $0.fund)
        < ($1.rule, $1.worker.number, $1.level?.rawValue ?? 0, $1.fund)
    }
  }
}

extension Snapshot {
  /// The snapshot with difference lines of a policy among what was paid.
  public func corrected(by lines: [DifferenceLine], of policy: String) -> Snapshot {
    if lines.isEmpty { return self }
    var snapshot = self
    let corrections = lines.compactMap { line -> PaymentCorrection? in
      guard line.change != 0, let index = index(of: line.worker) else { return nil }
      return PaymentCorrection(
        worker: Int32(index),
        measure: snapshot.symbols.number(
          adding: Payment.measure(policy: policy, rule: line.rule)),
        level: line.level?.rawValue ?? 0, paidOn: line.period.last.day, fen: line.change)
    }
    snapshot.payments = payments.corrected(by: corrections, workers: workers.count)
    return snapshot
  }
}
