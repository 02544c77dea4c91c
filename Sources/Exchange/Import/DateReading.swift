// Dates as offices write them.

import Workforce

/// Reads the text forms of a date.
enum DateReading {
  /// Reads `2023-3-1`, `2023-03-01`, `2023/03/01`, `2023.3.1`, `2023年3月1日` or `20230301`, with
  /// full-width characters allowed and a time of midnight ignored.
  /// - Returns: nil when the text is no date or there is no such day.
  static func date(_ text: String) -> CivilDate? {
    if let parts = parts(text) ?? parts(CellForm.compatible(text)) {
      return CivilDate(year: parts.0, month: parts.1, day: parts.2)
    }
    return nil
  }

  private static func parts(_ text: String) -> (Int, Int, Int)? {
    text.utf8.withContiguousStorageIfAvailable { parts($0) } ?? parts(Array(text.utf8))
  }

  private static func parts(_ bytes: some RandomAccessCollection<UInt8>) -> (Int, Int, Int)? {
    var at = bytes.startIndex
    func digits(_ most: Int) -> (value: Int, count: Int) {
      var value = 0
      var count = 0
      while at < bytes.endIndex, count < most, (0x30...0x39).contains(bytes[at]) {
        value = value * 10 + Int(bytes[at] - 0x30)
        at = bytes.index(after: at)
        count += 1
      }
      return (value, count)
    }
    func takes(_ mark: StaticString) -> Bool {
      let rest = bytes[at...]
      let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
      guard rest.starts(with: mark) else { return false }
      at = bytes.index(at, offsetBy: mark.count)
      return true
    }
    let year = digits(8)
    if year.count == 8, at == bytes.endIndex {
      return (year.value / 10_000, year.value / 100 % 100, year.value % 100)
    }
    guard year.count == 4, at < bytes.endIndex else { return nil }
    let separator = bytes[at]
    if takes("年") {
      let month = digits(2)
      guard month.count > 0, takes("月") else { return nil }
      let day = digits(2)
      guard day.count > 0, takes("日"), at == bytes.endIndex else { return nil }
      return (year.value, month.value, day.value)
    }
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
    at = bytes.index(after: at)
    let month = digits(2)
    guard month.count > 0, at < bytes.endIndex, bytes[at] == separator else { return nil }
    at = bytes.index(after: at)
    let day = digits(2)
    guard day.count > 0 else { return nil }
    if at != bytes.endIndex {
      guard takes(" ") || takes("T"), isMidnight(bytes[at...]) else { return nil }
    }
    return (year.value, month.value, day.value)
  }

  /// Databases export a day with a time of zero; any other time is not a day and is refused.
  private static func isMidnight(_ bytes: some Collection<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return ["0:00", "00:00", "0:00:00", "00:00:00", "00:00:00.0", "00:00:00.000"].contains(text)
  }
}
