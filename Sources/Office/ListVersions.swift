public import Exchange
public import RegistryStore
public import Workforce

/// Lists the versions of policies: what was proposed and activated, by whom.
public struct ListVersions: Sendable {
  /// Nil for every policy.
  public var policy: String?

  public init(policy: String? = nil) { self.policy = policy }

  /// The versions by policy and number.
  public struct Answer: Sendable {
    public let versions: [PolicyVersion]
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.read)
    let known = clerk.knownAt
    return Answer(
      versions: try clerk.store.versions().compactMap { version in
        guard policy == nil || version.policy == policy, version.entry <= known ?? version.entry
        else { return nil }
        var version = version
        version.activations.removeAll { $0.entry > known ?? $0.entry }
        return version
      })
  }

  /// The text of one version, byte for byte.
  /// - Throws: ``OfficeError/unknownVersion(policy:version:)``, ``DutyError``, `StoreError`.
  public func text(ofVersion number: Int64, _ clerk: Clerk) throws -> String {
    guard let version = try run(clerk).versions.first(where: { $0.number == number }),
      let text = try clerk.store.policyText(hash: version.hash)
    else { throw OfficeError.unknownVersion(policy: policy ?? "", version: number) }
    return text
  }
}

extension ListVersions.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "政策", en: "policy")), .init(Sentence(zh: "版本", en: "version"), .right),
      .init(Sentence(zh: "自", en: "from")), .init(Sentence(zh: "至", en: "to")),
      .init(Sentence(zh: "提出", en: "proposed by")),
      .init(Sentence(zh: "启用", en: "activated by")), .init(Sentence(zh: "摘要", en: "digest")),
    ])
    for version in versions {
      table.append([
        version.policy, String(version.number), version.days.first.description,
        version.days.last == .openEnd ? "" : version.days.last.description,
        version.note(version.proposedBy, version.entry, in: language),
        version.activations.map { version.note($0.name, $0.entry, in: language) }
          .joined(separator: language == .zh ? "、" : ", "),
        String(version.hash.prefix(12)),
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue { .array(versions.map(\.json)) }
}

extension PolicyVersion {
  fileprivate func note(_ name: String, _ entry: EntryNumber, in language: Language) -> String {
    language == .zh ? "\(name)（第 \(entry) 号记录）" : "\(name) (entry \(entry))"
  }

  /// The version as a command reports one that was proposed or activated.
  public func text(in language: Language) -> String {
    let span =
      days.last == .openEnd
      ? Sentence(zh: "自 \(days.first) 起", en: "from \(days.first)")
      : Sentence(zh: "\(days.first) 至 \(days.last)", en: "\(days.first) to \(days.last)")
    let state =
      activations.last.map { Sentence(zh: "由 \($0.name) 启用", en: "activated by \($0.name)") }
      ?? Sentence(
        zh: "由 \(proposedBy) 提出，待他人启用",
        en: "proposed by \(proposedBy), to be activated by another person")
    return language == .zh
      ? "\(policy) 第 \(number) 版（\(span.zh)）：\(state.zh)"
      : "\(policy) version \(number) (\(span.en)): \(state.en)"
  }

  public var json: JSONValue {
    [
      "policy": .string(policy), "version": .integer(number), "sha256": .string(hash),
      "from": .string(days.first.description),
      "to": days.last == .openEnd ? .null : .string(days.last.description),
      "proposed_by": .string(proposedBy), "entry": .integer(entry.value),
      "activations": .array(
        activations.map { ["user": .string($0.name), "entry": .integer($0.entry.value)] }),
    ]
  }
}
