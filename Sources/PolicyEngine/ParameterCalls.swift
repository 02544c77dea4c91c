// Which parameters the functions of a sheet read: `period:value("allowance", …)`.
//
// A function cannot be asked before it runs, so the calls are read off the text. Comments and texts
// are stepped over; a name that is computed may be any parameter.

import Workforce

/// The calls of `:value` in the text of a sheet.
struct ParameterCalls {
  private var names: Set<String> = []
  /// Whether some call computes the name it asks for.
  private var anyName = false

  func mayRead(_ parameter: String) -> Bool { anyName || names.contains(parameter) }

  /// - Throws: for a name that no parameter has, with its line.
  init(
    _ text: String, known: [String: Parameter], _ loading: Loading
  ) throws(PolicyError.Problem) {
    var lexer = LuaTokens(text)
    var last: [LuaTokens.Token] = []
    while let token = lexer.next() {
      // `period : value ( "allowance"` and `period : value "allowance"`
      if last.suffix(2) == [.symbol(":"), .name("value")], token != .symbol("(") {
        note(token)
      } else if last == [.symbol(":"), .name("value"), .symbol("(")] {
        note(token)
      }
      if case .text(let name) = token, names.contains(name), known[name] == nil {
        loading.line = lexer.line
        throw .unknownParameter(name: name, known: known.keys.sorted())
      }
      last = last.suffix(2) + [token]
    }
  }

  private mutating func note(_ token: LuaTokens.Token) {
    if case .text(let name) = token { names.insert(name) } else { anyName = true }
  }
}

/// The words, texts and signs of a Lua text that has been parsed before, so it is well formed.
private struct LuaTokens {
  enum Token: Equatable {
    case name(String)
    case text(String)
    case symbol(String)
  }

  private let bytes: [UInt8]
  private var at = 0
  private(set) var line = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() -> Token? {
    while let byte = peek() {
      if byte == 0x0A { line += 1 }
      if byte <= 0x20 {
        at += 1
      } else if byte == 0x2D, peek(1) == 0x2D {
        at += 2
        if longBracket() == nil { while let byte = peek(), byte != 0x0A { _ = byte; at += 1 } }
      } else if let text = longBracket() {
        return .text(text)
      } else if byte == 0x22 || byte == 0x27 {
        return .text(quoted(by: byte))
      } else if isWordByte(byte) {
        let start = at
        while let byte = peek(), isWordByte(byte) { at += 1 }
        return .name(String(decoding: bytes[start..<at], as: UTF8.self))
      } else {
        at += 1
        return .symbol(String(decoding: [byte], as: UTF8.self))
      }
    }
    return nil
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    at + ahead < bytes.count ? bytes[at + ahead] : nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte >= 0x80
  }

  /// The text of `[[ … ]]` or `[==[ … ]==]` here, or nil and nothing is taken.
  private mutating func longBracket() -> String? {
    guard peek() == 0x5B else { return nil }
    var level = 0
    while peek(1 + level) == 0x3D { level += 1 }
    guard peek(1 + level) == 0x5B else { return nil }
    let closing = [0x5D] + [UInt8](repeating: 0x3D, count: level) + [0x5D]
    at += level + 2
    let start = at
    while at < bytes.count, !bytes[at...].starts(with: closing) {
      if bytes[at] == 0x0A { line += 1 }
      at += 1
    }
    defer { at += closing.count }
    return String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
  }

  /// A quoted text. Escapes stay as written: no parameter has one in its name.
  private mutating func quoted(by quote: UInt8) -> String {
    at += 1
    let start = at
    while let byte = peek(), byte != quote {
      if byte == 0x5C { at += 1 }
      if peek() == 0x0A { line += 1 }
      at += 1
    }
    defer { at += 1 }
    return String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
  }
}
