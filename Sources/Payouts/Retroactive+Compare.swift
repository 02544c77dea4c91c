// What was had against what is due.

import PolicyEngine
public import Workforce

extension Retroactive {
  /// Lines of one worker, rule, level and fund are compared as a sum: which of two instalments a
  /// late certificate makes the first is nobody's money.
  static func compare(
    _ roll: SealedRoll, old: [OwedLine], new: [NewLine]
  ) -> [DifferenceLine] {
    var rules = Names(old.map(\.rule) + new.map(\.key.rule))
    var funds = Names(old.map(\.fund) + new.map(\.fund))
    var sums: [Sum] = []
    sums.reserveCapacity(old.count + new.count)
    var decided: Set<NewLine.Key> = []
    var waiting: [NewLine.Key: NewLine] = [:]
    for line in old {
      sums.append(
        Sum(
          rule: rules.place(of: line.rule), worker: line.worker.number,
          level: line.level?.rawValue ?? 0, fund: funds.place(of: line.fund), old: line.amount.fen,
          new: 0))
      if line.wasDecided { decided.insert(NewLine.Key(line)) }
    }
    for line in new {
      if line.waits {
        waiting[line.key] = line
      } else {
        sums.append(
          Sum(
            rule: rules.place(of: line.key.rule), worker: line.key.worker, level: line.key.level,
            fund: funds.place(of: line.fund), old: 0, new: line.fen))
      }
    }
    sums = Sum.added(sums)
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
    func key(_ sum: Sum) -> NewLine.Key {
      NewLine.Key(worker: sum.worker, rule: rules.sorted[sum.rule], level: sum.level)
    }
    for sum in sums where sum.old != sum.new && (waiting.isEmpty || waiting[key(sum)] == nil) {
      add(key(sum), funds.sorted[sum.fund], sum.old, sum.new, .pays, nil)
    }
    if waiting.isEmpty { return differences }
    // A line that waited and was decided by somebody stays decided, unless there is more to decide.
    let had = Dictionary(grouping: sums.filter { $0.old != 0 }, by: key)
    for (key, line) in waiting where line.asksAgain || !decided.contains(key) {
      // Each fund has its own line, as what is taken back goes to who gave it.
      for sum in had[key] ?? [] {
        add(key, funds.sorted[sum.fund], sum.old, nil, line.outcome, line.reason)
      }
      if had[key] == nil { add(key, line.fund, 0, nil, line.outcome, line.reason) }
    }
    return differences.sorted {
      ($0.rule, $0.worker.number, $0.level?.rawValue ?? 0, $0.fund)
        < ($1.rule, $1.worker.number, $1.level?.rawValue ?? 0, $1.fund)
    }
  }

  /// What was had and what is due of one rule, worker, level and fund.
  private struct Sum: BitwiseCopyable {
    let rule: Int
    let worker: Int64
    let level: UInt8
    let fund: Int
    var old: Int64
    var new: Int64

    var place: (Int, Int64, UInt8, Int) { (rule, worker, level, fund) }

    /// One for each place, in their order.
    static func added(_ sums: [Sum]) -> [Sum] {
      var added: [Sum] = []
      for sum in sums.sorted(by: { $0.place < $1.place }) {
        if let last = added.last, last.place == sum.place {
          added[added.count - 1].old += sum.old
          added[added.count - 1].new += sum.new
        } else {
          added.append(sum)
        }
      }
      return added
    }
  }

  /// Names by their place in the alphabet, so that lines are sorted without comparing texts. Lines
  /// come rule after rule, so the last name is mostly the next one too.
  private struct Names {
    let sorted: [String]
    private var last = (name: "", place: -1)

    init(_ names: some Sequence<String>) {
      var distinct: Set<String> = []
      var last: String?
      for name in names where name != last {
        distinct.insert(name)
        last = name
      }
      sorted = distinct.sorted()
    }

    mutating func place(of name: String) -> Int {
      if last.place < 0 || last.name != name { last = (name, sorted.firstIndex(of: name) ?? 0) }
      return last.place
    }
  }
}

extension Snapshot {
  /// The snapshot with difference lines of a policy among what was paid.
  public func corrected(by lines: [DifferenceLine], of policy: String) -> Snapshot {
    if lines.isEmpty { return self }
    var snapshot = self
    // Lines come month after month, rule after rule.
    var last: (rule: String, measure: Int32)?
    let corrections = lines.compactMap { line -> PaymentCorrection? in
      guard line.change != 0, let index = index(of: line.worker) else { return nil }
      if last?.rule != line.rule {
        let measure = Payment.measure(policy: policy, rule: line.rule)
        last = (line.rule, snapshot.symbols.number(adding: measure))
      }
      return PaymentCorrection(
        worker: Int32(index), measure: last?.measure ?? 0, level: line.level?.rawValue ?? 0,
        paidOn: line.period.last.day, fen: line.change)
    }
    snapshot.payments = payments.corrected(by: corrections, workers: workers.count)
    return snapshot
  }
}
