// A day in the civil calendar, without clock or time zone.
//
// Postings, registrations and payments begin and end on whole days, and a roll reads millions of
// them, so a date is one 32-bit day number and every question about it is integer arithmetic.

/// A day of the proleptic Gregorian calendar, held as the number of days since 1970-01-01.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let day: Int32

  /// The end of a span that has no end in the records (9999-12-31).
  public static let openEnd = CivilDate(day: 2_932_896)
  /// The start of a span that has no start in the records (0001-01-01).
  public static let openStart = CivilDate(day: -719_162)

  public init(day: Int32) { self.day = day }

  /// Makes a date from its parts, or nil when there is no such day.
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(day: Self.dayNumber(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD`, or returns nil.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    // Days are counted from 0000-03-01, so that the leap day ends each year.
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var year: Int { parts.year }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The date a number of days later (earlier when negative).
  public func adding(days: Int) -> CivilDate { CivilDate(day: day + Int32(days)) }

  /// The same day of a later month (earlier when negative), or the last day of a month that has no
  /// such day. Held within the years 1 to 9999.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    let index = min(max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let newDay = min(day, Self.daysInMonth(year: newYear, month: newMonth))
    return CivilDate(day: Self.dayNumber(year: newYear, month: newMonth, day: newDay))
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }

  /// Days in a month of a year.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

/// A number in decimal digits, filled with zeros on the left to a width.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
