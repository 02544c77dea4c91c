// Words that combine clauses. A clause that cannot be decided stays undecided through them unless
// another clause settles the matter.

import LuaRuntime
import Workforce

enum CombinedTerms: Family {
  static let words = [
    Word("all_of", .call, zh: "全部条件都符合", en: "every clause holds"),
    Word("any_of", .call, zh: "至少一个条件符合", en: "at least one clause holds"),
    Word("none_of", .call, zh: "所有条件都不符合", en: "no clause holds"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard let how = Combination.How(rawValue: node.word) else { return nil }
    guard case .table(let list)? = node.arguments.first, list.fields.isEmpty, !list.array.isEmpty
    else { throw .wrongValue(word: node.word, expected: .table) }
    var parts: [Clause] = []
    for value in list.array { parts.append(try loading.clause(value, in: node.word)) }
    return Combination(how: how, parts: parts)
  }
}

struct Combination: Condition {
  enum How: String, Sendable { case all = "all_of", any = "any_of", none = "none_of" }

  let how: How
  let parts: [Clause]

  /// The other ways to combine, each part left out, and each part changed.
  var variants: [Variant<any Condition>] {
    // Of one clause, all and any say the same.
    let others: [How] =
      parts.count > 1 ? [.all, .any, .none].filter { $0 != how } : [how == .none ? .all : .none]
    var found = others.map { other -> Variant<any Condition> in
      Variant(
        zh: "\(how.rawValue) 改为 \(other.rawValue)", en: "\(how.rawValue) becomes \(other.rawValue)",
        Combination(how: other, parts: parts))
    }
    for (place, part) in parts.enumerated() {
      if parts.count > 1 {
        let rest = with(parts) { _ = $0.remove(at: place) }
        found.append(
          Variant(
            zh: "去掉 \(part.word)", en: "\(part.word) is removed", Combination(how: how, parts: rest)))
      }
      found += part.condition.variants.map { variant in
        variant.map { changed in
          Combination(how: how, parts: with(parts) { $0[place].condition = changed })
        }
      }
    }
    return found
  }

  /// The parts have their own.
  func boundaries(_ binding: Binding) -> [Boundary] { [] }

  func canBeUndecided(for subject: Subject) -> Bool {
    parts.contains { $0.condition.canBeUndecided(for: subject) }
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(how: how, parts: parts.map { $0.condition.bind(binding) })
  }

  private struct Bound: BoundCondition {
    let how: How
    let parts: [any BoundCondition]
    private let verdicts = Scratch()

    init(how: How, parts: [any BoundCondition]) {
      self.how = how
      self.parts = parts
    }

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      // A clause that settles the matter (a failing one in all_of, a holding one in the others)
      // wins over an unknown one, an unknown one over the rest.
      let settling = (how == .all ? Verdict.fails : .holds).rawValue
      let neutral = (how == .all ? Verdict.holds : .fails).rawValue
      let unknown = Verdict.unknown.rawValue
      for index in 0..<cases.count { verdicts[index] = neutral }
      let part = UnsafeMutableRawPointer(self.verdicts.values).assumingMemoryBound(to: UInt8.self)
      for condition in parts {
        condition.judge(cases, part)
        for index in 0..<cases.count where verdicts[index] != settling {
          if part[index] == settling {
            verdicts[index] = settling
          } else if part[index] == unknown {
            verdicts[index] = unknown
          }
        }
      }
      guard how == .none else { return }
      for index in 0..<cases.count where verdicts[index] != unknown { verdicts[index] ^= 1 }
    }

    func evidence(_ item: Case) -> Evidence {
      let found = parts.map { $0.evidence(item) }
      return Evidence(
        Sentence(
          zh: found.map(\.text.zh).joined(separator: "；"),
          en: found.map(\.text.en).joined(separator: "; ")),
        facts: found.flatMap(\.facts), parameters: found.flatMap(\.parameters))
    }
  }
}
