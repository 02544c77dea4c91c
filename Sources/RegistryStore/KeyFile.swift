// The secret key of a register: a file beside it that its owner alone can read.

internal import Digests
internal import Glibc

struct KeyFile {
  /// Where the file is.
  let path: String

  private static let title = "stipend signing key 1"

  init(ofRegister register: String) { path = register + ".key" }

  private init(path: String) { self.path = path }

  /// Where a key waits that a replacement has not yet put in place.
  private var fresh: KeyFile { KeyFile(path: path + ".new") }

  /// The key in the file; nil when there is no file.
  /// - Throws: ``StoreError/keyUnreadable(path:)``.
  func key() throws -> SigningKey? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw StoreError.keyUnreadable(path: path)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(file, &bytes, bytes.count))
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[0] == Self.title,
      let seed = try? Store.bytes(ofHex: String(lines[1])), let key = SigningKey(seed: seed)
    else { throw StoreError.keyUnreadable(path: path) }
    return key
  }

  /// The key in the file where it has a public half; a replacement that was cut off after it was
  /// recorded is carried on.
  /// - Throws: ``StoreError/keyMissing(path:)``, ``StoreError/keyForeign(path:)``,
  ///   ``StoreError/keyUnreadable(path:)``.
  func key(with publicKey: [UInt8]) throws -> SigningKey {
    let found = try key()
    if let found, found.publicKey == publicKey { return found }
    if let waiting = try fresh.key(), waiting.publicKey == publicKey {
      try take()
      return waiting
    }
    throw found == nil ? StoreError.keyMissing(path: path) : .keyForeign(path: path)
  }

  /// Makes a key and its file. A file that is there already is left alone.
  /// - Throws: ``StoreError/keyUnwritable(path:)``.
  func make() throws -> SigningKey {
    let key = SigningKey.fresh()
    let text = "\(Self.title)\n\(SHA256.hex(key.seed))\n"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreError.keyUnwritable(path: path) }
    let isWritten = write(file, text, text.utf8.count) == text.utf8.count && fsync(file) == 0
    guard close(file) == 0, isWritten else {
      unlink(path)
      throw StoreError.keyUnwritable(path: path)
    }
    return key
  }

  /// Makes a key that takes the place of this one with ``take()``.
  func makeFresh() throws -> SigningKey {
    unlink(fresh.path)
    return try fresh.make()
  }

  /// Puts the fresh key in the place of the one before.
  func take() throws {
    guard rename(fresh.path, path) == 0 else { throw StoreError.keyUnwritable(path: path) }
  }
}
