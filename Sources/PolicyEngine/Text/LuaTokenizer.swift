// Cuts a sheet's text into tokens. It never fails: what Lua does not know becomes a foreign token,
// so that everything after it is still looked at.

/// Reads tokens one after the other.
struct LuaTokenizer {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  /// A place on this line and its column.
  private var counted = (at: 0, column: 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All tokens of a text, comments included.
  static func tokens(of bytes: [UInt8]) -> [LuaToken] {
    var tokenizer = LuaTokenizer(bytes)
    var tokens: [LuaToken] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      if bytes[at] == 10 {
        line += 1
        lineStart = at + 1
      }
      at += 1
    }
  }

  private mutating func next() -> LuaToken? {
    while at < bytes.count, [9, 10, 11, 12, 13, 32].contains(bytes[at]) { advance() }
    guard at < bytes.count else { return nil }
    let start = at
    let startLine = line
    let column = columnHere()
    let kind = scan()
    return LuaToken(
      kind: kind, range: start..<at, line: startLine, column: column,
      text: String(decoding: bytes[start..<at], as: UTF8.self))
  }

  /// Counted on from the token before: a line may be as long as a sheet.
  private mutating func columnHere() -> Int {
    if counted.at < lineStart { counted = (lineStart, 1) }
    counted.column += String(decoding: bytes[counted.at..<at], as: UTF8.self).count
    counted.at = at
    return counted.column
  }

  private mutating func scan() -> LuaToken.Kind {
    let first = byte()
    if isLetter(first) {
      let start = at
      while isLetter(byte()) || isDigit(byte()) { advance() }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      return LuaToken.keywords.contains(word) ? .keyword : .name
    }
    if isDigit(first) || (first == dot && isDigit(byte(1))) { return number() }
    if first == dash, byte(1) == dash { return comment() }
    if first == quote || first == apostrophe { return quoted(by: first) }
    if first == open, let level = longBracket() { return .text(closed: long(level)) }
    if first >= 0x80 { return foreign() }
    for symbol in Self.longSymbols where matches(symbol) {
      advance(symbol.utf8.count)
      return .symbol
    }
    advance()
    let known = "+-*/%^#&~|<>=(){}[];:,.".utf8.contains(first)
    return known ? .symbol : .foreign(meant: nil)
  }

  private static let longSymbols = [
    "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>",
  ]

  private func matches(_ symbol: String) -> Bool {
    symbol.utf8.enumerated().allSatisfy { byte($0.offset) == $0.element }
  }

  private mutating func number() -> LuaToken.Kind {
    let hexadecimal = byte() == 48 && byte(1) | 32 == 120
    if hexadecimal { advance(2) }
    while true {
      let mark = byte() | 32
      let isExponent = mark == (hexadecimal ? 112 : 101)
      if isExponent, byte(1) == 43 || byte(1) == dash {
        advance(2)
      } else if isDigit(byte()) || isLetter(byte()) || byte() == dot {
        advance()
      } else {
        return .number
      }
    }
  }

  private mutating func comment() -> LuaToken.Kind {
    advance(2)
    if byte() == open, let level = longBracket() {
      _ = long(level)
    } else {
      while at < bytes.count, byte() != 10 { advance() }
    }
    return .comment
  }

  private mutating func quoted(by end: UInt8) -> LuaToken.Kind {
    advance()
    while at < bytes.count, byte() != 10 {
      if byte() == 92 {
        advance(2)
      } else if byte() == end {
        advance()
        return .text(closed: true)
      } else {
        advance()
      }
    }
    return .text(closed: false)
  }

  /// Number of `=` in the long bracket that opens here, or nil when none does.
  private func longBracket() -> Int? {
    var count = 0
    while byte(1 + count) == 61 { count += 1 }
    return byte(1 + count) == open ? count : nil
  }

  private mutating func long(_ level: Int) -> Bool {
    advance(level + 2)
    let end = "]" + String(repeating: "=", count: level) + "]"
    while at < bytes.count {
      if matches(end) {
        advance(end.utf8.count)
        return true
      }
      advance()
    }
    return false
  }

  /// A character outside ASCII; quotation marks take the text between them along.
  private mutating func foreign() -> LuaToken.Kind {
    let character = take()
    guard let meant = LuaToken.fullWidth[character] else {
      // A whole run of Chinese characters is one piece: it was meant as one text.
      while byte() >= 0x80, LuaToken.fullWidth[peek()] == nil { _ = take() }
      return .foreign(meant: nil)
    }
    if isDigit(meant.utf8.first ?? 0) {
      var digits = meant
      while byte() >= 0x80, let digit = LuaToken.fullWidth[peek()], isDigit(digit.utf8.first ?? 0) {
        digits += digit
        _ = take()
      }
      return .foreign(meant: digits)
    }
    if character == "“" || character == "‘" {
      let start = (at, line, lineStart)
      while at < bytes.count, byte() != 10 {
        let found = take()
        if found == "”" || found == "’" || found == meant { return .foreign(meant: "\"\"") }
      }
      (at, line, lineStart) = start
    }
    return .foreign(meant: meant)
  }

  private func peek() -> String {
    let length = byte() < 0xE0 ? 2 : byte() < 0xF0 ? 3 : 4
    return String(decoding: bytes[at..<min(bytes.count, at + length)], as: UTF8.self)
  }

  private mutating func take() -> String {
    if byte() < 0x80 {
      advance()
      return String(UnicodeScalar(bytes[at - 1]))
    }
    let text = peek()
    advance(text.utf8.count)
    return text
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private let dot: UInt8 = 46
  private let dash: UInt8 = 45
  private let quote: UInt8 = 34
  private let apostrophe: UInt8 = 39
  private let open: UInt8 = 91
}
