// Which cell styles show a number as a date. A workbook stores a date as a number; only the style
// tells 45384 the day from 45384 the amount.

/// Reads the styles of a workbook.
final class CellStyles: XMLEvents {
  private var formats: [Int: String] = [:]
  private var styleFormats: [Int] = []
  private var isInCellStyles = false

  /// Whether the style of each number shows a date.
  var dates: [Bool] { styleFormats.map { Self.isDate(format: $0, code: formats[$0]) } }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt" {
      if let id = attributes.string("numFmtId").flatMap({ Int($0) }) {
        formats[id] = attributes.string("formatCode")
      }
    } else if name == "cellXfs" {
      isInCellStyles = true
    } else if name == "xf", isInCellStyles {
      styleFormats.append(attributes.string("numFmtId").flatMap { Int($0) } ?? 0)
    }
  }

  override func close(_ name: XMLName) { if name == "cellXfs" { isInCellStyles = false } }

  /// - Parameters:
  ///   - format: number of the format; those below 164 are built in.
  ///   - code: code of a format the workbook defines.
  static func isDate(format: Int, code: String?) -> Bool {
    if let code { return isDate(code: code) }
    switch format {
    case 14...22, 27...36, 45...47, 50...58: return true
    default: return false
    }
  }

  /// Whether a format code has a year, month or day outside quotes, brackets and escapes.
  static func isDate(code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    // Only the first section formats positive numbers, and dates are positive.
    for byte in code.utf8 {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case 0x22: isQuoted.toggle()
      case _ where isQuoted: continue
      case 0x5C, 0x5F, 0x2A: isEscaped = true
      case 0x5B: isBracketed = true
      case 0x5D: isBracketed = false
      case _ where isBracketed: continue
      case 0x3B: return false
      case 0x79, 0x59, 0x6D, 0x4D, 0x64, 0x44: return true
      default: continue
      }
    }
    return false
  }
}
