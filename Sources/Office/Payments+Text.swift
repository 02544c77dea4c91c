// What was exported and what the bank said, for people and machines.

public import Exchange
import RegistryStore
public import Workforce

extension ExportPayments.Result {
  /// The files with their sums, what was left out, and how all of it comes to the roll.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "文件", en: "file")), .init(Sentence(zh: "笔数", en: "lines"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right), .init(Sentence(same: "SHA-256")),
    ])
    for file in batch.files {
      table.append([file.name, String(file.count), file.total.grouped, file.digest])
    }
    let title = batch.state.text(in: language)
    let head =
      language == .zh
      ? "批次 \(batch.identifier)（\(title)）" + (isRepeated ? "，与原文件逐字节相同" : "")
      : "batch \(batch.identifier) (\(title))" + (isRepeated ? ", byte for byte as before" : "")
    return ([head, table.text(in: language) + tie.text(in: language)]
      + PaymentDesk.text(ofChanged: changedAccounts, in: language) + leftOut.map { "  " + $0.line(in: language) }).joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "batch": batch.json, "repeated": .bool(isRepeated), "roll": tie.json,
      "changed_accounts": .array(changedAccounts.map { .string($0.description) }),
      "left_out": .array(
        leftOut.map {
          [
            "row": JSONValue($0.row), "worker": .string($0.worker.description),
            "reason": .string($0.reason.text.text(in: language)),
          ]
        }),
    ]
  }
}

extension PaymentDesk {
  /// Who is paid to another account than the approver could see, the first of many.
  static func text(ofChanged workers: [WorkerKey], in language: Language) -> [String] {
    if workers.isEmpty { return [] }
    let keys = workers.prefix(10).map(\.description).joined(separator: " ")
      + (workers.count > 10 ? " …" : "")
    return [
      language == .zh
        ? "审批以后换过账户的 \(workers.count) 人：\(keys)；请用 stipend audit log --changes 核对"
        : "accounts changed since the approval: \(workers.count), \(keys); compare "
          + "stipend audit log --changes"
    ]
  }
}

extension ReadBankReturn.Answer {
  /// Whether the bank made every payment it spoke of.
  public var isClean: Bool {
    matching.findings.isEmpty && matching.settled.allSatisfy { $0.outcome == .paid }
  }

  /// Counts and sums by outcome, everybody who was not paid, the findings, and the roll.
  public func text(in language: Language) -> String {
    let kept =
      switch (entry, language) {
      case (let entry?, .zh): "已记下，第 \(entry) 号记录"
      case (let entry?, .en): "kept with entry \(entry)"
      case (nil, .zh): "没有新的结果，没有改动"
      case (nil, .en): "nothing new; nothing was changed"
      }
    return [matching.text(in: language), kept, tie.text(in: language)].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "entry": entry.map { .integer($0.value) } ?? .null,
      "answers": matching.json(in: language), "roll": tie.json,
    ]
  }
}

extension PaymentMatching {
  /// Counts and sums by outcome, then everybody who was not paid, then the findings.
  public func text(in language: Language) -> String {
    let titles: [PaymentResult.Outcome: Sentence] = [
      .paid: Sentence(zh: "成功", en: "paid"), .failed: Sentence(zh: "失败", en: "failed"),
      .returned: Sentence(zh: "退回", en: "returned"), .pending: Sentence(zh: "处理中", en: "pending"),
    ]
    var lines: [String] = []
    for outcome in PaymentResult.Outcome.allCases {
      let found = settled.filter { $0.outcome == outcome }
      guard !found.isEmpty, let title = titles[outcome]?.text(in: language) else { continue }
      let sum = Money(fen: found.reduce(0) { $0 + $1.instruction.amount.fen }).grouped
      lines.append(
        language == .zh
          ? "\(title) \(found.count) 笔 \(sum) 元" : "\(title): \(found.count), \(sum) yuan")
      guard outcome != .paid else { continue }
      for item in found {
        lines.append(
          "  \(item.instruction.worker) \(item.instruction.reference) "
            + "\(item.instruction.amount.grouped) \(DisplayText.escaped(item.reason ?? ""))")
      }
    }
    if !findings.isEmpty {
      lines.append(FindingsFile.table(of: findings, in: language).text(in: language))
    }
    return lines.joined(separator: "\n")
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "settled": .array(
        settled.map { item in
          [
            "reference": .string(item.instruction.reference),
            "worker": .string(item.instruction.worker.description),
            "amount_fen": .integer(item.instruction.amount.fen),
            "outcome": .string(item.outcome.rawValue), "reason": JSONValue(item.reason),
          ]
        }), "findings": .array(findings.map { FindingsFile.value(of: $0, in: language) }),
    ]
  }
}
