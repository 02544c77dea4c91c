// How much a rule pays: a base and the steps that change it, in the order of the sheet.

import LuaRuntime
import Workforce

/// The amount of a rule as its sheet states it.
struct Amount: Sendable {
  enum Base: Sendable {
    /// The parameter's value for the level of the case.
    case byLevel(parameter: String)
    case fixed(Money)
    case function(LuaFunction)
  }

  enum Step: Sendable {
    /// × days counted ÷ days of the month, rounded to the fen.
    case prorated(any Measure, Rounding = .halfUp)
    /// Less everything already paid under a measure.
    case lessPaid(measure: String)
    /// Less the parameter's value at another level of the same worker; nothing when there is none.
    case lessLevel(parameter: String, LevelChoice)
    case atMost(Money)
    /// No more than a lifetime sum less what was already paid under a measure.
    case atMostEver(measure: String, Money)
  }

  var base: Base
  let line: Int
  var steps: [(step: Step, line: Int)]
}

/// An amount bound to facts and a period.
final class BoundAmount {
  /// Marks a case whose amount could not be had because a fact is missing.
  static let unknown = unknownValue
  /// Marks a case whose amount is the sheet's fault: no rate for the level, or a sum that does not
  /// fit.
  static let faulty = unknownValue + 1

  private let amount: Amount
  private let binding: Binding
  private let base: [Int64]
  private let measures: [(any BoundMeasure)?]
  private let paid: [PaidBefore?]
  private let levels: [(choice: BoundLevelChoice, table: [Int64])?]
  private let scratch = Scratch()

  init(_ amount: Amount, _ binding: Binding) {
    self.amount = amount
    self.binding = binding
    switch amount.base {
    case .byLevel(let parameter): base = binding.table(parameter).map { $0 ?? Self.faulty }
    case .fixed(let money): base = [Int64](repeating: money.fen, count: 4)
    case .function: base = []
    }
    measures = amount.steps.map {
      if case .prorated(let measure, _) = $0.step { measure.bind(binding) } else { nil }
    }
    paid = amount.steps.map {
      switch $0.step {
      case .lessPaid(let measure), .atMostEver(let measure, _): PaidBefore(measure, binding)
      default: nil
      }
    }
    levels = amount.steps.map {
      guard case .lessLevel(let parameter, let choice) = $0.step else { return nil }
      return (BoundLevelChoice(choice, binding), binding.table(parameter).map { $0 ?? 0 })
    }
  }

  /// Writes the amount of every case in fen; ``unknown`` or ``faulty`` where there is none. Never
  /// writes a negative amount: what is left below zero is nothing.
  func compute(_ cases: CaseBatch, into fen: UnsafeMutablePointer<Int64>) {
    if case .function(let function) = amount.base {
      binding.functions?.amounts(function, cases, binding.period, into: fen)
    } else {
      base.withUnsafeBufferPointer { base in
        for index in 0..<cases.count { fen[index] = base[Int(cases.level[index])] }
      }
    }
    for place in amount.steps.indices { apply(place, cases, fen) }
    for index in 0..<cases.count where fen[index] < 0 && fen[index] > Self.faulty { fen[index] = 0 }
  }

  private func apply(_ place: Int, _ cases: CaseBatch, _ fen: UnsafeMutablePointer<Int64>) {
    switch amount.steps[place].step {
    case .prorated(_, let rounding):
      guard let measure = measures[place] else { return }
      measure.values(cases, scratch.values)
      let whole = Int64(binding.period.days)
      for index in 0..<cases.count where fen[index] > Self.faulty {
        let part = scratch.values[index]
        fen[index] =
          part == unknownValue
          ? Self.unknown : rounding.prorate(Money(fen: fen[index]), part, of: whole).fen
      }
    case .lessPaid:
      guard let paid = paid[place] else { return }
      subtractPaid(paid, cases, fen, from: nil)
    case .atMostEver(_, let most):
      guard let paid = paid[place] else { return }
      subtractPaid(paid, cases, fen, from: most.fen)
    case .lessLevel:
      guard let (choice, table) = levels[place] else { return }
      for index in 0..<cases.count where fen[index] > Self.faulty {
        fen[index] -= table[Int(choice.highest(worker: Int(cases.worker[index])))]
      }
    case .atMost(let most):
      for index in 0..<cases.count where fen[index] > Self.faulty {
        fen[index] = min(fen[index], most.fen)
      }
    }
  }

  /// Two certificates of one worker in one period are cases beside each other: what the first one
  /// gets is paid before the second.
  ///
  /// - Parameter cap: the lifetime sum to subtract from; nil to subtract from the amount itself.
  private func subtractPaid(
    _ paid: PaidBefore, _ cases: CaseBatch, _ fen: UnsafeMutablePointer<Int64>, from cap: Int64?
  ) {
    var worker: Int32 = -1
    var thisPeriod: Int64 = 0
    for index in 0..<cases.count {
      if cases.worker[index] != worker {
        worker = cases.worker[index]
        thisPeriod = 0
      }
      guard fen[index] > Self.faulty else { continue }
      guard let before = paid.sum(worker: Int(worker)) else {
        fen[index] = Self.faulty
        continue
      }
      let rest = (cap ?? fen[index]).subtractingReportingOverflow(before)
      guard !rest.overflow else {
        fen[index] = Self.faulty
        continue
      }
      let left = max(0, rest.partialValue - thisPeriod)
      fen[index] = cap == nil ? left : min(fen[index], left)
      // A case that waits is not paid yet. When it is, this one is paid before it.
      if cases.undecidedAt[index] == 0 { thisPeriod += fen[index] }
    }
  }

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
    steps.append(
      AmountStep(line: amount.line, evidence: baseEvidence(item), fen: value(through: 0)))
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
      let level =
        CertificateLevel(rawValue: item.level)?.title ?? Sentence(zh: "无级别", en: "no level")
      return Evidence(zh: "标准：\(level.zh)", en: "rate: \(level.en)", parameters: [parameter])
    case .fixed: return Evidence(zh: "固定金额", en: "fixed amount")
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
    case .lessPaid:
      var evidence = paid[place]?.evidence(item, level: nil) ?? Evidence(zh: "", en: "")
      let also =
        earlier.isEmpty
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
        zh: "减以前级别（\(title.zh)）\(amount.zh)",
        en: "less the earlier level (\(title.en)): \(amount.en)",
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
