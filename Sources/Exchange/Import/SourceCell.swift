// What a table file holds, before anybody asks what it means.
//
// CSV knows only text; a workbook also says whether a cell is a number, and that matters: an
// identity number kept as a number has already lost its last digits.

public import Workforce

/// One cell as the file stores it.
public enum SourceCell: Hashable, Sendable {
  /// Nothing, or an empty text.
  case empty
  /// Text, untouched.
  case text(String)
  /// A number with the digits the file stores; `isDate` when its style shows it as a date.
  case number(text: String, isDate: Bool)
  /// TRUE or FALSE.
  case boolean(Bool)
  /// An error of the spreadsheet such as `#N/A`.
  case error(String)

  /// The cell as a person would retype it: dates as `YYYY-MM-DD`, other cells as stored.
  /// - Parameter system: day count of the workbook.
  public func display(_ system: DateSystem) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let text, let isDate):
      isDate ? Double(text).flatMap { system.date(serial: $0)?.description } ?? text : text
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }
}

/// One row of a table file.
public struct SourceRow: Hashable, Sendable {
  /// Row in the file, counted from 1 with title and header rows. In CSV a record counts once,
  /// however many lines its quoted fields span.
  public var number: Int
  /// Cells from the first column on; missing cells in between are ``SourceCell/empty``.
  public var cells: [SourceCell]

  /// - Parameters:
  ///   - number: from 1.
  ///   - cells: from the first column on.
  public init(number: Int, cells: [SourceCell]) {
    self.number = number
    self.cells = cells
  }
}

/// How a workbook counts days.
public enum DateSystem: Sendable {
  /// Day 1 is 1900-01-01, and day 60 is a 29 February 1900 that never was.
  case from1900
  /// Day 0 is 1904-01-01.
  case from1904

  /// The day of a serial number; its time of day is dropped.
  /// - Parameter serial: days in this system.
  /// - Returns: nil for day 60 of the 1900 system and outside the years 1900 to 9999.
  public func date(serial: Double) -> CivilDate? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let day = Int32(serial)
    switch self {
    case .from1900:
      guard day != 0, day != 60 else { return nil }
      return CivilDate(day: day - 25_569 + (day < 60 ? 1 : 0))
    case .from1904:
      let date = CivilDate(day: day - 24_107)
      return date <= .openEnd ? date : nil
    }
  }
}
