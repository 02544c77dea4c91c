// A policy with one thing changed.
//
// The sheet is changed as data, so layout and comments make no difference; only the functions of a
// sheet, which are no data, are changed as text. What can be changed in a condition, the word itself
// states; what belongs to a rule or a standard is stated here.

public import Workforce

/// One change of a policy that the tests beside its sheet should notice.
public struct PolicyMutant: Sendable {
  /// Rule, standard, parameter, list, limit or bound that is changed.
  public let owner: String
  /// Line of the sheet.
  public let line: Int
  /// The line as it stands.
  public let excerpt: String
  public let change: Sentence
  /// Why no roll can tell it from the original; nil when one might.
  public let equivalence: Equivalence?
  /// Rules, standards and bounds that the change can alter; nil for any.
  let reach: Set<String>?
  let changed: Changed

  /// The policy as data, or the text of a sheet with a changed function.
  enum Changed {
    case policy(Policy)
    case text([UInt8])
  }

  /// The changed sheet.
  func sheet(from original: LoadedSheet) -> LoadedSheet {
    switch changed {
    case .policy(let policy): original.with(policy)
    case .text(let text):
      // Only texts that load become mutants.
      (try? PolicyLoader.load(text: text, file: original.policy.file)) ?? original
    }
  }
}

extension Policy {
  /// Every policy that differs from this one in one thing.
  public var mutants: [PolicyMutant] {
    var found: [PolicyMutant] = []
    for place in rules.indices { found += ruleMutants(place) }
    for place in standards.indices { found += standardMutants(place) }
    for id in parameters.keys.sorted() { found += parameterMutants(id) }
    for id in lists.keys.sorted() { found += listMutants(id) }
    for place in limits.indices { found += limitMutants(place) }
    for place in exclusions.indices { found += exclusionMutants(place) }
    for place in bounds.indices { found += boundMutants(place) }
    found += inForceMutants() + functionMutants()
    return found.sorted { $0.line < $1.line }
  }

  func mutant(
    _ owner: String, _ line: Int, _ change: Sentence, _ equivalence: Equivalence? = nil,
    reach: Set<String>? = nil, _ alter: (inout Policy) -> Void
  ) -> PolicyMutant {
    PolicyMutant(
      owner: owner, line: line, excerpt: excerpt(line: line), change: change,
      equivalence: equivalence, reach: reach, changed: .policy(with(self, alter)))
  }

  private func ruleMutants(_ place: Int) -> [PolicyMutant] {
    let rule = rules[place]
    func changed(
      _ line: Int, _ change: Sentence, _ equivalence: Equivalence? = nil,
      _ alter: (inout Rule) -> Void
    ) -> PolicyMutant {
      mutant(rule.id, line, change, equivalence, reach: together(with: [rule.id])) {
        alter(&$0.rules[place])
      }
    }
    var found = subjectVariants(rule.subject).map { variant in
      changed(rule.subjectLine, variant.change) { $0.subject = variant.changed }
    }
    found += clauseVariants(rule.clauses).map { line, variant in
      changed(line, variant.change) { $0.clauses = variant.changed }
    }
    found += clauseVariants(rule.fundClauses, removing: false).map { line, variant in
      changed(line, variant.change) { $0.fundClauses = variant.changed }
    }
    found += rule.amountVariants(self).map { line, variant, equivalence in
      changed(line, variant.change, equivalence) { $0.amount = variant.changed }
    }
    found += rule.cadenceVariants.map { variant in
      changed(rule.paysLine > 0 ? rule.paysLine : rule.line, variant.change) { $0 = variant.changed }
    }
    found += rule.fundVariants(among: fundNames).map { variant in
      changed(rule.line, variant.change) { $0.fund = variant.changed }
    }
    return found
  }

  private func standardMutants(_ place: Int) -> [PolicyMutant] {
    let standard = standards[place]
    func changed(
      _ line: Int, _ change: Sentence, _ alter: (inout Standard) -> Void
    ) -> PolicyMutant {
      mutant(standard.id, line, change, reach: [standard.id]) { alter(&$0.standards[place]) }
    }
    let reports = standard.reports.indices.flatMap { at -> [PolicyMutant] in
      let (name, measure, line) = standard.reports[at]
      let removed = changed(line, Sentence(zh: "不再报告 \(name)", en: "\(name) is not reported")) {
        $0.reports.remove(at: at)
      }
      return [removed]
        + measure.variants.map { variant in
          let change = Sentence(zh: "\(name)：\(variant.change.zh)", en: "\(name): \(variant.change.en)")
          return changed(line, change) { $0.reports[at].measure = variant.changed }
        }
    }
    return reports + subjectVariants(standard.subject).map { variant in
      changed(standard.subjectLine, variant.change) { $0.subject = variant.changed }
    }
      + clauseVariants(standard.clauses).map { line, variant in
        changed(line, variant.change) { $0.clauses = variant.changed }
      }
  }

  /// The short names of all funds, in order.
  private var fundNames: [String] {
    var names = Set(funds.keys)
    for rule in rules {
      switch rule.fund {
      case .one(let name): names.insert(name)
      case .shared(let shares): names.formUnion(shares.map(\.fund))
      case .byCase(let funds): names.formUnion(funds)
      case .byLevel(let byLevel): names.formUnion(byLevel.values)
      }
    }
    return names.sorted()
  }

  private func subjectVariants(_ subject: Subject) -> [Variant<Subject>] {
    switch subject {
    case .worker(nil): return []
    case .worker(let choice?): return choice.variants.map { $0.map { .worker($0) } }
    case .eachCertificate(let choice):
      let reversed = with(choice) { $0.lowerFirst = false }
      return choice.variants.map { $0.map { .eachCertificate($0) } } + [
        Variant(zh: "高级别在前", en: "higher levels come first", .eachCertificate(reversed))
      ]
    }
  }

  /// - Parameter removing: false for clauses that stand for something by their place.
  private func clauseVariants(
    _ clauses: [Clause], removing: Bool = true
  ) -> [(line: Int, variant: Variant<[Clause]>)] {
    clauses.enumerated().flatMap { place, clause -> [(line: Int, variant: Variant<[Clause]>)] in
      var found: [Variant<[Clause]>] = []
      // Leaving out the clause of a cadence is the change of the cadence to monthly.
      if removing, !["once_per", "once", "yearly"].contains(clause.word) {
        found.append(
          Variant(
            zh: "去掉 \(clause.word)", en: "\(clause.word) is removed",
            with(clauses) { _ = $0.remove(at: place) }))
      }
      let negated = Combination(how: .none, parts: [clause])
      found.append(
        Variant(
          zh: "\(clause.word) 取反", en: "\(clause.word) is negated",
          with(clauses) { $0[place].condition = negated }))
      found += clause.condition.variants.map { variant in
        Variant(
          zh: "\(clause.word)：\(variant.change.zh)", en: "\(clause.word): \(variant.change.en)",
          with(clauses) { $0[place].condition = variant.changed })
      }
      return found.map { (clause.line, $0) }
    }
  }
}
