// Why somebody is not paid, and what would change that.
//
// Nothing is argued: every change that is offered has been made on a copy of the facts and decided
// again by the engine. Single changes are tried first, then every pair; a refusal without an offer
// is one that no single change and no pair of the same space flips.

public import Workforce

/// One rule that does not pay one worker in one month.
public struct Refusal: Sendable {
  /// A set of changes after which the rule pays.
  public struct Offer: Sendable {
    public let changes: [FactChange]
    /// What the rule then pays in the month.
    public let amount: Money
    /// The first of the months up to this one, without a gap, that are refused now and would be
    /// paid.
    public let from: Period
  }

  public let rule: Rule
  /// Refused, undecided or held.
  public let outcome: Outcome
  /// The clauses that failed or could not be decided, one for each case; empty when every clause
  /// held and nothing was left to pay.
  public let failing: [Explanation.Step]
  public let explanations: [Explanation]
  /// The smallest changes, all of the same number of facts.
  public let offers: [Offer]
  /// How many single changes and pairs were decided again.
  public let tried: Int
  /// The first later month in which the rule pays on the facts as they are, within two years.
  public let paysFrom: Period?

  /// Whether no change of up to two facts was found to help, after all were tried.
  public var isOutOfReach: Bool { offers.isEmpty }
}

/// Asks a policy about one person at a time.
public struct RefusalSearch {
  private let sheet: LoadedSheet
  private let period: Period

  public init(_ sheet: LoadedSheet, period: Period) {
    self.sheet = sheet
    self.period = period
  }

  /// The rules that do not pay a person, and the smallest changes after which each would.
  /// - Parameter rule: id of the only rule wanted, or nil.
  public func refusals(of person: PersonFacts, rule: String? = nil) -> [Refusal] {
    let snapshot = Snapshot(of: [person])
    let bound = BoundPolicy(sheet, snapshot: snapshot, period: period)
    let decided = bound.decideAll()
    return decided.filter { (rule == nil || $0.rule.id == rule) && $0.firstPayment == nil }.map {
      let id = $0.rule.id
      let explanations = bound.explain(worker: 0, rule: id)
      let failing = explanations.compactMap { explanation in
        explanation.steps.first { $0.verdict == .fails || $0.verdict == .unknown }
      }
      let (offers, tried) = offers(person, id, snapshot)
      return Refusal(
        rule: $0.rule, outcome: $0.lines.first?.outcome ?? .refused, failing: failing,
        explanations: explanations, offers: offers, tried: tried,
        paysFrom: laterPayment(snapshot, id))
    }
  }

  /// The changes worth trying for a person and a rule.
  func changes(_ person: PersonFacts, rule: String) -> [FactChange] {
    let binding = Binding(
      policy: sheet.policy, snapshot: Snapshot(of: [person]), period: period, functions: nil)
    return ChangeSpace(
      person: person, landmarks: Landmarks(binding, rule: rule), reach: .attainable
    ).changes
  }

  private func offers(
    _ person: PersonFacts, _ rule: String, _ original: Snapshot
  ) -> (offers: [Refusal.Offer], tried: Int) {
    let changes = changes(person, rule: rule)
    let single = paying(person, changes.map { [$0] }, rule, original)
    if !single.isEmpty { return (single, changes.count) }
    let pairs = changes.indices.flatMap { one in
      changes.indices[(one + 1)...].map { [changes[one], changes[$0]] }
    }
    return (paying(person, pairs, rule, original), changes.count + pairs.count)
  }

  /// Most offers that are worth reading.
  private static let mostOffers = 8

  /// Those of some sets of changes after which the rule pays, the smallest of each group.
  private func paying(
    _ person: PersonFacts, _ sets: [[FactChange]], _ rule: String, _ original: Snapshot
  ) -> [Refusal.Offer] {
    let snapshot = Snapshot(of: sets.map { person.after($0) })
    let amounts = payments(snapshot, rule, period)
    var groups: Set<[String]> = []
    var offers: [Refusal.Offer] = []
    for (index, set) in sets.enumerated() {
      guard let amount = amounts[index], groups.insert(set.map(\.group)).inserted else { continue }
      offers.append(
        Refusal.Offer(
          changes: set, amount: amount,
          from: earliest(Snapshot(of: [person.after(set)]), original, rule)))
      if offers.count == Self.mostOffers { break }
    }
    return offers
  }

  /// What a rule pays, by worker index.
  private func payments(_ snapshot: Snapshot, _ rule: String, _ period: Period) -> [Int: Money] {
    let decided = BoundPolicy(sheet, snapshot: snapshot, period: period).decideAll()
    var amounts: [Int: Money] = [:]
    for line in decided.first(where: { $0.rule.id == rule })?.lines ?? []
    where line.outcome == .pays && line.fen > 0 {
      amounts[Int(line.worker)] = Money(fen: (amounts[Int(line.worker)]?.fen ?? 0) + line.fen)
    }
    return amounts
  }

  private func pays(_ snapshot: Snapshot, _ rule: String, _ period: Period) -> Bool {
    period.last >= sheet.policy.inForce.first && payments(snapshot, rule, period)[0] != nil
  }

  private func earliest(_ changed: Snapshot, _ original: Snapshot, _ rule: String) -> Period {
    var month = period
    for _ in 0..<Self.monthsLookedAt {
      let before = month.previous
      guard pays(changed, rule, before), !pays(original, rule, before) else { break }
      month = before
    }
    return month
  }

  private func laterPayment(_ snapshot: Snapshot, _ rule: String) -> Period? {
    var month = period
    for _ in 0..<Self.monthsLookedAt {
      month = month.next
      if pays(snapshot, rule, month) { return month }
    }
    return nil
  }

  private static let monthsLookedAt = 24
}

extension DecidedRule {
  /// The first line that pays anything.
  fileprivate var firstPayment: DecidedLine? { lines.first { $0.outcome == .pays && $0.fen > 0 } }
}
