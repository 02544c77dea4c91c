// Making findings: what is wrong, at which cell of which file.

public import Workforce

/// Where in a file a finding belongs.
public struct FindingPlace: Hashable, Sendable {
  /// Name of the file, without its folders.
  public var file: String
  /// Name of the sheet; nil for a text table.
  public var sheet: String?
  /// Row in the file, counted from 1 with title and header rows.
  public var row: Int
  /// Header of the column as the file writes it; nil for the row as a whole.
  public var column: String?

  /// - Parameters:
  ///   - file: name without folders.
  ///   - sheet: nil for a text table.
  ///   - row: from 1.
  ///   - column: header as written; nil for the row as a whole.
  public init(file: String, sheet: String?, row: Int, column: String? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

extension Finding {
  /// A finding in the words of the catalogue.
  /// - Parameters:
  ///   - code: what is wrong.
  ///   - place: where.
  ///   - value: the offending text; nil where it would tell who somebody is.
  ///   - severity: other than the usual one of the code.
  ///   - detail: particulars of the row, put behind the reason.
  public init(
    _ code: FindingCode, at place: FindingPlace, value: String? = nil, severity: Severity? = nil,
    detail: Sentence? = nil
  ) {
    var reason = code.reason
    if let detail {
      reason = Sentence(zh: "\(reason.zh)（\(detail.zh)）", en: "\(reason.en) (\(detail.en))")
    }
    self.init(
      severity: severity ?? code.severity, code: code.rawValue, file: place.file,
      sheet: place.sheet, row: place.row, column: place.column, value: value, reason: reason,
      suggestion: code.suggestion)
  }

  /// The row is about a person without an accepted roster row.
  public static func unknownPerson(at place: FindingPlace) -> Finding {
    Finding(.unknownPerson, at: place)
  }

  /// The row and another one are about the same fact and differ; neither is taken.
  /// - Parameters:
  ///   - otherRow: row of the other one, from 1.
  ///   - otherFile: name of its file; nil for the same file.
  ///   - column: header of a column that differs; nil when it cannot be named.
  public static func conflictingDuplicate(
    at place: FindingPlace, otherRow: Int, otherFile: String? = nil, column: String? = nil
  ) -> Finding {
    var place = place
    place.column = column ?? place.column
    return Finding(
      .conflictingDuplicate, at: place, detail: other(row: otherRow, file: otherFile))
  }

  /// The row contradicts what an earlier file brought, which stays.
  /// - Parameters:
  ///   - otherRow: row of the earlier statement, from 1.
  ///   - otherFile: name of its file.
  public static func contradictsRegister(
    at place: FindingPlace, otherRow: Int, otherFile: String
  ) -> Finding {
    var finding = Finding(.conflictingDuplicate, at: place)
    let other = other(row: otherRow, file: otherFile)
    finding.reason = Sentence(
      zh: "与此前导入的记录不一致（\(other.zh)），以此前的为准",
      en: "contradicts what was imported before (\(other.en)), which stays")
    finding.suggestion = Sentence(
      zh: "请核实；如以本行为准，先用 stipend import undo 撤回那一批，再导入更正后的文件",
      en:
        "find out which is right; if this one, withdraw the earlier batch with stipend import undo and import the mended file"
    )
    return finding
  }

  /// The row equals another one, which counts.
  /// - Parameters:
  ///   - otherRow: row of the one that counts, from 1.
  ///   - otherFile: name of its file; nil for the same file.
  public static func duplicate(
    at place: FindingPlace, otherRow: Int, otherFile: String? = nil
  ) -> Finding {
    Finding(.duplicate, at: place, detail: other(row: otherRow, file: otherFile))
  }

  /// The name differs from the roster's; the row is taken.
  public static func nameMismatch(at place: FindingPlace) -> Finding {
    Finding(.nameMismatch, at: place)
  }

  private static func other(row: Int, file: String?) -> Sentence {
    guard let file else { return Sentence(zh: "第 \(row) 行", en: "row \(row)") }
    return Sentence(zh: "\(file) 第 \(row) 行", en: "row \(row) of \(file)")
  }
}
