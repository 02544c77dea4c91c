// The tests beside a sheet: a person, a period, and what the sheet must say of them.

import LuaRuntime
public import Workforce

/// One `test "a sentence" { … }`.
public struct PolicyTest: Sendable {
  public let name: String
  public let line: Int
  let period: Period
  /// What the test describes, which must be what the sheet is about.
  let subject: SubjectKind
  let snapshot: Snapshot
  /// Rates held against the sheet's floors and ceilings, in a test that has no worker.
  let rates: [CertificateLevel: Int64]?
  let expectations: [(rule: String, value: LuaValue)]
  /// Who is to bear the lines of a rule, line by line.
  let funds: [(rule: String, funds: [String])]

  /// One expectation that was not met.
  public struct Failure: Sendable {
    public let test: String
    public let line: Int
    public let rule: String
    public let expected: Sentence
    public let actual: Sentence
    /// Why the rule came out as it did.
    public let explanations: [Explanation]
    public let period: Period
    /// The facts of the test's person, line by line, as the test would write them.
    public let person: [String]
  }

  /// Reads the tests of a file.
  /// - Parameters:
  ///   - text: UTF-8 source of `<topic>_test.lua`.
  ///   - file: name for messages.
  /// - Throws: ``PolicyError`` with the line of the first fault.
  public static func read(text: [UInt8], file: String) throws(PolicyError) -> [PolicyTest] {
    let result: LuaValue
    do {
      let state = try LuaState(prelude: Vocabulary.testPrelude)
      try state.load(text, name: file)
      result = try state.result()
    } catch {
      throw Vocabulary.fault(error, file: file)
    }
    guard case .table(let table) = result else { return [] }
    var tests: [PolicyTest] = []
    for statement in table.array.compactMap({ Statement($0) }) {
      do {
        tests.append(try PolicyTest(statement))
      } catch {
        throw PolicyError(file: file, line: statement.line, problem: error)
      }
    }
    return tests
  }

  /// What a test may say.
  static let fields =
    ["period"] + SubjectKind.allCases.map(\.code) + ["paid", "rates", "expect", "fund"]

  private init(_ statement: Statement) throws(PolicyError.Problem) {
    try statement.allow(only: Self.fields)
    name = statement.id
    line = statement.line
    guard let period = Period(try statement.text("period")) else {
      throw .badDate(word: "period", text: try statement.text("period"))
    }
    self.period = period
    rates = try Self.rates(statement.body.fields["rates"])
    let given = SubjectKind.allCases.map(\.code).filter { statement.body.fields[$0] != nil }
    if given.count > 1 { throw .eitherOr(owner: "test", first: given[0], second: given[1]) }
    subject = given.first.flatMap { SubjectKind(code: $0) } ?? .worker
    let described = statement.body.fields[subject.code]
    guard case .table(let facts)? = rates == nil ? described : .table(LuaTable(array: [], fields: [:]))
    else { throw .missingField(owner: "test", name: subject.code) }
    var paid: [LuaTable] = []
    if let value = statement.body.fields["paid"] {
      guard case .table(let list) = value, list.fields.isEmpty else {
        throw .wrongValue(word: "paid", expected: .table)
      }
      for value in list.array {
        guard case .table(let row) = value else { throw .wrongValue(word: "paid", expected: .table) }
        paid.append(row)
      }
    }
    snapshot = Snapshot(of: [try TestFacts.person(facts, subject, paid: paid)])
    guard case .table(let expect)? = statement.body.fields["expect"], !expect.fields.isEmpty else {
      throw .missingField(owner: "test", name: "expect")
    }
    expectations = expect.fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    funds = try Self.funds(statement)
  }

  /// Reads `fund = { award = "city" }`, or a list of funds where a rule gives several lines.
  private static func funds(
    _ statement: Statement
  ) throws(PolicyError.Problem) -> [(rule: String, funds: [String])] {
    guard let value = statement.body.fields["fund"] else { return [] }
    guard case .table(let table) = value else { throw .wrongValue(word: "fund", expected: .table) }
    var funds: [(rule: String, funds: [String])] = []
    for (rule, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      var values = [value]
      if case .table(let list) = value { values = list.array }
      let names = values.compactMap(\.string)
      guard names.count == values.count else { throw .wrongValue(word: "fund", expected: .text) }
      funds.append((rule, names))
    }
    return funds
  }

