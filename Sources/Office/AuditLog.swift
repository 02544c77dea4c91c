// Every entry of the register: who, when, what, why, and what it changed.

public import Exchange
public import RegistryStore
public import Workforce

/// Lists entries.
public struct AuditLog: Sendable {
  /// The first and last entry or day wanted; nil for no bound.
  public var from: KnownAt?
  public var to: KnownAt?
  /// Only of this person; nil for everybody.
  public var actor: String?
  /// Only of this kind; nil for every kind.
  public var kind: Entry.Kind?
  /// Whether each row is shown as it was before and after.
  public var showsChanges: Bool

  public init(
    from: KnownAt? = nil, to: KnownAt? = nil, actor: String? = nil, kind: Entry.Kind? = nil,
    showsChanges: Bool = false
  ) {
    self.from = from
    self.to = to
    self.actor = actor
    self.kind = kind
    self.showsChanges = showsChanges
  }

  /// One entry and what it changed.
  public struct Item: Sendable {
    public let entry: Entry
    /// Facts it made known, and facts it closed.
    public let brought: Int
    public let closed: Int
    /// The rows themselves where they were asked for: facts, roles, steps, decisions, versions.
    public let changes: [Store.ChangedRow]
  }

  /// Entries, the oldest first.
  public struct Answer: Sendable {
    public let items: [Item]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    let counts = try clerk.store.factCounts()
    let known = try clerk.store.entries().filter { entry in
      clerk.knownAt.map { entry.number <= $0 } ?? true
    }
    let items = try known.filter(isWanted).map { entry in
      let count = counts[entry.number] ?? (0, 0)
      let changes =
        showsChanges ? try clerk.store.rows(touchedBy: entry.number, isRevealed: false) : []
      return Item(entry: entry, brought: count.brought, closed: count.closed, changes: changes)
    }
    return Answer(items: items)
  }

  private func isWanted(_ entry: Entry) -> Bool {
    let isAfter =
      switch from {
      case .entry(let number)?: entry.number >= number
      case .day(let day)?: entry.day >= day
      case nil: true
      }
    let isBefore =
      switch to {
      case .entry(let number)?: entry.number <= number
      case .day(let day)?: entry.day <= day
      case nil: true
      }
    return isAfter && isBefore && actor.map { $0 == entry.actor } ?? true
      && kind.map { $0 == entry.kind } ?? true
  }
}

extension Entry.Kind {
  /// What the entry did.
  public var title: Sentence {
    switch self {
    case .imported: Sentence(zh: "导入", en: "import")
    case .withdrawal: Sentence(zh: "撤回导入", en: "withdrawal")
    case .settlement: Sentence(zh: "结算", en: "settlement")
    case .disclosure: Sentence(zh: "显示或导出", en: "disclosure")
    case .duty: Sentence(zh: "用户", en: "users")
    case .step: Sentence(zh: "名册步骤", en: "step of a roll")
    case .decision: Sentence(zh: "决定", en: "decision")
    case .policy: Sentence(zh: "政策", en: "policy")
    case .budget: Sentence(zh: "预算", en: "budget")
    case .paymentFile: Sentence(zh: "代发文件", en: "payment file")
    case .bankReturn: Sentence(zh: "银行回盘", en: "bank return")
    case .waiver: Sentence(zh: "豁免", en: "waiver")
    case .publicity: Sentence(zh: "公示", en: "publicity")
    case .head: Sentence(zh: "签名钥", en: "signing key")
    case .transfer: Sentence(zh: "账簿", en: "ledger")
    }
  }
}

extension AuditLog.Answer {
  /// As a table; changed rows follow their entry, `-` for what held before and `+` for what holds
  /// after.
  public func text(in language: Language) -> String {
    if items.contains(where: { !$0.changes.isEmpty }) {
      return items.map { Self.table([$0], in: language) + Self.changes($0) }
        .joined(separator: "\n")
    }
    return Self.table(items, in: language)
  }

  private static func table(_ items: [AuditLog.Item], in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "记录", en: "entry"), .right), .init(Sentence(zh: "时间", en: "instant")),
      .init(Sentence(zh: "操作人", en: "actor")), .init(Sentence(zh: "种类", en: "kind")),
      .init(Sentence(zh: "来源", en: "source")),
      .init(Sentence(zh: "新增", en: "brought"), .right),
      .init(Sentence(zh: "停用", en: "closed"), .right),
      .init(Sentence(zh: "理由", en: "reason")),
    ])
    for item in items {
      table.append([
        item.entry.number.description, item.entry.instant, item.entry.actor,
        item.entry.kind.title.text(in: language), item.entry.source,
        item.brought == 0 ? "" : String(item.brought), item.closed == 0 ? "" : String(item.closed),
        item.entry.reason,
      ])
    }
    return table.text(in: language)
  }

  private static func changes(_ item: AuditLog.Item) -> String {
    item.changes.map { row in
      let values = zip(row.table.columns, row.values).compactMap { column, value in
        value.shown.isEmpty || column.name == "entry"
          ? nil : "\(column.name)=\(DisplayText.escaped(value.shown))"
      }
      return "  \(row.isBrought ? "+" : "-") \(row.table.name) \(values.joined(separator: " "))\n"
    }.joined()
  }

  public var json: JSONValue {
    .array(
      items.map { item in
        [
          "entry": .integer(item.entry.number.value), "instant": .string(item.entry.instant),
          "actor": .string(item.entry.actor), "kind": .string(item.entry.kind.rawValue),
          "source": .string(item.entry.source), "reason": .string(item.entry.reason),
          "brought": JSONValue(item.brought), "closed": JSONValue(item.closed),
          "changes": .array(
            item.changes.map { row in
              [
                "table": .string(row.table.name), "change": row.isBrought ? "brought" : "closed",
                "values": .object(
                  zip(row.table.columns, row.values).map { .init($0.name, JSONValue($1)) }),
              ]
            }),
        ]
      })
  }
}

extension StoredValue {
  /// As text; empty for nothing.
  var shown: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .text(let text): text
    case .bytes(let bytes): bytes.map { String($0, radix: 16) }.joined()
    }
  }
}

extension JSONValue {
  /// A value of the register; bytes are no part of flat tables.
  init(_ value: StoredValue) {
    switch value {
    case .null, .bytes: self = .null
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .string(text)
    }
  }
}
