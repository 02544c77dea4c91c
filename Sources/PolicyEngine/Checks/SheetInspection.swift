// What every check works on: the text, its tree, its parts, and the remarks so far.

import Workforce

/// One sheet under inspection.
final class SheetInspection {
  let file: String
  let bytes: [UInt8]
  let syntax: SheetSyntax
  let outline: SheetOutline
  private(set) var remarks: [Remark] = []
  private var followed = 0
  private let textLines: [Substring]

  init(bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    syntax = SheetSyntax(bytes)
    outline = SheetOutline(syntax)
    textLines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  func remark(_ kind: Remark.Kind, at token: Int) {
    remark(kind, tokens: token..<token + 1)
  }

  /// Remarks on a run of tokens; the mark goes to the end of the first line of it.
  func remark(_ kind: Remark.Kind, tokens: Range<Int>) {
    guard let first = tokens.first, first < syntax.tokens.count else {
      return remark(kind, line: 0, column: 0, length: 1)
    }
    let start = syntax.tokens[first]
    let last = tokens.last { syntax.tokens[$0].line == start.line } ?? first
    let end = syntax.tokens[last]
    remark(
      kind, line: start.line, column: start.column,
      length: end.column + firstLine(end.text).count - start.column)
  }

  func remark(_ kind: Remark.Kind, _ token: LuaToken) {
    remark(kind, line: token.line, column: token.column, length: firstLine(token.text).count)
  }

  func remark(_ kind: Remark.Kind, line: Int, column: Int, length: Int) {
    let excerpt = line >= 1 && line <= textLines.count ? String(textLines[line - 1]) : ""
    let found = Remark(
      kind: kind, file: file, line: line, column: column, length: max(1, length), excerpt: excerpt)
    if !remarks.contains(found) { remarks.append(found) }
  }

  /// Whether a line has a fault already: what Lua says about it then is only an echo.
  func hasError(onLine line: Int) -> Bool {
    remarks.contains { $0.line == line && $0.severity == .error }
  }

  /// Whether a part of the text could not be followed, so that what is missing may be in it.
  var hasLostItsWay: Bool {
    syntax.faults.contains { $0.kind != .missingComma }
  }

  private func firstLine(_ text: String) -> Substring { text.prefix { $0 != "\n" } }

  /// A word of the vocabulary with whether it was given a value.
  struct Used {
    let path: String
    let called: Bool
  }

  private static let words = Dictionary(
    Terms.all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })

  /// The expression with every local followed. Selections that name each other twice over and over
  /// would grow without end when written out; past a bound they are left as names.
  func resolved(_ expression: SheetExpression) -> SheetExpression {
    followed += 1
    return followed > 100_000 ? expression : syntax.resolved(expression)
  }

  /// The word an expression states, or nil for anything else.
  func word(of expression: SheetExpression) -> Used? {
    let expression = resolved(expression)
    switch expression.form {
    case .name(let name, nil):
      return Self.words[name].map { Used(path: $0.path, called: false) }
    case .member(let base, let key), .method(let base, let key, _):
      guard let base = word(of: base) else { return nil }
      let path = space(of: base) + "." + key
      guard Self.words[path] != nil else { return nil }
      if case .method = expression.form { return Used(path: path, called: true) }
      return Used(path: path, called: false)
    case .call(let callee, _):
      guard let base = word(of: callee) else { return nil }
      return Used(path: base.path, called: true)
    default: return nil
    }
  }

  /// The kind of value whose words may follow.
  func space(of used: Used) -> String {
    let word = Self.words[used.path]
    if used.called || word?.form == .plain || word?.form == .either {
      return word?.gives ?? used.path
    }
    return used.path
  }

  /// What an expression counts, as far as the text alone tells.
  func quantity(of expression: SheetExpression) -> Quantity? {
    let expression = resolved(expression)
    switch expression.form {
    case .number: return .count
    case .operation(let symbol, let parts) where "+-*".contains(symbol):
      let kinds = parts.compactMap { quantity(of: $0) }
      return kinds.first { $0 != .count } ?? kinds.first
    case .call(let callee, _):
      if case .name(let name, nil) = callee.form {
        switch name {
        case "yuan", "fen": return .money
        case "hours": return .hours
        default: return nil
        }
      }
    default: break
    }
    guard let path = word(of: expression)?.path else { return nil }
    if path.hasSuffix(".days") { return .days }
    if path.hasSuffix(".hours") { return .hours }
    if [".count", ".total", ".years"].contains(where: { path.hasSuffix($0) }) { return .count }
    if path.hasSuffix("_day") { return .date }
    return nil
  }

  /// An expression in one spelling, locals followed, for comparing clauses.
  func canonical(_ expression: SheetExpression) -> String {
    let expression = resolved(expression)
    switch expression.form {
    case .name(let name, _): return name
    case .text(let text): return "\"\(text)\""
    case .number(let text), .constant(let text): return text
    case .member(let base, let key): return canonical(base) + "." + key
    case .index(let base, let key): return canonical(base) + "[" + canonical(key) + "]"
    case .call(let callee, let arguments):
      return canonical(callee) + "(" + arguments.map(canonical).joined(separator: ", ") + ")"
    case .method(let base, let key, let arguments):
      return canonical(base) + "." + key + "(" + arguments.map(canonical).joined(separator: ", ")
        + ")"
    case .table(let entries):
      let texts = entries.map { ($0.name.map { $0 + " = " } ?? "") + canonical($0.value) }
      let named = entries.contains { $0.name != nil }
      return "{ " + (named ? texts.sorted() : texts).joined(separator: ", ") + " }"
    case .operation(let symbol, let parts):
      return "(" + parts.map(canonical).joined(separator: " " + symbol + " ") + ")"
    case .function, .missing:
      return expression.tokens.map { syntax.tokens[$0].text }.joined(separator: " ")
    }
  }

  /// As the sheet writes it, on one line.
  func written(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    let range = syntax.tokens[first].range.lowerBound..<syntax.tokens[last].range.upperBound
    return String(decoding: bytes[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
