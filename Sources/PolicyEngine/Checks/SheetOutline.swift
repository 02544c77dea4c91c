// The parts of a sheet by their names, read from its text: what the checks compare.

import Workforce

/// One statement such as `rule "award" { … }`.
struct OutlinePart {
  /// policy, parameter, list, rule, standard or limit.
  let kind: String
  /// Empty for the policy.
  let id: String
  /// Token of the name, or of the word where there is none.
  let mark: Int
  let entries: [SheetEntry]
  let tokens: Range<Int>
  let line: Int

  func entry(_ name: String) -> SheetEntry? { entries.first { $0.name == name } }
  func text(_ name: String) -> String? { entry(name)?.value.text }
}

/// A dated value of a parameter.
struct OutlineSegment {
  let from: String
  let date: CivilDate?
  let mark: Int
  /// By level, or under "" when there is one for all.
  let values: [(level: String, value: SheetExpression)]
}

/// The statements of a sheet in their order.
struct SheetOutline {
  let parts: [OutlinePart]

  init(_ syntax: SheetSyntax) {
    parts = syntax.lines.compactMap { line in
      guard let call = line.call, case .call(let callee, let arguments) = call.form,
        let entries = arguments.first?.entries
      else { return nil }
      if case .name("policy", nil) = callee.form {
        return OutlinePart(
          kind: "policy", id: "", mark: callee.mark, entries: entries, tokens: line.tokens,
          line: syntax.tokens[callee.mark].line)
      }
      guard case .call(let word, let names) = callee.form, case .name(let kind, nil) = word.form,
        let name = names.first, let id = name.text
      else { return nil }
      return OutlinePart(
        kind: kind, id: id, mark: name.mark, entries: entries, tokens: line.tokens,
        line: syntax.tokens[word.mark].line)
    }
  }

  func each(_ kind: String) -> [OutlinePart] { parts.filter { $0.kind == kind } }
  var policy: OutlinePart? { parts.first { $0.kind == "policy" } }

  /// The first and the last day in force as the sheet writes them, where it does.
  var inForceTexts: (first: String?, last: String?) {
    guard let value = policy?.entry("in_force")?.value else { return (nil, nil) }
    let text = value.arguments?.first?.text
    func texts(_ from: SheetExpression, _ key: String) -> (String?, String?) {
      (from.arguments?.first?.text, key == "to" ? text : nil)
    }
    switch value.form {
    case .method(let from, let key, _): return texts(from, key)
    case .call(let callee, _):
      if case .member(let from, let key) = callee.form { return texts(from, key) }
    default: break
    }
    return (text, nil)
  }

  /// The first day in force, where the sheet says one.
  var inForce: CivilDate? { inForceTexts.first.flatMap { CivilDate(iso: $0) } }

  /// Names of a table of the policy with what they stand for.
  func names(_ field: String) -> [(name: String, entry: SheetEntry)] {
    policy?.entry(field)?.value.entries?.compactMap { entry in
      entry.name.map { ($0, entry) }
    } ?? []
  }

  /// The dated values of a parameter in the order of the sheet.
  static func segments(_ parameter: OutlinePart, _ syntax: SheetSyntax) -> [OutlineSegment] {
    parameter.entries.compactMap { entry in
      guard entry.name == nil, case .call(let from, let values) = entry.value.form,
        let date = from.arguments?.first, let text = date.text, let value = values.first
      else { return nil }
      let listed = syntax.resolved(value).entries?.compactMap { entry in
        entry.name.map { (level: $0, value: entry.value) }
      }
      return OutlineSegment(
        from: text, date: CivilDate(iso: text), mark: date.mark,
        values: listed ?? [(level: "", value: value)])
    }
  }

  /// The names of funds in what a rule says of its fund: one name, `by_level { … }`,
  /// `shared { { "city", 60 }, … }` or `by_case { { clause, "city" }, "county" }`.
  static func funds(_ value: SheetExpression, _ syntax: SheetSyntax) -> [SheetExpression] {
    let value = syntax.resolved(value)
    if value.text != nil { return [value] }
    guard case .call(let callee, let arguments) = value.form,
      let entries = arguments.first?.entries
    else { return [] }
    let isByCase = if case .name("by_case", nil) = callee.form { true } else { false }
    return entries.compactMap { entry in
      let pair = entry.value.entries
      return pair == nil ? entry.value : isByCase ? pair?.last?.value : pair?.first?.value
    }.filter { $0.text != nil }
  }

  /// Texts a field holds: `source = "a"` or `source = { "a", "b" }`.
  static func texts(_ entry: SheetEntry?) -> [SheetExpression] {
    guard let value = entry?.value else { return [] }
    if value.text != nil { return [value] }
    return value.entries?.map(\.value).filter { $0.text != nil } ?? []
  }
}
