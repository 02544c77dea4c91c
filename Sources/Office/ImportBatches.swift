// The imports there were, and taking one back.

public import Exchange
public import RegistryStore
public import Workforce

/// Lists the import batches.
public enum ListImports {
  /// Every batch there was, withdrawn ones too.
  public struct Answer: Sendable {
    public let batches: [ImportBatch]
  }

  /// - Throws: `StoreError`.
  public static func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.inspectImports)
    let known = clerk.knownAt
    return Answer(
      batches: try clerk.store.batches().compactMap { batch in
        guard batch.entry <= known ?? batch.entry else { return nil }
        var batch = batch
        if let entry = batch.withdrawnBy, entry > known ?? entry { batch.withdrawnBy = nil }
        return batch
      })
  }
}

extension ListImports.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "批次", en: "batch"), .right), .init(Sentence(zh: "类型", en: "kind")),
      .init(Sentence(zh: "文件", en: "file")), .init(Sentence(zh: "工作表", en: "sheet")),
      .init(Sentence(zh: "行数", en: "rows"), .right),
      .init(Sentence(zh: "导入", en: "accepted"), .right),
      .init(Sentence(zh: "退回", en: "rejected"), .right),
      .init(Sentence(zh: "重复", en: "duplicates"), .right),
      .init(Sentence(zh: "状态", en: "state")),
    ])
    for batch in batches {
      let withdrawn = batch.withdrawnBy.map {
        language == .zh ? "已撤回（第 \($0) 号记录）" : "withdrawn (entry \($0))"
      }
      table.append([
        String(batch.number),
        ImportKind(rawValue: batch.kind)?.title.text(in: language) ?? batch.kind, batch.fileName, batch.sheet ?? "",
        String(batch.counts.rows), String(batch.counts.accepted), String(batch.counts.rejected),
        String(batch.counts.duplicates), withdrawn ?? (language == .zh ? "有效" : "in force"),
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      batches.map { batch in
        [
          "batch": .integer(batch.number), "kind": .string(batch.kind),
          "file": .string(batch.fileName), "sheet": JSONValue(batch.sheet),
          "sha256": .string(batch.fileSHA256), "entry": .integer(batch.entry.value),
          "rows": JSONValue(batch.counts.rows), "accepted": JSONValue(batch.counts.accepted),
          "rejected": JSONValue(batch.counts.rejected),
          "duplicates": JSONValue(batch.counts.duplicates),
          "warnings": JSONValue(batch.counts.warnings),
          "withdrawn_by": batch.withdrawnBy.map { .integer($0.value) } ?? .null,
        ]
      })
  }
}

/// Withdraws an import batch as a whole.
public struct WithdrawImport: Sendable {
  public var batch: Int64
  public var reason: String

  public init(batch: Int64, reason: String) {
    self.batch = batch
    self.reason = reason
  }

  /// - Throws: `StoreError`; the register is then as it was.
  @discardableResult
  public func run(_ clerk: Clerk) throws -> Withdrawal {
    let kind = ImportKind(rawValue: try clerk.store.batch(batch).kind)
    try clerk.needsEverywhere(kind == .training ? .recordTraining : .record)
    return try clerk.store.undo(
      batch: batch, actor: clerk.actor, reason: reason, instant: clerk.instant)
  }
}

extension Withdrawal {
  /// What was withdrawn, and what it does not undo.
  public func text(in language: Language) -> String {
    var text =
      language == .zh
      ? "第 \(batch.number) 批（\(batch.fileName)）已撤回，第 \(entry.number) 号记录"
      : "batch \(batch.number) (\(batch.fileName)) is withdrawn, entry \(entry.number)"
    if settledRolls > 0 {
      text +=
        language == .zh
        ? "；已结算的 \(settledRolls) 份名册用过这批事实，名册不变"
        : "; \(settledRolls) settled roll(s) used its facts and stay as they are"
    }
    return text
  }

  public var json: JSONValue {
    [
      "batch": .integer(batch.number), "entry": .integer(entry.number.value),
      "settled_rolls": JSONValue(settledRolls),
    ]
  }
}
