// Everything that can be found wrong in sheets before anybody is paid by them.

public import Exchange
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

    public var isGood: Bool { !remarks.contains { $0.severity == .error } }
  }

  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a file that cannot be read.
  public func run() throws -> Answer {
    let sheets = try PolicyLibrary.sheets(at: paths)
    var remarks: [Remark] = []
    var loaded: [Policy] = []
    for path in sheets {
      let text = try PolicyLibrary.text(of: path)
      let found = SheetCheck.remarks(text: text, file: path)
      remarks += found
      if !found.contains(where: { $0.severity == .error }) {
        loaded.append(try PolicyLoader.load(text: text, file: path).policy)
        remarks += Self.testFault(beside: path)
      }
    }
    remarks += SheetCheck.versions(loaded)
    return Answer(sheets: sheets, remarks: remarks)
  }

  /// A fault in the tests beside a sheet, which would keep them from running.
  private static func testFault(beside path: String) -> [Remark] {
    do {
      _ = try PolicyLibrary.tests(beside: path)
      return []
    } catch let fault as PolicyError {
      return [Remark(fault)]
    } catch {
      return []
    }
  }
}

extension CheckSheets.Answer {
  /// How many remarks there are of a severity.
  public func count(_ severity: Remark.Severity) -> Int {
    remarks.count { $0.severity == severity }
  }

  /// All remarks of errors and warnings, or of notes, as lines.
  public func text(in language: Language) -> String {
    var lines = remarks.flatMap { $0.lines(in: language) }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    lines.append(
      language == .zh
        ? "\(sheets.count) 份规则表：\(errors) 个错误，\(warnings) 个提醒，\(notes) 处待核实"
        : "\(sheets.count) sheet(s): \(errors) error(s), \(warnings) warning(s), \(notes) to confirm")
    return lines.joined(separator: "\n")
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
