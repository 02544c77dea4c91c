// Which rules of a policy a later text decides differently in a month, and for whom.
//
// A back-dated version makes closed months worth a second look. Rules that say the same and read the
// same values need none; where nothing but the rate changed, only those who have a line of the rule
// can be touched.

public import Workforce

/// A policy's text in both of its readings: for deciding, and in rows for comparing.
public struct SheetVersion: Sendable {
  public let policy: Policy
  public let summary: SheetSummary

  /// - Parameters:
  ///   - text: UTF-8 source of a sheet.
  ///   - file: name for messages.
  /// - Throws: ``PolicyError`` with the first fault.
  public init(text: [UInt8], file: String) throws(PolicyError) {
    policy = try PolicyLoader.load(text: text, file: file).policy
    summary = try SheetSummary(text: text, file: file)
  }

  /// Nouns of the facts its rules read, such as `posting`, `circumstance` and `payment`.
  public var factsRead: Set<String> {
    var nouns: Set<String> = []
    for part in summary.parts where part.kind == "rule" {
      for fact in part.rows.flatMap(\.facts) { nouns.insert(String(fact.prefix { $0 != "." })) }
    }
    return nouns
  }

  /// The measures its rules look for among what was paid before.
  public var measuresRead: MeasuresRead { MeasuresRead(self, summary.parts) }

  /// The same of one rule.
  public func measuresRead(by rule: String) -> MeasuresRead {
    MeasuresRead(self, summary.parts.filter { $0.id == rule })
  }
}

/// The measures a policy's rules look for among what was paid before.
public struct MeasuresRead: Hashable, Sendable {
  private var named: Set<String> = []
  /// Looked for only among what was paid for the month itself.
  private var ofTheMonth: Set<String> = []
  /// A rule asks for every payment, or for those its function names.
  private var isEverything = false

  /// No measure.
  public init() {}

  /// Takes in the measures of another text.
  public mutating func formUnion(_ other: MeasuresRead) {
    named.formUnion(other.named)
    ofTheMonth.formUnion(other.ofTheMonth)
    isEverything = isEverything || other.isEverything
  }

  fileprivate init(_ version: SheetVersion, _ parts: [SheetSummary.Part]) {
    for part in parts where part.kind == "rule" {
      for row in part.rows where row.facts.contains("payment") {
        if row == part.pays { named.insert(Payment.measure(policy: version.policy.id, rule: part.id)) }
        if row.spelling.contains("function") || row.spelling.contains("paid.nothing_but") {
          isEverything = true
        }
        // Every text of the row; a word that is no measure names nobody's payment.
        var names = Set(row.spelling.split(separator: "\"").map(String.init))
        for list in row.lists { names.formUnion(version.policy.lists[list]?.names ?? []) }
        // A name alone is a rule of the sheet itself; other policies' have theirs before it.
        names = Set(
          names.map { name in
            name.contains(":") ? name : Payment.measure(policy: version.policy.id, rule: name)
          })
        if row.word == "paid.nothing_this_month" {
          ofTheMonth.formUnion(names)
        } else {
          named.formUnion(names)
        }
      }
    }
  }

  public var isEmpty: Bool { named.isEmpty && ofTheMonth.isEmpty && !isEverything }

  /// Whether a line of a rule is among them.
  public func contains(policy: String, rule: String) -> Bool {
    containsEver(policy: policy, rule: rule) || Self.contains(policy, rule, ofTheMonth)
  }

  /// Whether a line of a rule is among them, for whatever month it was paid.
  public func containsEver(policy: String, rule: String) -> Bool {
    isEverything || Self.contains(policy, rule, named)
  }

  private static func contains(_ policy: String, _ rule: String, _ names: Set<String>) -> Bool {
    names.contains(Payment.measure(policy: policy, rule: rule))
  }
}

