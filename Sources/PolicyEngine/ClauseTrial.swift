// One clause or measure written on the spot, tried on one person.
//
// The expression becomes the only clause of a rule, or the only report of a standard, at the end of
// a sheet; it is then bound and judged exactly as a sheet's own clauses are.

public import Workforce

/// Tries a clause or a measure on one worker.
public enum ClauseTrial {
  /// What came of it.
  public struct Answer: Sendable {
    /// The verdict of a clause; nil for a measure.
    public let verdict: Verdict?
    /// The value of a measure; nil for a clause, or when a fact is missing.
    public let value: Sentence?
    /// Why a function of the expression failed; nil when none did.
    public let fault: Sentence?
    public let evidence: Evidence
    /// The certificate level that the expression was asked for; nil when it needs none.
    public let level: CertificateLevel?
    /// What the expression says, in the words of the vocabulary.
    public let words: Sentence
  }

  /// - Parameters:
  ///   - expression: as a sheet would write it in a `when` list, on one line.
  ///   - sheet: text of a sheet whose lists, parameters and selections it may use.
  ///   - worker: index in the snapshot.
  /// - Throws: ``PolicyError`` for an expression that is none, or a faulty sheet.
  public static func run(
    _ expression: String, sheet: [UInt8]?, snapshot: Snapshot, worker: Int, period: Period
  ) throws(PolicyError) -> Answer {
    try refuseOddText(expression)
    let base = sheet.map { String(decoding: $0, as: UTF8.self) } ?? emptySheet
    let policy = try PolicyLoader.load(text: Array(base.utf8), file: place).policy
    var problem: PolicyError?
    for form in Form.allCases {
      let text = base + "\n" + form.statement(expression, policy)
      do {
        let loaded = try PolicyLoader.load(text: Array(text.utf8), file: place)
        return try judge(loaded, form, text, snapshot, worker, period)
      } catch {
        // The first complaint is about the expression as a clause, which it is most often meant to
        // be; the later forms are tried only where that was what was wrong.
        switch error.problem {
        case .levelNeeded: problem = problem ?? error
        case .wrongValue(_, .clause), .wrongValue(_, .measure): problem = problem ?? error
        default: throw PolicyError(file: place, line: 1, problem: error.problem)
        }
      }
    }
    throw PolicyError(file: place, line: 1, problem: problem?.problem ?? .noPolicy)
  }

  private static let place = "EXPRESSION"
  private static let name = "tried_expression"

  private static let emptySheet = """
    policy {
      id = "tried/expression", title = "试算", jurisdiction = "000000",
      in_force = from "1990-01-01", sources = { none = "-" },
    }
    """

  /// Only one expression: whatever else is written could change the sheet around it.
  private static func refuseOddText(_ expression: String) throws(PolicyError) {
    let syntax = SheetSyntax(Array("local \(name) = \(expression)".utf8))
    guard !expression.contains(where: \.isNewline), syntax.comments.isEmpty,
      syntax.lines.count == 1,
      syntax.faults.isEmpty, syntax.locals.filter(\.isTopLevel).count == 1
    else {
      throw PolicyError(
        file: place, line: 1, problem: .wrongValue(word: expression, expected: .clause))
    }
  }

  private enum Form: CaseIterable {
    case clause, clauseOfLevel, measure, measureOfLevel

    func statement(_ expression: String, _ policy: Policy) -> String {
      let source = policy.sources.keys.sorted().first ?? ""
      let fund = policy.funds.keys.sorted().first ?? "city"
      let level =
        self == .clauseOfLevel || self == .measureOfLevel ? "level = certificate.highest {}, " : ""
      switch self {
      case .clause, .clauseOfLevel:
        return "rule \"\(name)\" { title = \"-\", source = \"\(source)\", pays = monthly, \(level)"
          + "amount = fixed(yuan(1)), fund = \"\(fund)\", when = { \(expression) } }"
      case .measure, .measureOfLevel:
        return "standard \"\(name)\" { title = \"-\", source = \"\(source)\", \(level)when = {}, "
          + "reports = { { \"value\", \(expression) } } }"
      }
    }
  }

  private static func judge(
    _ sheet: LoadedSheet, _ form: Form, _ text: String, _ snapshot: Snapshot, _ worker: Int,
    _ period: Period
  ) throws(PolicyError) -> Answer {
    let binding = Binding(
      policy: sheet.policy, snapshot: snapshot, period: period,
      functions: SheetFunctions(sheet, snapshot, period))
    let inspection = SheetInspection(bytes: Array(text.utf8), file: place)
    let part = inspection.outline.parts.last { $0.id == name }
    var words = Sentence(same: "")
    let written =
      part?.entry("when")?.value.entries?.first?.value
      ?? part?.entry("reports")?.value.entries?.first?.value.entries?.last?.value
    if let written { words = ClauseWords(inspection).words(of: written) }
    let subject =
      sheet.policy.rules.last { $0.id == name }?.subject
      ?? sheet.policy.standards.last { $0.id == name }?.subject
    var level: UInt8 = 0
    if case .worker(let choice?)? = subject {
      level = BoundLevelChoice(choice, binding).highest(worker: worker)
    }
    let batch = CaseBatch()
    batch.append(worker: worker, level: level)
    let item = Case(worker: worker, level: level, certificate: -1)
    if let clause = sheet.policy.rules.last(where: { $0.id == name })?.clauses.first {
      let bound = clause.condition.bind(binding)
      var raw: UInt8 = 0
      bound.judge(batch, &raw)
      return Answer(
        verdict: Verdict(rawValue: raw), value: nil, fault: batch.takeFaults().first?.reason,
        evidence: bound.evidence(item), level: CertificateLevel(rawValue: level), words: words)
    }
    guard
      let measure = sheet.policy.standards.last(where: { $0.id == name })?.reports.first?.measure
    else {
      throw PolicyError(
        file: place, line: 1, problem: .wrongValue(word: name, expected: .clause))
    }
    let bound = measure.bind(binding)
    let scratch = Scratch()
    bound.values(batch, scratch.values)
    let value = scratch.values[0]
    return Answer(
      verdict: nil, value: value == unknownValue ? nil : measure.unit.text(value), fault: nil,
      evidence: bound.evidence(item), level: CertificateLevel(rawValue: level), words: words)
  }
}
