// Which sheet takes the place of which.

import Workforce

/// A sheet and the next one of the same policy, or the one that says it replaces it.
struct Succession {
  let earlier: Policy
  let later: Policy

  /// Every pair among some sheets, each once.
  static func all(among policies: [Policy]) -> [Succession] {
    var found: [Succession] = []
    for later in policies {
      let before = policies.filter { $0.file != later.file && $0.isBefore(later) }
      for id in [later.id] + later.replaces where id != later.id || !later.replaces.contains(id) {
        let versions = before.filter { $0.id == id }
        if let earlier = versions.max(by: { $0.isBefore($1) }) {
          found.append(Succession(earlier: earlier, later: later))
        }
      }
    }
    return found
  }

  /// Whether both are sheets of one policy.
  var isVersion: Bool { earlier.id == later.id }

  /// The months in which neither is in force, between the last of one and the first of the other.
  var gap: [Period] {
    let first = Period(containing: earlier.inForce.last.adding(days: 1))
    let end = Period(containing: later.inForce.first)
    guard earlier.inForce.last < later.inForce.first else { return [] }
    return (first.index...max(first.index, end.index)).map { Period(index: $0) }
      .filter { !earlier.inForce.contains($0.last) && !later.inForce.contains($0.last) }
  }
}

extension Policy {
  /// Whether this sheet comes into force before another; of two on one day by the name of the file.
  fileprivate func isBefore(_ other: Policy) -> Bool {
    (inForce.first, file) < (other.inForce.first, other.file)
  }

  /// Whether the place another policy is made for is this one's or lies in it: 420100 in 420000,
  /// every place in 000000.
  func covers(_ other: Policy) -> Bool {
    var prefix = Substring(jurisdiction)
    while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
    return other.jurisdiction.hasPrefix(prefix)
  }
}
