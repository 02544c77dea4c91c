// Why the largest changes come about: both sheets once more, for those few workers alone.

import Exchange
import Payouts
import PolicyEngine
import RegistryStore
import Workforce

extension RehearsePolicy {
  private typealias Line = RehearsalSheet.Change.Line

  /// Explains each change by the lines of the month in which most changes. Rules decide one worker
  /// without a look at others, so a run over a few of them comes to the same.
  func explain(
    _ changes: [RehearsalComparison.Change], _ sheets: Sheets, _ snapshot: Snapshot, _ clerk: Clerk
  ) throws -> [RehearsalSheet.Change] {
    let keys = changes.map { WorkerKey(number: snapshot.workers[$0.worker]) }
    guard !keys.isEmpty else { return [] }
    let few = try clerk.store.snapshot(asKnownAt: snapshot.knownAt, workers: keys)
    var months: [WorkerKey: (sums: RehearsalSheet.Both<Money>, lines: [Line])] = [:]
    try rehearse(sheets, few) { now, after in
      for (change, key) in zip(changes, keys) where change.period == now.period {
        guard let worker = few.index(of: key) else { continue }
        let sums = RehearsalSheet.Both(now: now.sums(of: worker), after: after.sums(of: worker))
        let rules = after.ruleIDs + now.ruleIDs.filter { !after.ruleIDs.contains($0) }
        let lines = rules.filter { sums.now[$0] != sums.after[$0] }.flatMap { rule in
          explanation(of: rule, for: worker, now, after, sheets)
        }
        months[key] = (sums.map { Money(fen: $0.values.reduce(0, +)) }, lines)
      }
    }
    return try zip(changes, keys).compactMap { change, key in
      guard let month = months[key] else { return nil }
      return RehearsalSheet.Change(
        worker: key,
        idNumber: IdentityNumber.masked(try clerk.store.worker(key).documentNumber),
        sum: .init(now: Money(fen: change.now), after: Money(fen: change.after)),
        period: change.period, month: month.sums, explanation: month.lines)
    }
  }

  /// One rule under both sheets: what both say alike stands once.
  private func explanation(
    of rule: String, for worker: Int, _ now: RehearsedMonth, _ after: RehearsedMonth,
    _ sheets: Sheets
  ) -> [Line] {
    let old = now.lines(worker, rule, sheets.now.policy)
    let new = after.lines(worker, rule, sheets.after.policy)
    let difference = new.map(\.text).difference(from: old.map(\.text))
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let place, _, _): gone.insert(place)
      case .insert(let place, _, _): come.insert(place)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if gone.contains(left) {
        lines.append(.init(side: .now, place: old[left].place, text: old[left].text))
        left += 1
      } else if come.contains(right) {
        lines.append(.init(side: .after, place: new[right].place, text: new[right].text))
        right += 1
      } else {
        lines.append(.init(side: .both, place: new[right].place, text: new[right].text))
        (left, right) = (left + 1, right + 1)
      }
    }
    return lines
  }
}

extension RehearsedMonth {
  fileprivate var ruleIDs: [String] { rules.map(\.rule.id) }

  /// Fen of one worker by rule, where any is paid.
  fileprivate func sums(of worker: Int) -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for rule in rules {
      for line in rule.lines where line.worker == Int32(worker) && line.fen > 0 {
        sums[rule.rule.id, default: 0] += line.fen
      }
    }
    return sums
  }

  /// The explanation of a rule in both languages, with the places in the sheet.
  fileprivate func lines(
    _ worker: Int, _ rule: String, _ policy: Policy
  ) -> [(place: String?, text: Sentence)] {
    guard isInForce else {
      let text = Sentence(
        zh: "\(rule)：规则表在 \(period) 不生效，没有名册",
        en: "\(rule): the sheet is not in force in \(period), so there is no roll")
      return [(nil, text)]
    }
    let file = policy.file.split(separator: "/").last.map(String.init) ?? policy.file
    return explain(worker: worker, rule: rule).flatMap { explanation in
      zip(
        explanation.lines(in: .zh, funds: policy.funds),
        explanation.lines(in: .en, funds: policy.funds)
      ).map { zh, en in
        (zh.place.map { "\(file):\($0)" }, Sentence(zh: zh.text, en: en.text))
      }
    }
  }
}
