// Where the rule sheets are.

import Foundation
public import PolicyEngine
import Workforce

/// A folder of rule sheets: `<city>/<topic>.lua`, with `<topic>_test.lua` beside it.
public struct PolicyLibrary: Sendable {
  /// The folder, as given.
  public let folder: String
  /// Whether somebody named the folder for this one command.
  public let isChosen: Bool

  public init(folder: String, isChosen: Bool = false) {
    self.folder = folder
    self.isChosen = isChosen
  }

  /// A sheet and what is needed to find it again.
  public struct Found {
    public let sheet: LoadedSheet
    public let path: String
  }

  /// Loads the sheet of a policy.
  /// - Throws: ``OfficeError/unknownPolicy(id:folder:known:)``, `PolicyError` for a faulty sheet.
  public func sheet(_ id: String) throws -> LoadedSheet {
    let path = "\(folder)/\(id).lua"
    guard Self.isPlain(id), FileManager.default.fileExists(atPath: path) else {
      let known = Self.sheets(under: folder).map { path in
        String(path.dropFirst(folder.count + 1).dropLast(4))
      }
      throw OfficeError.unknownPolicy(id: id, folder: folder, known: known)
    }
    return try Self.load(path, id: id)
  }

  /// Loads a sheet from its file.
  /// - Parameter id: what the policy must be called, when the file lies in the office's folder; a
  ///   sheet under another name would have its rolls kept under a policy nobody finds.
  /// - Throws: `PolicyError`.
  public static func load(_ path: String, id: String? = nil) throws -> LoadedSheet {
    try PolicyLoader.load(text: try bytes(of: path), file: path, id: id)
  }

  /// The text of a sheet.
  /// - Throws: `PolicyError` when it cannot be read.
  static func text(of path: String) throws -> [UInt8] { try bytes(of: path) }

  /// Where the tests beside a sheet are, if there are any.
  static func test(of sheet: String) -> String { sheet.dropLast(4) + "_test.lua" }

  /// Loads the tests beside a sheet; none when there is no such file.
  /// - Throws: `PolicyError`.
  static func tests(beside path: String) throws -> [PolicyTest] {
    let file = test(of: path)
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    return try PolicyTest.read(text: try bytes(of: file), file: file)
  }

  /// The sheets a list of files and folders names, in order of path, without the tests.
  /// - Throws: ``OfficeError/noPolicies(path:)`` for a path without any.
  public static func sheets(at paths: [String]) throws -> [String] {
    try paths.flatMap { path -> [String] in
      if path.hasSuffix(".lua") { return [path] }
      let found = sheets(under: path)
      if found.isEmpty { throw OfficeError.noPolicies(path: path) }
      return found
    }
  }

  /// Sheets and the tests beside them, in order of path.
  /// - Throws: ``OfficeError/noPolicies(path:)`` for a path without any.
  static func files(at paths: [String]) throws -> [String] {
    try sheets(at: paths).flatMap { path -> [String] in
      let test = test(of: path)
      return !path.hasSuffix("_test.lua") && FileManager.default.fileExists(atPath: test)
        ? [path, test] : [path]
    }
  }

  private static func sheets(under folder: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".lua") && !$0.hasSuffix("_test.lua") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  /// Text limits are the loader's; here only a bound on memory.
  private static func bytes(of path: String) throws -> [UInt8] {
    guard let bytes = FileBytes.all(of: path, limit: 1 << 24) else {
      throw PolicyError(file: path, line: 0, problem: .unreadable(path: path))
    }
    return bytes
  }

  /// An id names a file below the folder and nothing else.
  private static func isPlain(_ id: String) -> Bool {
    !id.isEmpty
      && id.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
      }
  }
}
