/// A person in the register, under the short key that commands, logs and addresses use instead of
/// the identity number.
public struct WorkerKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The register's own number of the worker, from 1.
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `W0000042`, or returns nil.
  public init?(_ text: some StringProtocol) {
    guard text.first == "W" || text.first == "w", text.utf8.count >= 2,
      text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text.dropFirst())
    else { return nil }
    self.number = number
  }

  /// `W` and at least seven digits.
  public var description: String { "W" + padded(Int(number), 7) }

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
