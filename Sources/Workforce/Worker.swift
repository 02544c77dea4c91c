/// Whom facts and lines are about, under the short key that commands, logs and addresses use instead
/// of the identity number: a person, or an organisation or station, whose key has another letter.
public struct WorkerKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The register's own number, from 1 in the range of its kind.
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `W0000042`, `O0000007` or `S0000012`, or returns nil.
  public init?(_ text: some StringProtocol) {
    guard let letter = text.first?.uppercased(),
      let kind = SubjectKind.allCases.first(where: { String($0.letter) == letter }),
      text.utf8.count >= 2,
      text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text.dropFirst()), number < kind.numbers.upperBound - kind.numbers.lowerBound
    else { return nil }
    self.number = kind.numbers.lowerBound + number
  }

  /// What kind of subject it is.
  public var subject: SubjectKind { SubjectKind(number: number) }

  /// The letter of the kind and at least seven digits.
  public var description: String {
    String(subject.letter) + padded(Int(number - subject.numbers.lowerBound), 7)
  }

  public static func < (left: WorkerKey, right: WorkerKey) -> Bool { left.number < right.number }
}

/// Who somebody is: the facts about a person that do not depend on a post.
public struct Worker: Hashable, Sendable {
  /// Kind of identity document (证件类型), for example 居民身份证.
  public var documentType: String
  public var documentNumber: String
  public var name: String
  /// 男 or 女 as the office writes it; nil when not given.
  public var sex: String?
  public var phone: String?
  public var bank: String?
  public var bankAccount: String?

  public init(
    documentType: String = "居民身份证", documentNumber: String, name: String, sex: String? = nil,
    phone: String? = nil, bank: String? = nil, bankAccount: String? = nil
  ) {
    self.documentType = documentType
    self.documentNumber = documentNumber
    self.name = name
    self.sex = sex
    self.phone = phone
    self.bank = bank
    self.bankAccount = bankAccount
  }
}
