/// Money a worker received before or beside the product's own rolls, for example an award paid by
/// another authority.
public struct Payment: Hashable, Sendable {
  /// Rule id of the measure it counts against, for example `award`.
  public var measure: String
  public var level: CertificateLevel?
  public var amount: Money
  public var paidOn: CivilDate
  public var payer: String?
  public var remark: String?

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