  /// Funds that differ from those expected.
  private func fundFailures(_ decided: [DecidedRule], among wanted: Set<String>) -> [Failure] {
    funds.filter { wanted.contains($0.rule) }.compactMap { rule, expected in
      let found = decided.first { $0.rule.id == rule }
      let actual = (found?.lines ?? []).filter { $0.outcome == .pays }.map {
        found?.rule.fund(for: $0.level, share: Int($0.share)) ?? ""
      }
      guard actual != expected else { return nil }
      func text(_ funds: [String]) -> Sentence {
        let list = funds.joined(separator: ", ")
        return Sentence(zh: "资金渠道 \(list)", en: "fund \(list)")
      }
      return failure(rule, text(expected), text(actual))
    }
  }

  private static func rates(
    _ value: LuaValue?
  ) throws(PolicyError.Problem) -> [CertificateLevel: Int64]? {
    guard let value else { return nil }
    guard case .table(let table) = value else { throw .wrongValue(word: "rates", expected: .table) }
    var rates: [CertificateLevel: Int64] = [:]
    for (name, value) in table.fields {
      guard let level = CertificateLevel(name), case .table(let money) = value,
        case .integer(let fen)? = money.fields["fen"]
      else { throw .wrongValue(word: "rates", expected: .money) }
      rates[level] = fen
    }
    return rates
  }

  /// Whether the test's rates break a floor or ceiling of the sheet.
  private func isBroken(_ bound: RateBound) -> Bool {
    Self.isBroken(bound, by: rates ?? [:], in: period)
  }

  static func isBroken(
    _ bound: RateBound, by rates: [CertificateLevel: Int64], in period: Period
  ) -> Bool {
    CertificateLevel.allCases.contains {
      bound.isBroken(by: rates[$0], level: $0, on: period.last)
    }
  }

  /// Runs the test against a sheet. In a month in which the policy is not in force nothing is
  /// paid or found, whatever the clauses say.
  /// - Returns: the expectations that were not met; none when the test passes.
  public func run(_ sheet: LoadedSheet) -> [Failure] { run(sheet, only: nil) }

  /// What the test says anything about.
  var owners: Set<String> { Set(expectations.map(\.rule) + funds.map(\.rule)) }

  /// - Parameter wanted: rules, standards and bounds that matter; nil for all.
  func run(_ sheet: LoadedSheet, only wanted: Set<String>?) -> [Failure] {
    guard rates != nil || subject == sheet.policy.subject else { return [otherSubject(sheet)] }
    let policy = sheet.policy
    let stated = wanted.map { owners.intersection($0) } ?? owners
    let bound = BoundPolicy(
      sheet, snapshot: snapshot, period: period, only: policy.together(with: stated))
    let decided = bound.decideAll()
    let found = sheet.findings(snapshot: snapshot, period: period, only: stated)
    // The rules of a sheet with an end refuse such a month themselves, by the line of the end.
    let isInForce = policy.inForce.last < .openEnd || policy.inForce.contains(period.last)
    let failures = fundFailures(isInForce ? decided : [], among: stated)
    return failures + expectations.compactMap { owner, value in
      guard stated.contains(owner) else { return nil }
      let actual: Actual
      if let rule = decided.first(where: { $0.rule.id == owner }) {
        // An explanation costs more than the decision; most tests never need it.
        actual = Actual(rule, isInForce) { bound.explain(worker: 0, rule: owner) }
      } else if policy.standards.contains(where: { $0.id == owner }) {
        actual = Actual(found.filter { $0.standard == owner }, isInForce) {
          bound.explain(worker: 0, standard: owner)
        }
      } else if let limit = policy.bounds.first(where: { $0.id == owner }), rates != nil {
        actual = Actual(isFound: isBroken(limit))
      } else {
        let actual = Sentence(zh: "规则表里没有这条", en: "the sheet has no such rule")
        return failure(owner, Expected(value).text, actual)
      }
      if let reports = ExpectedReports(value) {
        return actual.findings.contains(where: reports.isMet)
          ? nil : failure(owner, reports.text, actual.text, actual.explanations())
      }
      let expected = Expected(value)
      return actual.meets(expected)
        ? nil : failure(owner, expected.text, actual.text, actual.explanations())
    }
  }

  private func otherSubject(_ sheet: LoadedSheet) -> Failure {
    func text(_ kind: SubjectKind) -> Sentence {
      Sentence(zh: "\(kind.code)（\(kind.title.zh)）", en: kind.code)
    }
    return failure(
      expectations.first?.rule ?? "", text(sheet.policy.subject), text(subject))
  }

  private func failure(
    _ rule: String, _ expected: Sentence, _ actual: Sentence, _ explanations: [Explanation] = []
  ) -> Failure {
    let facts = PersonFacts(snapshot, worker: 0)
    return Failure(
      test: name, line: line, rule: rule, expected: expected, actual: actual,
      explanations: explanations, period: period,
      person: rates == nil ? facts.rows + facts.paymentRows : [])
  }
}
