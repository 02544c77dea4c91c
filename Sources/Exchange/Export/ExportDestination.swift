// Where an export goes.

/// The place an export is written to.
public enum ExportDestination: Hashable, Sendable {
  case standardOutput
  /// A descriptor the caller opened and will close.
  case descriptor(Int32)
  /// A file, replaced as a whole when the export is complete.
  case file(String)

  /// The destination a command line names: `-` and nil mean the standard output.
  public init(path: String?) {
    if let path, path != "-" { self = .file(path) } else { self = .standardOutput }
  }

  /// The name used in messages.
  var name: String {
    switch self {
    case .standardOutput: "stdout"
    case .descriptor(let number): "fd \(number)"
    case .file(let path): path
    }
  }

  /// Finds out before long work whether a file could be written. Nothing is left behind.
  /// - Throws: the ``ExportError`` that would stop it.
  public func probe() throws(ExportError) {
    guard case .file(let path) = self, !FilePlace.isPassage(path) else { return }
    _ = try ExportStream(to: self)
  }

  /// Writes one text as the whole content.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(_ text: String) throws(ExportError) {
    let stream = try ExportStream(to: self)
    try stream.append(text)
    try stream.finish()
  }
}
