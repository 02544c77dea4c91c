// One way to write a sheet.
//
// Works on tokens alone: what a sheet means cannot change, because its tokens stay the same but for
// the commas that close a table. Comments stay where they stand, at the end of a line or on their
// own; an entry that the author gave a line of its own keeps it.

/// Writes sheets in the house's form.
public enum SheetFormat {
  /// - Parameter text: UTF-8 source.
  /// - Returns: the formatted text, or nil when the text cannot be followed or its tokens would not
  ///   stay the same; it is then best left alone.
  public static func formatted(_ text: [UInt8]) -> [UInt8]? {
    let tokens = LuaTokenizer.tokens(of: text)
    for token in tokens {
      if case .foreign = token.kind { return nil }
      if token.kind == .text(closed: false) { return nil }
    }
    guard SheetSyntax(text).faults.isEmpty else { return nil }
    var writer = SheetWriter(tokens)
    let result = Array(writer.write().utf8)
    return same(tokens, LuaTokenizer.tokens(of: result)) ? result : nil
  }

  /// Whether two texts have the same tokens, up to commas that close a table and blanks at the end
  /// of comments.
  static func same(_ one: [LuaToken], _ other: [LuaToken]) -> Bool {
    essence(one) == essence(other)
  }

  private static func essence(_ tokens: [LuaToken]) -> [String] {
    tokens.indices.compactMap { place in
      let token = tokens[place]
      if token.isComment { return trimmed(token.text) }
      if token.is(",") {
        let next = tokens[(place + 1)...].first { !$0.isComment }
        if next?.is("}") == true { return nil }
      }
      return token.text
    }
  }

  static func trimmed(_ text: String) -> String {
    var text = text
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
  }
}

/// Lays tokens out in lines.
struct SheetWriter {
  /// One line of the result.
  struct Row {
    var text = ""
    /// Column of the first `=` of an entry, in the text, for lining up; nil when there is none.
    var equals: Int?
    /// Which table the line belongs to; rows of one table line up with each other.
    var table = -1
    var comment: String?
    /// Whether a text or comment runs on over line breaks here; such rows are left as they are.
    var isRaw = false
  }

  private let tokens: [LuaToken]
  private var rows: [Row] = []
  private var row = Row()
  private var open: [Opened] = []
  private var tables = 0

  /// A bracket or block that is open.
  private struct Opened {
    let token: String
    let table: Int
    /// Whether its contents are written on lines of their own.
    let indents: Bool
  }

  init(_ tokens: [LuaToken]) { self.tokens = tokens }

  mutating func write() -> String {
    for place in tokens.indices { put(place) }
    finishRow()
    align()
    var text = ""
    for row in rows {
      text += row.text
      if let comment = row.comment { text += (row.text.isEmpty ? "" : " ") + comment }
      text += "\n"
    }
    while text.hasPrefix("\n") { text.removeFirst() }
    return text
  }

  private var indent: Int { open.count { $0.indents } * 2 }

  private static let closers: Set = ["}", ")", "]", "end", "until", "else", "elseif"]

  private mutating func put(_ place: Int) {
    let token = tokens[place]
    let previous = place > 0 ? tokens[place - 1] : nil
    let breaks = previous.map { token.line > $0.line + newlines($0) } ?? false
    if token.isComment { return comment(token, previous, breaks) }
    if Self.closers.contains(token.text), token.isCode { close(token, breaks) }
    if breaks {
      finishRow()
      let blank = previous.map { token.line > $0.line + newlines($0) + 1 } ?? false
      let afterBlock = open.isEmpty && rows.last?.text == "}"
      if (blank && open.isEmpty) || afterBlock || startsStatement(token, previous) { blankRow() }
    }
    if row.text.isEmpty, row.comment == nil {
      row.text = String(repeating: " ", count: indent)
      row.table = open.last { $0.indents }?.table ?? -1
    } else if needsBlank(previous, token, place) {
      row.text += " "
    }
    if token.is("="), open.last?.token == "{", open.last?.indents == true, row.equals == nil {
      row.equals = row.text.count
    }
    if token.text.contains("\n") { row.isRaw = true }
    row.text += token.text
    opens(token, place)
  }

  /// Whether a statement begins here that should stand apart from a block before it.
  private func startsStatement(_ token: LuaToken, _ previous: LuaToken?) -> Bool {
    guard open.isEmpty, let previous else { return false }
    return SheetTerms.statements.contains(token.text) && !previous.isComment
  }

  private mutating func comment(_ token: LuaToken, _ previous: LuaToken?, _ breaks: Bool) {
    let text = SheetFormat.trimmed(token.text)
    if !breaks, previous != nil, row.comment == nil, !text.contains("\n") {
      row.comment = text
      return
    }
    finishRow()
    let gap = previous.map { token.line > $0.line + newlines($0) + 1 } ?? false
    if gap || (open.isEmpty && previous?.isComment == false) { blankRow() }
    row.text = String(repeating: " ", count: indent) + text
    row.table = open.last { $0.indents }?.table ?? -1
    row.isRaw = true
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
      let isBlock = !["{", "(", "["].contains(token.text)
      tables += 1
      open.append(
        Opened(token: token.text, table: tables, indents: isBlock ? blockBreaks(place) : breaks))
    default: break
    }
  }

  /// Whether the block that opens here runs over more than one line.
  private func blockBreaks(_ place: Int) -> Bool {
    // A function's block begins behind its names: `function(worker, period)`.
    var start = place
    if tokens[place].text == "function" {
      while start < tokens.count, !tokens[start].is(")") { start += 1 }
    }
    guard start + 1 < tokens.count else { return false }
    return tokens[start + 1].line > tokens[start].line
  }

  private mutating func close(_ token: LuaToken, _ breaks: Bool) {
    guard let last = open.last else { return }
    if token.text == "}", last.token == "{", last.indents, breaks { addComma() }
    open.removeLast()
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

  /// Lines up the `=` of entries that follow each other in one table.
  private mutating func align() {
    var start = 0
    while start < rows.count {
      var end = start + 1
      if rows[start].table >= 0, rows[start].equals != nil {
        let tables = rows[start].table
        // The rows of inner tables stand between two entries of the same table.
        var members = [start]
        var place = start + 1
        while place < rows.count, !rows[place].isBlank, rows[place].table >= 0 {
          if rows[place].table == tables, rows[place].equals != nil { members.append(place) }
          place += 1
        }
        alignRows(members)
      }
      end = start + 1
      start = end
    }
  }

  private mutating func alignRows(_ members: [Int]) {
    let widest = members.compactMap { rows[$0].equals }.max() ?? 0
    for place in members {
      guard let equals = rows[place].equals, equals < widest else { continue }
      let at = rows[place].text.index(rows[place].text.startIndex, offsetBy: equals)
      rows[place].text.insert(
        contentsOf: String(repeating: " ", count: widest - equals), at: at)
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
}
