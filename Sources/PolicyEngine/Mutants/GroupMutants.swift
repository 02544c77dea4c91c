// What can be changed in lists, and in what a sheet says of several rules together.

import Workforce

extension Policy {
  /// A list without one of its names.
  func listMutants(_ id: String) -> [PolicyMutant] {
    guard let list = lists[id] else { return [] }
    return list.names.indices.map { place in
      let name = list.names[place]
      let change = Sentence(zh: "去掉 \(name)", en: "\(name) is dropped")
      return mutant(id, list.line, change) { $0.lists[id]?.names.remove(at: place) }
    }
  }

  /// Rules that no longer exclude each other, that do so the other way, or in another order.
  func exclusionMutants(_ place: Int) -> [PolicyMutant] {
    let exclusion = exclusions[place]
    func changed(
      _ zh: String, _ en: String, _ known: Equivalence? = nil, _ alter: (inout Policy) -> Void
    ) -> PolicyMutant {
      mutant(
        exclusion.id, exclusion.line, Sentence(zh: zh, en: en), known,
        reach: together(with: Set(exclusion.rules)), alter)
    }
    let other: Exclusion.Choice = exclusion.takes == .first ? .highest : .first
    var found = [
      changed("去掉互斥", "the exclusion is removed") { $0.exclusions.remove(at: place) },
      changed(
        "takes 由 \(exclusion.takes.rawValue) 改为 \(other.rawValue)",
        "takes \(exclusion.takes.rawValue) becomes \(other.rawValue)",
        .ofTaking(exclusion, in: self)
      ) { $0.exclusions[place].takes = other },
    ]
    if exclusion.takes == .first {
      found.append(
        changed("次序颠倒", "the order is reversed") { $0.exclusions[place].rules.reverse() })
    }
    // Of two rules, leaving one out is leaving out the exclusion.
    for at in exclusion.rules.indices where exclusion.rules.count > 2 {
      let id = exclusion.rules[at]
      found.append(
        changed("去掉 \(id)", "\(id) is dropped") { $0.exclusions[place].rules.remove(at: at) })
    }
    return found
  }

  /// A ceiling over several rules a fen lower or higher, gone, without a rule, or in another order.
  func limitMutants(_ place: Int) -> [PolicyMutant] {
    let limit = limits[place]
    func changed(_ zh: String, _ en: String, _ alter: (inout Policy) -> Void) -> PolicyMutant {
      mutant(
        limit.id, limit.line, Sentence(zh: zh, en: en), reach: together(with: Set(limit.rules)), alter)
    }
    var found = [Int64(-1), 1].map { Money(fen: limit.atMost.fen + $0) }.map { other in
      changed("封顶改为 \(other) 元", "the ceiling becomes \(other) yuan") {
        $0.limits[place].atMost = other
      }
    }
    found.append(changed("去掉封顶", "the ceiling is removed") { $0.limits.remove(at: place) })
    guard limit.rules.count > 1 else { return found }
    found.append(changed("次序颠倒", "the order is reversed") { $0.limits[place].rules.reverse() })
    return found
      + limit.rules.indices.map { at in
        changed("去掉 \(limit.rules[at])", "\(limit.rules[at]) is dropped") {
          $0.limits[place].rules.remove(at: at)
        }
      }
  }
}
