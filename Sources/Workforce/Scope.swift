/// Where a role counts: divisions and organisations. A list that is empty sets no bound.
public struct Scope: Hashable, Sendable {
  /// Codes (`640100` takes in 640104) or names as the roster writes them, sorted.
  public let divisions: [String]
  /// Names as the roster writes them, sorted.
  public let organisations: [String]

  /// The whole register.
  public static let everywhere = Scope()

  public init(divisions: [String] = [], organisations: [String] = []) {
    self.divisions = Set(divisions).sorted()
    self.organisations = Set(organisations).sorted()
  }

  public var isEverywhere: Bool { divisions.isEmpty && organisations.isEmpty }

  /// Whether a whole division lies within; never for a scope bounded to organisations.
  /// - Parameter division: code or name.
  public func covers(division: String) -> Bool {
    organisations.isEmpty && (divisions.isEmpty || divisions.contains { Self.holds($0, division) })
  }

  /// Whether a post lies within.
  /// - Parameters:
  ///   - division: code or name of its county; nil when none is recorded.
  ///   - organisation: name of the employer; nil when none is recorded.
  public func covers(division: String?, organisation: String?) -> Bool {
    (divisions.isEmpty || division.map { name in divisions.contains { Self.holds($0, name) } } ?? false)
      && (organisations.isEmpty || organisation.map(organisations.contains) ?? false)
  }

  /// Whether a division is another or lies within it, going by the pairs of digits of state codes.
  private static func holds(_ outer: String, _ inner: String) -> Bool {
    if outer == inner { return true }
    guard isCode(outer), isCode(inner) else { return false }
    var prefix = outer[...]
    while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
    return inner.hasPrefix(prefix)
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
