// Lays a sheet's tokens out: indentation, blanks, blank lines and what is lined up.
//
// A line keeps what the author put on it. It stands two blanks further in than the line that opened
// the innermost bracket or block still open, however many that line opened.

/// Lays tokens out in lines.
struct SheetWriter {
  /// One line of the result.
  struct Row {
    var text = ""
    /// Column of the first `=` of an entry or local, in the text, for lining up; nil for none.
    var equals: Int?
    /// Which table the line belongs to; rows of one table line up with each other.
    var table = -1
    var comment: String?
    /// How far in it stands, but for what it adds as the second line of an expression.
    var indent = 0
    /// Whether it begins with the `local` of a statement outside of all functions.
    var isLocal = false
  }

  private let tokens: [LuaToken]
  private let statements: [Int: Bool]
  private var rows: [Row] = []
  private var row = Row()
  private var open: [Opened] = []
  private var tables = 0
  /// The last token that is no comment.
  private var code: LuaToken?
  /// Whether the statement before this place runs over several lines.
  private var isAfterBlock = false

  /// A bracket or block that is open.
  private struct Opened {
    let token: String
    let table: Int
    /// Whether a new line follows the opening token at once.
    let breaks: Bool
    /// How far in the line stands that opened it.
    let indent: Int
  }

  /// - Parameter statements: where those outside of functions begin in the bytes, and whether each
  ///   runs over several lines.
  init(_ tokens: [LuaToken], statements: [Int: Bool]) {
    self.tokens = tokens
    self.statements = statements
  }

  mutating func write() -> String {
    for place in tokens.indices { put(place) }
    finishRow()
    align()
    alignComments()
    var text = rows.map { $0.text + ($0.comment ?? "") + "\n" }.joined()
    while text.hasPrefix("\n") { text.removeFirst() }
    return text
  }

  private var indent: Int { open.last.map { $0.indent + 2 } ?? 0 }

  private static let closers: Set = ["}", ")", "]", "end", "until", "else", "elseif"]

  private mutating func put(_ place: Int) {
    let token = tokens[place]
    let previous = place > 0 ? tokens[place - 1] : nil
    let breaks = previous.map { token.line > $0.line + newlines($0) } ?? false
    if token.isComment { return comment(token, previous, breaks) }
    var closed: Int?
    if Self.closers.contains(token.text), token.isCode { closed = close(token, breaks) }
    let span = open.isEmpty && closed == nil ? statements[token.range.lowerBound] : nil
    if breaks {
      finishRow()
      if closed == nil, wantsBlank(previous, token, span) { blankRow() }
    }
    if let span { isAfterBlock = span }
    if row.text.isEmpty, row.comment == nil {
      row.indent = closed ?? indent
      let margin = row.indent + (closed == nil && continues(token, span) ? 2 : 0)
      row.text = blanks(margin)
      row.table = open.last?.table ?? -1
      row.isLocal = span != nil && token.is("local")
    } else if needsBlank(previous, token, place) {
      row.text += " "
    }
    if token.is("="), row.equals == nil, row.table == open.last?.table ?? -1,
      row.isLocal || (open.last?.token == "{" && open.last?.breaks == true)
    {
      row.equals = row.text.count
    }
    row.text += token.text
    code = token
    opens(token, place)
  }

  /// Whether a blank line stands before a token that begins a line: where the author left one, and
  /// around statements of several lines.
  private func wantsBlank(_ previous: LuaToken?, _ token: LuaToken, _ span: Bool?) -> Bool {
    guard let previous else { return false }
    if token.line > previous.line + newlines(previous) + 1 { return !previous.opensBracket }
    guard let span, !previous.isComment else { return false }
    let words: Set = ["policy", "parameter", "list", "rule", "standard", "limit", "exclusive"]
    let endsApart = rows.last?.text == "}"
    return endsApart || ((span || isAfterBlock) && words.contains(token.text))
  }

  /// Whether a token that begins a line goes on with what the line before began.
  private func continues(_ token: LuaToken, _ span: Bool?) -> Bool {
    guard let code, let inner = open.last else { return span == nil }
    if ["{", "(", "["].contains(inner.token) {
      return !code.opensBracket && ![",", ";"].contains(code.text)
    }
    if code.isKeyword(Self.unfinished) { return true }
    if code.kind == .symbol, ![")", "]", "}", ";", "::", "..."].contains(code.text) { return true }
    switch token.kind {
    case .text: return true
    case .symbol: return ![";", "::"].contains(token.text)
    default: return token.isKeyword(["and", "or"])
    }
  }

  /// Words of Lua that something must follow.
  private static let unfinished: Set = [
    "and", "or", "not", "return", "local", "in", "if", "elseif", "while", "until",
  ]

  private mutating func comment(_ token: LuaToken, _ previous: LuaToken?, _ breaks: Bool) {
    let text = SheetFormat.trimmed(token.text)
    if !breaks, previous != nil, row.comment == nil, !text.contains("\n") {
      row.comment = text
      return
    }
    finishRow()
    let gap = previous.map { token.line > $0.line + newlines($0) + 1 } ?? false
    let isAfterBlock = open.isEmpty && isAfterBlock && previous?.isComment == false
    if previous?.opensBracket == false, gap || isAfterBlock { blankRow() }
    row.text = blanks(indent) + text
    row.table = open.last?.table ?? -1
    finishRow()
  }

  private mutating func finishRow() {
    if !row.text.isEmpty || row.comment != nil { rows.append(row) }
    row = Row()
  }

