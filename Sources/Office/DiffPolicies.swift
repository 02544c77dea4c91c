// What changed between two versions of a sheet, for the person who has to approve the change.

public import Exchange
public import PolicyEngine
public import Workforce

/// Compares two sheets clause by clause and value by value.
public struct DiffPolicies: Sendable {
  public var old: String
  public var new: String

  public init(old: String, new: String) {
    self.old = old
    self.new = new
  }

  /// The changes with the files they lie between.
  public struct Answer: Sendable {
    public let old: String
    public let new: String
    public let changes: [SheetChange]
  }

  /// - Throws: `PolicyError` for a sheet with a fault.
  public func run() throws -> Answer {
    let before = try SheetSummary(text: try PolicyLibrary.text(of: old), file: old)
    let after = try SheetSummary(text: try PolicyLibrary.text(of: new), file: new)
    return Answer(old: old, new: new, changes: SheetDifference.changes(from: before, to: after))
  }
}

extension DiffPolicies.Answer {
  /// A line for each change, with what was and what is below it.
  public func text(in language: Language) -> String {
    guard !changes.isEmpty else {
      return language == .zh ? "内容相同" : "the two sheets say the same"
    }
    return changes.map { change in
      let sign = [SheetChange.Kind.added: "+", .removed: "-", .changed: "~"][change.kind] ?? "~"
      let head = ([change.title.text(in: language)] + change.path).joined(separator: " ")
      var lines = ["\(sign) \(head)"]
      if let text = change.old?.text(in: language) {
        lines.append("    - \(text)" + at(change.oldLine))
      }
      if let text = change.new?.text(in: language) {
        lines.append("    + \(text)" + at(change.newLine))
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func at(_ line: Int) -> String { line > 0 ? "  (:\(line))" : "" }

  /// The changes for programs.
  public func json(in language: Language) -> JSONValue {
    [
      "old": .string(old), "new": .string(new),
      "changes": .array(
        changes.map { change in
          [
            "kind": .string(change.kind.rawValue), "what": .string(change.what),
            "path": .array(change.path.map { .string($0) }),
            "old": JSONValue(change.old?.text(in: language)),
            "new": JSONValue(change.new?.text(in: language)),
            "old_line": JSONValue(change.oldLine), "new_line": JSONValue(change.newLine),
          ]
        }),
    ]
  }
}

extension SheetChange {
  /// What the change is about, for a person.
  var title: Sentence {
    let titles: [String: Sentence] = [
      "id": Sentence(zh: "编号", en: "id"), "title": Sentence(zh: "标题", en: "title"),
      "jurisdiction": Sentence(zh: "区划", en: "jurisdiction"),
      "in_force": Sentence(zh: "有效期", en: "in force"),
      "replaces": Sentence(zh: "代替", en: "replaces"),
      "source": Sentence(zh: "来源", en: "source"),
      "fund name": Sentence(zh: "资金渠道名称", en: "fund name"),
      "recovery": Sentence(zh: "多付的扣回", en: "recovery"),
      "list": Sentence(zh: "名单", en: "list"), "name": Sentence(zh: "名单中的名称", en: "name in list"),
      "parameter": Sentence(zh: "参数", en: "parameter"),
      "from": Sentence(zh: "参数分段", en: "parameter segment"),
      "value": Sentence(zh: "参数数值", en: "parameter value"),
      "rule": Sentence(zh: "条款", en: "rule"), "standard": Sentence(zh: "标准", en: "standard"),
      "subject": Sentence(zh: "对象", en: "subject"), "pays": Sentence(zh: "发放周期", en: "cadence"),
      "clause": Sentence(zh: "条件", en: "clause"), "amount": Sentence(zh: "金额", en: "amount"),
      "fund": Sentence(zh: "资金渠道", en: "fund"), "report": Sentence(zh: "报告项", en: "report"),
      "limit": Sentence(zh: "封顶", en: "limit"), "exclusive": Sentence(zh: "互斥", en: "exclusive"),
      "stacking": Sentence(zh: "叠加", en: "stacking"),
      "rules": Sentence(zh: "所含条款", en: "rules"), "says": Sentence(zh: "内容", en: "says"),
    ]
    return titles[what] ?? Sentence(same: what)
  }
}
