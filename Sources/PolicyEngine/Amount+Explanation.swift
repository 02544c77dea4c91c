// The arithmetic of an amount in words, for explanations.

import LuaRuntime
import Workforce

extension BoundAmount {
  /// The arithmetic of one case, step by step.
  /// - Parameter earlier: cases of the same worker and period that are paid before it.
  func explain(_ item: Case, after earlier: [Case]) -> [AmountStep] {
    var steps: [AmountStep] = []
    let together = CaseBatch()
    for one in earlier + [item] {
      together.append(worker: one.worker, level: one.level, certificate: one.certificate)
    }
    func value(through place: Int) -> Int64 {
      let partial = Amount(
        base: amount.base, line: amount.line, steps: Array(amount.steps.prefix(place)))
      var fen = [Int64](repeating: 0, count: together.count)
      BoundAmount(partial, binding).compute(together, into: &fen)
      _ = together.takeFaults()
      return fen[together.count - 1]
    }
    steps.append(AmountStep(line: amount.line, evidence: baseEvidence(item), fen: value(through: 0)))
    for (place, step) in amount.steps.enumerated() {
      steps.append(
        AmountStep(
          line: step.line, evidence: evidence(of: place, item, after: earlier),
          fen: value(through: place + 1)))
    }
    return steps
  }

  /// What the amount starts from, and what a function read to compute it.
  func baseEvidence(_ item: Case) -> Evidence {
    switch amount.base {
    case .byLevel(let parameter):
      let level = CertificateLevel(rawValue: item.level)?.title ?? Sentence(zh: "无级别", en: "no level")
      return Evidence(zh: "标准：\(level.zh)", en: "rate: \(level.en)", parameters: [parameter])
    case .fixed: return Evidence(zh: "固定金额", en: "fixed amount")
    case .rate(let parameter, let lastYear):
      return lastYear
        ? Evidence(zh: "上一年年末的标准", en: "the value at the end of last year", parameters: [parameter])
        : Evidence(zh: "标准", en: "rate", parameters: [parameter])
    case .measure: return found?.evidence(item) ?? Evidence(zh: "", en: "")
    case .function(let function):
      return binding.functions?.record(function, item, binding.period, expecting: .fen)
        ?? Evidence(zh: "由 Lua 函数计算", en: "computed by the sheet's function")
    }
  }

  private func evidence(of place: Int, _ item: Case, after earlier: [Case]) -> Evidence {
    switch amount.steps[place].step {
    case .prorated:
      guard let measure = measures[place] else { return Evidence(zh: "", en: "") }
      let alone = CaseBatch()
      alone.append(worker: item.worker, level: item.level, certificate: item.certificate)
      measure.values(alone, scratch.values)
      var evidence = measure.evidence(item)
      let days = scratch.values[0] == unknownValue ? "?" : String(scratch.values[0])
      evidence.text = Sentence(
        zh: "× \(days) ÷ \(binding.period.days) 天，四舍五入到分",
        en: "× \(days) ÷ \(binding.period.days) days, half up to the fen")
      return evidence
    case .scaled(let numerator, let denominator):
      return denominator == 100
        ? Evidence(zh: "× \(numerator)%，四舍五入到分", en: "× \(numerator) %, half up to the fen")
        : Evidence(zh: "÷ \(denominator)，四舍五入到分", en: "÷ \(denominator), half up to the fen")
    case .times:
      var evidence = measures[place]?.evidence(item) ?? Evidence(zh: "", en: "")
      evidence.text = Sentence(zh: "× \(evidence.text.zh)", en: "× \(evidence.text.en)")
      return evidence
    case .plus(let parameter):
      return Evidence(zh: "加", en: "and", parameters: [parameter])
    case .lessPaid:
      var evidence = paid[place]?.evidence(item, level: nil) ?? Evidence(zh: "", en: "")
      let also = earlier.isEmpty
        ? Sentence(same: "")
        : Sentence(zh: "，以及本月较低级别的一笔", en: ", and this month's line for the lower level")
      evidence.text = Sentence(
        zh: "减：\(evidence.text.zh)\(also.zh)", en: "less: \(evidence.text.en)\(also.en)")
      return evidence
    case .lessLevel(let parameter, _):
      guard let (choice, table) = levels[place] else { return Evidence(zh: "", en: "") }
      let level = choice.highest(worker: item.worker)
      let amount = Parameter.Unit.money.text(table[Int(level)])
      let title = CertificateLevel(rawValue: level)?.title ?? Sentence(zh: "无", en: "none")
      return Evidence(
        zh: "减以前级别（\(title.zh)）\(amount.zh)", en: "less the earlier level (\(title.en)): \(amount.en)",
        parameters: [parameter])
    case .atMostEver(_, let most):
      var evidence = paid[place]?.evidence(item, level: nil) ?? Evidence(zh: "", en: "")
      let amount = Parameter.Unit.money.text(most.fen)
      evidence.text = Sentence(
        zh: "累计最高 \(amount.zh)；\(evidence.text.zh)",
        en: "at most \(amount.en) in all; \(evidence.text.en)")
      return evidence
    case .atMost(let most):
      let amount = Parameter.Unit.money.text(most.fen)
      return Evidence(zh: "最高 \(amount.zh)", en: "at most \(amount.en)")
    }
  }
}

/// One step of an amount's arithmetic.
public struct AmountStep: Sendable, Hashable {
  public let line: Int
  public let evidence: Evidence
  /// Fen after this step; nil when it could not be had.
  public let fen: Int64?

  init(line: Int, evidence: Evidence, fen: Int64) {
    self.line = line
    self.evidence = evidence
    self.fen = fen > BoundAmount.faulty ? fen : nil
  }
}
