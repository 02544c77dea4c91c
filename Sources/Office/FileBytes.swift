import Glibc

/// The bytes of a file, a piece at a time.
final class FileBytes {
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)

  /// Nil when the file cannot be opened.
  init?(path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The next piece; nil at the end, or when the file cannot be read further.
  func next() -> ArraySlice<UInt8>? {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? buffer[..<count] : nil
  }

  /// All bytes up to a limit.
  /// - Returns: nil when there are more, or the file cannot be read.
  static func all(of path: String, limit: Int) -> [UInt8]? {
    guard let file = FileBytes(path: path) else { return nil }
    var bytes: [UInt8] = []
    while let piece = file.next() {
      bytes += piece
      if bytes.count > limit { return nil }
    }
    return bytes
  }
}
