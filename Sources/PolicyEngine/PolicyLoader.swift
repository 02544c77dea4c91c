// From the text of a sheet to a policy.
//
// Lua runs the text once, in a state that knows only the vocabulary; what it leaves behind is plain
// tables, which are checked and read here. Nothing a sheet says is taken on trust: every table has a
// known set of fields, every word a known form.

import LuaRuntime
import Workforce

/// A policy together with the Lua state that holds its functions. One at a time, one thread.
public final class LoadedSheet {
  public let policy: Policy
  let state: LuaState

  init(policy: Policy, state: LuaState) {
    self.policy = policy
    self.state = state
  }
}

/// Loads rule sheets.
public enum PolicyLoader {
  /// Loads a sheet from its text.
  /// - Parameters:
  ///   - text: UTF-8 source, at most 256 KiB.
  ///   - file: name for messages, for example `certificate-subsidies.lua`.
  ///   - id: what the policy must be called when its place says so, for example its path in the
  ///     folder of policies; nil when any id will do.
  /// - Throws: ``PolicyError`` with the line of the first fault.
  public static func load(
    text: [UInt8], file: String, id: String? = nil
  ) throws(PolicyError) -> LoadedSheet {
    let state: LuaState
    let result: LuaValue
    do {
      state = try LuaState(prelude: Vocabulary.prelude)
      try state.load(text, name: file)
      result = try state.result()
    } catch {
      throw Vocabulary.fault(error, file: file)
    }
    let loading = Loading(file: file)
    do {
      let policy = try read(result, String(decoding: text, as: UTF8.self), id, loading)
      return LoadedSheet(policy: policy, state: state)
    } catch {
      throw PolicyError(file: file, line: loading.line, problem: error)
    }
  }

  private static func read(
    _ result: LuaValue, _ text: String, _ place: String?, _ loading: Loading
  ) throws(PolicyError.Problem) -> Policy {
    guard case .table(let table) = result else { throw .noPolicy }
    let statements = table.array.compactMap { Statement($0) }
    try refuseDuplicates(statements, loading)
    func each(_ kind: String) -> [Statement] { statements.filter { $0.kind == kind } }

    guard let head = each("policy").first else { throw .noPolicy }
    loading.line = head.line
    try head.allow(only: [
      "id", "title", "jurisdiction", "in_force", "replaces", "subject", "sources", "funds",
      "recovery",
    ])
    let sources = try names(head, "sources")
    let funds = head.body.fields["funds"] == nil ? [:] : try names(head, "funds")
    for fund in funds.keys.sorted() where !isPlainName(fund) {
      throw .badName(kind: "fund", name: fund)
    }
    loading.funds = funds
    let id = try head.text("id")
    guard isPlainName(id) else { throw .badName(kind: "policy", name: id) }
    if let place, place != id { throw .idNotPlace(id: id, place: place) }
    if head.body.fields["subject"] != nil {
      let (known, name) = (SubjectKind.allCases.map(\.code), try head.text("subject"))
      guard let subject = SubjectKind(code: name) else {
        throw .unknownValue(word: "subject", value: name, known: known)
      }
      loading.subject = subject
    }
    let inForce = try loading.readInForce(head)
    let replaces = try loading.readReplaced(head)
    let recovery = try loading.readRecovery(head)

    for statement in each("list") {
      loading.line = statement.line
      loading.lists[statement.id] = try loading.readList(statement, sources: sources)
    }
    for statement in each("parameter") {
      loading.line = statement.line
      loading.parameters[statement.id] = try loading.readParameter(statement, sources: sources)
    }
    var rules: [Rule] = []
    for statement in each("rule") {
      loading.line = statement.line
      rules.append(try loading.readRule(statement, sources: sources))
    }
    var standards: [Standard] = []
    for statement in each("standard") {
      loading.line = statement.line
      standards.append(try loading.readStandard(statement, sources: sources))
    }
    var limits: [Limit] = []
    for statement in each("limit") {
      loading.line = statement.line
      limits.append(try loading.readLimit(statement, rules, sources: sources))
    }
    var exclusions: [Exclusion] = []
    for statement in each("exclusive") {
      loading.line = statement.line
      exclusions.append(try loading.readExclusion(statement, rules, sources: sources))
    }
    var stackings: [Stacking] = []
    for statement in each("stacking") {
      loading.line = statement.line
      stackings.append(try loading.readStacking(statement, rules, sources: sources))
    }
    var bounds: [RateBound] = []
    for statement in statements where statement.kind == "floor" || statement.kind == "ceiling" {
      loading.line = statement.line
      bounds.append(try loading.readBound(statement, sources: sources))
    }
    loading.line = head.line
    let policy = Policy(
      id: id, title: try head.text("title"),
      jurisdiction: try head.text("jurisdiction"), inForce: inForce, subject: loading.subject,
      replaces: replaces, sources: sources, funds: funds, recovery: recovery,
      parameters: loading.parameters, lists: loading.lists, rules: rules, standards: standards, limits: limits,
      exclusions: exclusions, stackings: stackings, bounds: bounds, file: loading.file, text: text)
    try PolicyCheck.check(policy, loading)
    return policy
  }

  /// A table of short names and what they stand for.
  private static func names(
    _ head: Statement, _ field: String
  ) throws(PolicyError.Problem) -> [String: String] {
    guard case .table(let table)? = head.body.fields[field], !table.fields.isEmpty else {
      throw .missingField(owner: "policy", name: field)
    }
    var names: [String: String] = [:]
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      guard case .string(let text) = value else { throw .wrongValue(word: field, expected: .text) }
      names[name] = text
    }
    return names
  }

  /// One kind of statement has one statement of a name: two rules under one measure would pay one
  /// person twice without saying how they combine.
  private static func refuseDuplicates(
    _ statements: [Statement], _ loading: Loading
  ) throws(PolicyError.Problem) {
    var seen: [String: Int] = [:]
    for statement in statements {
      let key = "\(statement.kind) \(statement.id)"
      if let other = seen[key] {
        loading.line = statement.line
        throw statement.kind == "rule"
          ? .sameMeasure(rule: statement.id, other: statement.id, otherLine: other)
          : .duplicate(kind: statement.kind, id: statement.id, otherLine: other)
      }
      seen[key] = statement.line
    }
  }
}
