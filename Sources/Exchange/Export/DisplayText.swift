// Text from the register as it may be shown.
//
// A name typed into a spreadsheet can hold an escape sequence that repaints a terminal, or a mark
// that turns the reading order round and makes 100 look like 001. Whoever reads a table must see
// that such a character is there.

/// Makes text from outside safe to show on one line.
public enum DisplayText {
  /// The text with every control character, line break and reading-order mark written out, for
  /// example `\n` or `\u{1B}`. Text without them comes back as it is.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where isHidden(scalar):
        out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x2028, 0x2029: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
