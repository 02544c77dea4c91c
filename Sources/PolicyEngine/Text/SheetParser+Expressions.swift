// Reads expressions.

extension SheetParser {
  private static let binary: [String: Int] = [
    "or": 1, "and": 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "~=": 3, "==": 3, "|": 4, "~": 5, "&": 6,
    "<<": 7, ">>": 7, "..": 8, "+": 9, "-": 9, "*": 10, "/": 10, "//": 10, "%": 10, "^": 12,
  ]
  /// Longer chains of words or sums than any sheet has would go deeper than a thread's stack.
  private static let longestChain = 200
  private static let unary: Set = ["not", "-", "#", "~"]

  mutating func expression(above least: Int = 0) -> SheetExpression {
    let start = at
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < 150 else {
      lose(wanting: "value")
      return SheetExpression(.missing, start..<start)
    }
    var left: SheetExpression
    var steps = 0
    if let token, !lost, Self.unary.contains(token.meaning), token.content == nil {
      at += 1
      left = keep(.operation(token.meaning, [expression(above: 11)]), start, mark: start)
    } else {
      left = simple()
    }
    while !lost, let token, token.content == nil, let strength = Self.binary[token.meaning],
      strength > least
    {
      let mark = at
      at += 1
      steps += 1
      if steps > Self.longestChain { lose(wanting: "end") }
      let rightAssociative = token.meaning == ".." || token.meaning == "^"
      let right = expression(above: rightAssociative ? strength - 1 : strength)
      left = keep(.operation(token.meaning, [left, right]), start, mark: mark)
    }
    return left
  }

  private mutating func simple() -> SheetExpression {
    let start = at
    guard !lost, let token else {
      lose(wanting: "value")
      return SheetExpression(.missing, start..<start)
    }
    if token.kind == .number {
      at += 1
      return keep(.number(token.text), start)
    }
    if let text = token.quoted {
      at += 1
      return keep(.text(text), start)
    }
    if ["true", "false", "nil", "..."].contains(token.text) {
      at += 1
      return keep(.constant(token.text), start)
    }
    if take("function") { return functionBody(from: start) }
    if sees("{") { return table() }
    return suffixed()
  }

  /// A name or bracketed expression with everything that follows it.
  mutating func suffixed() -> SheetExpression {
    let start = at
    var value = primary()
    var steps = 0
    while !lost, let token {
      steps += 1
      if steps > Self.longestChain { lose(wanting: "end") }
      if token.is("."), take(".") {
        let mark = at
        guard let (text, _) = name() else { break }
        value = keep(.member(value, text), start, mark: mark)
      } else if take("[") {
        let key = expression()
        expect("]")
        value = keep(.index(value, key), start)
      } else if token.is(":"), take(":") {
        let mark = at
        guard let (text, _) = name() else { break }
        value = keep(.method(value, text, arguments()), start, mark: mark)
      } else if token.is("(") || token.is("{") || token.quoted != nil {
        value = keep(.call(value, arguments()), start, mark: value.mark)
      } else {
        break
      }
    }
    return value
  }

  private mutating func primary() -> SheetExpression {
    let start = at
    if take("(") {
      let inner = expression()
      close("(", ")", from: start)
      return inner
    }
    if let token, case .foreign(nil) = token.kind {
      // Chinese text without its quotation marks: taken as the text it was meant to be.
      at += 1
      return keep(.text(token.text), start)
    }
    guard let (text, token) = name() else { return SheetExpression(.missing, start..<start) }
    let local = scope.last { locals[$0].name == text }
    if let local { locals[local].uses += 1 }
    return keep(.name(text, local: local), token)
  }

  private mutating func arguments() -> [SheetExpression] {
    if let token, let text = token.quoted {
      at += 1
      return [keep(.text(text), at - 1)]
    }
    if sees("{") { return [table()] }
    let start = at
    guard take("(") else {
      lose(wanting: "(")
      return []
    }
    if take(")") { return [] }
    let values = list()
    close("(", ")", from: start)
    return values
  }

  /// Expects the end of a bracket. Where a new statement begins instead, the bracket is named.
  private mutating func close(_ open: String, _ end: String, from start: Int) {
    if lost || take(end) { return }
    if token == nil || beginsStatement {
      faults.append(SyntaxFault(kind: .neverClosed(open), token: start))
      lost = true
    } else {
      lose(wanting: end)
    }
  }

  /// Whether the next token begins a statement of a sheet at the margin, where a table should end.
  private var beginsStatement: Bool {
    guard let token, token.column == 1, Self.statementWords.contains(token.text) else {
      return false
    }
    return at + 1 >= tokens.count || !tokens[at + 1].is("=")
  }

  private func startsEntry(_ token: LuaToken) -> Bool {
    switch token.kind {
    case .name, .text: true
    default: false
    }
  }

  private static let statementWords = SheetTerms.statements.union(["test", "local"])

  private mutating func table() -> SheetExpression {
    let start = at
    expect("{")
    var entries: [SheetEntry] = []
    while !lost, !sees("}") {
      let entry = at
      guard at < tokens.count, !beginsStatement else { break }
      if take("[") {
        let key = expression()
        expect("]")
        expect("=")
        let value = expression()
        entries.append(SheetEntry(name: key.text, value: value, tokens: entry..<at))
      } else if tokens[at].kind == .name || tokens[at].kind == .keyword, at + 1 < tokens.count,
        tokens[at + 1].is("=")
      {
        let name = tokens[at].text
        at += 2
        entries.append(SheetEntry(name: name, value: expression(), tokens: entry..<max(at, entry)))
      } else {
        entries.append(SheetEntry(name: nil, value: expression(), tokens: entry..<max(at, entry)))
      }
      if take(",") || take(";") { continue }
      if sees("}") || lost { break }
      // An entry that begins on a line of its own where a comma should stand: the comma is missing.
      // So it is where a text or a name follows a value on its own line.
      if let token, at > 0,
        token.line > tokens[at - 1].line ? token.column > 1 : startsEntry(token)
      {
        faults.append(SyntaxFault(kind: .missingComma, token: at - 1))
        continue
      }
      break
    }
    close("{", "}", from: start)
    return keep(.table(entries), start)
  }
}

extension LuaToken {
  /// What a text says, full-width quotation marks included; nil for any other token.
  var quoted: String? {
    if let content { return content }
    guard kind == .foreign(meant: "\"\"") else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
