// What can be changed in the Lua functions of a sheet: one token at a time, in the text itself.

import Workforce

extension Policy {
  /// The sheet with one token of one of its functions changed, where it still loads.
  func functionMutants() -> [PolicyMutant] {
    let bytes = Array(text.utf8)
    let syntax = SheetSyntax(bytes)
    let functions = syntax.sheetFunctions
    var seen: Set<Int> = []
    return functions.flatMap { owner, range in
      range.filter { seen.insert($0).inserted }.flatMap { place -> [PolicyMutant] in
        let token = syntax.tokens[place]
        let others = FunctionToken(syntax.tokens, place).others
        return others.compactMap { other -> PolicyMutant? in
          var changed = bytes
          changed.replaceSubrange(token.range, with: other.utf8)
          guard (try? PolicyLoader.load(text: changed, file: file)) != nil else { return nil }
          let change =
            other.isEmpty
            ? Sentence(zh: "函数中去掉 \(token.text)", en: "\(token.text) is removed in the function")
            : Sentence(
              zh: "函数中 \(token.text) 改为 \(other)", en: "\(token.text) becomes \(other) in the function")
          let isRule = rules.contains { $0.id == owner }
          return PolicyMutant(
            owner: owner, line: token.line, excerpt: excerpt(line: token.line), change: change,
            equivalence: nil, reach: isRule ? together(with: [owner]) : nil, changed: .text(changed))
        }
      }
    }
  }
}

/// One token of a function and what might stand there by mistake.
private struct FunctionToken {
  private let token: LuaToken
  private let before: LuaToken?
  private let after: LuaToken?

  init(_ tokens: [LuaToken], _ place: Int) {
    token = tokens[place]
    before = place > 0 ? tokens[place - 1] : nil
    after = place + 1 < tokens.count ? tokens[place + 1] : nil
  }

  var others: [String] {
    switch token.kind {
    case .number:
      guard let number = Int64(token.text), number < .max else { return [] }
      return [number == 0 ? "(-1)" : "\(number - 1)", "\(number + 1)"]
    case .symbol, .keyword: return operators
    case .text: return texts
    case .name:
      return token.text == "min" ? ["max"] : token.text == "max" ? ["min"] : []
    default: return []
    }
  }

  private var operators: [String] {
    // A sign is not an operation between two values.
    let isSign = before.map { [.symbol, .keyword].contains($0.kind) && ![")", "]", "}", "end"].contains($0.text) }
    switch token.text {
    case "<": return ["<="]
    case "<=": return ["<"]
    case ">": return [">="]
    case ">=": return [">"]
    case "==": return ["~="]
    case "~=": return ["=="]
    case "and": return ["or"]
    case "or": return ["and"]
    case "not": return [""]
    case "true": return ["false"]
    case "false": return ["true"]
    case "+": return ["-"]
    case "-": return isSign == true ? [""] : ["+"]
    case "*": return ["//"]
    case "//": return ["*"]
    default: return []
    }
  }

  /// The other levels or results; for any other text that is compared, one that nothing equals.
  private var texts: [String] {
    guard let text = token.content else { return [] }
    for known in [CertificateLevel.allCases.map(\.code), AssessmentResult.allCases.map(\.code)]
    where known.contains(text) {
      return known.filter { $0 != text }.map { "\"\($0)\"" }
    }
    let isCompared = [before, after].contains { $0?.is("==") == true || $0?.is("~=") == true }
    return isCompared ? ["\"?\""] : []
  }
}

extension SheetSyntax {
  /// The functions that decide or compute something, and the local ones they call, as places in
  /// ``tokens``, with the statement or local they belong to.
  fileprivate var sheetFunctions: [(owner: String, tokens: Range<Int>)] {
    var found: [(owner: String, tokens: Range<Int>)] = []
    func add(_ owner: String, _ expression: SheetExpression) {
      let function = resolved(expression)
      guard case .function = function.form, !found.contains(where: { $0.tokens == function.tokens })
      else { return }
      found.append((owner, function.tokens))
    }
    for part in SheetOutline(self).parts {
      if let amount = part.entry("amount")?.value { add(part.id, amount) }
      for call in expressions where part.tokens.contains(call.mark) {
        if let function = call.checked { add(part.id, function) }
      }
    }
    for call in expressions { if let function = call.checked { add("check", function) } }
    // Grows while it is gone through: functions call functions.
    var next = 0
    while next < found.count {
      let inner = found[next].tokens
      for name in expressions where inner.contains(name.mark) && !inner.isEmpty {
        if case .name(let text, local: _?) = name.form { add(text, name) }
      }
      next += 1
    }
    return found
  }
}

extension SheetExpression {
  /// The function of `check("label", function … end)`.
  fileprivate var checked: SheetExpression? {
    guard case .call(let callee, let arguments) = form, case .name("check", nil) = callee.form,
      arguments.count == 2
    else { return nil }
    return arguments[1]
  }
}
