// Numbers as cells store them.
//
// A workbook stores 2000.10 as the nearest binary fraction and may write 2000.0999999999999. The
// text is taken as it stands when it is exact, and rounded only when it differs from two decimals
// by less than any person could have typed.

import Foundation
import Workforce

/// Reads amounts, hours and whole numbers.
enum NumberReading {
  /// Yuan, with thousands commas, a sign ¥ and a trailing 元 allowed; nil for anything else.
  static func money(_ text: String, isNumberCell: Bool) -> Money? {
    if let amount = Money(yuan: text) { return amount }
    var plain = CellForm.compatible(text)
    if plain.hasPrefix("¥") { plain.removeFirst() }
    if plain.hasSuffix("元") { plain.removeLast() }
    plain = CellForm.stripped(plain)
    if let amount = Money(yuan: plain) { return amount }
    return isNumberCell ? hundredths(plain).map { Money(fen: $0) } : nil
  }

  /// Hours with at most two decimals; nil for anything else.
  static func hours(_ text: String, isNumberCell: Bool) -> Hours? {
    if let hundredths = shortDecimal(text) { return Hours(hundredths: hundredths) }
    let plain = CellForm.compatible(text)
    if let hours = Hours(plain) { return hours }
    guard isNumberCell, let value = hundredths(plain).flatMap({ Int32(exactly: $0) }) else {
      return nil
    }
    return Hours(hundredths: value)
  }

  /// A calendar year from 1900 to 2100, also written 2023年; nil for anything else.
  static func year(_ text: String) -> Int? {
    var plain = CellForm.compatible(text)
    for end in ["年度", "年", ".0"] where plain.hasSuffix(end) {
      plain.removeLast(end.count)
      break
    }
    guard plain.utf8.count == 4, let year = Int(plain), (1900...2100).contains(year) else {
      return nil
    }
    return year
  }

  /// Whether a text is an identity number in the form Excel shows long numbers in.
  /// - Parameter text: in compatible form and upper case.
  static func isScientific(_ text: String) -> Bool {
    guard let e = text.utf8.firstIndex(of: 0x45) else { return false }
    var exponent = text.utf8[text.utf8.index(after: e)...]
    if exponent.first == 0x2B { exponent = exponent.dropFirst() }
    let mantissa = text.utf8[..<e].split(separator: 0x2E, omittingEmptySubsequences: false)
    let isNumber = { (part: Substring.UTF8View) in
      !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
    return isNumber(exponent) && mantissa.count <= 2 && mantissa[0].count == 1
      && mantissa.allSatisfy { isNumber($0) }
  }

  /// A number the way Excel shows long ones: `6.40199E+17`.
  static func scientific(_ text: String) -> String? {
    guard let value = Double(text), value.isFinite, value >= 1e11 else { return nil }
    let written = String(format: "%.5E", value)
    let halves = written.split(separator: "E")
    guard halves.count == 2 else { return nil }
    var mantissa = String(halves[0])
    while mantissa.hasSuffix("0") { mantissa.removeLast() }
    if mantissa.hasSuffix(".") { mantissa.removeLast() }
    return mantissa + "E" + halves[1]
  }

  /// Whether a stored number has more digits than a workbook keeps.
  static func hasLostDigits(_ text: String) -> Bool {
    Double(text).map { abs($0) >= 1e15 } ?? false
  }

  /// The hundredths in up to six plain digits with at most two decimals: nearly every cell of hours.
  private static func shortDecimal(_ text: String) -> Int32? {
    var value: Int32 = 0
    var decimals = -1
    guard (1...7).contains(text.utf8.count), text.utf8.first != 0x2E, text.utf8.last != 0x2E else {
      return nil
    }
    for byte in text.utf8 {
      if byte == 0x2E, decimals < 0 {
        decimals = 0
        continue
      }
      guard (0x30...0x39).contains(byte), decimals < 2 else { return nil }
      value = value * 10 + Int32(byte - 0x30)
      if decimals >= 0 { decimals += 1 }
    }
    return value * (decimals <= 0 ? 100 : decimals == 1 ? 10 : 1)
  }

  private static func hundredths(_ text: String) -> Int64? {
    guard let value = Double(text), value.isFinite, abs(value) < 1e12 else { return nil }
    let rounded = (value * 100).rounded()
    guard abs(value * 100 - rounded) < 1e-6 else { return nil }
    return Int64(rounded)
  }
}
