// Signatures by Ed25519 (RFC 8032), which any language can check; the same key and message always
// give the same signature.

internal import CSodium

/// A secret key with its public half.
public struct SigningKey: Sendable {
  /// Thirty-two bytes that stay secret and make the key.
  public let seed: [UInt8]
  /// Thirty-two bytes for everybody.
  public let publicKey: [UInt8]
  private let secret: [UInt8]

  /// - Parameter seed: thirty-two bytes; nil when there are more or fewer.
  public init?(seed: [UInt8]) {
    guard seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&publicKey, &secret, seed)
    (self.seed, self.publicKey, self.secret) = (seed, publicKey, secret)
  }

  /// A key nobody has.
  public static func fresh() -> SigningKey {
    var seed = [UInt8](repeating: 0, count: Int(crypto_sign_SEEDBYTES))
    randombytes_buf(&seed, seed.count)
    return SigningKey(seed: seed).unsafelyUnwrapped
  }

  /// The sixty-four bytes of the signature of a message.
  public func signature(of message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }

  /// Whether a signature is that of a message by a public key.
  public static func agrees(
    _ signature: [UInt8], with message: [UInt8], by publicKey: [UInt8]
  ) -> Bool {
    signature.count == Int(crypto_sign_BYTES)
      && publicKey.count == Int(crypto_sign_PUBLICKEYBYTES)
      && crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }
}
