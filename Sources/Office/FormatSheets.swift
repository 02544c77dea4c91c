// Sheets and their tests in one form, so that a difference between two of them is one in meaning.

import Foundation
import PolicyEngine
public import Workforce

/// Writes sheets in the house's form, or says which are not.
public struct FormatSheets: Sendable {
  /// Files and folders; tests beside sheets are formatted too.
  public var paths: [String]
  /// Whether nothing is written.
  public var onlyChecks: Bool

  public init(paths: [String], onlyChecks: Bool) {
    self.paths = paths
    self.onlyChecks = onlyChecks
  }

  /// What became of the files.
  public struct Answer: Sendable {
    /// Files that were changed, or would be.
    public var changed: [String] = []
    public var unchanged = 0
    /// Files whose text cannot be followed; `policy check` says why.
    public var unreadable: [String] = []
    public var onlyChecks: Bool
  }

  /// - Throws: ``OfficeError/noPolicies(path:)``, ``OfficeError/cannotWrite(path:)``,
  ///   `PolicyError` for a file that cannot be read.
  public func run() throws -> Answer {
    var answer = Answer(onlyChecks: onlyChecks)
    for path in try PolicyLibrary.files(at: paths) {
      let text = try PolicyLibrary.text(of: path)
      guard let formatted = SheetFormat.formatted(text) else {
        answer.unreadable.append(path)
        continue
      }
      if formatted == text {
        answer.unchanged += 1
        continue
      }
      answer.changed.append(path)
      if onlyChecks { continue }
      do {
        try Data(formatted).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw OfficeError.cannotWrite(path: path)
      }
    }
    return answer
  }
}

extension FormatSheets.Answer {
  /// The files by what became of them.
  public func text(in language: Language) -> String {
    var lines: [String] = []
    for path in changed {
      lines.append(
        language == .zh
          ? "\(path)：\(onlyChecks ? "格式不符" : "已改写")"
          : "\(path): \(onlyChecks ? "not in form" : "rewritten")")
    }
    for path in unreadable {
      lines.append(
        language == .zh
          ? "\(path)：有语法错误，未改动；请先运行 stipend policy check \(path)"
          : "\(path): has syntax errors and was left alone; run stipend policy check \(path) first")
    }
    lines.append(
      language == .zh
        ? "\(changed.count) 份\(onlyChecks ? "须改写" : "已改写")，\(unchanged) 份无须改动"
        : "\(changed.count) \(onlyChecks ? "to rewrite" : "rewritten"), \(unchanged) in form already"
    )
    return lines.joined(separator: "\n")
  }
}
