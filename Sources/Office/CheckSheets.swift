// Everything that can be found wrong in sheets before anybody is paid by them.

public import Exchange
import Foundation
public import PolicyEngine
public import Workforce

/// Looks for every fault of the sheets in files and folders.
public struct CheckSheets: Sendable {
  /// Files and folders.
  public var paths: [String]

  public init(paths: [String]) { self.paths = paths }

  /// What was found in the sheets.
  public struct Answer: Sendable {
    /// Paths of the sheets that were read.
    public let sheets: [String]
    public let remarks: [Remark]
    /// Ids of the policies that can be used, by path.
    public let ids: [String: String]

    public var isGood: Bool { !remarks.contains { $0.severity == .error } }
  }

  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a file that cannot be read.
  public func run() throws -> Answer {
    let sheets = try PolicyLibrary.sheets(at: paths).map {
      $0.hasSuffix("_test.lua") ? String($0.dropLast("_test.lua".count)) + ".lua" : $0
    }
    var remarks: [Remark] = []
    var loaded: [Policy] = []
    for path in sheets {
      let text = try PolicyLibrary.text(of: path)
      let found = SheetCheck.remarks(text: text, file: path)
      remarks += found
      if !found.contains(where: { $0.severity == .error }) {
        loaded.append(try PolicyLoader.load(text: text, file: path).policy)
      }
      remarks += try Self.testFaults(beside: path)
    }
    remarks += SheetCheck.together(loaded)
    return Answer(
      sheets: sheets, remarks: remarks.sorted(),
      ids: Dictionary(loaded.map { ($0.file, $0.id) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Faults in the tests beside a sheet, which would keep them from running.
  private static func testFaults(beside path: String) throws -> [Remark] {
    let file = PolicyLibrary.test(of: path)
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    return TestCheck.remarks(text: try PolicyLibrary.text(of: file), file: file)
  }
}

extension CheckSheets.Answer {
  /// How many remarks there are of a severity.
  public func count(_ severity: Remark.Severity) -> Int {
    remarks.count { $0.severity == severity }
  }

  /// The remarks of each sheet, and what they come to.
  public func text(in language: Language) -> String {
    sheets.flatMap { path -> [String] in
      let tests = path.dropLast(4) + "_test.lua"
      let found = remarks.filter { $0.file == path || $0.file == tests }
      return found.flatMap { $0.lines(in: language) } + [closing(path, found, language)]
    }.joined(separator: "\n")
  }

  private func closing(_ path: String, _ found: [Remark], _ language: Language) -> String {
    func count(_ severity: Remark.Severity) -> Int { found.count { $0.severity == severity } }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    let id = ids[path].map { language == .zh ? "\($0)，" : "\($0), " } ?? ""
    if language == .zh {
      let open = notes > 0 ? "，\(notes) 处待核实" : ""
      return "\(path)：\(id)"
        + (errors + warnings == 0 ? "没有发现问题" : "\(errors) 个错误，\(warnings) 个提醒") + open
    }
    let open = notes > 0 ? ", \(notes) to confirm" : ""
    return "\(path): \(id)"
      + (errors + warnings == 0
        ? "no faults found" : "\(errors) error(s), \(warnings) warning(s)") + open
  }

  /// The remarks with their places, for programs.
  public func json(in language: Language) -> JSONValue {
    [
      "good": .bool(isGood), "sheets": .array(sheets.map { .string($0) }),
      "errors": JSONValue(count(.error)), "warnings": JSONValue(count(.warning)),
      "notes": JSONValue(count(.note)),
      "remarks": .array(
        remarks.map { remark in
          [
            "file": .string(remark.file), "line": JSONValue(remark.line),
            "column": JSONValue(remark.column), "length": JSONValue(remark.length),
            "severity": .string(remark.severity.rawValue), "code": .string(remark.code),
            "message": .string(remark.text.text(in: language)),
            "suggestion": JSONValue(remark.advice?.text(in: language)),
            "excerpt": .string(remark.excerpt),
          ]
        }),
    ]
  }
}
