// Values of facts that matter to a sheet: what stands next to its thresholds and moments.

import Workforce

/// Where to look for people on both sides of every clause of a policy.
struct Landmarks {
  var kinds: Set<String> = []
  /// Counties by list. One name of a list stands for the others.
  var lists: Set<String> = []
  var establishment = false
  /// Days on which a fact may begin or end.
  var days: Set<Int32>
  /// Days a certificate may be approved on, beyond those of the month.
  var approvals: Set<Int32> = []
  /// Hundredths of an hour that a clause compares with.
  var hours: Set<Int64> = []
  /// Days in post that a clause compares with.
  var daysInPost: Set<Int64> = []
  var measures: Set<String> = []
  /// Days of payments: any earlier one, or those a clause turns on.
  var paymentDays: [Int32]
  var circumstances: [CircumstanceSelection] = []
  var staff: [StaffSelection] = []
  /// Months of the year in which something is paid.
  var months: Set<Int> = []
  let period: Period
  let policy: Policy

  /// Everything the rules and standards of a policy name.
  /// - Parameter rule: the only rule or standard wanted, or nil.
  init(_ binding: Binding, rule: String? = nil) {
    period = binding.period
    policy = binding.policy
    paymentDays = [binding.first - 366]
    days = [binding.first - 1, binding.first, binding.last - 1, binding.last, binding.last + 1]
    for one in policy.rules where rule == nil || one.id == rule {
      measures.insert(one.id)
      note(one.clauses, binding)
      note(one.fundClauses, binding)
      if case .measure(let measure) = one.amount.base { measure.note(&self, binding) }
      for step in one.amount.steps { note(step.step, binding) }
    }
    for one in policy.standards where rule == nil || one.id == rule {
      note(one.clauses, binding)
      for report in one.reports { report.measure.note(&self, binding) }
    }
  }

  private mutating func note(_ clauses: [Clause], _ binding: Binding) {
    for clause in clauses {
      clause.condition.note(&self, binding)
      note(clause.condition.parts, binding)
    }
  }

  private mutating func note(_ step: Amount.Step, _ binding: Binding) {
    switch step {
    case .prorated(let measure, _), .times(let measure): measure.note(&self, binding)
    case .lessPaid(let measure), .atMostEver(let measure, _): measures.insert(measure)
    case .lessLevel, .atMost, .scaled, .plus: break
    }
  }

  mutating func note(_ selection: PostingSelection) {
    switch selection.kinds {
    case .one(let kind)?: kinds.insert(kind)
    case .list(let list)?: kinds.formUnion(policy.lists[list]?.names ?? [])
    case nil: break
    }
    if let list = selection.countyList { lists.insert(list) }
    if selection.onEstablishment != nil { establishment = true }
  }

  /// Every county of the lists, for tests that must name each.
  var everyCounty: [String] {
    lists.sorted().flatMap { policy.lists[$0]?.names ?? [] }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Counties worth trying: of each list the first.
  var counties: [String] { lists.sorted().compactMap { policy.lists[$0]?.names.first } }
}
