// Signing the chain by hand, and replacing the key.

public import Exchange
public import RegistryStore
public import Workforce

/// Signs the chain up to its last entry.
public struct SignChain: Sendable {
  /// Why a new key takes the place of the one before; nil signs with the key there is.
  public var replacementReason: String?

  public init(replacementReason: String? = nil) { self.replacementReason = replacementReason }

  /// The signature on the last entry.
  public struct Answer: Sendable {
    public let head: SignedHead
    /// False when the last entry was signed before.
    public let isNew: Bool
  }

  /// - Throws: ``OfficeError/reasonNeeded``, ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(replacementReason == nil ? .read : .administer)
    let before = try clerk.store.heads().count
    guard let replacementReason else {
      let head = try clerk.store.signHead(clerk.act(""))
      return Answer(head: head, isNew: head.number > before)
    }
    guard !replacementReason.allSatisfy(\.isWhitespace) else { throw DutyError.reasonNeeded }
    return Answer(head: try clerk.store.replaceKey(clerk.act(replacementReason)), isNew: true)
  }
}

extension SignChain.Answer {
  /// What was signed, to be noted down outside the register.
  public func text(in language: Language) -> String {
    Sentence(
      zh: """
        第 \(head.entry) 号记录\(isNew ? "已签名" : "此前已签名")：第 \(head.number) 个签名
        散列 \(head.hash)
        公钥 \(head.publicKey)
        """,
      en: """
        entry \(head.entry) \(isNew ? "is signed" : "was signed before"): signature \(head.number)
        hash \(head.hash)
        public key \(head.publicKey)
        """
    ).text(in: language)
  }

  public var json: JSONValue {
    [
      "signature": .integer(head.number), "entry": .integer(head.entry.value),
      "hash": .string(head.hash), "instant": .string(head.instant),
      "signing_key": .integer(head.signingKey), "public_key": .string(head.publicKey),
      "new": .bool(isNew),
    ]
  }
}
