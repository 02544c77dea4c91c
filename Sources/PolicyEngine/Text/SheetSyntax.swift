// A sheet's text as a tree, before it is run: enough to say of every piece what it is and where.

/// An expression and the tokens it is written with.
final class SheetExpression {
  indirect enum Form {
    /// A name; `local` is its place in ``SheetSyntax/locals``, nil for a name of the vocabulary.
    case name(String, local: Int?)
    case text(String)
    case number(String)
    /// true, false, nil or `...`.
    case constant(String)
    case member(SheetExpression, String)
    case index(SheetExpression, SheetExpression)
    case call(SheetExpression, [SheetExpression])
    case method(SheetExpression, String, [SheetExpression])
    case table([SheetEntry])
    /// Whether every way through the function ends with a returned value.
    case function(returns: Bool)
    case operation(String, [SheetExpression])
    /// What could not be read.
    case missing
  }

  let form: Form
  /// Places in ``SheetSyntax/tokens``.
  let tokens: Range<Int>
  /// Token that names it best: the member's name, the operator.
  let mark: Int

  init(_ form: Form, _ tokens: Range<Int>, mark: Int? = nil) {
    self.form = form
    self.tokens = tokens
    self.mark = mark ?? tokens.lowerBound
  }

  var entries: [SheetEntry]? { if case .table(let entries) = form { entries } else { nil } }
  var text: String? { if case .text(let text) = form { text } else { nil } }
  /// What a function, or a word of the vocabulary, is called with.
  var arguments: [SheetExpression]? {
    switch form {
    case .call(_, let arguments), .method(_, _, let arguments): arguments
    default: nil
    }
  }
}

/// One entry of a table: `name = value` or only a value.
struct SheetEntry {
  let name: String?
  let value: SheetExpression
  /// Places in ``SheetSyntax/tokens``, without the comma.
  let tokens: Range<Int>
}

/// A `local` of a sheet.
struct SheetLocal {
  let name: String
  let token: Int
  /// What it was set to, when it was set to one thing.
  var value: SheetExpression?
  var uses = 0
  /// Whether it was made outside of all functions.
  let isTopLevel: Bool
}

/// A statement of a sheet outside of all functions.
struct SheetLine {
  /// The expression that stands alone, such as `rule "award" { … }`; nil for other statements.
  let call: SheetExpression?
  let tokens: Range<Int>
}

/// What the text itself has wrong with it.
struct SyntaxFault {
  enum Kind: Hashable {
    case missingComma
    case neverClosed(String)
    case unexpected(found: String, wanted: String)
  }

  let kind: Kind
  let token: Int
}

/// A sheet's text, cut up.
struct SheetSyntax {
  /// Without comments.
  let tokens: [LuaToken]
  let comments: [LuaToken]
  var lines: [SheetLine] = []
  var locals: [SheetLocal] = []
  /// Every expression, inner ones first, those of functions included.
  var expressions: [SheetExpression] = []
  /// Tokens of names that are set without `local`.
  var globalWrites: [Int] = []
  var faults: [SyntaxFault] = []

  init(_ bytes: [UInt8]) {
    let all = LuaTokenizer.tokens(of: bytes)
    tokens = all.filter { !$0.isComment && !$0.isBlank }
    comments = all.filter(\.isComment)
    var parser = SheetParser(tokens)
    parser.read()
    lines = parser.lines
    locals = parser.locals
    expressions = parser.expressions
    globalWrites = parser.globalWrites
    faults = parser.faults
  }

  /// The expression with every local of the sheet followed to what it was set to.
  func resolved(_ expression: SheetExpression) -> SheetExpression {
    var found = expression
    for _ in 0..<32 {
      guard case .name(_, let local?) = found.form, let value = locals[local].value else { break }
      found = value
    }
    return found
  }
}

extension LuaToken {
  /// A blank of Chinese width, which Lua does not know and a reader does not see.
  fileprivate var isBlank: Bool { kind == .foreign(meant: " ") || kind == .foreign(meant: "--") }
}
