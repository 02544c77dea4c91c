/// A payout roll (发放名册): one scheme, one period, one state of knowledge.
public struct Roll: Hashable, Sendable {
  public enum State: String, Sendable {
    /// Computed; replaced when it is computed again from newer knowledge.
    case draft
    /// Sealed: counts as paid and never changes.
    case settled
  }

  /// The register's number of the roll; 0 before it is stored.
  public var number: Int64
  public var policy: String
  public var period: Period
  public var knownAt: EntryNumber
  /// Lower-case hex SHA-256 of the policy text.
  public var policyHash: String
  public var engineVersion: String
  /// Lower-case hex SHA-256 of the canonical lines.
  public var digest: String
  public var state: State

  public init(
    number: Int64 = 0, policy: String, period: Period, knownAt: EntryNumber, policyHash: String,
    engineVersion: String, digest: String, state: State
  ) {
    self.number = number
    self.policy = policy
    self.period = period
    self.knownAt = knownAt
    self.policyHash = policyHash
    self.engineVersion = engineVersion
    self.digest = digest
    self.state = state
  }
}
