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
    let syntax = SheetSyntax(text)
    guard syntax.faults.isEmpty else { return nil }
    var writer = SheetWriter(tokens, statements: syntax.spans)
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

extension SheetSyntax {
  /// Whether a statement outside of all functions runs over several lines, by the place in the
  /// bytes where it begins.
  fileprivate var spans: [Int: Bool] {
    var spans: [Int: Bool] = [:]
    for statement in lines where !statement.tokens.isEmpty {
      let first = tokens[statement.tokens.lowerBound]
      spans[first.range.lowerBound] = tokens[statement.tokens.upperBound - 1].line > first.line
    }
    return spans
  }
}
