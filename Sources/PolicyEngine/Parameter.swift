public import Workforce

/// A dated value with its legal source: amounts or hours, one for each level or one for all.
public struct Parameter: Sendable {
  public enum Unit: String, Sendable {
    /// Whole fen.
    case money
    /// Hundredths of an hour.
    case hours
    /// A plain whole number.
    case count
  }

  /// The value from one day until the next segment begins.
  public struct Segment: Sendable {
    public let from: CivilDate
    /// By level; the key nil holds for every level.
    public let values: [CertificateLevel?: Int64]
    public let line: Int
    /// Whether no sheet says so: the value was put in for a rehearsal.
    var isAssumed = false
  }

  public let id: String
  public let title: String
  public let sources: [String]
  public let unit: Unit
  /// In rising order of date.
  public let segments: [Segment]
  public let line: Int

  /// The segment in force on a day, or nil before the first.
  public func segment(on date: CivilDate) -> Segment? {
    segments.last { $0.from <= date }
  }

  /// The value for a level on a day. A level or day without one has none, which is never zero.
  public func value(for level: CertificateLevel?, on date: CivilDate) -> Int64? {
    segment(on: date).flatMap { $0.values[level] ?? $0.values[nil] }
  }

  /// The values on a day at the places 0 (no level) to 3 (senior); nil where there is none.
  func table(on date: CivilDate) -> [Int64?] {
    [nil, .junior, .intermediate, .senior].map { value(for: $0, on: date) }
  }

  /// A value of this parameter in words: `200.00 元`, `72 学时`.
  func text(_ value: Int64) -> Sentence { unit.text(value) }
}

extension Parameter.Unit {
  func text(_ value: Int64) -> Sentence {
    switch self {
    case .money:
      let yuan = Money(fen: value).grouped
      return Sentence(zh: "\(yuan) 元", en: "\(yuan) yuan")
    case .hours:
      let hours = Hours(hundredths: Int32(truncatingIfNeeded: value))
      return Sentence(zh: "\(hours) 学时", en: "\(hours) h")
    case .count:
      return Sentence(same: String(value))
    }
  }
}
