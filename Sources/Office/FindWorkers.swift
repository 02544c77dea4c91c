public import Exchange
public import RegistryStore
public import Workforce

/// Finds the keys of workers by name, part of a name, or identity number.
public struct FindWorkers: Sendable {
  public var text: String

  public init(text: String) { self.text = text }

  /// The workers found, by key.
  public struct Answer: Sendable {
    public let hits: [WorkerHit]
    public var isEmpty: Bool { hits.isEmpty }
  }

  /// - Throws: `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let user = try clerk.needs(.read)
    func isWithin(_ hit: WorkerHit) -> Bool {
      user == nil || (try? clerk.needs(.read, about: hit.worker)) != nil
    }
    if let key = try clerk.store.find(byNumber: text.uppercased()) {
      guard let person = try? clerk.person(key) else { return Answer(hits: []) }
      let hit = WorkerHit(worker: key, name: person.name)
      return Answer(hits: [hit].filter(isWithin))
    }
    return Answer(hits: try clerk.store.find(byName: text, asKnownAt: clerk.knownAt).filter(isWithin))
  }
}

extension FindWorkers.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    guard !isEmpty else { return language == .zh ? "没有找到" : "nobody found" }
    var table = TextTable(columns: [
      .init(Sentence(zh: "编号", en: "worker")), .init(Sentence(zh: "姓名", en: "name")),
    ])
    for hit in hits { table.append([hit.worker.description, hit.name]) }
    return table.text(in: language)
  }

  public var json: JSONValue {
    .array(
      hits.map { ["worker_key": .string($0.worker.description), "name": .string($0.name)] })
  }
}

extension Clerk {
  /// The worker a text names: a key, or an identity number the register has.
  /// - Throws: ``OfficeError/unknownWorker(_:)``, which shows a key but never a number.
  public func worker(_ text: String) throws -> WorkerKey {
    if let key = WorkerKey(text) { return key }
    try needs(.read)
    if let key = try store.find(byNumber: text.uppercased()) { return key }
    throw OfficeError.unknownWorker(IdentityNumber.masked(text))
  }
}
