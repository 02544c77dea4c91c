// A condition of a rule.

import LuaRuntime
public import Workforce

/// One line of a rule's `when` list.
public struct Clause: Sendable {
  /// The word that says it, for example `posting.held`.
  public let word: String
  /// Line in the sheet.
  public let line: Int
  var condition: any Condition
}

/// What a clause states, before it meets facts.
protocol Condition: Sendable {
  func bind(_ binding: Binding) -> any BoundCondition

  /// The condition with one thing changed, once for each thing the word states. The tests beside a
  /// sheet should notice every one.
  var variants: [Variant<any Condition>] { get }

  /// Where the condition turns: the first and last day of a moment, a number and its neighbours.
  func boundaries(_ binding: Binding) -> [Boundary]

  /// Values of facts that matter to it, for whoever looks for people on both sides of it.
  func note(_ landmarks: inout Landmarks, _ binding: Binding)

  /// Whether a missing fact can leave it undecided, in a rule of that subject.
  func canBeUndecided(for subject: Subject) -> Bool

  /// Whether it can refuse a case at all.
  var canFail: Bool { get }

  /// The conditions it is made of.
  var parts: [Clause] { get }
}

extension Condition {
  func note(_ landmarks: inout Landmarks, _ binding: Binding) {}
  func canBeUndecided(for subject: Subject) -> Bool { false }
  var canFail: Bool { true }
  var parts: [Clause] { [] }
}

/// A condition bound to a snapshot and a period.
protocol BoundCondition {
  /// Judges every case of the batch. `verdicts` takes ``Verdict`` raw values.
  func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>)

  /// The facts behind the verdict on one case. Calls the same selections as `judge`.
  func evidence(_ item: Case) -> Evidence
}

/// A number a sheet can compare, prorate by or report: days in post, hours, a date.
protocol Measure: Sendable {
  var unit: MeasureUnit { get }
  func bind(_ binding: Binding) -> any BoundMeasure

  /// As ``Condition/variants``.
  var variants: [Variant<any Measure>] { get }
  func note(_ landmarks: inout Landmarks, _ binding: Binding)
  func canBeUndecided(for subject: Subject) -> Bool
}

extension Measure {
  func note(_ landmarks: inout Landmarks, _ binding: Binding) {}
  func canBeUndecided(for subject: Subject) -> Bool { false }
}

enum MeasureUnit: Sendable {
  /// Whole days.
  case days
  /// Whole months.
  case months
  /// Hundredths of an hour.
  case hours
  /// A day number of ``CivilDate``.
  case date
  /// Whole fen.
  case money
  case count

  func text(_ value: Int64) -> Sentence {
    switch self {
    case .days: Sentence(zh: "\(value) 天", en: value == 1 ? "1 day" : "\(value) days")
    case .months: Sentence(zh: "\(value) 个月", en: value == 1 ? "1 month" : "\(value) months")
    case .hours: Parameter.Unit.hours.text(value)
    case .date: Sentence(same: CivilDate(day: Int32(truncatingIfNeeded: value)).description)
    case .money: Parameter.Unit.money.text(value)
    case .count: Sentence(same: String(value))
    }
  }

  /// The value as a file writes it, without its unit.
  func plain(_ value: Int64) -> String {
    switch self {
    case .days, .months, .count: String(value)
    case .hours: Hours(hundredths: Int32(truncatingIfNeeded: value)).description
    case .date: CivilDate(day: Int32(truncatingIfNeeded: value)).description
    case .money: Money(fen: value).description
    }
  }
}

/// A measure bound to a snapshot and a period.
protocol BoundMeasure {
  /// Writes the value of every case, or ``unknownValue`` where a fact is missing.
  func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>)

  func evidence(_ item: Case) -> Evidence
}

/// Stands for "a fact is missing" in the values of a ``BoundMeasure``.
let unknownValue = Int64.min

/// What was found in the register for one clause or measure.
public struct Evidence: Sendable, Hashable {
  /// A fact row, by its noun and register-wide fact number.
  public struct Fact: Sendable, Hashable {
    public let noun: String
    public let number: Int32
    /// Whom it is about; nil for the one the rule is decided for.
    public var worker: WorkerKey?
  }

  public var text: Sentence
  public var facts: [Fact]
  /// Parameters that were read, by name.
  public var parameters: [String]

  init(zh: String, en: String, facts: [Fact] = [], parameters: [String] = []) {
    text = Sentence(zh: zh, en: en)
    self.facts = facts
    self.parameters = parameters
  }

  init(_ text: Sentence, facts: [Fact] = [], parameters: [String] = []) {
    self.text = text
    self.facts = facts
    self.parameters = parameters
  }
}

/// Judges a batch case by case with one small function, which the compiler puts into the loop.
@inline(__always)
func judgeEach(
  _ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>,
  _ judge: (_ worker: Int, _ level: UInt8) -> Verdict
) {
  let worker = cases.worker
  let level = cases.level
  for index in 0..<cases.count {
    verdicts[index] = judge(Int(worker[index]), level[index]).rawValue
  }
}
