// What can be found wrong in a sheet before it meets a single fact.

import Workforce

enum PolicyCheck {
  /// Refuses a sheet with parameters nobody reads, values missing on the first day in force, or
  /// levels that have an amount and no fund.
  static func check(_ policy: Policy, _ loading: Loading) throws(PolicyError.Problem) {
    let parameters = policy.parameters.values.sorted { $0.line < $1.line }
    for parameter in parameters {
      loading.line = parameter.line
      // A function may read any parameter, so only a sheet without functions is sure of this.
      if !loading.usedParameters.contains(parameter.id), !loading.usesFunctions {
        throw .unusedParameter(name: parameter.id)
      }
      if parameter.segment(on: policy.inForce.first) == nil {
        throw .noValueInForce(parameter: parameter.id, date: policy.inForce.first)
      }
    }
    for rule in policy.rules {
      guard case .byLevel(let funds) = rule.fund, case .byLevel(let name) = rule.amount.base,
        let parameter = policy.parameters[name]
      else { continue }
      loading.line = rule.line
      for level in CertificateLevel.allCases
      where funds[level] == nil && parameter.segments.contains(where: { $0.values[level] != nil }) {
        throw .levelWithoutFund(rule: rule.id, level: level.code)
      }
    }
  }
}