/// A rule that two texts may decide differently in a month.
public struct RuleChange: Hashable, Sendable {
  /// Who may be touched.
  public enum Reach: Hashable, Sendable {
    case everyone
    /// Those with a line of the rule at one of these levels; 0 stands for no level.
    case payees(levels: Set<UInt8>)
  }
  public let rule: String
  public let reach: Reach
}

extension SheetVersion {
  /// The rules that a later text may decide differently in a month, in the order of the texts.
  /// - Parameter later: another text of the same policy.
  public func changes(to later: SheetVersion, in period: Period) -> [RuleChange] {
    let ids = policy.rules.map(\.id)
    return (ids + later.policy.rules.map(\.id).filter { !ids.contains($0) }).compactMap { id in
      reach(of: id, later, period).map { RuleChange(rule: id, reach: $0) }
    }
  }

  private func reach(_ id: String, in period: Period) -> SheetSummary.Part? {
    guard policy.inForce.contains(period.last) else { return nil }
    return summary.parts.first { $0.kind == "rule" && $0.id == id }
  }

  private func reach(of id: String, _ later: SheetVersion, _ period: Period) -> RuleChange.Reach? {
    guard let old = reach(id, in: period) else {
      return later.reach(id, in: period) == nil ? nil : .everyone
    }
    guard let new = later.reach(id, in: period) else { return .payees(levels: [0, 1, 2, 3]) }
    guard old.rows.map(\.spelling) == new.rows.map(\.spelling), together(id) == later.together(id)
    else { return .everyone }
    // A function may use anything the file defines beside it.
    if old.rows.contains(where: { $0.spelling.contains("function") }), policy.text != later.policy.text {
      return .everyone
    }
    let lists = Set(old.rows.flatMap(\.lists))
    if lists.contains(where: { policy.lists[$0]?.names != later.policy.lists[$0]?.names }) {
      return .everyone
    }
    let changed = Set(old.rows.flatMap(\.parameters)).filter { name in
      Self.days(of: period).contains {
        policy.parameters[name]?.table(on: $0) != later.policy.parameters[name]?.table(on: $0)
      }
    }
    if changed.isEmpty { return nil }
    return levels(of: id, old, later, changed, period).map { .payees(levels: $0) } ?? .everyone
  }

  /// The levels a new rate touches, when the rate alone changed and a rate cannot make somebody a
  /// payee who is none; nil otherwise.
  private func levels(
    of id: String, _ old: SheetSummary.Part, _ later: SheetVersion, _ changed: Set<String>,
    _ period: Period
  ) -> Set<UInt8>? {
    guard let rule = policy.rules.first(where: { $0.id == id }), together(id).isEmpty,
      changed.count == 1, let name = changed.first, rule.amount.isRate(name),
      !old.rows.contains(where: { $0 != old.amount && $0.parameters.contains(name) }),
      let before = policy.parameters[name]?.table(on: period.last),
      let after = later.policy.parameters[name]?.table(on: period.last)
    else { return nil }
    var levels: Set<UInt8> = []
    for level in 0..<4 where before[level] != after[level] {
      // Less than a yuan could round to nothing and leave no line behind.
      guard (before[level] ?? 0) >= 100 else { return nil }
      levels.insert(UInt8(level))
    }
    return levels
  }

  /// The ceilings and exclusions a rule stands in.
  private func together(_ id: String) -> [String] {
    summary.together.filter { $0.rules.contains(id) }
      .map { "\($0.kind) \($0.rules.joined(separator: ",")) \($0.says?.spelling ?? "")" }.sorted()
  }

  /// The days on which rules of a month read parameters.
  private static func days(of period: Period) -> [CivilDate] {
    [period.last, Period(year: period.year - 1, month: 12)?.last ?? period.last]
  }
}

extension Amount {
  /// Whether it is a parameter's value and steps that can make nothing only out of nothing.
  fileprivate func isRate(_ name: String) -> Bool {
    switch base {
    case .byLevel(name), .rate(name, lastYear: false): break
    default: return false
    }
    return steps.allSatisfy {
      switch $0.step {
      case .prorated, .times, .atMost: true
      default: false
      }
    }
  }
}
