// What can be found wrong in a sheet before it meets a single fact.

import Workforce

enum PolicyCheck {
  /// Refuses a sheet with parameters nobody reads, values missing on the first day in force, or
  /// levels that have an amount and no fund.
  static func check(_ policy: Policy, _ loading: Loading) throws(PolicyError.Problem) {
    let calls = try ParameterCalls(policy.text, known: policy.parameters, loading)
    for parameter in policy.parameters.values.sorted(by: { $0.line < $1.line }) {
      loading.line = parameter.line
      if !loading.usedParameters.contains(parameter.id), !calls.mayRead(parameter.id) {
        throw .unusedParameter(name: parameter.id)
      }
      if parameter.segment(on: policy.inForce.first) == nil {
        throw .noValueInForce(parameter: parameter.id, date: policy.inForce.first)
      }
    }
    for rule in policy.rules {
      guard case .byLevel(let funds) = rule.fund else { continue }
      loading.line = rule.line
      for level in CertificateLevel.allCases where funds[level] == nil && rule.pays(level, policy) {
        throw .levelWithoutFund(rule: rule.id, level: level.code)
      }
    }
  }
}

extension Rule {
  /// Whether the rule has an amount for a level on some day. A fixed amount and one that a function
  /// computes may fall to any level.
  fileprivate func pays(_ level: CertificateLevel, _ policy: Policy) -> Bool {
    guard case .byLevel(let name) = amount.base, let parameter = policy.parameters[name] else {
      return true
    }
    return parameter.segments.contains { $0.values[level] != nil || $0.values[nil] != nil }
  }
}
