// Writers that can only write to a path: the spreadsheet library is one.

internal import Glibc

extension ExportDestination {
  /// Lets `write` fill a file under a temporary name and then brings it to this destination.
  func replace(_ write: (String) throws(ExportError) -> Void) throws(ExportError) {
    if case .file(let path) = self, !FilePlace.isPassage(path) {
      let place = try FilePlace(path: path)
      // Made here so that a folder that may not be written is told from other faults.
      _ = close(try place.open())
      do {
        try write(place.temporary)
        try Self.flush(place.temporary)
      } catch {
        place.discard()
        throw error.renamed(to: path)
      }
      try place.take()
    } else {
      let path = try Self.temporaryFile()
      defer { _ = unlink(path) }
      do { try write(path) } catch { throw error.renamed(to: name) }
      try copy(path)
    }
  }

  private func copy(_ path: String) throws(ExportError) {
    let stream = try ExportStream(to: self)
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw ExportError(number: errno, path: path) }
    defer { _ = close(source) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(source, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ExportError(number: errno, path: path) }
      if count == 0 { break }
      try stream.append(bytes: chunk[..<count])
    }
    try stream.finish()
  }

  private static func flush(_ path: String) throws(ExportError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExportError(number: errno, path: path) }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw ExportError(number: errno, path: path) }
  }

  private static func temporaryFile() throws(ExportError) -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/stipend-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    guard descriptor >= 0 else { throw ExportError(number: errno, path: path) }
    _ = close(descriptor)
    return path
  }
}

extension ExportError {
  /// The same error about the place the caller named instead of a temporary one.
  fileprivate func renamed(to path: String) -> ExportError {
    switch self {
    case .spreadsheet(_, let explanation): .spreadsheet(path: path, explanation: explanation)
    case .rowsLost(_, let found, let expected):
      .rowsLost(path: path, found: found, expected: expected)
    case .diskFull: .diskFull(path: path)
    case .notWritable: .notWritable(path: path)
    case .system(_, let number): .system(path: path, number: number)
    default: self
    }
  }
}
