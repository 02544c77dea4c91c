/// How a rule ended for one worker.
public enum Outcome: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Every clause holds and an amount is due.
  case pays = 0
  /// A clause does not hold.
  case refused = 1
  /// No clause fails, but a fact that is needed is missing. Pays nothing and must be decided.
  case undecided = 2
  /// The sheet itself failed for this worker (an error, a limit, an amount that is no money).
  case held = 3
  /// It would pay, and was put off for lack of funds: due, not paid, and back in the next roll.
  case heldBack = 4

  public var code: String {
    switch self {
    case .pays: "pays"
    case .refused: "refused"
    case .undecided: "undecided"
    case .held: "held"
    case .heldBack: "held_back"
    }
  }

  public init?(code: String) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  public var title: Sentence {
    switch self {
    case .pays: Sentence(zh: "发放", en: "pays")
    case .refused: Sentence(zh: "不发放", en: "refused")
    case .undecided: Sentence(zh: "待定", en: "undecided")
    case .held: Sentence(zh: "暂缓", en: "held")
    case .heldBack: Sentence(zh: "缓发", en: "held back")
    }
  }
}

/// One line of a roll (发放明细): what one person gets under one rule, or why it waits.
///
/// Person, measure, period and instalment together occur once, ever; the database holds that.
public struct PayoutLine: Hashable, Sendable {
  public var worker: WorkerKey
  /// Rule id; the measure the line counts against.
  public var rule: String
  /// 1 for the first line of this person, rule and period, 2 for the next.
  public var instalment: Int
  public var level: CertificateLevel?
  public var fund: String
  /// Zero unless the outcome is ``Outcome/pays``.
  public var amount: Money
  public var outcome: Outcome
  /// Why a line waits: the clause and fact for undecided, the fault for held. Nil when it pays.
  public var reason: Sentence?

  public init(
    worker: WorkerKey, rule: String, instalment: Int, level: CertificateLevel?, fund: String,
    amount: Money, outcome: Outcome, reason: Sentence? = nil
  ) {
    self.worker = worker
    self.rule = rule
    self.instalment = instalment
    self.level = level
    self.fund = fund
    self.amount = amount
    self.outcome = outcome
    self.reason = reason
  }
}
