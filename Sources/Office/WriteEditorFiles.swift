// Files that let an author's editor complete and check words while a sheet is written.

import Foundation
import PolicyEngine

/// Writes the definition file for lua-language-server and the configuration for luacheck.
public struct WriteEditorFiles: Sendable {
  /// Folder to write to; it is made when it is missing.
  public var folder: String

  public init(folder: String) { self.folder = folder }

  /// - Returns: paths of the files that were written.
  /// - Throws: ``OfficeError/cannotWrite(path:)``.
  public func run() throws -> [String] {
    let files = [
      "stipend.d.lua": EditorFiles.definitions, ".luacheckrc": EditorFiles.checkerConfiguration,
    ]
    var paths: [String] = []
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let path = folder + "/" + name
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw OfficeError.cannotWrite(path: path)
      }
      paths.append(path)
    }
    return paths
  }
}
