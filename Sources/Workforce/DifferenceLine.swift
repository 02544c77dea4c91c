/// What a sealed roll owes a worker, or is owed, after a second look (差额行): a line of the open roll.
///
/// The sealed roll itself never changes. Its lines and all differences on them together are what a
/// full computation from today's knowledge gives.
public struct DifferenceLine: Hashable, Sendable {
  /// The register's number of the sealed roll it corrects.
  public var corrects: Int64
  /// The month of that roll.
  public var period: Period
  public var worker: WorkerKey
  /// Rule id.
  public var rule: String
  public var level: CertificateLevel?
  public var fund: String
  /// What the worker has had, earlier differences included.
  public var old: Money
  /// What is due; nil when the month cannot be decided any more, and ``reason`` says why.
  public var new: Money?
  /// ``Outcome/pays`` when ``new`` is known.
  public var outcome: Outcome
  public var reason: Sentence?
  /// What made the month worth a second look; never empty once stored.
  public var causes: [DifferenceCause]

  public init(
    corrects: Int64, period: Period, worker: WorkerKey, rule: String, level: CertificateLevel?,
    fund: String, old: Money, new: Money?, outcome: Outcome, reason: Sentence? = nil,
    causes: [DifferenceCause] = []
  ) {
    self.corrects = corrects
    self.period = period
    self.worker = worker
    self.rule = rule
    self.level = level
    self.fund = fund
    self.old = old
    self.new = new
    self.outcome = outcome
    self.reason = reason
    self.causes = causes
  }

  /// Fen to pay (补发) when positive, to recover (扣回) when negative; nothing while it waits.
  public var change: Int64 { (new ?? old).fen - old.fen }
}

/// Why a month of a worker is decided again.
public enum DifferenceCause: Hashable, Sendable, Comparable {
  /// Facts an entry brought or closed.
  case entry(EntryNumber)
  /// Another text of the policy, by its hash.
  case version(String)
  /// The payments of an earlier month, which changed.
  case payments(Period)
  /// The roll of the month was reversed by an entry.
  case reversal(EntryNumber)
  /// The line was held back for lack of funds by an entry.
  case heldBack(EntryNumber)

  /// As it is stored: `entry 41`, `version 6be6…`, `payments 2024-03`, `reversal 50`,
  /// `held_back 52`.
  public var code: String {
    switch self {
    case .entry(let number): "entry \(number)"
    case .version(let hash): "version \(hash)"
    case .payments(let period): "payments \(period)"
    case .reversal(let number): "reversal \(number)"
    case .heldBack(let number): "held_back \(number)"
    }
  }

  /// Reads a ``code``, or returns nil.
  public init?(code: some StringProtocol) {
    let parts = code.split(separator: " ")
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "entry", "reversal", "held_back":
      guard let number = Int64(parts[1]).map(EntryNumber.init) else { return nil }
      self =
        switch parts[0] {
        case "entry": .entry(number)
        case "reversal": .reversal(number)
        default: .heldBack(number)
        }
    case "version": self = .version(String(parts[1]))
    case "payments":
      guard let period = Period(parts[1]) else { return nil }
      self = .payments(period)
    default: return nil
    }
  }

  /// In words.
  public var title: Sentence {
    switch self {
    case .entry(let number): Sentence(zh: "第 \(number) 号记录的事实", en: "facts of entry \(number)")
    case .version(let hash):
      Sentence(zh: "政策文本 \(hash.prefix(8))", en: "policy text \(hash.prefix(8))")
    case .payments(let period):
      Sentence(zh: "\(period) 的发放有变", en: "the payments of \(period) changed")
    case .reversal(let number):
      Sentence(zh: "名册由第 \(number) 号记录撤销", en: "the roll was reversed by entry \(number)")
    case .heldBack(let number):
      Sentence(zh: "第 \(number) 号记录缓发", en: "held back by entry \(number)")
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}

/// What a worker has had of one rule in the month of a sealed roll: a line with the differences
/// settled on it since.
public struct OwedLine: Hashable, Sendable {
  public var worker: WorkerKey
  public var rule: String
  public var level: CertificateLevel?
  public var fund: String
  public var amount: Money
  /// Whether the line waited and somebody decided it.
  public var wasDecided: Bool

  public init(
    worker: WorkerKey, rule: String, level: CertificateLevel?, fund: String, amount: Money,
    wasDecided: Bool = false
  ) {
    self.worker = worker
    self.rule = rule
    self.level = level
    self.fund = fund
    self.amount = amount
    self.wasDecided = wasDecided
  }
}
