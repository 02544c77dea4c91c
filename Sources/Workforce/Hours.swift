/// Training hours (学时), held in hundredths of an hour so that 7.5 and 11.25 are exact.
public struct Hours: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let hundredths: Int32

  public init(hundredths: Int32) { self.hundredths = hundredths }
  public init(whole: Int) { hundredths = Int32(whole * 100) }

  /// Reads a decimal number with at most two decimals, or returns nil.
  public init?(_ text: some StringProtocol) {
    guard let amount = Money(yuan: text), let value = Int32(exactly: amount.fen),
      !text.utf8.contains(0x2C)
    else { return nil }
    hundredths = value
  }

  /// The shortest decimal form: `72`, `77.5`.
  public var description: String {
    var text = Money(fen: Int64(hundredths)).description
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  public static func < (left: Hours, right: Hours) -> Bool { left.hundredths < right.hundredths }
}
