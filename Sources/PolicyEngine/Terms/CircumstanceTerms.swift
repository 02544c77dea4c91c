// Words on circumstances: status, residence, employer, exams, claims, honours, receipts …
//
// Each kind has a word of its own, so that a sheet reads like the document; all of them select
// circumstances and ask the same questions.

import LuaRuntime
import Workforce

enum CircumstanceTerms: Family {
  static var words: [Word] {
    [
      Word(
        "circumstance", .call, gives: "circumstances",
        zh: "选定一类情况：kind（事项）、value（内容，可为 list）、place（地点）、level（级别，\"same\" 为所计级别）",
        en: "circumstances of a kind: kind, value (a text or a list), place (alike), level (\"same\": the"
          + " level the rule goes by)")
    ]
      + CircumstanceKind.allCases.map { kind in
        Word(
          kind.rawValue, .call, gives: "circumstances",
          zh: "选定“\(kind.title.zh)”：value、place、level",
          en: "circumstances of the kind \(kind.title.en): value, place, level")
      }
      + [
        Word(
          "circumstances.held", .call, zh: "在指定时间（或起止日 { from, to } 之间）存在选定的情况",
          en: "such a circumstance is true at the moment given, or on a day of { from, to }"),
        Word(
          "circumstances.recorded", .call, zh: "指定时间内有记录；没有任何该类记录时待定",
          en: "as held, but undecided when nothing of the kind is recorded at all"),
      ]
  }

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "circumstances.held" || node.word == "circumstances.recorded" else {
      return nil
    }
    return CircumstanceHeld(
      selection: try CircumstanceSelection(node.of, loading), window: try CircumstanceWindow(node),
      needsRecord: node.word == "circumstances.recorded")
  }
}

/// The circumstances a sheet means.
struct CircumstanceSelection: Sendable {
  let kind: String
  var values: NameChoice?
  var places: NameChoice?
  /// Whether the circumstance must be about the level the rule goes by.
  var sameLevel: Bool
  /// The level it must be about, or 0 when the sheet names none.
  var level: UInt8

  init(_ node: SheetNode?, _ loading: Loading) throws(PolicyError.Problem) {
    guard let node, let settings = node.settings else {
      throw .wrongValue(word: "circumstance", expected: .table)
    }
    var known = ["value", "place", "level"]
    if node.word == "circumstance" { known.append("kind") }
    try node.allow(only: known, in: settings)
    if node.word == "circumstance" {
      guard case .string(let text)? = settings["kind"] else {
        throw .wrongValue(word: "kind", expected: .text)
      }
      kind = CircumstanceKind.code(for: text)
    } else {
      kind = node.word
    }
    values = try NameChoice(settings["value"], "value", loading)
    places = try NameChoice(settings["place"], "place", loading)
    switch settings["level"] {
    case nil: (sameLevel, level) = (false, 0)
    case .string("same"):
      try loading.needLevel(node)
      (sameLevel, level) = (true, 0)
    case .string(let name)?:
      guard let named = CertificateLevel(name) else {
        throw .unknownValue(
          word: "level", value: name, known: ["same"] + CertificateLevel.allCases.map(\.code))
      }
      (sameLevel, level) = (false, named.rawValue)
    default: throw .wrongValue(word: "level", expected: .oneOf(["same"]))
    }
  }
}

/// One name, or those of a list of the sheet.
enum NameChoice: Sendable {
  case one(String)
  case list(String)

  init?(_ value: LuaValue?, _ field: String, _ loading: Loading) throws(PolicyError.Problem) {
    switch value {
    case nil: return nil
    case .string(let name)?: self = .one(name)
    case let value?:
      guard let node = SheetNode(value), node.word == "list", let name = node.text else {
        throw .wrongValue(word: field, expected: .text)
      }
      try loading.needList(name)
      self = .list(name)
    }
  }

  /// True at the numbers of the symbols that are meant.
  ///
  /// - Parameter code: how facts of this sort write a name of the list.
  func members(_ binding: Binding, code: (String) -> String = { $0 }) -> [Bool] {
    switch self {
    case .list(let name): return binding.membership(of: name, code: code)
    case .one(let name):
      var members = [Bool](repeating: false, count: binding.snapshot.symbols.texts.count)
      let number = binding.snapshot.symbols.number(of: code(name))
      if let number { members[Int(number)] = true }
      return members
    }
  }
}

/// A selection over the facts of one period.
struct BoundCircumstances {
  let circumstances: CircumstanceColumns
  private let kind: Int32
  private let values: [Bool]?
  private let places: [Bool]?
  private let sameLevel: Bool
  private let level: UInt8
  private let symbols: Symbols

