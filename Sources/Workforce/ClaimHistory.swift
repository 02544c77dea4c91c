/// What the register has of claims on workers under one policy: what was posted, and what about.
public struct ClaimHistory: Sendable {
  /// A sealed roll that has to do with claims.
  public struct SealedRoll: Hashable, Sendable {
    public var period: Period
    /// The entry of its approval.
    public var approved: EntryNumber
    /// The entry that reversed it; nil while it stands.
    public var reversed: EntryNumber?
    /// SHA-256 of the text it was computed with, lower-case hex.
    public var policyHash: String
    /// What its differences come to by worker, in fen; below zero where too much was paid.
    public var differences: [WorkerKey: Int64] = [:]

    public init(
      period: Period, approved: EntryNumber, reversed: EntryNumber? = nil, policyHash: String
    ) {
      self.period = period
      self.approved = approved
      self.reversed = reversed
      self.policyHash = policyHash
    }
  }

  /// By the register's number.
  public var rolls: [Int64: SealedRoll]
  /// Transfers to and from accounts of the kind `receivable`, in their order.
  public var transfers: [PostedTransfer]

  public init(rolls: [Int64: SealedRoll] = [:], transfers: [PostedTransfer] = []) {
    self.rolls = rolls
    self.transfers = transfers
  }
}
