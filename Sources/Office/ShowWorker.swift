// Everything known about one worker.

public import Exchange
public import RegistryStore
public import Workforce

/// Shows a worker's record.
public struct ShowWorker: Sendable {
  /// Key or identity number.
  public var worker: String
  /// Why full numbers are wanted; nil masks them.
  public var revealReason: String?

  public init(worker: String, revealReason: String? = nil) {
    self.worker = worker
    self.revealReason = revealReason
  }

  /// A worker's person, facts and roll lines.
  public struct Answer: Sendable {
    public let facts: WorkerFacts
    public let person: Worker
    public let lines: [WorkerLine]
    let isRevealed: Bool
  }

  /// - Throws: ``OfficeError/unknownWorker(_:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    let key = try clerk.worker(worker)
    guard let person = try? clerk.person(key) else {
      throw OfficeError.unknownWorker(key.description)
    }
    try clerk.needs(revealReason == nil ? .read : .reveal, about: key)
    if let revealReason {
      try clerk.disclose(reason: revealReason, source: "worker show \(key)")
    }
    return Answer(
      facts: try clerk.store.facts(of: key, asKnownAt: clerk.knownAt), person: person,
      lines: try clerk.lines(of: key), isRevealed: revealReason != nil)
  }
}

extension ShowWorker.Answer {
  private func shown(_ number: String?) -> String? {
    isRevealed ? number : number.map(IdentityNumber.masked)
  }

  /// Codes of organisations and stations are public; numbers of people are masked.
  private var code: String? {
    facts.worker.subject == .worker ? shown(person.documentNumber) : person.documentNumber
  }

  /// The record as one table for each kind of fact.
  public func text(in language: Language) -> String {
    let title = "\(facts.worker)  \(person.name)  \(code ?? "")"
    return ([title] + sections(in: language).map { name, table in
      "\n\(name.text(in: language))\n" + table.text(in: language)
    }).joined(separator: "\n")
  }

  private func sections(in language: Language) -> [(Sentence, TextTable)] {
    [
      section(
        Sentence(zh: "任职", en: "postings"), ["kind", "county", "organisation", "from", "to"],
        facts.postings.map { fact in
          let value = fact.value
          return [
            PostingKind(rawValue: value.kind)?.title.text(in: language) ?? value.kind, value.county, value.organisation] + days(value.span)
        }),
      section(
        Sentence(zh: "证书", en: "certificates"), ["level", "number", "approved"],
        facts.certificates.map { fact in
          [fact.value.level.title.text(in: language), fact.value.number, fact.value.approvedOn.description]
        }),
      section(
        Sentence(zh: "登记", en: "registrations"), ["level", "from", "to"],
        facts.registrations.map { [$0.value.level.title.text(in: language)] + days($0.value.span) }),
      section(
        Sentence(zh: "年度考核", en: "assessments"), ["year", "result"],
        facts.assessments.map { [String($0.value.year), $0.value.result.title.text(in: language)] }),
      section(
        Sentence(zh: "继续教育", en: "training"), ["course", "hours", "result", "from", "to"],
        facts.trainings.map { fact in
          let value = fact.value
          return [value.courseCode, value.hours.description, value.result.title.text(in: language)] + days(value.span)
        }),
      section(
        Sentence(zh: "其他情况", en: "circumstances"),
        ["kind", "value", "place", "level", "number", "from", "to"],
        facts.circumstances.map { fact in
          let value = fact.value
          return [
            CircumstanceKind(rawValue: value.kind)?.title.text(in: language) ?? value.kind, value.value ?? "", value.place ?? "", value.level?.title.text(in: language) ?? "",
            value.number.map(String.init) ?? "",
          ] + days(value.span)
        }),
      section(
        Sentence(zh: "以前的发放", en: "earlier payments"), ["measure", "level", "amount", "paid_on"],
        facts.payments.map { fact in
          let value = fact.value
          return [
            value.measure, value.level?.title.text(in: language) ?? "", value.amount.description,
            value.paidOn.description,
          ]
        }),
      section(
        Sentence(zh: "后来的银行账户", en: "later bank accounts"), ["bank", "account", "phone", "entry"],
        facts.accounts.map { fact in
          let value = fact.value
          return [
            value.bank ?? "", shown(value.number) ?? "", shown(value.phone) ?? "", fact.entry.description,
          ]
        }),
      section(
        Sentence(zh: "名册", en: "rolls"), ["period", "rule", "level", "amount", "outcome", "state"],
        lines.map { found in
          [
            found.roll.period.description, found.line.rule, found.line.level?.title.text(in: language) ?? "",
            found.line.amount.description, found.line.outcome.title.text(in: language),
            found.standing.title.text(in: language),
          ]
        }),
    ].filter { $0.1.count > 0 }
  }

  private func section(
    _ title: Sentence, _ columns: [String], _ rows: [[String]]
  ) -> (Sentence, TextTable) {
    var table = TextTable(columns: columns.map { .init(Self.titles[$0] ?? Sentence(same: $0)) })
    for row in rows { table.append(row) }
    return (title, table)
  }

