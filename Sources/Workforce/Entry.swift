/// Number of an entry: one change of the register. Knowledge is counted in entries, so "as known at
/// entry 41" names one state of the register exactly.
public struct EntryNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public var description: String { String(value) }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// One change of the register: who, when, why, from what. Entries form a hash chain.
public struct Entry: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// An import batch.
    case imported = "import"
    /// The withdrawal of an import batch.
    case withdrawal
    /// The sealing of a roll; its lines count as paid from here on.
    case settlement
    /// Somebody looked at unmasked numbers.
    case disclosure
    /// A user, a role, a lock or a password.
    case duty
    /// A step of a roll.
    case step
    /// What becomes of lines that wait.
    case decision
    /// A version of a policy, proposed or activated.
    case policy
    /// What a fund may spend.
    case budget
    /// A file for the bank.
    case paymentFile = "payment_file"
    /// What the bank says became of a file.
    case bankReturn = "bank_return"
    /// An amount that is not claimed back.
    case waiver
    /// A publicity list, an objection to it, or its end.
    case publicity
    /// A signature on the chain.
    case head
    /// Money paid back by a worker, or time coins.
    case transfer
  }

  public var number: EntryNumber
  /// UTC instant in ISO 8601, whole seconds.
  public var instant: String
  public var actor: String
  public var kind: Kind
  public var reason: String
  /// What it came from: a file name, a roll, a command.
  public var source: String

  public init(
    number: EntryNumber, instant: String, actor: String, kind: Kind, reason: String, source: String
  ) {
    self.number = number
    self.instant = instant
    self.actor = actor
    self.kind = kind
    self.reason = reason
    self.source = source
  }
}
