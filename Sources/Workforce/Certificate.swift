/// A certificate (职业水平证书) of one level. It does not expire; its ``Registration`` does.
public struct Certificate: Hashable, Sendable {
  public var level: CertificateLevel
  /// Management number (管理号): opaque text, leading zeros matter.
  public var number: String
  /// Day of approval (批准日期).
  public var approvedOn: CivilDate

  public init(level: CertificateLevel, number: String, approvedOn: CivilDate) {
    self.level = level
    self.number = number
    self.approvedOn = approvedOn
  }
}

/// One term of registration (登记) of a certificate level; a renewal is a further term.
///
/// Legal source: 民发〔2009〕44号 (three years a term).
public struct Registration: Hashable, Sendable {
  public var level: CertificateLevel
  /// From the day of registration (登记日期) to the day it runs out (登记有效期至), both included.
  public var span: DateSpan

  public init(level: CertificateLevel, span: DateSpan) {
    self.level = level
    self.span = span
  }
}
