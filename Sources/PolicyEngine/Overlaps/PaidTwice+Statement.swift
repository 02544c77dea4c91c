// What sheets say of two rules that pay one person.

import Workforce

extension PaidTwice {
  /// Where a sheet says that both may be paid, or reckons the one against the other; nil when no
  /// sheet speaks of the pair.
  func statement(_ candidate: Candidate) -> Overlap.Statement? {
    for policy in [first.policy, second.policy] {
      if let stacking = policy.stackings.first(where: { covers($0.rules, in: policy) }) {
        return .init(
          file: policy.file, line: stacking.line, word: "stacking",
          isOpen: policy.isToConfirm("stacking", stacking.id))
      }
      if let limit = policy.limits.first(where: { covers($0.rules, in: policy) }) {
        return .init(
          file: policy.file, line: limit.line, word: "limit",
          isOpen: policy.isToConfirm("limit", limit.id))
      }
    }
    guard !isOneRoll(candidate), isNamed(candidate.second) else { return nil }
    return .init(
      file: second.policy.file, line: second.rule.line, word: "paid",
      isOpen: second.policy.isToConfirm("rule", second.rule.id))
  }

  /// Whether a list of rules, as a sheet writes it, has both.
  private func covers(_ rules: [String], in policy: Policy) -> Bool {
    [first, second].allSatisfy { paying in
      rules.contains(paying.measure)
        || (paying.policy.id == policy.id && rules.contains(paying.rule.id))
    }
  }

  /// Whether the second rule looks at what the first has paid, and still pays.
  private func isNamed(_ period: Period) -> Bool {
    let binding = Binding(
      policy: second.policy, snapshot: Snapshot(of: [PersonFacts]()), period: period, functions: nil)
    let names = Landmarks(binding, rule: second.rule.id).measures
    return names.contains(first.measure)
      || (first.policy.id == second.policy.id && names.contains(first.rule.id))
  }
}

extension Policy {
  /// Whether the lines of a statement are marked as still to be confirmed.
  fileprivate func isToConfirm(_ kind: String, _ id: String) -> Bool {
    let sheet = SheetInspection(bytes: Array(text.utf8), file: file)
    WritingCheck.check(sheet)
    return sheet.outline.each(kind).filter { $0.id == id }
      .contains { !SheetRows(sheet).confirm($0).isEmpty }
  }
}
