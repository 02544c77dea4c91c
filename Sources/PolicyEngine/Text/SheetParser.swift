// Reads statements. It follows Lua's grammar, and where the text leaves it, goes on at the next line
// that begins at the margin, so that one slip does not hide the rest of the sheet.

/// Turns tokens into a tree.
struct SheetParser {
  let tokens: [LuaToken]
  var at = 0
  var lines: [SheetLine] = []
  var locals: [SheetLocal] = []
  var expressions: [SheetExpression] = []
  var globalWrites: [Int] = []
  var faults: [SyntaxFault] = []
  /// Names in sight, innermost last, as places in `locals`.
  var scope: [Int] = []
  /// How many functions and blocks surround the place being read.
  var depth = 0
  /// Brackets and blocks around the place being read; a bound for texts made to break readers.
  var nesting = 0
  /// Set where the text cannot be followed; everything returns to the margin.
  var lost = false

  init(_ tokens: [LuaToken]) { self.tokens = tokens }

  mutating func read() {
    while at < tokens.count {
      let start = at
      lost = false
      let call = statement().call
      if lost || at == start { returnToMargin(from: start) }
      lines.append(SheetLine(call: call, tokens: start..<at))
    }
  }

  private mutating func returnToMargin(from start: Int) {
    at = max(at, start + 1)
    while at < tokens.count {
      let token = tokens[at]
      let begins = token.kind == .name || token.text == "local" || token.text == "function"
      if token.column == 1, begins, token.line > tokens[start].line { return }
      at += 1
    }
  }

  var token: LuaToken? { at < tokens.count ? tokens[at] : nil }

  func sees(_ symbol: String) -> Bool { !lost && token?.is(symbol) == true }

  mutating func take(_ symbol: String) -> Bool {
    guard sees(symbol) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ symbol: String) {
    if lost || take(symbol) { return }
    lose(wanting: symbol)
  }

  mutating func lose(wanting wanted: String) {
    guard !lost else { return }
    lost = true
    let found = token?.text ?? ""
    faults.append(
      SyntaxFault(
        kind: .unexpected(found: found, wanted: wanted), token: min(at, tokens.count - 1)))
  }

  mutating func name() -> (String, Int)? {
    guard !lost, let token, token.kind == .name else {
      lose(wanting: "name")
      return nil
    }
    at += 1
    return (token.text, at - 1)
  }

  mutating func declare(_ name: String, token: Int, value: SheetExpression? = nil) {
    locals.append(SheetLocal(name: name, token: token, value: value, isTopLevel: depth == 0))
    scope.append(locals.count - 1)
  }

  /// Reads statements up to one of the words that end a block.
  /// - Returns: whether every way through it ends with `return` and a value.
  mutating func block() -> Bool {
    let outer = scope.count
    depth += 1
    nesting += 1
    defer {
      scope.removeSubrange(outer...)
      depth -= 1
      nesting -= 1
    }
    if nesting > 150 { lose(wanting: "end") }
    var returns = false
    while !lost, let token, !["end", "else", "elseif", "until"].contains(token.text) {
      if [")", "}", ","].contains(token.text) { lose(wanting: "end") }
      returns = statement().returns
    }
    // Nothing is known of a block that could not be followed, so nothing is said against it.
    return returns || lost
  }

  private mutating func statement() -> (call: SheetExpression?, returns: Bool) {
    guard let token else { return (nil, false) }
    let returns: Bool
    switch token.kind == .keyword ? token.text : "" {
    case "local": returns = localStatement()
    case "if": returns = ifStatement()
    case "while":
      at += 1
      _ = expression()
      expect("do")
      _ = block()
      expect("end")
      returns = false
    case "for": returns = forStatement()
    case "do":
      at += 1
      returns = block()
      expect("end")
    case "repeat":
      at += 1
      _ = block()
      expect("until")
      _ = expression()
      returns = false
    case "function":
      at += 1
      _ = nameChain()
      _ = functionBody(from: at)
      returns = false
    case "return":
      at += 1
      returns = returnStatement()
    case "break": at += 1; returns = false
    case "goto": at += 2; returns = false
    default: return expressionStatement()
    }
    return (nil, returns)
  }

