// Cells as they are compared and stored: what people paste along with a text is taken off.

import Foundation

/// Normal forms of the text of a cell.
enum CellForm {
  /// The text without outer blanks, and without the apostrophe that keeps a spreadsheet from
  /// running a text as a formula.
  static func plain(_ text: String) -> String {
    let stripped = stripped(text)
    var bytes = stripped.utf8.makeIterator()
    guard bytes.next() == 0x27, let second = bytes.next(), startsFormula(second) else {
      return stripped
    }
    return self.stripped(String(stripped.dropFirst()))
  }

  /// Whether a spreadsheet may run a text that begins with this byte.
  static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
    default: false
    }
  }

  /// The text without outer blanks: spaces of every width, tabs, line ends, zero-width characters.
  static func stripped(_ text: String) -> String {
    guard mayBeginOrEndBlank(text.utf8) else { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Outer blanks off and NFKC: full-width digits and letters become plain ones.
  static func compatible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return stripped(text) }
    return stripped(text.precomposedStringWithCompatibilityMapping)
  }

  /// An identity number as it is compared: ``compatible(_:)`` and upper case.
  static func documentNumber(_ text: String) -> String {
    let text = compatible(text)
    return text.utf8.contains { (0x61...0x7A).contains($0) } ? text.uppercased() : text
  }

  /// Whether a character takes no room or only room.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
      0x205F...0x2064, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Whether the outer bytes could belong to a blank; common Chinese characters, letters and digits
  /// could not, so nearly every cell passes here without a look at its characters.
  private static func mayBeginOrEndBlank(_ bytes: String.UTF8View) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first <= 0x20 || leadsBlank(first) || last <= 0x20 { return true }
    guard last >= 0x80 else { return false }
    return bytes.suffix(3).contains(where: leadsBlank)
  }

  private static func leadsBlank(_ byte: UInt8) -> Bool {
    byte == 0xC2 || (0xE1...0xE3).contains(byte) || byte == 0xEF
  }
}

/// The form in which names are compared: the dots between parts of a name are one dot, and blanks
/// inside it do not count.
/// - Parameter name: a name as written.
public func nameKey(_ name: String) -> String {
  // Common Chinese characters begin with E4 to E9, and none of what changes here does.
  guard name.utf8.contains(where: { $0 <= 0x20 || (0xC2...0xE3).contains($0) || $0 == 0xEF }) else {
    return name
  }
  var key = String.UnicodeScalarView()
  for scalar in name.unicodeScalars where !CellForm.isBlank(scalar) {
    switch scalar.value {
    case 0x2022, 0x30FB, 0xFF0E, 0x2027: key.append("\u{B7}")
    default: key.append(scalar)
    }
  }
  return String(key)
}
