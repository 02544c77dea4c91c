// Passwords by argon2id, with libsodium's limits for somebody who waits at a terminal: two passes
// over 64 MiB, about a tenth of a second.

internal import CSodium

/// Keeping and checking passwords. Nothing here or in what it returns tells the password.
public enum Password {
  private static let isReady = sodium_init() >= 0

  /// What is kept of a password: method, limits, salt and hash as one text. Two calls never give
  /// the same text.
  /// - Returns: nil when the machine has no 64 MiB to spare.
  public static func kept(_ password: [UInt8]) -> String? {
    guard isReady else { return nil }
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let failed = password.withUnsafeBytes { bytes in
      crypto_pwhash_str(
        &text, bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? empty, UInt64(bytes.count),
        UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
    }
    guard failed == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }

  /// Whether a password is the one of which a text was kept. Without a text it takes as long and
  /// says no, so that the time does not tell whether there is such a user.
  public static func agrees(_ password: [UInt8], with kept: String?) -> Bool {
    guard isReady else { return false }
    guard let kept else {
      _ = Self.kept(password)
      return false
    }
    return password.withUnsafeBytes { bytes in
      crypto_pwhash_str_verify(
        kept, bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? empty, UInt64(bytes.count))
        == 0
    }
  }

  nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.pointee = 0
    return UnsafePointer(byte)
  }()
}
