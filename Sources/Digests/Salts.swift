// Salts for what a package may hide: nobody who sees a hash can try out names and numbers against
// it, and each salt can be given away without giving away the others.

internal import CSodium

/// Gives each row of a register a salt of its own, from one secret.
public struct Salts: Sendable {
  private let secret: [UInt8]

  /// - Parameter secret: thirty-two bytes that stay in the register.
  public init(secret: [UInt8]) { self.secret = secret }

  /// Thirty-two bytes nobody can guess.
  public static func freshSecret() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    return bytes
  }

  /// The sixteen bytes for a row: BLAKE2b under the secret over the kind of the row and its number.
  /// - Parameters:
  ///   - kind: one number for each kind of row.
  ///   - number: of the row among its kind.
  public func salt(kind: UInt8, number: Int64) -> [UInt8] {
    var row = [kind]
    withUnsafeBytes(of: number.littleEndian) { row.append(contentsOf: $0) }
    var salt = [UInt8](repeating: 0, count: 16)
    crypto_generichash(&salt, salt.count, row, UInt64(row.count), secret, secret.count)
    return salt
  }
}
