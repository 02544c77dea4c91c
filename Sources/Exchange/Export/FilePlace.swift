// A file is replaced as a whole or not at all.
//
// A roll that was cut off half way looks like a smaller roll, and somebody would pay from it. So
// content goes to a temporary name beside the file, reaches the disk, and only then takes the name.

internal import Glibc

/// The place of one file: where its content is collected, and the name it takes when complete.
struct FilePlace {
  /// The file as the caller wrote it, for messages.
  let path: String
  /// The file to replace, behind any symbolic links.
  let target: String
  /// Where the content is collected.
  let temporary: String

  /// - Throws: ``ExportError/isFolder(path:)`` or ``ExportError/folderMissing(folder:)`` before
  ///   anything is written.
  init(path: String) throws(ExportError) {
    self.path = path
    target = Self.resolved(path)
    if let kind = Self.kind(of: target), kind == S_IFDIR { throw .isFolder(path: path) }
    let folder = Self.folder(of: target)
    guard Self.kind(of: folder) == S_IFDIR else { throw .folderMissing(folder: folder) }
    let name = target.split(separator: "/").last.map(String.init) ?? target
    // The random part keeps two exports of one process, or of two machines on one share, apart.
    let mark = String(UInt32.random(in: .min ... .max), radix: 36)
    temporary = "\(folder)/.\(name.prefix(60)).\(mark).part"
  }

  /// Whether the place is a pipe or device, which is written to directly and cannot be replaced.
  static func isPassage(_ path: String) -> Bool {
    guard let kind = kind(of: resolved(path)) else { return false }
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// The folder of a path; `.` when it names none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Opens the temporary file, which must be new.
  func open() throws(ExportError) -> Int32 {
    let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ExportError(number: errno, path: path) }
    return descriptor
  }

  /// Gives the complete content its name and makes the name reach the disk.
  func take() throws(ExportError) {
    guard rename(temporary, target) == 0 else {
      let number = errno
      discard()
      throw ExportError(number: number, path: path)
    }
    let folder = Glibc.open(Self.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Some network shares cannot flush a folder. The content is complete by then, so no error.
    if folder >= 0 {
      _ = fsync(folder)
      _ = close(folder)
    }
  }

  /// Removes what was collected.
  func discard() { _ = unlink(temporary) }

  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func kind(of path: String) -> mode_t? {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_mode & S_IFMT : nil
  }
}