  private mutating func nameChain() -> Bool {
    guard let (_, token) = name() else { return false }
    if !sees("."), !sees(":") { globalWrites.append(token) }
    while take(".") || take(":") { _ = name() }
    return true
  }

  private mutating func localStatement() -> Bool {
    at += 1
    if take("function") {
      guard let (text, token) = name() else { return false }
      declare(text, token: token)
      let place = locals.count - 1
      locals[place].value = functionBody(from: token)
      return false
    }
    var names: [(String, Int)] = []
    repeat {
      guard let found = name() else { return false }
      names.append(found)
      if take("<") {
        _ = name()
        expect(">")
      }
    } while take(",")
    let values = take("=") ? list() : []
    for (place, found) in names.enumerated() {
      let single = names.count == values.count ? values[place] : nil
      declare(found.0, token: found.1, value: single)
    }
    return false
  }

  private mutating func ifStatement() -> Bool {
    at += 1
    _ = expression()
    expect("then")
    var returns = block()
    while take("elseif") {
      _ = expression()
      expect("then")
      returns = block() && returns
    }
    if take("else") { returns = block() && returns } else { returns = false }
    expect("end")
    return returns
  }

  private mutating func forStatement() -> Bool {
    at += 1
    var names: [(String, Int)] = []
    repeat {
      guard let found = name() else { return false }
      names.append(found)
    } while take(",")
    if !take("=") { expect("in") }
    _ = list()
    expect("do")
    let outer = scope.count
    depth += 1
    for found in names { declare(found.0, token: found.1) }
    _ = block()
    depth -= 1
    scope.removeSubrange(outer...)
    expect("end")
    return false
  }

  private mutating func returnStatement() -> Bool {
    guard let token, !["end", "else", "elseif", "until", ";"].contains(token.text) else {
      return false
    }
    let values = list()
    _ = take(";")
    if values.count == 1, case .constant("nil") = values[0].form { return false }
    return true
  }

  private mutating func expressionStatement() -> (call: SheetExpression?, returns: Bool) {
    if take(";") { return (nil, false) }
    if take("::") {
      _ = name()
      expect("::")
      return (nil, false)
    }
    let first = suffixed()
    if sees("=") || sees(",") {
      var targets = [first]
      while take(",") { targets.append(suffixed()) }
      expect("=")
      _ = list()
      for target in targets { noteWrite(to: target) }
      return (nil, false)
    }
    if lost { return (first, false) }
    if first.arguments == nil { lose(wanting: "call") }
    // `error(…)` ends a function as surely as a value does.
    if case .call(let callee, _) = first.form, case .name("error", nil) = callee.form {
      return (first, true)
    }
    return (first, false)
  }

  private mutating func noteWrite(to target: SheetExpression) {
    guard case .name(_, let local) = target.form else { return }
    if let local { locals[local].value = nil } else { globalWrites.append(target.mark) }
  }

  mutating func list() -> [SheetExpression] {
    var values = [expression()]
    while take(",") { values.append(expression()) }
    return values
  }

  /// Reads `(names) … end` after the word `function`.
  mutating func functionBody(from start: Int) -> SheetExpression {
    let outer = scope.count
    depth += 1
    expect("(")
    while !lost, !sees(")") {
      if take("...") { break }
      guard let found = name() else { break }
      declare(found.0, token: found.1)
      if !take(",") { break }
    }
    expect(")")
    let returns = block()
    depth -= 1
    scope.removeSubrange(min(outer, scope.count)...)
    expect("end")
    return keep(.function(returns: returns), start)
  }

  mutating func keep(
    _ form: SheetExpression.Form, _ start: Int, mark: Int? = nil
  ) -> SheetExpression {
    let expression = SheetExpression(form, start..<max(start, at), mark: mark)
    expressions.append(expression)
    return expression
  }
}
