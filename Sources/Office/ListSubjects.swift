// The organisations or the stations of the register, and one of them with its people.

public import Exchange
import RegistryStore
public import Workforce

/// Lists the organisations, or the stations.
public struct ListSubjects: Sendable {
  public var kind: SubjectKind

  public init(_ kind: SubjectKind) { self.kind = kind }

  /// What each is called and what was recorded last.
  public struct Answer: Sendable {
    let kind: SubjectKind
    let rows: [Row]

    public var isEmpty: Bool { rows.isEmpty }
  }

  struct Row: Sendable {
    let key: WorkerKey
    let code: String
    let name: String
    /// By kind of circumstance, what is stated of the latest one.
    let latest: [String: Circumstance]
    let people: Int
  }

  /// - Throws: `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needs(.read)
    let snapshot = try clerk.store.snapshot(asKnownAt: clerk.knownAt, of: kind)
    let rows = try clerk.store.subjects(of: kind, asKnownAt: clerk.knownAt).map { hit in
      var latest: [String: Circumstance] = [:]
      for fact in try clerk.store.facts(of: hit.worker, asKnownAt: clerk.knownAt)
        .circumstances
      {
        if let known = latest[fact.value.kind], known.span.first > fact.value.span.first { continue }
        latest[fact.value.kind] = fact.value
      }
      let index = snapshot.index(of: hit.worker)
      let ties = index.flatMap { snapshot.staff?.rows.bySubject.range(of: $0) } ?? 0..<0
      return Row(
        key: hit.worker, code: try clerk.store.worker(hit.worker).documentNumber, name: hit.name,
        latest: latest, people: Set(ties.compactMap { snapshot.staff?.rows.worker[$0] }).count)
    }
    return Answer(kind: kind, rows: rows)
  }
}

extension ListSubjects.Answer {
  private var kinds: [CircumstanceKind] {
    kind == .station
      ? [.stationKind, .location, .residents, .tier] : [.employerForm, .location, .grade]
  }

  private func text(_ row: ListSubjects.Row, _ kind: CircumstanceKind, in language: Language) -> String {
    guard let one = row.latest[kind.rawValue] else { return "" }
    switch kind {
    case .location: return [one.place, one.value].compactMap { $0 }.joined(separator: " ")
    case .residents: return one.number.map(String.init) ?? ""
    case .stationKind:
      let value = one.value ?? ""
      return StationKind(rawValue: value)?.title.text(in: language) ?? value
    default: return one.value ?? ""
    }
  }

  /// As a table.
  public func text(in language: Language) -> String {
    guard !isEmpty else { return language == .zh ? "没有\(kind.title.zh)" : "no \(kind.title.en)s" }
    var table = TextTable(
      columns: [
        .init(Sentence(zh: "编号", en: "key")), .init(Sentence(zh: "代码", en: "code")),
        .init(Sentence(zh: "名称", en: "name")),
      ] + kinds.map { .init($0.title) } + [.init(Sentence(zh: "人员", en: "people"), .right)])
    for row in rows {
      table.append(
        [row.key.description, row.code, row.name] + kinds.map { text(row, $0, in: language) }
          + [String(row.people)])
    }
    return table.text(in: language)
  }

  /// The same for programs.
  public func json(in language: Language) -> JSONValue {
    .array(
      rows.map { row in
        .object(
          [
            .init("key", .string(row.key.description)), .init("code", .string(row.code)),
            .init("name", .string(row.name)),
          ] + kinds.map { .init($0.rawValue, .string(text(row, $0, in: language))) }
            + [.init("people", JSONValue(row.people))])
      })
  }
}

/// Shows one organisation or station: its record, and who belongs to it by which fact.
public struct ShowSubject: Sendable {
  public var kind: SubjectKind
  /// Key or code.
  public var subject: String

  public init(_ kind: SubjectKind, subject: String) {
    self.kind = kind
    self.subject = subject
  }

  /// A record with people.
  public struct Answer: Sendable {
    let record: ShowWorker.Answer
    let ties: [Tie]
  }

  struct Tie: Sendable {
    let worker: WorkerKey
    let isDuty: Bool
    let what: String
    let span: DateSpan
  }

  /// - Throws: ``OfficeError/unknownSubject(_:_:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let found = try WorkerKey(subject) ?? clerk.store.find(byNumber: subject.uppercased())
    guard let key = found, key.subject == kind, (try? clerk.store.worker(key)) != nil else {
      throw OfficeError.unknownSubject(kind, subject)
    }
    try clerk.needs(.read, about: key)
    let snapshot = try clerk.store.snapshot(asKnownAt: clerk.knownAt, workers: [key])
    let record = try ShowWorker(worker: key.description).run(clerk)
    guard let staff = snapshot.staff, let index = snapshot.index(of: key) else {
      return Answer(record: record, ties: [])
    }
    let rows = staff.rows
    let ties = rows.bySubject.range(of: index).compactMap { row in
      DateSpan(first: CivilDate(day: rows.first[row]), last: CivilDate(day: rows.last[row])).map {
        Tie(
          worker: WorkerKey(number: staff.people.workers[Int(rows.worker[row])]),
          isDuty: rows.isDuty[row] == 1, what: snapshot.symbols.text(of: rows.what[row]), span: $0)
      }
    }
    return Answer(record: record, ties: ties)
  }
}

extension ShowSubject.Answer {
  private func cells(_ tie: ShowSubject.Tie, in language: Language) -> [String] {
    let kind = tie.isDuty ? nil : PostingKind(rawValue: tie.what)?.title.text(in: language)
    return [
      tie.worker.description, kind ?? tie.what, tie.span.first.description,
      tie.span.last == .openEnd ? "" : tie.span.last.description,
    ]
  }

  /// The record, then the people.
  public func text(in language: Language) -> String {
    let title = language == .zh ? "人员" : "people"
    guard !ties.isEmpty else { return record.text(in: language) }
    var table = TextTable(columns: [
      .init(Sentence(zh: "编号", en: "worker")), .init(Sentence(zh: "岗位", en: "duty or post")),
      .init(Sentence(zh: "起", en: "from")), .init(Sentence(zh: "止", en: "to")),
    ])
    for tie in ties { table.append(cells(tie, in: language)) }
    return record.text(in: language) + "\n\n\(title)\n" + table.text(in: language)
  }

  /// The same for programs.
  public func json(in language: Language) -> JSONValue {
    [
      "record": record.json(in: language),
      "people": .array(
        ties.map { tie in
          [
            "worker_key": .string(tie.worker.description),
            (tie.isDuty ? "duty" : "post"): .string(tie.what),
            "from": .string(tie.span.first.description),
            "to": tie.span.last == .openEnd ? .null : .string(tie.span.last.description),
          ]
        }),
    ]
  }
}
