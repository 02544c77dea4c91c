// What can be changed in how much a rule pays, how often and from which fund.

import Workforce

extension Rule {
  /// The amount with one thing changed: a step left out, its measure, its rounding, its ceiling.
  func amountVariants(
    _ policy: Policy
  ) -> [(line: Int, variant: Variant<Amount>, equivalence: Equivalence?)] {
    var found: [(line: Int, variant: Variant<Amount>, equivalence: Equivalence?)] = []
    if case .fixed(let money) = amount.base {
      found += [Int64(-1), 1].map { step in
        let other = Money(fen: money.fen + step)
        let variant = Variant(
          zh: "\(money) 元改为 \(other) 元", en: "\(money) yuan becomes \(other) yuan",
          with(amount) { $0.base = .fixed(other) })
        return (amount.line, variant, nil)
      }
    }
    if case .rate(let parameter, let lastYear) = amount.base {
      let variant = Variant(
        zh: lastYear ? "不再取上一年度的数值" : "取上一年度的数值",
        en: lastYear ? "this year's value" : "the value of the year before",
        with(amount) { $0.base = .rate(parameter: parameter, lastYear: !lastYear) })
      found.append((amount.line, variant, nil))
    }
    if let name = amount.base.parameter, let other = policy.likeParameter(name) {
      let variant = Variant(
        zh: "\(name) 改为 \(other)", en: "\(name) becomes \(other)",
        with(amount) { $0.base = $0.base.reading(other) })
      found.append((amount.line, variant, nil))
    }
    if case .measure(let measure) = amount.base {
      found += measure.variants.map { variant in
        (amount.line, variant.map { base in with(amount) { $0.base = .measure(base) } }, nil)
      }
    }
    for (place, entry) in amount.steps.enumerated() {
      let removed = Variant(
        zh: "去掉 \(entry.step.word)", en: "\(entry.step.word) is removed",
        with(amount) { _ = $0.steps.remove(at: place) })
      found.append((entry.line, removed, nil))
      for variant in entry.step.variants + entry.step.elsewhere(policy) {
        let changed = variant.map { step in with(amount) { $0.steps[place].step = step } }
        let equivalence = Equivalence.ofRounding(variant.changed, at: place, in: self, of: policy)
        found.append((entry.line, changed, equivalence))
      }
    }
    return found
  }

  /// The rule as if it paid as often as the other cadence says.
  var cadenceVariants: [Variant<Rule>] {
    switch pays {
    case .oncePerLevel, .once, .yearly:
      let word = pays.clauseWord
      let monthly = with(self) {
        $0.pays = .monthly
        $0.clauses.removeAll { $0.word == word }
      }
      return [Variant(zh: "\(word) 改为 monthly", en: "\(word) becomes monthly", monthly)]
    case .monthly:
      guard subject.choice != nil else { return [] }
      let once = with(self) {
        $0.pays = .oncePerLevel
        $0.clauses.append(
          Clause(
            word: "once_per", line: paysLine, condition: NothingPaid(measures: .one(id), thisLevelOnly: true)))
      }
      return [Variant(zh: "monthly 改为 once_per", en: "monthly becomes once_per", once)]
    }
  }

  /// The rule paid from another fund: as a whole, or for one level.
  func fundVariants(among names: [String]) -> [Variant<FundChoice>] {
    switch fund {
    case .one(let name):
      return names.filter { $0 != name }.map {
        Variant(zh: "资金渠道 \(name) 改为 \($0)", en: "fund \(name) becomes \($0)", .one($0))
      }
    case .shared(let shares):
      return shareVariants(shares) + shares.indices.dropFirst().map { place in
        let changed = with(shares) { $0.swapAt(0, place) }
        return Variant(
          zh: "\(shares[0].fund) 与 \(shares[place].fund) 对调",
          en: "\(shares[0].fund) and \(shares[place].fund) are swapped", .shared(changed))
      }
    case .byCase(let funds):
      return funds.indices.dropFirst().map { place in
        let changed = with(funds) { $0.swapAt(0, place) }
        return Variant(
          zh: "\(funds[0]) 与 \(funds[place]) 对调", en: "\(funds[0]) and \(funds[place]) are swapped",
          .byCase(changed))
      }
    case .byLevel(let byLevel):
      return byLevel.sorted { $0.key < $1.key }.flatMap { level, name in
        names.filter { $0 != name }.map { other in
          Variant(
            zh: "\(level.title.zh)的资金渠道 \(name) 改为 \(other)",
            en: "fund of \(level.code) \(name) becomes \(other)",
            FundChoice.byLevel(with(byLevel) { $0[level] = other }))
        }
      }
    }
  }
}

