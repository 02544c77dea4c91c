// The pieces a sheet's text is written in.
//
// Lua itself tells a line and no column, stops at the first fault, and forgets comments. The checks
// and the formatter need all three, so the text is also read here, without being run.

/// One piece of a sheet's text.
struct LuaToken: Hashable {
  enum Kind: Hashable {
    case name, keyword, number, symbol, comment
    /// A text in quotes or long brackets; `closed` is false when its end is missing.
    case text(closed: Bool)
    /// A character that Lua does not know outside of texts; `meant` is what was probably meant.
    case foreign(meant: String?)
  }

  let kind: Kind
  /// Places in the bytes of the text.
  let range: Range<Int>
  /// Line it begins on, from 1.
  let line: Int
  /// Column it begins on, in characters, from 1.
  let column: Int
  let text: String

  var isComment: Bool { kind == .comment }

  /// What Lua would read: a full-width comma stands for a comma.
  var meaning: String {
    if case .foreign(let meant?) = kind { meant } else { text }
  }

  /// The contents of a plain text, or nil for any other token.
  var content: String? {
    guard case .text = kind, let first = text.first else { return nil }
    if first == "[" { return text }
    return String(text.dropFirst().dropLast())
  }

  func `is`(_ symbol: String) -> Bool {
    switch kind {
    case .symbol, .keyword: text == symbol
    case .foreign(let meant): meant == symbol
    default: false
    }
  }

  static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Chinese punctuation that is easily typed for Lua's own.
  static let fullWidth: [String: String] = [
    "，": ",", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")", "｛": "{", "｝": "}", "【": "[",
    "】": "]", "＝": "=", "＋": "+", "－": "-", "＊": "*", "／": "/", "＜": "<", "＞": ">", "。": ".",
    "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7", "８": "8",
    "９": "9", "．": ".", "“": "\"", "”": "\"", "‘": "'", "’": "'", "＂": "\"", "　": " ", "—": "--",
  ]
}
