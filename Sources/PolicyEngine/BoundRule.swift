// One rule over a run of workers: cases, clauses, amounts, lines.

import Workforce

/// A rule bound to the facts of one period.
final class BoundRule {
  let rule: Rule
  let choice: BoundLevelChoice?
  let clauses: [any BoundCondition]
  let fundClauses: [any BoundCondition]
  let amount: BoundAmount
  var decided: DecidedRule
  let cases = CaseBatch()
  let verdicts = UnsafeMutablePointer<UInt8>.allocate(capacity: CaseBatch.capacity)
  private let fen = UnsafeMutablePointer<Int64>.allocate(capacity: CaseBatch.capacity)

  init(_ rule: Rule, _ binding: Binding) {
    self.rule = rule
    choice =
      switch rule.subject {
      case .worker(let choice): choice.map { BoundLevelChoice($0, binding) }
      case .eachCertificate(let choice): BoundLevelChoice(choice, binding)
      }
    clauses = rule.clauses.map { $0.condition.bind(binding) }
    fundClauses = rule.fundClauses.map { $0.condition.bind(binding) }
    amount = BoundAmount(rule.amount, binding)
    decided = DecidedRule(rule: rule, refusals: Array(repeating: 0, count: rule.clauses.count + 2))
  }

  deinit {
    verdicts.deallocate()
    fen.deallocate()
  }

  /// Puts the cases of a run of workers into a batch.
  /// - Returns: how many workers have none.
  func collect(_ workers: Range<Int>, into cases: CaseBatch) -> Int {
    cases.removeAll()
    var without = 0
    switch rule.subject {
    case .worker(nil):
      for worker in workers { cases.append(worker: worker, level: 0) }
    case .worker:
      guard let choice else { break }
      for worker in workers {
        let level = choice.highest(worker: worker)
        if level > 0 { cases.append(worker: worker, level: level) } else { without += 1 }
      }
    case .eachCertificate:
      guard let choice else { break }
      for worker in workers {
        let before = cases.count
        choice.appendCertificates(worker: worker, to: cases)
        if cases.count == before { without += 1 }
      }
    }
    return without
  }

  func decide(_ workers: Range<Int>) {
    decided.refusals[0] += collect(workers, into: cases)
    for (place, clause) in clauses.enumerated() {
      if cases.count == 0 { break }
      clause.judge(cases, verdicts)
      decided.refusals[place + 1] += cases.keep(verdicts, clause: place + 1)
    }
    if rule.pays == .oncePerLevel { refuseSameLevel() }
    if cases.count > 0 { amount.compute(cases, into: fen) }
    let faults = cases.takeFaults()
    if faults.isEmpty { emit() } else { emit(holding: faults) }
  }

  /// Two certificates of one level in one month are one level: only the first is paid.
  private func refuseSameLevel() {
    guard cases.count > 1 else { return }
    for index in 0..<cases.count {
      let again = index > 0 && cases.worker[index] == cases.worker[index - 1]
        && cases.level[index] == cases.level[index - 1]
      verdicts[index] = (again ? Verdict.fails : .holds).rawValue
    }
    // The clause of `once_per` is the last one; see the reader of rules.
    decided.refusals[clauses.count] += cases.keep(verdicts, clause: clauses.count)
  }

  /// Takes away lines that pay and have nothing left.
  func refuseAtAmount(_ places: [Int]) {
    for place in places.reversed() { decided.lines.remove(at: place) }
    decided.refusals[decided.refusals.count - 1] += places.count
  }

  private func emit() {
    var worker: Int32 = -1
    var instalment: UInt8 = 0
    let funds = chooseFunds()
    for index in 0..<cases.count {
      let value = fen[index]
      var line = DecidedLine(
        worker: cases.worker[index], level: cases.level[index], outcome: .pays, instalment: 1,
        fen: value, reason: -1)
      if cases.undecidedAt[index] != 0 || value <= BoundAmount.faulty {
        line.outcome =
          cases.undecidedAt[index] != 0 || value == BoundAmount.unknown ? .undecided : .held
        line.fen = 0
        line.reason = Int32(decided.reasons.count)
        decided.reasons.append(reason(index, value))
      } else if value == 0 {
        decided.refusals[decided.refusals.count - 1] += 1
        continue
      }
      if !funds.isEmpty, line.outcome == .pays { setFund(funds[index], &line) }
      if line.worker == worker {
        instalment += 1
      } else {
        worker = line.worker
        instalment = 1
      }
      line.instalment = instalment
      if case .shared(let shares) = rule.fund, line.outcome == .pays {
        instalment += appendShares(of: line, shares)
      } else {
        decided.lines.append(line)
      }
    }
  }

  /// One line for each fund: every share rounded down, what is left over borne by the first.
  /// - Returns: how many lines more than one.
  private func appendShares(of line: DecidedLine, _ shares: [FundChoice.Share]) -> UInt8 {
    var parts = shares.map { share in
      (line.fen / 100) * Int64(share.percent) + (line.fen % 100) * Int64(share.percent) / 100
    }
    parts[0] += line.fen - parts.reduce(0, +)
    for (place, fen) in parts.enumerated() {
      var part = line
      part.share = UInt8(place)
      part.instalment = line.instalment + UInt8(place)
      part.fen = fen
      decided.lines.append(part)
    }
    return UInt8(parts.count - 1)
  }

  /// As ``emit()`` when the sheet failed for some cases: those are held, whatever else they met.
  private func emit(holding faults: [CaseFault]) {
    let start = decided.lines.count
    emit()
    let held = Set(faults.map { $0.worker })
    decided.lines.removeSubrange(
      decided.lines[start...].partition(by: { held.contains($0.worker) })...)
    for (worker, group) in Dictionary(grouping: faults, by: \.worker).sorted(by: { $0.key < $1.key }
    ) {
      decided.lines.append(
        DecidedLine(
          worker: worker, level: group[0].level, outcome: .held, instalment: 1, fen: 0,
          reason: Int32(decided.reasons.count)))
      decided.reasons.append(group[0].reason)
    }
    decided.lines[start...].sort {
      ($0.worker, $0.instalment) < ($1.worker, $1.instalment)
    }
  }
}
