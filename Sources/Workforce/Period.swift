/// The calendar month a roll pays for.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Months since January of year 0.
  public let index: Int32

  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    index = Int32(year * 12 + month - 1)
  }

  /// Reads `YYYY-MM`, or returns nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 7, let first = CivilDate(iso: "\(text)-01") else { return nil }
    self.init(year: first.parts.year, month: first.parts.month)
  }

  public init(containing date: CivilDate) {
    let (year, month, _) = date.parts
    index = Int32(year * 12 + month - 1)
  }

  public init(index: Int32) { self.index = index }

  public var year: Int { Int(index) / 12 }
  public var month: Int { Int(index) % 12 + 1 }
  /// Number of days in the month.
  public var days: Int { CivilDate.daysInMonth(year: year, month: month) }
  public var first: CivilDate {
    CivilDate(day: CivilDate.dayNumber(year: year, month: month, day: 1))
  }
  public var last: CivilDate { first.adding(days: days - 1) }
  public var previous: Period { Period(index: index - 1) }
  public var next: Period { Period(index: index + 1) }

  /// `YYYY-MM`.
  public var description: String { "\(padded(year, 4))-\(padded(month, 2))" }

  public static func < (left: Period, right: Period) -> Bool { left.index < right.index }
}
