// Money is whole fen. No floating point comes near it, and a sum that does not fit is an error
// and never a wrapped number.

/// An amount of renminbi in whole fen (1 yuan = 100 fen).
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let fen: Int64

  public static let zero = Money(fen: 0)

  public init(fen: Int64) { self.fen = fen }

  /// Reads yuan written in decimal, such as `2000`, `2,000.50` or `-3.5`; at most two decimals.
  /// Returns nil for anything else, so that a third decimal is never rounded away in silence.
  public init?(yuan text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == 0x2D
    if negative { bytes = bytes.dropFirst() }
    let halves = bytes.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = halves.first, let yuan = Self.digits(ofGrouped: whole) else { return nil }
    var cents: Int64 = 0
    if halves.count == 2 {
      let decimals = Array(halves[1])
      guard (1...2).contains(decimals.count), let value = Self.digits(decimals[...]) else {
        return nil
      }
      cents = decimals.count == 1 ? value * 10 : value
    }
    let (product, overflow) = yuan.multipliedReportingOverflow(by: 100)
    let (sum, overflow2) = product.addingReportingOverflow(cents)
    guard !overflow, !overflow2 else { return nil }
    fen = negative ? -sum : sum
  }

  /// The sum, or nil when it does not fit into 64 bits.
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = fen.addingReportingOverflow(other.fen)
    return overflow ? nil : Money(fen: sum)
  }

  /// This amount × `part` ÷ `whole`, rounded half up to the fen (四舍五入; for a negative amount the
  /// half goes away from zero), computed in 128 bits.
  /// - Parameters:
  ///   - part: units counted, for example days in post; not negative.
  ///   - whole: units in full, for example days of the month; above zero.
  @inlinable
  public func prorated(_ part: Int64, of whole: Int64) -> Money {
    let product = fen.magnitude.multipliedFullWidth(by: UInt64(part))
    let half = UInt64(whole) / 2
    let (low, carry) = product.low.addingReportingOverflow(half)
    let quotient = UInt64(whole).dividingFullWidth((product.high + (carry ? 1 : 0), low)).quotient
    return Money(fen: fen < 0 ? -Int64(quotient) : Int64(quotient))
  }

  /// Yuan with exactly two decimals and no grouping: `2000.00`.
  public var description: String {
    let magnitude = fen.magnitude
    let cents = Int(magnitude % 100)
    return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// Yuan with two decimals and a comma every three digits: `2,000.00`.
  public var grouped: String {
    let text = description
    let sign = text.hasPrefix("-") ? "-" : ""
    let whole = Array(text.dropFirst(sign.count).dropLast(3))
    var out = ""
    for (position, digit) in whole.enumerated() {
      if position > 0, (whole.count - position) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return sign + out + text.suffix(3)
  }

  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

  /// Digits with either no comma or one before every group of three.
  private static func digits(ofGrouped bytes: ArraySlice<UInt8>) -> Int64? {
    let groups = bytes.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard let first = groups.first else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return digits(ArraySlice(groups.joined()))
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }
}
