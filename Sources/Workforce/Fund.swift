/// A share of a recorded base that a fund may spend in a year, such as 3 % of the social-assistance
/// funds.
public struct FundCeiling: Hashable, Sendable {
  /// Hundredths of a percent, 1 to 10,000.
  public var basisPoints: Int64
  /// Name of the base.
  public var base: String
  /// The base of the year; nil when nobody recorded it.
  public var amount: Money?
  /// Name of the user who recorded the base; empty when nobody did.
  public var recordedBy: String

  public init(basisPoints: Int64, base: String, amount: Money? = nil, recordedBy: String = "") {
    self.basisPoints = basisPoints
    self.base = base
    self.amount = amount
    self.recordedBy = recordedBy
  }

  /// What the share comes to, down to the fen: a ceiling is never passed by rounding. Nil while the
  /// base is unknown.
  public var limit: Money? {
    amount.map { Money(fen: $0.fen / 10_000 * basisPoints + $0.fen % 10_000 * basisPoints / 10_000) }
  }

  /// Reads a percentage with at most two decimals, such as `3` or `2.5%`, as hundredths of a percent.
  public static func basisPoints(_ text: some StringProtocol) -> Int64? {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    guard let parsed = Money(yuan: digits), (1...10_000).contains(parsed.fen) else { return nil }
    return parsed.fen
  }

  /// `3%` or `2.5%`.
  public var percent: String {
    let text = Money(fen: basisPoints).description
    let short = text.hasSuffix(".00") ? text.dropLast(3) : text.hasSuffix("0") ? text.dropLast() : text[...]
    return short + "%"
  }
}

/// What a fund may spend in a calendar year, and how much of it is used.
public struct FundBudget: Hashable, Sendable {
  public var fund: String
  public var year: Int
  /// The budget itself; nil when only a ceiling was set, or nothing.
  public var budget: Money?
  public var ceiling: FundCeiling?
  /// What the rolls of the year's months took, less what came back.
  public var used: Money
  /// Name of the user who set it; empty when nobody did.
  public var setBy: String
  public var reason: String

  public init(
    fund: String, year: Int, budget: Money? = nil, ceiling: FundCeiling? = nil, used: Money = .zero,
    setBy: String = "", reason: String = ""
  ) {
    self.fund = fund
    self.year = year
    self.budget = budget
    self.ceiling = ceiling
    self.used = used
    self.setBy = setBy
    self.reason = reason
  }

  /// How much the fund may spend.
  public enum Limit: Hashable, Sendable {
    /// Nobody set one.
    case none
    /// A ceiling of a base nobody recorded.
    case unknown
    case fen(Money)
  }

  /// The lower of budget and ceiling.
  public var limit: Limit {
    switch (budget, ceiling) {
    case (nil, nil): .none
    case (let budget?, nil): .fen(budget)
    case (let budget, let ceiling?):
      ceiling.limit.map { .fen(min($0, budget ?? $0)) } ?? .unknown
    }
  }

  /// Whether the fund can bear a further amount.
  public func bears(_ amount: Money) -> Bool {
    switch limit {
    case .none: true
    case .unknown: amount <= .zero
    case .fen(let limit): amount <= .zero || used.adding(amount).map { $0 <= limit } ?? false
    }
  }
}
