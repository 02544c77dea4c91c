/// What a bank says of one payment.
public struct PaymentResult: Hashable, Sendable {
  /// How a payment ended.
  public enum Outcome: String, Sendable, CaseIterable {
    case paid
    /// Never left the payer's account.
    case failed
    /// Came back after it had been paid.
    case returned
    /// Not decided yet.
    case pending
  }

  /// Place in the bank's file from 1: row of a table, or number of the payment in a message.
  public var row: Int
  public var reference: String?
  public var account: String?
  /// Nil when the bank does not repeat it.
  public var amount: Money?
  public var outcome: Outcome
  /// The bank's own words or code; nil when there are none.
  public var reason: String?

  public init(
    row: Int, reference: String?, account: String?, amount: Money?, outcome: Outcome,
    reason: String?
  ) {
    self.row = row
    self.reference = reference
    self.account = account
    self.amount = amount
    self.outcome = outcome
    self.reason = reason
  }
}
