// A sheet over past months as if it had been in force, before anybody signs it.
//
// What the sheet pays in one month counts as paid in the next, as it would if its rolls had been
// settled one after the other. So the figures are those of the rolls there would have been, to the
// fen: nothing is taken from the rolls that were settled in these months under another sheet.

public import PolicyEngine
public import Workforce

/// What one sheet would have paid in one month.
public struct RehearsedMonth {
  public let period: Period
  /// What each rule decided; empty in a month in which the sheet is not in force.
  public let rules: [DecidedRule]
  /// Fen by rule and by fund, where any was paid.
  public private(set) var byRule: [String: Int64] = [:]
  public private(set) var byFund: [String: Int64] = [:]
  /// Sum of the lines that pay, in fen.
  public private(set) var total: Int64 = 0
  /// Number of lines that pay.
  public private(set) var lines = 0
  /// Number of lines that would wait: undecided or held. They pay nothing here.
  public private(set) var waiting = 0
  private let bound: BoundPolicy?

  /// Whether there would have been a roll.
  public var isInForce: Bool { bound != nil }

  /// Why one worker would have been paid or not; see ``BoundPolicy/explain(worker:rule:)``.
  public func explain(worker: Int, rule: String) -> [Explanation] {
    bound?.explain(worker: worker, rule: rule) ?? []
  }

  init(_ period: Period, _ bound: BoundPolicy?) throws(RollBuilderError) {
    self.period = period
    self.bound = bound
    rules = bound?.decideAll() ?? []
    for rule in rules { try add(rule) }
  }

  private mutating func add(_ decided: DecidedRule) throws(RollBuilderError) {
    // By level and share first: looking a fund up by name for every line would cost more than
    // deciding it.
    var sums = [Int64](repeating: 0, count: 4 * 256)
    for line in decided.lines {
      guard line.outcome == .pays else {
        waiting += 1
        continue
      }
      lines += 1
      let (sum, overflow) = total.addingReportingOverflow(line.fen)
      if overflow { throw .totalTooLarge }
      total = sum
      sums[Int(line.level) << 8 | Int(line.share)] += line.fen
    }
    for (place, fen) in sums.enumerated() where fen > 0 {
      byRule[decided.rule.id, default: 0] += fen
      let fund = decided.rule.fund(for: UInt8(place >> 8), share: place & 0xFF)
      byFund[fund, default: 0] += fen
    }
  }
}

/// A sheet on its way through months, with a ledger of its own.
public struct Rehearsal {
  private let sheet: LoadedSheet
  private var snapshot: Snapshot
  /// The rules by id, as a settled roll has them, and the measure of each.
  private let rules: [(place: Int, measure: Int32)]
  /// By symbol: whether it is a measure of a policy that comes after this one.
  private let isLater: [Bool]
  private var total: Int64 = 0

  /// - Parameters:
  ///   - snapshot: facts and payments. Its lines of settled rolls from `first` on, under
  ///     `measures`, are left out: the months are paid anew.
  ///   - first: the month to begin with.
  ///   - measures: of the schemes that the sheet stands for, see ``Payment/measure(policy:rule:)``.
  public init(
    _ sheet: LoadedSheet, snapshot: Snapshot, from first: Period, replacing measures: Set<String>
  ) {
    self.sheet = sheet
    var facts = snapshot
    let policy = sheet.policy
    rules = policy.rules.enumerated().sorted { $0.element.id.precedes($1.element.id) }.map {
      let measure = Payment.measure(policy: policy.id, rule: $0.element.id)
      return ($0.offset, facts.symbols.number(adding: measure))
    }
    isLater = facts.symbols.texts.map { text in
      text.lastIndex(of: ":").map { policy.id.precedes(String(text[..<$0])) } ?? false
    }
    let replaced = facts.symbols.texts.map(measures.contains)
    let paid = facts.payments
    facts.payments = paid.kept(workers: facts.workers.count) { place in
      paid.fact[place] != 0 || paid.paidOn[place] < first.first.day
        || !replaced[Int(paid.measure[place])]
    }
    self.snapshot = facts
  }

  /// Decides the next month, and counts what it pays as paid from here on.
  /// - Parameter period: later than every month before.
  /// - Throws: ``RollBuilderError/totalTooLarge``.
  public mutating func run(_ period: Period) throws(RollBuilderError) -> RehearsedMonth {
    let isInForce = sheet.policy.inForce.contains(period.last)
    let month = try RehearsedMonth(
      period, isInForce ? BoundPolicy(sheet, snapshot: snapshot, period: period) : nil)
    let (sum, overflow) = total.addingReportingOverflow(month.total)
    if overflow { throw .totalTooLarge }
    total = sum
    if month.lines > 0 { pay(month) }
    return month
  }

  /// Puts the lines where those of a settled roll stand: after the facts, by month, policy, rule.
  private mutating func pay(_ month: RehearsedMonth) {
    let day = month.period.last.day
    let count = snapshot.workers.count
    var next = [Int](repeating: 0, count: rules.count)
    var ledger: [LedgerLine] = []
    ledger.reserveCapacity(month.lines)
    for worker in 0..<Int32(count) {
      for (order, rule) in rules.enumerated() {
        let lines = month.rules[rule.place].lines
        while next[order] < lines.count, lines[next[order]].worker == worker {
          let line = lines[next[order]]
          next[order] += 1
          guard line.outcome == .pays else { continue }
          ledger.append(
            LedgerLine(
              worker: worker, measure: rule.measure, level: line.level, fen: line.fen, paidOn: day))
        }
      }
    }
    let paid = snapshot.payments
    snapshot.payments = paid.adding(ledger, workers: count) { place in
      paid.fact[place] == 0
        && (paid.paidOn[place] > day
          || paid.paidOn[place] == day && isLater[Int(paid.measure[place])])
    }
  }
}

extension String {
  /// The order of the register: by bytes.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
