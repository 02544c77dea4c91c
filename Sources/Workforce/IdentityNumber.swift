// The resident identity number and its check character.
//
// The number is what ties a person's rows together, so a mistyped one must be caught at the door.
// It is shown masked everywhere; see `masked`.

/// A resident identity number whose form, birth date and check character are right.
///
/// Legal source: GB 11643-1999. The division code is not checked: codes are abolished and late
/// registrations keep old ones.
public struct IdentityNumber: Hashable, Sendable {
  /// Eighteen characters; the last is a digit or `X`.
  public let text: String

  /// Why a text is not an identity number.
  public enum Fault: Error, Sendable, Hashable {
    case form, birthDate, checkCharacter
  }

  /// - Parameter text: already normalised: no blanks, half-width, upper case.
  /// - Throws: the first ``Fault`` found.
  public init(_ text: some StringProtocol) throws(Fault) {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
      bytes[17] == 0x58 || (0x30...0x39).contains(bytes[17])
    else { throw .form }
    guard Self.birthDate(bytes) != nil else { throw .birthDate }
    guard bytes[17] == Self.checkCharacter(bytes) else { throw .checkCharacter }
    self.text = String(text)
  }

  public var birthDate: CivilDate { Self.birthDate(Array(text.utf8)) ?? .openStart }

  /// First three and last two characters with the rest hidden: `640*************42`.
  ///
  /// Leaving the first six and last four would give the birth date away through the check
  /// character, so less is shown.
  public var masked: String { Self.masked(text) }

  /// Masks any identity document number in the same way; short numbers are hidden entirely.
  public static func masked(_ text: String) -> String {
    guard text.count > 7 else { return String(repeating: "*", count: text.count) }
    return text.prefix(3) + String(repeating: "*", count: text.count - 5) + text.suffix(2)
  }

  private static func birthDate(_ bytes: [UInt8]) -> CivilDate? {
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
  }

  private static func checkCharacter(_ bytes: [UInt8]) -> UInt8 {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(bytes, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return Array("10X98765432".utf8)[sum % 11]
  }
}
