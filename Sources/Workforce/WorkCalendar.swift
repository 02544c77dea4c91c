/// Which days are worked, from the yearly notices of the State Council.
///
/// Holidays and the weekends worked in exchange are announced year by year. A day of a year without
/// a notice is unknown, and nothing is counted over it.
public struct WorkCalendar: Hashable, Sendable {
  /// What the calendar knows of a year.
  public struct Year: Hashable, Sendable {
    /// The notice it rests on.
    public var source: String
    public var holidays: Set<CivilDate>
    /// Saturdays and Sundays that are worked.
    public var workdays: Set<CivilDate>

    public init(source: String, holidays: Set<CivilDate>, workdays: Set<CivilDate>) {
      self.source = source
      self.holidays = holidays
      self.workdays = workdays
    }
  }

  /// The calendar says nothing about a year.
  public struct UnknownYear: ExplainedError, Hashable {
    public let year: Int

    public init(year: Int) { self.year = year }

    public var message: Sentence {
      Sentence(
        zh: "没有 \(year) 年的放假安排，无法推算工作日；请按国务院办公厅的通知增加该年的文件",
        en: "the holidays of \(year) are not known, so working days cannot be counted; "
          + "add the file of that year from the State Council's notice")
    }
  }

  public let years: [Int: Year]

  public init(years: [Int: Year]) { self.years = years }

  /// Whether a day is worked.
  public func isWorkday(_ day: CivilDate) throws(UnknownYear) -> Bool {
    guard let year = years[day.year] else { throw UnknownYear(year: day.year) }
    return year.workdays.contains(day) || !(year.holidays.contains(day) || day.isWeekend)
  }

  /// The last of a number of working days; the first day counts when it is worked.
  /// - Parameter count: at least 1.
  public func closing(workdays count: Int, from first: CivilDate) throws(UnknownYear) -> CivilDate {
    var left = count
    var day = first
    while true {
      if try isWorkday(day) { left -= 1 }
      if left <= 0 { return day }
      day = day.adding(days: 1)
    }
  }

  /// The last of a number of days; when it is not worked, the next day that is.
  ///
  /// Legal source: Civil Code art. 203.
  /// - Parameter count: at least 1.
  public func closing(days count: Int, from first: CivilDate) throws(UnknownYear) -> CivilDate {
    try closing(workdays: 1, from: first.adding(days: count - 1))
  }
}

extension CivilDate {
  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool {
    // 1970-01-01 was a Thursday, the fourth day of its week.
    ((Int(day) + 3) % 7 + 7) % 7 >= 5
  }
}
