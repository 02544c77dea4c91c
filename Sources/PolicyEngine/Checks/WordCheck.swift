// Faults in the use of words: which there are, what may follow them, what they count.

import Workforce

enum WordCheck {
  static func check(_ sheet: SheetInspection) {
    for expression in sheet.syntax.expressions {
      switch expression.form {
      case .member(let base, let key): member(base, key, expression, sheet)
      case .method(let base, let key, let arguments):
        member(base, key, expression, sheet)
        if let first = arguments.first { compared(base, key, first, expression, sheet) }
      case .call(let callee, let arguments): call(callee, arguments, expression, sheet)
      case .operation(let symbol, let parts): operation(symbol, parts, expression, sheet)
      default: break
      }
    }
    for part in sheet.outline.each("parameter") { oneUnit(part, sheet) }
  }

  private static func member(
    _ base: SheetExpression, _ key: String, _ expression: SheetExpression, _ sheet: SheetInspection
  ) {
    guard let used = sheet.word(of: base), !WritingCheck.engineNames.contains(used.path) else {
      return
    }
    let space = sheet.space(of: used)
    let prefix = space + "."
    let known = Terms.all.map(\.path).filter {
      $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains(".")
    }
    if known.contains(prefix + key) { return }
    sheet.remark(
      .problem(.unknownWord(word: prefix + key, known: known)), at: expression.mark)
  }

  private static func call(
    _ callee: SheetExpression, _ arguments: [SheetExpression], _ expression: SheetExpression,
    _ sheet: SheetInspection
  ) {
    if case .name(let name, nil) = callee.form, let first = arguments.first {
      if ["yuan", "fen"].contains(name) { money(name, first, sheet) }
      if name == "hours", case .number(let text) = first.form, !text.allSatisfy(\.isNumber) {
        sheet.remark(
          .problem(.wrongValue(word: "hours", expected: .wholeNumber)), tokens: first.tokens)
      }
      if name == "check", arguments.count > 1 { returning(arguments[1], sheet) }
    }
    if case .member(let base, let key) = callee.form, let first = arguments.first {
      compared(base, key, first, expression, sheet)
    }
  }

  /// `yuan(1.5)`, `yuan(100/3)`.
  private static func money(_ word: String, _ value: SheetExpression, _ sheet: SheetInspection) {
    let value = sheet.resolved(value)
    switch value.form {
    case .number(let text) where !text.allSatisfy(\.isHexDigit) && !text.hasPrefix("0x"):
      sheet.remark(.problem(.floatMoney), tokens: value.tokens)
    case .operation("/", _): sheet.remark(.problem(.floatMoney), tokens: value.tokens)
    default: break
    }
  }

  /// A function that can end without a value gives nil, which is neither true nor an amount.
  static func returning(_ function: SheetExpression, _ sheet: SheetInspection) {
    let function = sheet.resolved(function)
    if case .function(false) = function.form {
      sheet.remark(
        .noValueReturned, at: max(function.tokens.lowerBound, function.tokens.upperBound - 1))
    }
  }

  private static func compared(
    _ base: SheetExpression, _ key: String, _ value: SheetExpression,
    _ expression: SheetExpression, _ sheet: SheetInspection
  ) {
    guard ["at_least", "below", "at_most", "above", "more_than", "over"].contains(key),
      let used = sheet.word(of: base)
    else { return }
    let space = sheet.space(of: used)
    var left = sheet.quantity(of: base)
    if space == "amount" { left = .money }
    guard let left else { return }
    if let name = sheet.resolved(value).text {
      guard let part = sheet.outline.each("parameter").first(where: { $0.id == name }) else {
        return
      }
      if let right = unit(of: part, sheet), !fits(left, right) {
        sheet.remark(.unitsMix(left: left, right: right), tokens: value.tokens)
      }
    } else if let right = sheet.quantity(of: value), !fits(left, right) {
      sheet.remark(.unitsMix(left: left, right: right), tokens: value.tokens)
    }
  }

  /// Days and other counts are written as plain numbers; money and hours never are.
  private static func fits(_ left: Quantity, _ right: Quantity) -> Bool {
    left == right || (left == .days && right == .count)
  }

  private static func operation(
    _ symbol: String, _ parts: [SheetExpression], _ expression: SheetExpression,
    _ sheet: SheetInspection
  ) {
    // A clause is a table to Lua, and every table is true.
    if ["or", "and", "not"].contains(symbol),
      parts.allSatisfy({ sheet.word(of: $0).map { $0.path.contains(".") } ?? false })
    {
      sheet.remark(.luaLogic(symbol), tokens: expression.tokens)
    }
    guard parts.count == 2 else { return }
    let kinds = parts.map { sheet.quantity(of: $0) }
    guard let left = kinds[0], let right = kinds[1] else { return }
    switch symbol {
    case "+", "-", "<", ">", "<=", ">=", "==", "~=":
      if left != right {
        sheet.remark(.unitsMix(left: left, right: right), tokens: expression.tokens)
      }
    case "*":
      if left != .count, right != .count {
        sheet.remark(.unitsMix(left: left, right: right), tokens: expression.tokens)
      } else if left == .money || right == .money {
        for part in parts {
          if case .number(let text) = part.form, text.contains(".") {
            sheet.remark(.problem(.floatMoney), tokens: expression.tokens)
          }
        }
      }
    case "/", "//", "%":
      if left == .money { sheet.remark(.problem(.floatMoney), tokens: expression.tokens) }
    default: break
    }
  }

  /// The unit of a parameter: that of its first value.
  static func unit(of part: OutlinePart, _ sheet: SheetInspection) -> Quantity? {
    SheetOutline.segments(part, sheet.syntax).first?.values.first.flatMap {
      sheet.quantity(of: $0.value)
    }
  }

  private static func oneUnit(_ part: OutlinePart, _ sheet: SheetInspection) {
    guard let unit = unit(of: part, sheet) else { return }
    for segment in SheetOutline.segments(part, sheet.syntax) {
      for (_, value) in segment.values {
        if case .number(let text) = value.form, text.contains(".") {
          sheet.remark(.problem(.floatMoney), tokens: value.tokens)
        } else if let found = sheet.quantity(of: value), found != unit {
          sheet.remark(.unitsMix(left: unit, right: found), tokens: value.tokens)
        }
      }
    }
  }
}