  private static let titles: [String: Sentence] = [
    "kind": Sentence(zh: "岗位类别", en: "kind"), "county": Sentence(zh: "县（市、区）", en: "county"),
    "organisation": Sentence(zh: "工作单位", en: "organisation"),
    "from": Sentence(zh: "起", en: "from"), "to": Sentence(zh: "止", en: "to"),
    "level": Sentence(zh: "级别", en: "level"), "number": Sentence(zh: "管理号", en: "number"),
    "approved": Sentence(zh: "批准日期", en: "approved"), "year": Sentence(zh: "年度", en: "year"),
    "result": Sentence(zh: "结果", en: "result"), "course": Sentence(zh: "课程", en: "course"),
    "hours": Sentence(zh: "学时", en: "hours"), "measure": Sentence(zh: "项目", en: "measure"),
    "amount": Sentence(zh: "金额（元）", en: "amount"),
    "paid_on": Sentence(zh: "发放日期", en: "paid on"), "period": Sentence(zh: "月份", en: "period"),
    "rule": Sentence(zh: "条款", en: "rule"), "outcome": Sentence(zh: "结果", en: "outcome"),
    "state": Sentence(zh: "状态", en: "state"), "bank": Sentence(zh: "开户银行", en: "bank"),
    "account": Sentence(zh: "银行账号", en: "account"), "phone": Sentence(zh: "电话", en: "phone"),
    "entry": Sentence(zh: "记录", en: "entry"),
  ]

  private func days(_ span: DateSpan) -> [String] {
    [span.first.description, span.last == .openEnd ? "" : span.last.description]
  }

  /// The record with the fact number and file row of every fact.
  public func json(in language: Language) -> JSONValue {
    func place<Fact>(_ known: Known<Fact>) -> [JSONValue.Member] {
      [
        .init("fact", .integer(known.fact)), .init("entry", .integer(known.entry.value)),
        .init("source_row", JSONValue(known.sourceRow)),
      ]
    }
    func span(_ span: DateSpan) -> [JSONValue.Member] {
      [
        .init("from", .string(span.first.description)),
        .init("to", span.last == .openEnd ? .null : .string(span.last.description)),
      ]
    }
    return [
      "worker_key": .string(facts.worker.description), "name": .string(person.name),
      "document_type": .string(person.documentType),
      "id_number": JSONValue(code), "sex": JSONValue(person.sex),
      "phone": JSONValue(shown(person.phone)), "bank": JSONValue(person.bank),
      "bank_account": JSONValue(shown(person.bankAccount)),
      "known_at": .integer(facts.knownAt.value),
      "postings": .array(
        facts.postings.map { fact in
          .object(
            [
              .init("kind", .string(fact.value.kind)), .init("county", .string(fact.value.county)),
              .init("organisation", .string(fact.value.organisation)),
              .init(
                "on_establishment", fact.value.onEstablishment.map { .bool($0) } ?? .null),
            ] + span(fact.value.span) + place(fact))
        }),
      "certificates": .array(
        facts.certificates.map { fact in
          .object(
            [
              .init("level", .string(fact.value.level.code)),
              .init("number", .string(fact.value.number)),
              .init("approved", .string(fact.value.approvedOn.description)),
            ] + place(fact))
        }),
      "registrations": .array(
        facts.registrations.map { fact in
          .object(
            [.init("level", .string(fact.value.level.code))] + span(fact.value.span) + place(fact))
        }),
      "assessments": .array(
        facts.assessments.map { fact in
          .object(
            [
              .init("year", JSONValue(fact.value.year)),
              .init("result", .string(fact.value.result.code)),
            ] + place(fact))
        }),
      "training": .array(
        facts.trainings.map { fact in
          .object(
            [
              .init("course", .string(fact.value.courseCode)),
              .init("hours", .string(fact.value.hours.description)),
              .init("result", .string(fact.value.result.code)),
            ] + span(fact.value.span) + place(fact))
        }),
      "payments": .array(
        facts.payments.map { fact in
          .object(
            [
              .init("measure", .string(fact.value.measure)),
              .init("level", JSONValue(fact.value.level?.code)),
              .init("amount_fen", .integer(fact.value.amount.fen)),
              .init("paid_on", .string(fact.value.paidOn.description)),
            ] + place(fact))
        }),
      "circumstances": .array(
        facts.circumstances.map { fact in
          .object(
            [
              .init("kind", .string(fact.value.kind)), .init("value", JSONValue(fact.value.value)),
              .init("place", JSONValue(fact.value.place)),
              .init("level", JSONValue(fact.value.level?.code)),
              .init("number", fact.value.number.map { .integer($0) } ?? .null),
            ] + span(fact.value.span) + place(fact))
        }),
      "accounts": .array(
        facts.accounts.map { fact in
          .object(
            [
              .init("bank", JSONValue(fact.value.bank)),
              .init("bank_account", JSONValue(shown(fact.value.number))),
              .init("phone", JSONValue(shown(fact.value.phone))),
            ] + place(fact))
        }),
      "rolls": .array(
        lines.map { found in
          [
            "period": .string(found.roll.period.description), "rule": .string(found.line.rule),
            "level": JSONValue(found.line.level?.code),
            "amount_fen": .integer(found.line.amount.fen),
            "outcome": .string(found.line.outcome.code),
            "state": .string(found.standing.code),
          ]
        }),
    ]
  }
}
