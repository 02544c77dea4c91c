// The exception: a condition or an amount as a Lua function, for what words cannot say.

import LuaRuntime
import Workforce

enum CheckTerms: Family {
  static let words = [
    Word(
      "check", .call, zh: "用 Lua 函数表达的条件：check(\"说明\", function(worker, period) … end)",
      en: "a condition as a function: check(\"label\", function(worker, period) … end)")
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "check" else { return nil }
    guard node.arguments.count == 2, case .string(let label) = node.arguments[0],
      case .function(let function) = node.arguments[1]
    else { throw .wrongValue(word: node.word, expected: .function) }
    return FunctionCheck(label: label, function: function)
  }
}

private struct FunctionCheck: Condition {
  let label: String
  let function: LuaFunction

  /// A function is not data: it is removed and negated as a clause, but not changed inside.
  var variants: [Variant<any Condition>] { [] }
  func boundaries(_ binding: Binding) -> [Boundary] { [] }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(check: self, period: binding.period, functions: binding.functions)
  }

  private struct Bound: BoundCondition {
    let check: FunctionCheck
    let period: Period
    let functions: SheetFunctions?

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      functions?.judge(check.function, cases, period, verdicts)
    }

    func evidence(_ item: Case) -> Evidence {
      guard
        var found = functions?.record(check.function, item, period, expecting: .boolean)
      else { return Evidence(Sentence(same: check.label)) }
      found.text = Sentence(
        zh: "\(check.label)：\(found.text.zh)", en: "\(check.label): \(found.text.en)")
      return found
    }
  }
}
