internal import Glibc

/// Bytes on their way to an ``ExportDestination``, collected into chunks.
///
/// A file appears under its name only in ``finish()``. A stream that is dropped before removes what
/// it collected.
public final class ExportStream {
  private static let chunk = 1 << 18

  /// Bytes not yet written. Writers append here and call ``flushWhenFull()`` after each row.
  var buffer: [UInt8] = []
  private let name: String
  private let place: FilePlace?
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var isFinished = false

  /// - Throws: the ``ExportError`` that keeps the destination from being opened.
  public init(to destination: ExportDestination) throws(ExportError) {
    name = destination.name
    switch destination {
    case .standardOutput: (place, descriptor, ownsDescriptor) = (nil, STDOUT_FILENO, false)
    case .descriptor(let number): (place, descriptor, ownsDescriptor) = (nil, number, false)
    case .file(let path) where FilePlace.isPassage(path):
      (place, ownsDescriptor) = (nil, true)
      descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw ExportError(number: errno, path: path) }
    case .file(let path):
      let place = try FilePlace(path: path)
      (self.place, ownsDescriptor) = (place, true)
      descriptor = try place.open()
    }
    buffer.reserveCapacity(Self.chunk + 4096)
  }

  deinit {
    guard !isFinished else { return }
    if ownsDescriptor { _ = close(descriptor) }
    place?.discard()
  }

  /// Adds text.
  public func append(_ text: String) throws(ExportError) {
    buffer.append(contentsOf: text.utf8)
    try flushWhenFull()
  }

  /// Adds bytes.
  public func append(bytes: some Collection<UInt8>) throws(ExportError) {
    buffer.append(contentsOf: bytes)
    try flushWhenFull()
  }

  /// Writes what is left, makes it reach the disk and gives the file its name.
  public func finish() throws(ExportError) {
    try flush()
    if place != nil, fsync(descriptor) != 0 { throw ExportError(number: errno, path: name) }
    isFinished = true
    // Some file systems report a full disk only here.
    if ownsDescriptor, close(descriptor) != 0 {
      let number = errno
      place?.discard()
      throw ExportError(number: number, path: name)
    }
    try place?.take()
  }

  func flushWhenFull() throws(ExportError) {
    if buffer.count >= Self.chunk { try flush() }
  }

  private func flush() throws(ExportError) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw ExportError(number: errno, path: name)
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
