/// What is said of the account a person is paid to. What is not said leaves what was known.
public struct BankAccount: Hashable, Sendable {
  /// The branch that keeps the account; said only with a number.
  public var bank: String?
  /// Digits; nil when only the phone is said.
  public var number: String?
  /// The phone the bank and the office reach the holder at.
  public var phone: String?

  public init(bank: String? = nil, number: String?, phone: String? = nil) {
    self.number = number
    self.bank = number == nil ? nil : bank
    self.phone = phone
  }

  /// What is known of a person.
  public init(of worker: Worker) {
    self.init(bank: worker.bank, number: worker.bankAccount, phone: worker.phone)
  }

  /// Whether banks take it as the number of an account: 9 to 32 digits.
  public static func isNumber(_ text: String) -> Bool {
    (9...32).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What of it is not known of a person yet; nil when all of it is. A bank that is not named is no
  /// news about a number that is known.
  public func news(of worker: Worker) -> BankAccount? {
    var news = self
    if number == worker.bankAccount, bank == nil || bank == worker.bank { news.number = nil }
    if news.number == nil { news.bank = nil }
    if phone == worker.phone { news.phone = nil }
    return news.number == nil && news.phone == nil ? nil : news
  }
}

extension Worker {
  /// Takes over what is said of the account.
  public mutating func take(_ said: BankAccount) {
    if let number = said.number {
      bankAccount = number
      bank = said.bank
    }
    phone = said.phone ?? phone
  }
}
