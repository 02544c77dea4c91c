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
    case .found: Sentence(zh: "查出", en: "found")
    case .none: Sentence(zh: "没有", en: "none")
    case .unclear:
      Sentence(
        zh: "（写法有误：规则写 yuan(…)、refused \"…\"、undecided \"…\"、held \"\" 或 none；"
          + "标准写 found、finds { … }、refused \"…\"、undecided \"…\"、held \"\" 或 none）",
        en: "(no expectation: write yuan(…), refused \"…\", undecided \"…\", held \"\" or none of a "
          + "rule; found, finds { … }, refused \"…\", undecided \"…\", held \"\" or none of a standard)")
    }
  }
}

/// What a rule or a standard gave.
struct Actual {
  /// One line of a rule, or one finding of a standard, where `pays` stands for found.
  private struct Line {
    let outcome: Outcome
    let fen: Int64
    let reason: Sentence?
  }

  private let lines: [Line]
  private let isInForce: Bool
  private let isRule: Bool
  let findings: [StandardFinding]
  let explanations: () -> [Explanation]

  init(_ rule: DecidedRule, _ isInForce: Bool, _ explanations: @escaping () -> [Explanation]) {
    lines = (isInForce ? rule.lines : []).map { line in
      let place = Int(line.reason)
      return Line(
        outcome: line.outcome, fen: line.fen, reason: place < 0 ? nil : rule.reasons[place])
    }
    isRule = true
    self.isInForce = isInForce
    findings = []
    self.explanations = isInForce ? explanations : { [] }
  }

  init(
    _ findings: [StandardFinding], _ isInForce: Bool, _ explanations: @escaping () -> [Explanation]
  ) {
    self.findings = isInForce ? findings : []
    lines = self.findings.map { Line(outcome: $0.state.outcome, fen: 0, reason: nil) }
    isRule = false
    self.isInForce = isInForce
    self.explanations = isInForce ? explanations : { [] }
  }

  /// A floor or ceiling that the test's rates break, or not.
  init(isFound: Bool) {
    lines = isFound ? [Line(outcome: .pays, fen: 0, reason: nil)] : []
    isRule = false
    isInForce = true
    findings = []
    explanations = { [] }
  }

  func meets(_ expected: Expected) -> Bool {
    switch expected {
    case .pays(let amounts):
      isRule && lines.allSatisfy { $0.outcome == .pays } && lines.map(\.fen) == amounts
    case .refused(let word):
      lines.isEmpty && word == (isInForce ? explanations().decidingWord(.fails) : "in_force")
    case .undecided(let word):
      lines.contains { $0.outcome == .undecided } && explanations().decidingWord(.unknown) == word
    case .held: lines.contains { $0.outcome == .held }
    case .none: lines.isEmpty
    case .found: !isRule && lines.contains { $0.outcome == .pays }
    case .unclear: false
    }
  }

  var text: Sentence {
    guard isInForce else {
      return Sentence(zh: "该月尚未生效（in_force）", en: "not in force in this month (in_force)")
    }
    guard !lines.isEmpty else {
      let explained = explanations()
      let none = Sentence(zh: isRule ? "不发放" : "没有查出", en: isRule ? "refused" : "none: refused")
      if explained.isEmpty { return Sentence(zh: none.zh, en: "none") }
      let word = explained.decidingWord(.fails)
      return Sentence(zh: "\(none.zh)（\(word)）", en: "\(none.en) by \(word)")
    }
    let parts = zip(lines, lines.indices).map { line, place in text(of: line, place) }
    return Sentence(
      zh: parts.map(\.zh).joined(separator: " + "), en: parts.map(\.en).joined(separator: " + "))
  }

  private func text(of line: Line, _ place: Int) -> Sentence {
    switch line.outcome {
    case .pays where isRule:
      let money = Parameter.Unit.money.text(line.fen)
      return Sentence(zh: "发放 \(money.zh)", en: "pays \(money.en)")
    case .pays, .refused:
      return findings.isEmpty
        ? Sentence(zh: "查出", en: "found") : ExpectedReports.text(of: findings[place])
    case .undecided:
      let word = explanations().decidingWord(.unknown)
      return Sentence(zh: "待定（\(word)）", en: "undecided at \(word)")
    case .held, .heldBack:
      let reason = line.reason.map { Sentence(zh: "（\($0.zh)）", en: ": \($0.en)") }
      return Sentence(zh: "暂缓\(reason?.zh ?? "")", en: "held\(reason?.en ?? "")")
    }
  }
}

extension StandardFinding.State {
  /// The same as an outcome of a rule.
  var outcome: Outcome {
    switch self {
    case .found: .pays
    case .undecided: .undecided
    case .held: .held
    }
  }
}
