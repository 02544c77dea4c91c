// What a file is, by its first bytes. Names lie: offices rename .xls to .xlsx and send it.

import Glibc

/// The kinds of file that can be told apart by their content.
enum FileSignature {
  case zip, oldExcel, encryptedWorkbook, other

  /// Looks at a file without reading more than needed.
  /// - Throws: the errors about files that cannot be opened, are empty or are too large.
  static func of(_ path: String, limits: SourceLimits) throws(ExchangeError) -> FileSignature {
    let file = try InputFile(path: path)
    guard file.size > 0 else { throw .emptyFile(file: path) }
    guard file.size <= limits.fileBytes else {
      throw .beyondLimit(file: path, limit: .fileBytes, bound: limits.fileBytes, place: nil)
    }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = try file.read(into: &block)
    if block.starts(with: [0x50, 0x4B, 0x03, 0x04]) || block.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return .zip
    }
    guard block.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else {
      return .other
    }
    return try hasEncryptedPackage(file, first: block, count: count)
      ? .encryptedWorkbook : .oldExcel
  }

  /// Whether a compound file names a stream `EncryptedPackage` (in UTF-16, anywhere in the file).
  private static func hasEncryptedPackage(
    _ file: InputFile, first: [UInt8], count: Int
  ) throws(ExchangeError) -> Bool {
    let mark: [UInt8] = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    var tail: [UInt8] = []
    var block = first
    var count = count
    while count > 0 {
      let window = tail + block[..<count]
      if contains(mark, in: window) { return true }
      tail = Array(window.suffix(mark.count - 1))
      count = try file.read(into: &block)
    }
    return false
  }

  private static func contains(_ mark: [UInt8], in window: [UInt8]) -> Bool {
    var at = window[...]
    while let start = at.firstIndex(of: mark[0]) {
      if window[start...].starts(with: mark) { return true }
      at = window[(start + 1)...]
    }
    return false
  }
}

/// A regular file opened for reading from its start.
final class InputFile {
  let path: String
  let size: Int
  private let descriptor: Int32

  /// - Throws: ``ExchangeError/missingFile(file:)``, ``ExchangeError/unreadableFile(file:code:)`` or
  ///   ``ExchangeError/notAFile(file:)``.
  init(path: String) throws(ExchangeError) {
    // Without O_NONBLOCK, opening a pipe would wait for its writer before it can be refused.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missingFile(file: path) : .unreadableFile(file: path, code: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile(file: path)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills the block from the file's present place.
  /// - Returns: bytes read; 0 at the end.
  func read(into block: inout [UInt8]) throws(ExchangeError) -> Int {
    var filled = 0
    while filled < block.count {
      let count = block.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress! + filled, bytes.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadableFile(file: path, code: errno)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Goes to a byte counted from the start.
  func seek(to offset: Int) { lseek(descriptor, offset, SEEK_SET) }
}
