/// A body that employs or serves (社会组织、机构) for one stretch of days.
///
/// What changes with time is kept as circumstances of the organisation, so every word of rule sheets
/// that reads a circumstance reads it.
public struct Organisation: Hashable, Sendable {
  /// Unified social credit code (统一社会信用代码), as ``CreditCode`` reads it.
  public var code: String
  public var name: String
  /// Form (单位性质), for example 社会服务机构.
  public var form: String
  /// County, district or city it is registered in, as the office writes it.
  public var county: String
  /// Administrative level (单位层级) and sector (单位系统); nil when not recorded.
  public var level: String?
  public var sector: String?
  /// Days for which form, place, level and sector are true: from the founding or the last change to
  /// the end.
  public var span: DateSpan
  /// Assessed grade (评估等级), for example 4A, and the days it is valid.
  public var grade: String?
  public var gradeSpan: DateSpan?
  public var phone: String?
  public var bank: String?
  public var bankAccount: String?

  public init(
    code: String, name: String, form: String, county: String, level: String? = nil,
    sector: String? = nil, span: DateSpan, grade: String? = nil, gradeSpan: DateSpan? = nil,
    phone: String? = nil, bank: String? = nil, bankAccount: String? = nil
  ) {
    self.code = code
    self.name = name
    self.form = form
    self.county = county
    self.level = level
    self.sector = sector
    self.span = span
    self.grade = grade
    self.gradeSpan = gradeSpan
    self.phone = phone
    self.bank = bank
    self.bankAccount = bankAccount
  }

  /// What the register keeps of it besides its code, name and bank.
  public var circumstances: [Circumstance] {
    var found = [
      Circumstance(kind: CircumstanceKind.employerForm.rawValue, value: form, span: span),
      Circumstance(kind: CircumstanceKind.location.rawValue, place: county, span: span),
    ]
    for (kind, value) in [(CircumstanceKind.employerLevel, level), (.employerSector, sector)] {
      guard let value else { continue }
      found.append(Circumstance(kind: kind.rawValue, value: value, span: span))
    }
    if let grade {
      found.append(
        Circumstance(
          kind: CircumstanceKind.grade.rawValue, value: grade, span: gradeSpan ?? span))
    }
    return found
  }
}

/// A unified social credit code whose form and check character are right.
///
/// Legal source: GB 32100-2015.
public struct CreditCode: Hashable, Sendable {
  /// Eighteen characters.
  public let text: String

  /// - Parameter text: already normalised: no blanks, half-width, upper case. Nil when it is no code.
  public init?(_ text: some StringProtocol) {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let values = text.utf8.map { byte in alphabet.firstIndex(of: byte) }
    guard values.count == 18, !values.contains(nil) else { return nil }
    var weight = 1
    var sum = 0
    for value in values.dropLast() {
      sum += (value ?? 0) * weight
      weight = weight * 3 % 31
    }
    guard values[17] == (31 - sum % 31) % 31 else { return nil }
    self.text = String(text)
  }
}
