// A roll as it goes out of the office: with names and titles, and nothing left to look up.
//
// Formats know only this value. It says how a person reads the roll, so whoever fills it decides
// whether identity numbers are masked; formats write what they are given.

public import Workforce

/// One line of a roll with everything a reader needs to see.
public struct RollSheetLine: Hashable, Sendable {
  public var period: Period
  public var worker: WorkerKey
  /// Masked, unless the caller has recorded that somebody looks at full numbers.
  public var idNumber: String
  public var name: String
  /// Rule id.
  public var rule: String
  public var ruleTitle: String
  public var level: CertificateLevel?
  public var organisation: String?
  /// County, district or city of service.
  public var county: String?
  public var fund: String
  public var amount: Money
  public var outcome: Outcome
  /// Why the line waits; nil when it pays.
  public var reason: Sentence?
  /// 0 for a line that settles a difference of a closed month, which is its period.
  public var instalment: Int
  /// What is due and not paid, of a line that is held back; else zero.
  public var heldBack: Money

  public init(
    period: Period, worker: WorkerKey, idNumber: String, name: String, rule: String,
    ruleTitle: String, level: CertificateLevel?, organisation: String? = nil,
    county: String? = nil, fund: String, amount: Money, outcome: Outcome, reason: Sentence? = nil,
    instalment: Int = 1, heldBack: Money = .zero
  ) {
    self.period = period
    self.worker = worker
    self.idNumber = idNumber
    self.name = name
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.level = level
    self.organisation = organisation
    self.county = county
    self.fund = fund
    self.amount = amount
    self.outcome = outcome
    self.reason = reason
    self.instalment = instalment
    self.heldBack = heldBack
  }
}

/// A roll ready to be written in any ``RollFormat``.
public struct RollSheet: Sendable {
  /// Heading of the paper, for example 银川市社会工作者持证奖补发放名册.
  public var title: String
  public var schemeTitle: String
  /// The documents the scheme rests on, as its sheet quotes them.
  public var sourceText: String
  public var period: Period
  public var state: RollStanding
  public var knownAt: EntryNumber
  /// Lower-case hex SHA-256 of the canonical lines.
  public var digest: String
  /// Lower-case hex SHA-256 of the policy text.
  public var policyHash: String
  /// What to call a fund on paper, by its code; a fund without an entry shows its code.
  public var fundTitles: [String: Sentence]
  public var totals: RollTotals
  /// The lines in their order. Any sequence that can be walked more than once will do, so that a
  /// large roll need not be held as text in memory.
  public var lines: any Sequence<RollSheetLine> & Sendable

  /// - Throws: ``ExportError/totalTooLarge`` when the sum of the lines does not fit.
  public init(
    title: String, schemeTitle: String, sourceText: String, period: Period, state: RollStanding,
    knownAt: EntryNumber, digest: String, policyHash: String,
    fundTitles: [String: Sentence] = [:], lines: any Sequence<RollSheetLine> & Sendable
  ) throws(ExportError) {
    self.title = title
    self.schemeTitle = schemeTitle
    self.sourceText = sourceText
    self.period = period
    self.state = state
    self.knownAt = knownAt
    self.digest = digest
    self.policyHash = policyHash
    self.fundTitles = fundTitles
    self.lines = lines
    totals = try RollTotals(of: lines)
  }

  /// What to call a fund on paper.
  func fundTitle(_ fund: String, in language: Language) -> String {
    fundTitles[fund]?.text(in: language) ?? fund
  }
}
