// Cells of comma-separated files.
//
// A spreadsheet runs a cell that begins with `=` as a formula, so a name typed by a stranger could
// send the clerk's file elsewhere. Such text gets an apostrophe in front, which makes it plain
// text. Amounts are written by the product itself and never get one: -200.00 stays a number. Rules
// of quoting are RFC 4180.

internal import Workforce

/// Appends cells of a row to bytes.
enum CSVText {
  /// The mark by which spreadsheets recognise UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Appends text that came from outside: neutralised, and quoted where needed.
  @inline(__always)
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { append($0, to: &bytes) } }
  }

  /// Appends an amount in yuan with two decimals.
  static func append(_ amount: Money, to bytes: inout [UInt8]) {
    if amount.fen < 0 { bytes.append(0x2D) }
    append(digitsOf: amount.fen.magnitude / 100, to: &bytes)
    let cents = UInt8(amount.fen.magnitude % 100)
    bytes.append(0x2E)
    bytes.append(0x30 + cents / 10)
    bytes.append(0x30 + cents % 10)
  }

  /// Appends a whole number.
  static func append(_ number: Int64, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(0x2D) }
    append(digitsOf: number.magnitude, to: &bytes)
  }

  /// Separates a cell from the next.
  @inline(__always)
  static func comma(to bytes: inout [UInt8]) { bytes.append(0x2C) }

  /// Ends a row.
  @inline(__always)
  static func endRow(to bytes: inout [UInt8]) {
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard let first = text.first else { return }
    let isFormula = startsFormula(first)
    guard needsQuotes(text) else {
      if isFormula { bytes.append(0x27) }
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(0x27) }
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// = + - @ tab CR
  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
    default: false
    }
  }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Compared lowest first: nearly every byte of Chinese text is above the comma.
    for byte in text where byte <= 0x2C {
      if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }

  private static func append(digitsOf number: UInt64, to bytes: inout [UInt8]) {
    guard number >= 10 else { return bytes.append(0x30 + UInt8(number)) }
    let start = bytes.count
    var rest = number
    while rest > 0 {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }
}
