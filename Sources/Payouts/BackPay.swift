// Back pay to workers who were let keep something: nobody gets more of a closed month by rule alone.

import PolicyEngine
import Workforce

/// What of one closed month is held because it would give more than was had.
final class BackPay {
  /// All levels and funds together: who rises from one to another gets the difference.
  private struct Key: Hashable {
    let rule: String
    let worker: Int64
  }

  private let waived: WaivedPayments
  private let period: Period
  private let old: [OwedLine]
  private let had: [Key: Int64]
  private var asked: [Key: Sentence] = [:]

  /// - Parameter old: what the workers in question had of the month.
  init(_ waived: WaivedPayments, _ period: Period, had old: [OwedLine]) {
    (self.waived, self.period, self.old) = (waived, period, old)
    had = Dictionary(
      old.map { (Key(rule: $0.rule, worker: $0.worker.number), $0.amount.fen) },
      uniquingKeysWith: +)
  }

  /// Why what a rule gives is held; see ``Holding``.
  func hold(_ rule: String, _ worker: Int64, due: Int64?) -> Sentence? {
    let key = Key(rule: rule, worker: worker)
    let more = due.map { $0 - had[key, default: 0] }
    guard more ?? 1 > 0 else { return nil }
    let reason = waived.reason(rule, WorkerKey(number: worker), in: period, backPay: more)
    if more != nil { asked[key] = reason }
    return reason
  }

  /// Marks lines that are held, and adds those of levels that were had and are due no more.
  func mark(_ lines: inout [NewLine]) {
    if asked.isEmpty { return }
    for place in lines.indices {
      let key = lines[place].key
      if asked[Key(rule: key.rule, worker: key.worker)] != nil { lines[place].asksAgain = true }
    }
    var keys = Set(lines.map(\.key))
    for line in old {
      guard let reason = asked[Key(rule: line.rule, worker: line.worker.number)],
        keys.insert(NewLine.Key(line)).inserted
      else { continue }
      lines.append(
        NewLine(
          key: NewLine.Key(line), fund: line.fund, fen: 0, outcome: .held, reason: reason,
          asksAgain: true))
    }
  }
}
