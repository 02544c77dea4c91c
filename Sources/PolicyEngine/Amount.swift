// How much a rule pays: a base and the steps that change it, in the order of the sheet.

import LuaRuntime
import Workforce

/// The amount of a rule as its sheet states it.
struct Amount: Sendable {
  enum Base: Sendable {
    /// The parameter's value for the level of the case.
    case byLevel(parameter: String)
    case fixed(Money)
    /// The parameter's value, for the level where it has levels.
    case rate(parameter: String, lastYear: Bool)
    /// Money a measure finds in the register.
    case measure(any Measure)
    case function(LuaFunction)
  }

  enum Step: Sendable {
    /// × days counted ÷ days of the month, rounded to the fen.
    case prorated(any Measure, Rounding = .halfUp)
    /// × numerator ÷ denominator, half up to the fen.
    case scaled(Int64, Int64)
    case times(any Measure)
    case plus(parameter: String)
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

  let amount: Amount
  let binding: Binding
  let base: [Int64]
  let found: (any BoundMeasure)?
  let measures: [(any BoundMeasure)?]
  let paid: [PaidBefore?]
  let levels: [(choice: BoundLevelChoice, table: [Int64])?]
  let added: [[Int64]]
  let scratch = Scratch()

  init(_ amount: Amount, _ binding: Binding) {
    self.amount = amount
    self.binding = binding
    switch amount.base {
    case .byLevel(let parameter): base = binding.table(parameter).map { $0 ?? Self.faulty }
    case .fixed(let money): base = [Int64](repeating: money.fen, count: 4)
    case .rate(let parameter, let lastYear):
      base = binding.table(parameter, lastYear: lastYear).map { $0 ?? Self.faulty }
    case .measure, .function: base = []
    }
    if case .measure(let measure) = amount.base { found = measure.bind(binding) } else { found = nil }
    measures = amount.steps.map {
      switch $0.step {
      case .prorated(let measure, _), .times(let measure): measure.bind(binding)
      default: nil
      }
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
    added = amount.steps.map {
      guard case .plus(let parameter) = $0.step else { return [] }
      return binding.table(parameter).map { $0 ?? Self.faulty }
    }
  }

  /// Writes the amount of every case in fen; ``unknown`` or ``faulty`` where there is none. Never
  /// writes a negative amount: what is left below zero is nothing.
  func compute(_ cases: CaseBatch, into fen: UnsafeMutablePointer<Int64>) {
    if case .function(let function) = amount.base {
      binding.functions?.amounts(function, cases, binding.period, into: fen)
    } else if let found {
      found.values(cases, fen)
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
    case .scaled(let numerator, let denominator):
      for index in 0..<cases.count where fen[index] > Self.faulty {
        fen[index] = Money(fen: fen[index]).prorated(numerator, of: denominator).fen
      }
    case .times:
      guard let measure = measures[place] else { return }
      measure.values(cases, scratch.values)
      for index in 0..<cases.count where fen[index] > Self.faulty {
        let count = scratch.values[index]
        let (product, overflow) = fen[index].multipliedReportingOverflow(by: count)
        fen[index] = count == unknownValue ? Self.unknown : overflow ? Self.faulty : product
      }
    case .plus:
      for index in 0..<cases.count where fen[index] > Self.faulty {
        let more = added[place][Int(cases.level[index])]
        fen[index] = more == Self.faulty ? Self.faulty : fen[index] + more
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
}
