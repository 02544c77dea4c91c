// One thing that may be recorded twice: people, accounts, certificates, postings.

public import Exchange
public import RegistryStore
public import Workforce

/// Finds workers and postings an auditor would ask about.
public struct FindDuplicates: Sendable {
  public init() {}

  /// A finding with the names of those it is about.
  public struct Item: Sendable {
    public let duplicate: Duplicate
    /// Names in the order of the workers; empty where none is known.
    public let names: [String]
  }

  /// Findings, kind after kind.
  public struct Answer: Sendable {
    public let items: [Item]
    public var isEmpty: Bool { items.isEmpty }
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    return Answer(
      items: try clerk.store.duplicates(asKnownAt: clerk.knownAt).map { duplicate in
        Item(
          duplicate: duplicate,
          names: try duplicate.workers.map { worker in
            try clerk.store.facts(of: worker, asKnownAt: clerk.knownAt).person?.value.name ?? ""
          })
      })
  }
}

extension Duplicate.Kind {
  var title: Sentence {
    switch self {
    case .namePhone: Sentence(zh: "同名同电话", en: "one name and phone")
    case .bankAccount: Sentence(zh: "同一银行账号", en: "one bank account")
    case .certificateNumber: Sentence(zh: "同一证书管理号", en: "one certificate number")
    case .postings: Sentence(zh: "任职时间重叠", en: "postings overlap")
    case .payments: Sentence(zh: "同月重复发放", en: "paid twice in a month")
    }
  }
}

extension FindDuplicates.Answer {
  /// As a table, numbers masked.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "情形", en: "finding")), .init(Sentence(zh: "人员编号", en: "worker")),
      .init(Sentence(zh: "姓名", en: "name")), .init(Sentence(zh: "号码", en: "number")),
      .init(Sentence(zh: "项目", en: "measure")), .init(Sentence(zh: "重叠", en: "overlap")),
      .init(Sentence(zh: "事实", en: "facts")),
    ])
    table.omitsEmptyColumns = true
    for item in items {
      let found = item.duplicate
      table.append([
        found.kind.title.text(in: language), Self.once(found.workers.map(\.description)),
        Self.once(item.names), found.number.isEmpty ? "" : IdentityNumber.masked(found.number),
        found.measure,
        found.overlap.map { span in
          "\(span.first)–" + (span.last == .openEnd ? "" : span.last.description)
        } ?? "", found.facts.map { "#\($0)" }.joined(separator: " "),
      ])
    }
    return isEmpty
      ? Sentence(zh: "没有发现重复或重叠", en: "nothing is recorded twice").text(in: language)
      : table.text(in: language)
  }

  private static func once(_ texts: [String]) -> String {
    texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: " ")
  }

  public var json: JSONValue {
    .array(
      items.map { item in
        let found = item.duplicate
        return [
          "kind": .string(found.kind.rawValue),
          "workers": .array(found.workers.map { .string($0.description) }),
          "names": .array(item.names.map { .string($0) }),
          "facts": .array(found.facts.map { .integer($0) }),
          "number": found.number.isEmpty ? .null : .string(IdentityNumber.masked(found.number)),
          "measure": found.measure.isEmpty ? .null : .string(found.measure),
          "from": JSONValue(found.overlap?.first.description),
          "to": JSONValue(
            found.overlap.flatMap { $0.last == .openEnd ? nil : $0.last.description }),
        ]
      })
  }
}
