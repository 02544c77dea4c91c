import Foundation

/// One file of the project as text.
struct SourceFile {
  /// Path from the top of the project.
  let path: String
  let lines: [String]

  /// The folder under `Sources`, which is the module; nil elsewhere.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }
}

/// The project as it lies on disk.
enum SourceTree {
  /// Top of the project.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Swift files below a folder, in the order of their paths.
  static func swiftFiles(in folder: String) -> [SourceFile] {
    guard let paths = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
      .compactMap { name in
        let path = folder + "/" + name
        guard let text = try? String(contentsOfFile: root + "/" + path, encoding: .utf8) else {
          return nil
        }
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return SourceFile(path: path, lines: lines)
      }
  }

  /// Swift files of the product itself.
  static let sources = swiftFiles(in: "Sources")
  /// Swift files of the tests.
  static let tests = swiftFiles(in: "Tests")

  /// Names at the top of the project.
  static func topLevel() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root).sorted()
  }
}

extension String {
  /// The line without what stands behind `//`, and without the contents of string literals.
  var code: String {
    replacing(#/"(?:[^"\\]|\\.)*"/#, with: "\"\"").replacing(#/\/\/.*/#, with: "")
  }
}
