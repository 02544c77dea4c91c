// Faults in the writing: characters, brackets, names, and the forms Lua 5.4.4 computes wrongly.

import LuaRuntime
import Workforce

enum WritingCheck {
  /// - Parameter words: names that are known besides those of sheets.
  static func check(_ sheet: SheetInspection, also words: Set<String> = []) {
    let all = LuaTokenizer.tokens(of: sheet.bytes)
    for (place, token) in all.enumerated() {
      switch token.kind {
      case .foreign(let meant):
        // A colon after a name is how forms are filled in; a table wants the sign of equality.
        let isField = meant == ":" && place > 1 && all[place - 1].kind == .name
          && (all[place - 2].is("{") || all[place - 2].is(",") || all[place - 2].isComment)
        sheet.remark(.foreignCharacter(token.text, meant: isField ? "=" : meant), token)
      case .text(false): sheet.remark(.unfinishedText, token)
      case .comment: confirm(token.text, token, sheet)
      case .text:
        if let text = token.content { confirm(text, token, sheet) }
      default: break
      }
    }
    outerBlanks(sheet)
    reservedNames(sheet)
    for fault in sheet.syntax.faults { remark(fault, sheet) }
    for token in sheet.syntax.globalWrites {
      sheet.remark(.globalWrite(sheet.syntax.tokens[token].text), at: token)
    }
    for expression in sheet.syntax.expressions {
      miscompiled(expression, sheet)
      names(expression, words, sheet)
    }
  }

  /// Blanks that nobody sees and that make a text another one. Pieces that are joined need theirs.
  private static func outerBlanks(_ sheet: SheetInspection) {
    let tokens = sheet.syntax.tokens
    for (place, token) in tokens.enumerated() {
      guard let text = token.content, let first = text.first, let last = text.last,
        first.isWhitespace || last.isWhitespace
      else { continue }
      let isJoined = (place > 0 && tokens[place - 1].is("..")) || (place + 1 < tokens.count && tokens[place + 1].is(".."))
      if !isJoined, !text.allSatisfy(\.isWhitespace) { sheet.remark(.outerBlank(text), at: place) }
    }
  }

  private static func remark(_ fault: SyntaxFault, _ sheet: SheetInspection) {
    let line = sheet.syntax.tokens[fault.token].line
    switch fault.kind {
    case .missingComma: sheet.remark(.missingComma, at: fault.token)
    case .neverClosed(let bracket): sheet.remark(.neverClosed(bracket), at: fault.token)
    case .unexpected(let found, let wanted):
      if !sheet.hasError(onLine: line) {
        sheet.remark(.unexpected(found: found, wanted: wanted), at: fault.token)
      }
    }
  }

