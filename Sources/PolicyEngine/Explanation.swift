// Why a rule pays one person what it pays, or does not.

public import Workforce

/// The course of one rule for one worker in one period.
public struct Explanation: Sendable {
  /// One clause: what the sheet says and what was found.
  public struct Step: Sendable {
    public let line: Int
    public let word: String
    /// The line of the sheet.
    public let excerpt: String
    /// Nil when an earlier clause had already refused.
    public let verdict: Verdict?
    public let evidence: Evidence?
  }

  /// A dated parameter the rule read.
  public struct Reading: Sendable {
    public let name: String
    public let title: String
    /// The value for the level in question; nil when there is none.
    public let value: Sentence?
    public let from: CivilDate
    public let line: Int
    /// Legal sources in full.
    public let sources: [String]
    /// Whether the value was put in for a rehearsal, which no source bears out.
    public let isAssumed: Bool
  }

  public let rule: Rule
  /// Whether this is a standard, which pays nothing: there ``Outcome/pays`` stands for "found".
  public var isStandard = false
  public let outcome: Outcome
  public let level: CertificateLevel?
  public let fund: String?
  /// What is due; zero unless the outcome is ``Outcome/pays``.
  public let amount: Money
  public let steps: [Step]
  public let amounts: [AmountStep]
  public let readings: [Reading]
  /// Legal sources of the rule in full.
  public let sources: [String]
  /// Why what is due is for somebody to decide; see ``Holding``.
  public internal(set) var heldFor: Sentence?
}

extension BoundPolicy {
  /// Explains every rule, or one, for one worker. A rule on certificates gives one explanation for
  /// each certificate that comes into question.
  /// - Parameters:
  ///   - worker: index in the snapshot.
  ///   - rule: id of the only rule wanted, or nil.
  public func explain(worker: Int, rule: String? = nil) -> [Explanation] {
    rules.filter { rule == nil || $0.rule.id == rule }.flatMap { explain($0, worker: worker) }
  }

  /// Explains a standard for one worker; none when the policy has no standard of that id.
  func explain(worker: Int, standard id: String) -> [Explanation] {
    policy.standards.filter { $0.id == id }.flatMap { standard in
      explain(BoundRule(standard.asRule, binding), worker: worker, isStandard: true).map {
        with($0) { $0.isStandard = true }
      }
    }
  }

  private func explain(
    _ bound: BoundRule, worker: Int, isStandard: Bool = false
  ) -> [Explanation] {
    let cases = CaseBatch()
    _ = bound.collect(worker..<worker + 1, into: cases)
    guard cases.count > 0 else {
      let evidence = bound.choice?.evidence(Case(worker: worker, level: 0, certificate: -1))
      return [refusedAtChoice(bound, evidence)]
    }
    var items: [Case] = []
    for index in 0..<cases.count {
      items.append(
        Case(
          worker: worker, level: cases.level[index], certificate: Int(cases.certificate[index])))
    }
    var earlier: [Case] = []
    return items.map { item in
      let explanation = explain(bound, item, after: earlier, isStandard)
      if explanation.outcome == .pays { earlier.append(item) }
      return explanation
    }
  }

  private func refusedAtChoice(_ bound: BoundRule, _ evidence: Evidence?) -> Explanation {
    let rule = bound.rule
    var steps = [
      step(rule.subjectLine, bound.subjectWord, .fails, evidence)
    ]
    steps += rule.clauses.map { step($0.line, $0.word, nil, nil) }
    return Explanation(
      rule: rule, outcome: .refused, level: nil, fund: nil, amount: .zero, steps: steps,
      amounts: [], readings: [], sources: policy.sourceTexts(rule.sources))
  }

  private func explain(
    _ bound: BoundRule, _ item: Case, after earlier: [Case], _ isStandard: Bool
  ) -> Explanation {
    let rule = bound.rule
    let alone = CaseBatch()
    alone.append(worker: item.worker, level: item.level, certificate: item.certificate)
    var steps: [Explanation.Step] = []
    if let choice = bound.choice {
      steps.append(step(rule.subjectLine, bound.subjectWord, .holds, choice.evidence(item)))
    }
    var outcome = Outcome.pays
    for (place, clause) in bound.clauses.enumerated() {
      let stated = rule.clauses[place]
      guard outcome != .refused, outcome != .held else {
        steps.append(step(stated.line, stated.word, nil, nil))
        continue
      }
      var raw: UInt8 = 0
      clause.judge(alone, &raw)
      let verdict = Verdict(rawValue: raw) ?? .unknown
      var evidence = clause.evidence(item)
      if let fault = alone.takeFaults().first {
        outcome = .held
        evidence.text = fault.reason
      } else if verdict == .fails {
        outcome = .refused
      } else if verdict == .unknown {
        outcome = .undecided
      }
      steps.append(
        step(stated.line, stated.word, outcome == .held ? nil : verdict, evidence))
    }
    if outcome == .pays, rule.pays == .oncePerLevel,
      earlier.contains(where: { $0.level == item.level }), let last = steps.indices.last
    {
      outcome = .refused
      steps[last] = step(steps[last].line, steps[last].word, .fails, sameLevelEvidence)
    }
    var amounts =
      !isStandard && (outcome == .pays || outcome == .undecided)
      ? bound.amount.explain(item, after: earlier) : []
    let (due, share, heldFor) =
      isStandard ? (.zero, 0, nil) : finish(bound, item, &outcome, after: earlier)
    if let cut = ceiling(over: rule, due, outcome, amounts.last?.fen) { amounts.append(cut) }
    let names =
      steps.compactMap(\.evidence).flatMap(\.parameters)
      + amounts.flatMap(\.evidence.parameters)
    return Explanation(
      rule: rule, outcome: outcome, level: CertificateLevel(rawValue: item.level),
      fund: fund(of: rule, item.level, share), amount: due, steps: steps, amounts: amounts,
      readings: readings(names, item.level), sources: policy.sourceTexts(rule.sources),
      heldFor: heldFor)
  }

