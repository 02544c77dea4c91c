// What a decided line still needs: the fund that bears it, and why it waits.

import Workforce

extension BoundRule {
  /// Why a case waits.
  func reason(_ index: Int, _ value: Int64) -> Sentence {
    let item = Case(
      worker: Int(cases.worker[index]), level: cases.level[index],
      certificate: Int(cases.certificate[index]))
    let place = Int(cases.undecidedAt[index])
    if place > 0 {
      let text = clauses[place - 1].evidence(item).text
      let clause = rule.clauses[place - 1]
      return Sentence(
        zh: "第 \(clause.line) 行 \(clause.word)：\(text.zh)",
        en: "line \(clause.line) \(clause.word): \(text.en)")
    }
    if value == BoundAmount.unknown, case .function = rule.amount.base {
      let text = amount.baseEvidence(item).text
      return Sentence(
        zh: "第 \(rule.amount.line) 行 金额：\(text.zh)", en: "line \(rule.amount.line) amount: \(text.en)")
    }
    if value == BoundAmount.unknown {
      return Sentence(
        zh: "第 \(rule.amount.line) 行 金额：缺少计算所需的事实",
        en: "line \(rule.amount.line) amount: a fact it needs is missing")
    }
    return Sentence(
      zh: "第 \(rule.amount.line) 行 金额：该级别没有标准，或合计超出可表示的范围",
      en: "line \(rule.amount.line) amount: no rate for this level, or the sum does not fit")
  }

  /// Place of each case's fund among those of `by_case`; nil where a fact that decides it is
  /// missing. Empty when the fund does not go by the case.
  func chooseFunds() -> [UInt8?] {
    guard !fundClauses.isEmpty, cases.count > 0 else { return [] }
    var funds = [UInt8??](repeating: .none, count: cases.count)
    for (place, clause) in fundClauses.enumerated() {
      clause.judge(cases, verdicts)
      for index in 0..<cases.count where funds[index] == .none {
        switch verdicts[index] {
        case Verdict.holds.rawValue: funds[index] = .some(UInt8(place))
        case Verdict.unknown.rawValue: funds[index] = .some(nil)
        default: continue
        }
      }
    }
    let rest = UInt8(fundClauses.count)
    return funds.map { $0 ?? rest }
  }

  /// Notes who bears a line, or that this cannot be decided.
  func setFund(_ fund: UInt8?, _ line: inout DecidedLine) {
    if let fund {
      line.share = fund
      return
    }
    line.outcome = .undecided
    line.fen = 0
    line.reason = Int32(decided.reasons.count)
    let clause = rule.fundClauses[0]
    decided.reasons.append(
      Sentence(
        zh: "第 \(clause.line) 行 \(clause.word)：资金渠道待定，缺少所需的事实",
        en: "line \(clause.line) \(clause.word): who bears it is undecided, a fact is missing"))
  }
}