  private static func confirm(_ text: String, _ token: LuaToken, _ sheet: SheetInspection) {
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let mark = ["TO CONFIRM", "待核实", "待确认"].first(where: { line.contains($0) }) else {
        continue
      }
      let words = line.drop { $0 == "-" || $0 == " " }
      let start = line.ranges(of: mark)[0].lowerBound
      let before = line.distance(from: line.startIndex, to: start)
      let quote = offset == 0 && !token.isComment ? 1 : 0
      sheet.remark(
        .toConfirm(String(words)), line: token.line + offset,
        column: (offset == 0 ? token.column : 1) + quote + before, length: mark.count)
    }
  }

  /// `end = …` in a table or `local function`: a reserved word where a name belongs.
  private static func reservedNames(_ sheet: SheetInspection) {
    let tokens = sheet.syntax.tokens
    for index in tokens.indices.dropFirst().dropLast() where tokens[index].kind == .keyword {
      let before = tokens[index - 1]
      let values: Set = ["true", "false", "nil", "function", "not"]
      let inTable = tokens[index + 1].is("=") && (before.is("{") || before.is(","))
      let afterLocal = before.text == "local" && tokens[index].text != "function"
      let afterDot = before.is(".") && !values.contains(tokens[index].text)
      if inTable || afterLocal || afterDot {
        sheet.remark(.reservedName(tokens[index].text), at: index)
      }
    }
  }

  /// See ``Remark/Kind/miscompiled(_:)``: both were measured, and both give a wrong figure silently.
  private static func miscompiled(_ expression: SheetExpression, _ sheet: SheetInspection) {
    func compares(_ expression: SheetExpression) -> Bool {
      guard case .operation(let symbol, let parts) = expression.form else { return false }
      return ["<", ">", "<=", ">=", "==", "~="].contains(symbol) && parts.allSatisfy(isConstant)
    }
    func isConstant(_ expression: SheetExpression) -> Bool {
      switch expression.form {
      case .number, .text, .constant: true
      case .operation(_, let parts): parts.allSatisfy(isConstant)
      default: false
      }
    }
    switch expression.form {
    case .index(_, let key) where compares(key):
      sheet.remark(.miscompiled("t[a < b]"), tokens: expression.tokens)
    case .operation(let symbol, let parts) where ["|", "&", "~"].contains(symbol):
      for part in parts {
        if case .operation("or", let inner) = part.form, inner.contains(where: isConstant) {
          sheet.remark(.miscompiled("a \(symbol) (b or c)"), tokens: expression.tokens)
        } else if case .operation("and", let inner) = part.form, inner.contains(where: isConstant) {
          sheet.remark(.miscompiled("a \(symbol) (b and c)"), tokens: expression.tokens)
        }
      }
    default: break
    }
  }

  /// Names of the engine beside the words of the vocabulary.
  static let engineNames = Set(Sandbox.allowed.map(\.name))
    .union(["fen", "math", "string", "table", "utf8", "_G", "_ENV"])

  private static func names(
    _ expression: SheetExpression, _ words: Set<String>, _ sheet: SheetInspection
  ) {
    switch expression.form {
    case .name(let name, nil):
      if Sandbox.forbidden.contains(where: { $0.name == name }) {
        sheet.remark(.forbidden(name), at: expression.mark)
      } else if !isKnown(name), !words.contains(name), !isSet(name, sheet),
        !isBeforeForeign(expression.mark, sheet)
      {
        let locals = sheet.syntax.locals.filter(\.isTopLevel).map(\.name)
        let known = Set(locals).union(engineNames).union(words).union(
          Terms.all.map(\.path).filter {
            !$0.contains(".")
          })
        sheet.remark(.unknownName(name, near: nearest(to: name, among: known)), at: expression.mark)
      }
    case .member(let base, let key):
      if case .name(let library, nil) = base.form,
        Sandbox.forbidden.contains(where: { $0.name == "\(library).\(key)" })
      {
        sheet.remark(.forbidden("\(library).\(key)"), tokens: expression.tokens)
      }
    case .call(let callee, let arguments):
      // What a sheet says it does not know is open until somebody finds out.
      if case .name("unknown", nil) = callee.form, let text = arguments.first?.text {
        sheet.remark(.toConfirm(text), tokens: expression.tokens)
      }
    case .method(let base, let name, _):
      guard case .name(let of, .some) = base.form, ["w", "worker"].contains(of),
        !workerMethods.contains(name)
      else { return }
      sheet.remark(
        .unknownMethod(name, near: nearest(to: name, among: workerMethods)), at: expression.mark)
    default: break
    }
  }

  /// What a function may ask of its worker.
  static let workerMethods: Set<String> = [
    "level", "level_rank", "counts", "certificate", "registration", "posting", "training",
    "training_hours", "assessment_at", "assessment", "payment", "paid", "circumstance",
  ]

  private static func isKnown(_ name: String) -> Bool {
    engineNames.contains(name) || Terms.all.contains { $0.path == name && isGlobal(name) }
  }

  /// Whether Chinese punctuation follows: `id ：` is no use of a word, and has its remark.
  private static func isBeforeForeign(_ place: Int, _ sheet: SheetInspection) -> Bool {
    guard place + 1 < sheet.syntax.tokens.count else { return false }
    if case .foreign = sheet.syntax.tokens[place + 1].kind { return true }
    return false
  }

  /// Whether the sheet itself sets the name, which has its own remark.
  private static func isSet(_ name: String, _ sheet: SheetInspection) -> Bool {
    sheet.syntax.globalWrites.contains { sheet.syntax.tokens[$0].text == name }
  }

  private static func isGlobal(_ name: String) -> Bool {
    // Names of kinds, such as `measure`, begin other words and are no words themselves.
    !name.contains(".")
  }
}
