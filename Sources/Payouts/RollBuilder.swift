// From facts and a policy to a roll. A pure function: the same snapshot, sheet and period give the
// same bytes on every machine.

internal import Digests
public import PolicyEngine
public import Workforce

/// A computed roll before it is stored.
public struct BuiltRoll: Sendable {
  public let roll: Roll
  /// What each rule decided, in the order of the sheet.
  public let rules: [DecidedRule]
  /// Register numbers by the worker index of the lines.
  public let workers: Column<Int64>
  /// Number of lines that pay.
  public let paidLines: Int
  /// Sum of the lines that pay.
  public let total: Money
  /// Number of lines that wait: undecided or held.
  public let waitingLines: Int
  /// Lines that correct closed months.
  public let differences: [DifferenceLine]
}

/// Why there can be no roll of a policy for a period.
public enum RollBuilderError: ExplainedError, Hashable {
  /// The lines add up to more than fits.
  case totalTooLarge
  /// The policy is not in force on the last day of the period.
  case notInForce(policy: String, DateSpan)

  public var message: Sentence {
    switch self {
    case .totalTooLarge:
      Sentence(
        zh: "名册合计超出可表示的金额；请检查规则表中的标准",
        en: "the roll's total is too large to represent; check the amounts of the rule sheet")
    case .notInForce(let policy, let span) where span.last < .openEnd:
      Sentence(
        zh: "政策 \(policy) 自 \(span.first) 起、至 \(span.last) 止有效，不适用于这个月；请核对月份，"
          + "或改用代替它的政策",
        en: "policy \(policy) is in force from \(span.first) to \(span.last) and not in this month; "
          + "check the period, or take the policy that replaced it")
    case .notInForce(let policy, let span):
      Sentence(
        zh: "政策 \(policy) 自 \(span.first) 起生效，不适用于这个月；请核对月份",
        en: "policy \(policy) is in force from \(span.first) and not in this month; check the period")
    }
  }
}

/// Makes rolls.
public enum RollBuilder {
  /// Version of the calculation, kept with every roll.
  public static let engineVersion = "1"

  /// Lower-case hex SHA-256 of a policy's text.
  public static func hash(of policy: Policy) -> String { SHA256.hex(policy.text) }

  /// Computes the roll of a policy for a period.
  /// - Parameters:
  ///   - snapshot: the facts as known at one entry.
  ///   - differences: lines that correct closed months; the ledger of the snapshot knows them.
  ///   - waived: payments that were taken back and waived; what would be paid again is held.
  ///   - progress: called now and then with the number of workers done.
  /// - Throws: ``RollBuilderError`` when the policy is not in force or the total does not fit.
  public static func build(
    _ sheet: LoadedSheet, snapshot: Snapshot, period: Period, differences: [DifferenceLine] = [],
    waived: WaivedPayments = WaivedPayments(), progress: (Int) -> Void = { _ in }
  ) throws(RollBuilderError) -> BuiltRoll {
    let policy = sheet.policy
    guard policy.inForce.contains(period.last) else {
      throw .notInForce(policy: policy.id, policy.inForce)
    }
    let rules = BoundPolicy(
      sheet, snapshot: snapshot, period: period, holding: waived.holding(snapshot, in: period)
    ).decideAll(progress: progress)
    var canonical = CanonicalLines(period: period)
    var total = Money.zero
    var paid = 0
    var waiting = 0
    for rule in rules {
      for line in rule.lines {
        canonical.append(line, of: rule.rule, worker: snapshot.workers[Int(line.worker)])
        if line.outcome == .pays { paid += 1 } else { waiting += 1 }
        guard let sum = total.adding(Money(fen: line.fen)) else { throw .totalTooLarge }
        total = sum
      }
    }
    let differences = differences.sorted(by: Self.isBefore)
    for line in differences { canonical.append(line) }
    let roll = Roll(
      policy: policy.id, period: period, knownAt: snapshot.knownAt,
      policyHash: hash(of: policy), engineVersion: engineVersion,
      digest: canonical.finish(), state: .draft)
    return BuiltRoll(
      roll: roll, rules: rules, workers: snapshot.workers, paidLines: paid, total: total,
      waitingLines: waiting, differences: differences)
  }

  private static func isBefore(_ left: DifferenceLine, _ right: DifferenceLine) -> Bool {
    (left.period, left.rule, left.worker, left.level?.rawValue ?? 0, left.fund)
      < (right.period, right.rule, right.worker, right.level?.rawValue ?? 0, right.fund)
  }
}

extension BuiltRoll {
  /// The lines one by one, rule after rule, worker after worker.
  public func forEachLine<Failure>(
    _ body: (PayoutLine) throws(Failure) -> Void
  ) throws(Failure) {
    for rule in rules {
      for line in rule.lines {
        try body(
          PayoutLine(
            worker: WorkerKey(number: workers[Int(line.worker)]), rule: rule.rule.id,
            instalment: Int(line.instalment), level: CertificateLevel(rawValue: line.level),
            fund: rule.rule.fund(for: line.level, share: Int(line.share)), amount: Money(fen: line.fen),
            outcome: line.outcome,
            reason: line.reason < 0 ? nil : rule.reasons[Int(line.reason)]))
      }
    }
  }
}