/// One percent borne by another fund.
private func shareVariants(_ shares: [FundChoice.Share]) -> [Variant<FundChoice>] {
  [(0, 1), (1, 0)].filter { $0.0 < shares.count && $0.1 < shares.count && shares[$0.0].percent > 1 }
    .map { from, to in
      let changed = with(shares) {
        $0[from].percent -= 1
        $0[to].percent += 1
      }
      let (old, new) = (shares[from].percent, shares[from].percent - 1)
      return Variant(
        zh: "\(shares[from].fund) 承担 \(old)% 改为 \(new)%",
        en: "\(shares[from].fund) bearing \(old) % becomes \(new) %", .shared(changed))
    }
}

extension Cadence {
  /// The word of the clause that a rule of this cadence has besides its own; empty for none.
  var clauseWord: String {
    switch self {
    case .monthly: ""
    case .once: "once"
    case .oncePerLevel: "once_per"
    case .yearly: "yearly"
    }
  }
}

extension Amount.Base {
  /// The parameter it reads; nil for another base.
  fileprivate var parameter: String? {
    switch self {
    case .byLevel(let name), .rate(let name, _): name
    default: nil
    }
  }

  fileprivate func reading(_ other: String) -> Amount.Base {
    switch self {
    case .byLevel: .byLevel(parameter: other)
    case .rate(_, let lastYear): .rate(parameter: other, lastYear: lastYear)
    default: self
    }
  }
}

extension Policy {
  /// Another parameter that could stand for one by mistake: of the same unit and levels, and with
  /// other values.
  fileprivate func likeParameter(_ id: String) -> String? {
    guard let parameter = parameters[id] else { return nil }
    func values(_ one: Parameter) -> [CertificateLevel?: Int64] { one.segments.last?.values ?? [:] }
    return parameters.values.filter {
      $0.unit == parameter.unit && Set(values($0).keys) == Set(values(parameter).keys)
        && values($0) != values(parameter)
    }.map(\.id).min()
  }
}

extension Amount.Step {
  /// The step reading another parameter or counting another rule's payments.
  fileprivate func elsewhere(_ policy: Policy) -> [Variant<Amount.Step>] {
    func change<Name>(_ old: Name, _ new: Name?, _ step: (Name) -> Amount.Step) -> [Variant<Amount.Step>] {
      new.map { [Variant(zh: "\(old) 改为 \($0)", en: "\(old) becomes \($0)", step($0))] } ?? []
    }
    func rule(besides name: String) -> String? { policy.rules.map(\.id).first { $0 != name } }
    switch self {
    case .plus(let name): return change(name, policy.likeParameter(name)) { .plus(parameter: $0) }
    case .lessLevel(let name, let choice):
      return change(name, policy.likeParameter(name)) { .lessLevel(parameter: $0, choice) }
    case .lessPaid(let name): return change(name, rule(besides: name)) { .lessPaid(measure: $0) }
    case .atMostEver(let name, let most):
      return change(name, rule(besides: name)) { .atMostEver(measure: $0, most) }
    case .prorated, .scaled, .times, .atMost: return []
    }
  }

  /// The word that says it.
  var word: String {
    switch self {
    case .prorated: "prorated"
    case .scaled: "scaled"
    case .times: "times"
    case .plus: "plus"
    case .lessPaid: "less_paid"
    case .lessLevel: "less_level"
    case .atMost: "at_most"
    case .atMostEver: "at_most_ever"
    }
  }

  /// The step with one thing changed.
  var variants: [Variant<Amount.Step>] {
    switch self {
    case .prorated(let measure, let rounding):
      return measure.variants.map { $0.map { .prorated($0, rounding) } }
        + Rounding.allCases.filter { $0 != rounding }.map {
          Variant(
            zh: "\(rounding.title.zh)改为\($0.title.zh)",
            en: "rounding \(rounding.title.en) becomes \($0.title.en)", .prorated(measure, $0))
        }
    case .scaled(let numerator, let denominator):
      return [numerator - 1, numerator + 1].map {
        Variant(
          zh: "\(numerator)/\(denominator) 改为 \($0)/\(denominator)",
          en: "\(numerator)/\(denominator) becomes \($0)/\(denominator)", .scaled($0, denominator))
      }
    case .times(let measure): return measure.variants.map { $0.map { .times($0) } }
    case .lessPaid, .plus: return []
    case .lessLevel(let parameter, let choice):
      return choice.variants.map { $0.map { .lessLevel(parameter: parameter, $0) } }
    case .atMostEver(let measure, let most):
      return [Int64(-1), 1].map { Money(fen: most.fen + $0) }.map {
        Variant(
          zh: "\(most) 元改为 \($0) 元", en: "\(most) yuan becomes \($0) yuan",
          .atMostEver(measure: measure, $0))
      }
    case .atMost(let most):
      return [Int64(-1), 1].map { Money(fen: most.fen + $0) }.map {
        Variant(zh: "\(most) 元改为 \($0) 元", en: "\(most) yuan becomes \($0) yuan", .atMost($0))
      }
    }
  }
}