  init(_ selection: CircumstanceSelection, _ binding: Binding) {
    circumstances = binding.snapshot.circumstances
    symbols = binding.snapshot.symbols
    kind = symbols.number(of: selection.kind) ?? -1
    let isStationKind = selection.kind == CircumstanceKind.stationKind.rawValue
    values = selection.values?.members(
      binding, code: isStationKind ? { StationKind.code(for: $0) } : { $0 })
    places = selection.places?.members(binding)
    sameLevel = selection.sameLevel
    level = selection.level
  }

  @inline(__always)
  func isOfKind(_ index: Int) -> Bool { circumstances.kind.base[index] == kind }

  @inline(__always)
  func matches(_ index: Int, level: UInt8) -> Bool {
    guard isOfKind(index) else { return false }
    if let values, !values[Int(circumstances.value.base[index])] { return false }
    if let places, !places[Int(circumstances.place.base[index])] { return false }
    if self.level != 0 { return circumstances.level.base[index] == self.level }
    return !sameLevel || circumstances.level.base[index] == level
  }

  func range(of worker: Int) -> Range<Int> { circumstances.byWorker.range(of: worker) }

  func evidence(_ item: Case) -> Evidence {
    let found = range(of: item.worker).filter { matches($0, level: item.level) }
    let shown = found.isEmpty ? range(of: item.worker).filter(isOfKind) : found
    guard !shown.isEmpty else {
      return Evidence(zh: "没有这类记录", en: "nothing of the kind is recorded")
    }
    let texts = shown.map { index -> Sentence in
      let kind = symbols.text(of: circumstances.kind.base[index])
      let title = CircumstanceKind(rawValue: kind)?.title ?? Sentence(same: kind)
      let details = [circumstances.value.base[index], circumstances.place.base[index]]
        .map { symbols.text(of: $0) }.filter { !$0.isEmpty }.joined(separator: " ")
      let from = CivilDate(day: circumstances.first.base[index])
      let to = circumstances.last.base[index]
      let isOpen = to == CivilDate.openEnd.day
      let isDay = to == from.day
      return Sentence(
        zh: "\(title.zh) \(details) \(from)"
          + (isDay ? "" : isOpen ? " 起" : " 至 \(CivilDate(day: to))"),
        en: "\(title.en) \(details) "
          + (isDay ? "on \(from)" : isOpen ? "from \(from)" : "\(from) to \(CivilDate(day: to))"))
    }
    return Evidence(
      Sentence(
        zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; ")),
      facts: shown.map { .init(noun: "circumstance", number: circumstances.fact.base[$0]) })
  }
}

private struct CircumstanceHeld: Condition {
  let selection: CircumstanceSelection
  let window: CircumstanceWindow
  let needsRecord: Bool

  var variants: [Variant<any Condition>] {
    func copy(
      _ selection: CircumstanceSelection, _ window: CircumstanceWindow, _ needsRecord: Bool
    ) -> any Condition {
      CircumstanceHeld(selection: selection, window: window, needsRecord: needsRecord)
    }
    let record = needsRecord
      ? Variant(zh: "recorded 改为 held", en: "recorded becomes held", copy(selection, window, false))
      : Variant(zh: "held 改为 recorded", en: "held becomes recorded", copy(selection, window, true))
    return window.variants.map { $0.map { copy(selection, $0, needsRecord) } } + [record]
      + selection.variants.map { $0.map { copy($0, window, needsRecord) } }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let days = window.days(binding)
    return selection.boundaries(from: days.0, to: days.1, binding)
  }
  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    landmarks.circumstances.append(selection)
  }
  func canBeUndecided(for subject: Subject) -> Bool { needsRecord }

  func bind(_ binding: Binding) -> any BoundCondition {
    let window = window.days(binding)
    return Bound(
      circumstances: BoundCircumstances(selection, binding), from: window.0, to: window.1,
      needsRecord: needsRecord)
  }

  private struct Bound: BoundCondition {
    let circumstances: BoundCircumstances
    let from: Int32
    let to: Int32
    let needsRecord: Bool

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      let columns = circumstances.circumstances
      judgeEach(cases, verdicts) { worker, level in
        var isRecorded = false
        for index in circumstances.range(of: worker) {
          if circumstances.isOfKind(index) { isRecorded = true }
          if circumstances.matches(index, level: level), columns.first.base[index] <= to,
            columns.last.base[index] >= from
          {
            return .holds
          }
        }
        return needsRecord && !isRecorded ? .unknown : .fails
      }
    }

    func evidence(_ item: Case) -> Evidence { circumstances.evidence(item) }
  }
}
