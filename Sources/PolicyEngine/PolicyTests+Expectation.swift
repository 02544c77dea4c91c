// What a test expects and what it got, side by side.

import LuaRuntime
import Workforce

/// What a test expects of a rule.
enum Expected: Equatable {
  case pays([Int64])
  case refused(String)
  case undecided(String)
  case held
  case found
  case none
  case unclear

  init(_ value: LuaValue) {
    self = .unclear
    guard case .table(let table) = value else { return }
    if case .integer(let fen)? = table.fields["fen"] {
      self = .pays([fen])
    } else if case .string(let outcome)? = table.fields["outcome"] {
      var word = ""
      if case .string(let text)? = table.fields["word"] { word = text }
      switch outcome {
      case "refused": self = .refused(word)
      case "undecided": self = .undecided(word)
      case "held": self = .held
      case "found": self = .found
      case "none": self = .none
      default: break
      }
    } else if !table.array.isEmpty {
      let amounts = table.array.compactMap { value -> Int64? in
        guard case .table(let money) = value, case .integer(let fen)? = money.fields["fen"] else {
          return nil
        }
        return fen
      }
      if amounts.count == table.array.count { self = .pays(amounts) }
    }
  }

  var text: Sentence {
    switch self {
    case .pays(let amounts):
      Sentence(
        zh: "发放 " + amounts.map { Parameter.Unit.money.text($0).zh }.joined(separator: " + "),
        en: "pays " + amounts.map { Parameter.Unit.money.text($0).en }.joined(separator: " + "))
    case .refused(let word): Sentence(zh: "不发放（\(word)）", en: "refused by \(word)")
    case .undecided(let word): Sentence(zh: "待定（\(word)）", en: "undecided at \(word)")
    case .held: Sentence(zh: "暂缓", en: "held")
    case .found: Sentence(zh: "查出不足", en: "found")
    case .none: Sentence(zh: "没有", en: "none")
    case .unclear:
      Sentence(
        zh: "看不懂的期望；应为 yuan(…)、refused \"…\"、undecided \"…\"、found 或 none",
        en: "an expectation that is none of yuan(…), refused \"…\", undecided \"…\", found, none")
    }
  }
}

/// What a rule gave.
struct Actual {
  let lines: [DecidedLine]
  let explanations: () -> [Explanation]

  /// The word that refused or could not be decided, `amount` when no clause did.
  private func word(_ verdict: Verdict) -> String {
    for explanation in explanations() {
      if let step = explanation.steps.first(where: { $0.verdict == verdict }) { return step.word }
    }
    return "amount"
  }

  func meets(_ expected: Expected) -> Bool {
    switch expected {
    case .pays(let amounts): lines.allSatisfy { $0.outcome == .pays } && lines.map(\.fen) == amounts
    case .refused(let word): lines.isEmpty && self.word(.fails) == word
    case .undecided(let word):
      lines.contains { $0.outcome == .undecided } && self.word(.unknown) == word
    case .held: lines.contains { $0.outcome == .held }
    case .none: lines.isEmpty
    case .found, .unclear: false
    }
  }

  var text: Sentence {
    guard !lines.isEmpty else {
      let word = word(.fails)
      return Sentence(zh: "不发放（\(word)）", en: "refused by \(word)")
    }
    let parts = lines.map { line -> Sentence in
      guard line.outcome == .pays else {
        let title = line.outcome.title
        let word = word(.unknown)
        return Sentence(zh: "\(title.zh)（\(word)）", en: "\(title.en) at \(word)")
      }
      let money = Parameter.Unit.money.text(line.fen)
      return Sentence(zh: "发放 \(money.zh)", en: "pays \(money.en)")
    }
    return Sentence(
      zh: parts.map(\.zh).joined(separator: " + "), en: parts.map(\.en).joined(separator: " + "))
  }
}
