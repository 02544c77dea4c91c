/// Money a worker received before or beside the product's own rolls, for example an award paid by
/// another authority.
public struct Payment: Hashable, Sendable {
  /// What it counts against: a rule id such as `award` counts in every scheme with that rule,
  /// ``measure(policy:rule:)`` in one.
  public var measure: String
  public var level: CertificateLevel?
  public var amount: Money
  public var paidOn: CivilDate
  public var payer: String?
  public var remark: String?

  /// The measure that lines of a scheme's own rolls count against, for example
  /// `yinchuan/certificate-subsidies:award`.
  public static func measure(policy: String, rule: String) -> String { "\(policy):\(rule)" }

  public init(
    measure: String, level: CertificateLevel?, amount: Money, paidOn: CivilDate,
    payer: String? = nil, remark: String? = nil
  ) {
    self.measure = measure
    self.level = level
    self.amount = amount
    self.paidOn = paidOn
    self.payer = payer
    self.remark = remark
  }
}