  private mutating func blankRow() {
    if let last = rows.last, !last.text.isEmpty || last.comment != nil { rows.append(Row()) }
  }

  private mutating func opens(_ token: LuaToken, _ place: Int) {
    guard token.isCode else { return }
    switch token.text {
    case "{", "(", "[", "function", "then", "do", "repeat", "else":
      let next = place + 1 < tokens.count ? tokens[place + 1] : nil
      let breaks = next.map { $0.line > token.line || $0.isComment } ?? false
      tables += 1
      // A block goes on from its first line, also where the condition before it took several.
      let indent = token.kind == .symbol ? row.text.prefix { $0 == " " }.count : row.indent
      open.append(Opened(token: token.text, table: tables, breaks: breaks, indent: indent))
    default: break
    }
  }

  /// - Returns: how far in the line stands that opened what closes here.
  private mutating func close(_ token: LuaToken, _ breaks: Bool) -> Int? {
    guard let last = open.last else { return nil }
    if token.text == "}", last.token == "{", breaks { addComma() }
    open.removeLast()
    return last.indent
  }

  /// The last entry of a table over several lines ends with a comma like the others.
  private mutating func addComma() {
    func ended(_ text: String) -> Bool {
      guard let last = text.last else { return true }
      return ",;{".contains(last) || text.allSatisfy { $0 == " " }
    }
    if !row.text.isEmpty {
      if !ended(row.text) { row.text += "," }
      return
    }
    guard let place = rows.lastIndex(where: { !$0.text.isEmpty && !$0.isComment }) else { return }
    if !ended(rows[place].text) { rows[place].text += "," }
  }

  private func newlines(_ token: LuaToken) -> Int { token.text.count { $0 == "\n" } }

  private func needsBlank(_ previous: LuaToken?, _ token: LuaToken, _ place: Int) -> Bool {
    guard let previous else { return false }
    if [",", ";", ")", "]", "."].contains(token.text), token.isCode { return false }
    if token.is("}"), previous.is("{") { return false }
    if ["(", "[", ".", "#"].contains(previous.text), previous.isCode { return false }
    if token.is("(") { return !isCallable(previous) }
    if token.is("[") { return !(isCallable(previous)) }
    if token.is(":") {
      // `by_level "award" :less_paid` reads better with the step apart; `worker:level()` does not.
      return previous.kind == .text(closed: true) || previous.is("}")
        || (previous.is(")") && !open.contains { $0.token == "function" })
    }
    if previous.is(":") { return false }
    if ["-", "~"].contains(previous.text), previous.isCode, isSign(place - 1) { return false }
    if previous.is("::") || token.is("::") { return false }
    return true
  }

  private func isCallable(_ token: LuaToken) -> Bool {
    token.kind == .name || token.is(")") || token.is("]") || token.text == "function"
  }

  /// Whether the operator at a place stands before its only operand.
  private func isSign(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let before = tokens[place - 1]
    switch before.kind {
    case .name, .number, .text: return false
    case .keyword: return !["end", "true", "false", "nil"].contains(before.text)
    default: return ![")", "]", "}"].contains(before.text)
    }
  }

  /// Lines up the `=` of entries that follow each other in one table, and of locals.
  private mutating func align() {
    for start in rows.indices where rows[start].equals != nil {
      let first = rows[start]
      // The rows of inner tables stand between two entries of the same table.
      var members = [start]
      for place in rows.indices[(start + 1)...] {
        let row = rows[place]
        if row.isBlank || (first.isLocal ? !row.isLocal : row.table < 0) { break }
        if row.table == first.table, row.equals != nil { members.append(place) }
      }
      alignRows(members)
    }
  }

  /// Comments at the ends of entries that follow each other stand below each other.
  private mutating func alignComments() {
    var start = 0
    while start < rows.count {
      let table = rows[start].table
      let run = rows[start...].prefix {
        $0.comment != nil && $0.table == table && $0.text.last.map { !"{([".contains($0) } == true
      }
      let widest = run.map { width(of: $0.text) }.max() ?? 0
      for place in run.indices {
        rows[place].text += blanks(widest - width(of: rows[place].text) + 1)
      }
      if run.isEmpty, rows[start].comment != nil, !rows[start].text.isEmpty {
        rows[start].text += " "
      }
      start = max(run.endIndex, start + 1)
    }
  }

  private mutating func alignRows(_ members: [Int]) {
    let widest = members.compactMap { rows[$0].equals }.max() ?? 0
    for place in members {
      guard let equals = rows[place].equals, equals < widest else { continue }
      let at = rows[place].text.index(rows[place].text.startIndex, offsetBy: equals)
      rows[place].text.insert(
        contentsOf: blanks(widest - equals), at: at)
      rows[place].equals = widest
    }
  }
}

extension SheetWriter.Row {
  fileprivate var isBlank: Bool { text.isEmpty && comment == nil }
  fileprivate var isComment: Bool { text.drop { $0 == " " }.hasPrefix("--") }
}

extension LuaToken {
  /// Whether the token is a symbol or a word of Lua, not a text that looks like one.
  fileprivate var isCode: Bool { kind == .symbol || kind == .keyword }

  fileprivate var opensBracket: Bool { kind == .symbol && ["{", "(", "["].contains(text) }

  fileprivate func isKeyword(_ words: Set<String>) -> Bool {
    kind == .keyword && words.contains(text)
  }
}
