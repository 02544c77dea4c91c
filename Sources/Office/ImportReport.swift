// What an import tells the clerk.

public import Exchange
import RegistryStore
public import Workforce

extension ImportFile {
  /// The JSON answer when the file had been imported before.
  public static let nothingNew: JSONValue = ["batch": nil, "changed": false]
}

extension ImportFile.Report {
  /// Counts, then findings as a table.
  /// - Parameter errors: file the rejected rows were written to, or nil.
  public func text(in language: Language, dryRun: Bool, errors: String?) -> String {
    var lines = [head(in: language, dryRun: dryRun)]
    if let encoding {
      lines.append(
        language == .zh
          ? "文字编码：\(encoding.rawValue)（自动判断）" : "encoding: \(encoding.rawValue) (guessed)")
    }
    lines.append(
      language == .zh
        ? "共 \(counts.rows) 行：导入 \(counts.accepted)，退回 \(counts.rejected)，重复 \(counts.duplicates)，提醒 \(counts.warnings)"
        : "\(counts.rows) rows: \(counts.accepted) accepted, \(counts.rejected) rejected, \(counts.duplicates) duplicates, \(counts.warnings) warnings"
    )
    let shown = findings.filter { $0.severity != .duplicate }
    if !shown.isEmpty {
      lines.append(FindingsFile.table(of: shown, in: language).text(in: language))
    }
    if let errors, counts.rejected > 0 {
      lines.append(
        language == .zh
          ? "退回的行已写入 \(errors)；改正后可再次导入"
          : "rejected rows are in \(errors); mend and import them again")
    }
    return lines.joined(separator: "\n")
  }

  private func head(in language: Language, dryRun: Bool) -> String {
    let sheet = header.sheet.map { " [\($0)]" } ?? ""
    if dryRun {
      return language == .zh
        ? "\(fileName)\(sheet)：仅检查，没有保存" : "\(fileName)\(sheet): checked only, nothing stored"
    }
    guard let batch else {
      if counts.accepted == 0, counts.rejected > 0 {
        return language == .zh
          ? "\(fileName)\(sheet)：没有可导入的行，登记库未变"
          : "\(fileName)\(sheet): no row could be taken, the register is unchanged"
      }
      return language == .zh
        ? "\(fileName)\(sheet)：没有新内容，登记库未变"
        : "\(fileName)\(sheet): nothing new, the register is unchanged"
    }
    return language == .zh
      ? "\(fileName)\(sheet)：已导入为第 \(batch.number) 批"
      : "\(fileName)\(sheet): imported as batch \(batch.number)"
  }

  /// One document with counts by reason and every finding.
  public func json(in language: Language, dryRun: Bool) -> JSONValue {
    var reasons: [String: Int] = [:]
    for finding in findings where finding.severity == .rejected && finding.file == fileName {
      reasons[finding.code, default: 0] += 1
    }
    return [
      "file": .string(fileName), "sheet": JSONValue(header.sheet),
      "encoding": JSONValue(encoding?.rawValue), "dry_run": .bool(dryRun),
      "batch": batch.map { .integer($0.number) } ?? .null, "changed": .bool(batch != nil),
      "rows": JSONValue(counts.rows), "accepted": JSONValue(counts.accepted),
      "rejected": JSONValue(counts.rejected), "duplicates": JSONValue(counts.duplicates),
      "warnings": JSONValue(counts.warnings),
      "rejected_by_reason": .object(
        reasons.sorted { $0.key < $1.key }.map { .init($0.key, JSONValue($0.value)) }),
      "findings": .array(findings.map { FindingsFile.value(of: $0, in: language) }),
    ]
  }
}
