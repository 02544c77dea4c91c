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
      for variant in entry.step.variants {
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
      return shares.indices.dropFirst().map { place in
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

extension Amount.Step {
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

extension Policy {
  /// A parameter with one value a unit lower or higher, two levels swapped, or a day shifted.
  func parameterMutants(_ id: String) -> [PolicyMutant] {
    guard let parameter = parameters[id] else { return [] }
    func changed(
      _ place: Int, _ change: Sentence, _ equivalence: Equivalence? = nil,
      _ segment: Parameter.Segment
    ) -> PolicyMutant {
      mutant(id, parameter.segments[place].line, change, equivalence) {
        $0.parameters[id] = parameter.with(segment, at: place)
      }
    }
    return parameter.segments.indices.flatMap { place -> [PolicyMutant] in
      let segment = parameter.segments[place]
      let levels = segment.values.keys.sorted { ($0?.rawValue ?? 0) < ($1?.rawValue ?? 0) }
      var found: [PolicyMutant] = []
      for (order, level) in levels.enumerated() {
        guard let value = segment.values[level] else { continue }
        let title = level.map { "\($0.code) " } ?? ""
        for other in [value - parameter.unit.step, value + parameter.unit.step] {
          let texts = (parameter.text(value), parameter.text(other))
          let change = Sentence(
            zh: "\(title)\(texts.0.zh)改为\(texts.1.zh)", en: "\(title)\(texts.0.en) becomes \(texts.1.en)")
          found.append(changed(place, change, nil, segment.with(other, for: level)))
        }
        for other in levels[(order + 1)...] {
          guard let level, let other, let second = segment.values[other], second != value else {
            continue
          }
          let change = Sentence(
            zh: "\(level.code) 与 \(other.code) 对调", en: "\(level.code) and \(other.code) are swapped")
          let swapped = segment.with(second, for: level).with(value, for: other)
          found.append(changed(place, change, nil, swapped))
        }
      }
      for step in [-1, 1] {
        let day = segment.from.adding(days: step)
        let change = Sentence(zh: "\(segment.from) 改为 \(day)", en: "\(segment.from) becomes \(day)")
        found.append(
          changed(
            place, change, .ofDate(segment.from, to: day, in: self),
            Parameter.Segment(from: day, values: segment.values, line: segment.line)))
      }
      return found
    }
  }
}

extension Parameter {
  func with(_ segment: Segment, at place: Int) -> Parameter {
    var segments = segments
    segments[place] = segment
    return Parameter(
      id: id, title: title, sources: sources, unit: unit, segments: segments, line: line)
  }
}

extension Parameter.Segment {
  func with(_ value: Int64, for level: CertificateLevel?) -> Parameter.Segment {
    var values = values
    values[level] = value
    return Parameter.Segment(from: from, values: values, line: line)
  }
}

extension Parameter.Unit {
  /// The smallest step a sheet can write.
  var step: Int64 { self == .hours ? 100 : 1 }
}
