import Payouts
import RegistryStore
public import Workforce

/// A month that is neither settled nor approved while a later one is.
public struct OpenMonth: Hashable, Sendable {
  public let period: Period
  /// Whether there is a draft.
  public let isDraft: Bool

  var title: Sentence {
    Sentence(
      zh: "\(period)（\(isDraft ? "未审批" : "未计算")）",
      en: "\(period) (\(isDraft ? "not approved" : "not computed"))")
  }
}

extension [OpenMonth] {
  /// A line for people, with a line break before it; empty without any.
  func note(in language: Language) -> String {
    guard let first, let last else { return "" }
    // Long gaps are told by their ends.
    let shown = count > 6 ? [first, last] : self
    let separator = count > 6 ? Sentence(zh: "至", en: " to ") : Sentence(zh: "、", en: ", ")
    let months = shown.map { $0.title.text(in: language) }
      .joined(separator: separator.text(in: language))
    return Sentence(
      zh: "\n  注意：以前的月份还没有审批或结算：\(months)；应按月份次序办理，否则只发一次的由后来的月份先发，"
        + "早的月份要重算",
      en: "\n  note: earlier months are neither approved nor settled: \(months); take months in their "
        + "order, or what is paid once is paid by the later month and the earlier one is computed again"
    ).text(in: language)
  }
}

extension Clerk {
  /// Months of a policy before one, from its first roll on, that have no sealed roll.
  func openMonths(of policy: String, before period: Period) throws -> [OpenMonth] {
    let rolls = try store.rolls().filter { $0.roll.policy == policy && $0.roll.period < period }
    guard let first = rolls.first?.roll.period else { return [] }
    let states = Dictionary(rolls.map { ($0.roll.period, $0.roll.state) }, uniquingKeysWith: { $1 })
    return (first.index..<period.index).map(Period.init(index:)).compactMap { month in
      states[month] == .settled
        ? nil : OpenMonth(period: month, isDraft: states[month] == .draft)
    }
  }

  /// Where a roll stands, from what the register keeps of it.
  func cycle(of stored: StoredRoll) throws -> RollCycle {
    let number = stored.roll.number
    let steps = try store.steps(ofRoll: number).map { (step: $0.step, user: $0.user) }
    if stored.roll.state == .settled, steps.isEmpty {
      throw StoreError.rollSettled(policy: stored.roll.policy, period: stored.roll.period)
    }
    let waiting = RollSummary(stored.summary).waiting + stored.changes.waitingDifferences
    return RollCycle(
      computedBy: stored.computedBy,
      waitingLines: waiting - (try store.decisions(ofRoll: number).count),
      decidedBy: try store.deciders(ofRoll: number), paidBy: try store.payers(ofRoll: number),
      waivedBy: try store.waivers(ofRoll: number), steps: steps)
  }
}