  /// The amount that the roll has for the case, and the outcome it leaves.
  private func finish(
    _ bound: BoundRule, _ item: Case, _ outcome: inout Outcome, after earlier: [Case]
  ) -> (due: Money, share: Int, heldFor: Sentence?) {
    guard outcome == .pays else { return (.zero, 0, nil) }
    // Decided anew with all cases of the worker: an earlier certificate of the same month counts
    // against a later one, and ceilings over several rules apply.
    let fresh = BoundPolicy(copying: self)
    fresh.decideOne(item.worker)
    let decided = fresh.rules.first { $0.rule.id == bound.rule.id }?.decided
    let lines = decided?.lines ?? []
    // Where the sheet failed for one certificate, the worker has one line and it is held.
    let held = lines.first { $0.outcome == .held }
    // Several certificates of one level are lines in their order, each in as many parts as funds
    // share it.
    let parts = bound.rule.fund.parts
    let before = earlier.filter { $0.level == item.level }.count * parts
    let mine = lines.filter { $0.level == item.level }.dropFirst(before).prefix(parts)
    guard let line = held ?? mine.first else {
      outcome = .refused
      return (.zero, 0, nil)
    }
    outcome = line.outcome
    let reason = line.outcome == .held && line.reason >= 0 ? decided?.reasons[Int(line.reason)] : nil
    // Several funds that share the amount have a line each.
    return (Money(fen: mine.reduce(0) { $0 + $1.fen }), Int(line.share), reason)
  }

  /// The fund of an explanation: of funds chosen by case the one of the line.
  private func fund(of rule: Rule, _ level: UInt8, _ share: Int) -> String? {
    if case .byCase(let funds) = rule.fund { return funds[share] }
    return rule.fund.fund(for: level)
  }

  private var sameLevelEvidence: Evidence {
    Evidence(
      zh: "本月另一本同级别证书已计发", en: "another certificate of this level is paid this month")
  }

  /// What a ceiling over several rules took off, or nil when none did.
  private func ceiling(
    over rule: Rule, _ due: Money, _ outcome: Outcome, _ computed: Int64?
  ) -> AmountStep? {
    guard outcome == .pays || outcome == .refused, let computed, computed > due.fen,
      let limit = policy.limits.filter({ $0.rules.contains(rule.id) })
        .min(by: { $0.atMost < $1.atMost })
    else { return nil }
    let amount = Parameter.Unit.money.text(limit.atMost.fen)
    let names = limit.rules.joined(separator: ", ")
    return AmountStep(
      line: limit.line,
      evidence: Evidence(
        zh: "\(names) 合计最高 \(amount.zh)", en: "\(names) together at most \(amount.en)"),
      fen: due.fen)
  }

  private func step(
    _ line: Int, _ word: String, _ verdict: Verdict?, _ evidence: Evidence?
  ) -> Explanation.Step {
    Explanation.Step(
      line: line, word: word, excerpt: policy.excerpt(line: line), verdict: verdict,
      evidence: evidence)
  }

  private func readings(_ names: [String], _ level: UInt8) -> [Explanation.Reading] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.compactMap { name in
      guard let parameter = policy.parameters[name],
        let segment = parameter.segment(on: binding.period.last)
      else { return nil }
      let value = parameter.value(for: CertificateLevel(rawValue: level), on: binding.period.last)
      return Explanation.Reading(
        name: name, title: parameter.title, value: value.map { parameter.text($0) },
        from: segment.from, line: segment.line,
        sources: segment.isAssumed ? [] : policy.sourceTexts(parameter.sources),
        isAssumed: segment.isAssumed)
    }
  }
}

extension BoundRule {
  /// The word that says whom the rule is decided for.
  var subjectWord: String {
    if case .eachCertificate = rule.subject { "certificate.each" } else { "certificate.highest" }
  }
}
