// Words on posts. A sheet first says which postings it means, then asks about just those, so that
// two conditions can never be met by two different posts.

import LuaRuntime
import Workforce

enum PostingTerms: Family {
  static let words = [
    Word(
      "posting", .call, gives: "postings",
      zh: "选定岗位：kind（类别，可为 list）、county（所在县区，取自 list）、on_establishment（是否在编）",
      en: "the postings meant: kind (or a list), county (from a list), on_establishment"),
    Word(
      "postings.held", .call, zh: "在指定时间任职于选定的岗位",
      en: "the worker serves in such a posting at the moment given"),
    Word(
      "postings.days", .plain, gives: "measure", zh: "当月在选定岗位的天数，重叠只计一次",
      en: "days of the month in such postings; days that overlap count once"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "postings.held" else { return nil }
    let moment = try node.moment(node.arguments.first, [.onLastDay, .onSomeDay, .byLastDay])
    return PostingHeld(selection: try PostingSelection(node.of, loading), moment: moment)
  }

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "postings.days" else { return nil }
    return PostingDays(selection: try PostingSelection(node.of, loading))
  }
}

/// The postings a sheet means.
struct PostingSelection: Sendable {
  var kinds: NameChoice?
  var countyList: String?
  var onEstablishment: Bool?

  init(_ node: SheetNode?, _ loading: Loading) throws(PolicyError.Problem) {
    guard let node, let settings = node.settings else {
      throw .wrongValue(word: "posting", expected: .table)
    }
    loading.move(to: node)
    try node.allow(only: ["kind", "county", "on_establishment"], in: settings)
    if case .string(let text)? = settings["kind"] {
      kinds = .one(PostingKind.code(for: text))
    } else {
      kinds = try NameChoice(settings["kind"], "kind", loading)
    }
    switch settings["on_establishment"] {
    case nil: onEstablishment = nil
    case .boolean(let value): onEstablishment = value
    default: throw .wrongValue(word: "on_establishment", expected: .oneOf(["true", "false"]))
    }
    if let county = settings["county"] {
      guard let list = SheetNode(county), list.word == "list", let name = list.text else {
        throw .wrongValue(word: "county", expected: .oneOf(["list \"…\""]))
      }
      try loading.needList(name)
      countyList = name
    } else {
      countyList = nil
    }
  }
}

/// A selection over the facts of one period.
struct BoundPostings {
  let postings: PostingColumns
  /// True at the numbers of the kinds that are meant; nil for any.
  private let isKind: [Bool]?
  private let inCounty: [Bool]
  private let anyCounty: Bool
  /// 0 or 1; 2 when it does not matter.
  private let establishment: UInt8
  let first: Int32
  let last: Int32

  /// How a posting meets the selection.
  enum Match { case no, yes, unknown }

  init(_ selection: PostingSelection, _ binding: Binding) {
    postings = binding.snapshot.postings
    isKind = selection.kinds?.members(binding, code: PostingKind.code)
    anyCounty = selection.countyList == nil
    inCounty = selection.countyList.map { binding.membership(of: $0) } ?? []
    establishment = selection.onEstablishment.map { $0 ? 1 : 0 } ?? 2
    first = binding.first
    last = binding.last
  }

  @inline(__always)
  func match(_ index: Int) -> Match {
    if let isKind, !isKind[Int(postings.kind.base[index])] { return .no }
    if !anyCounty, !inCounty[Int(postings.county.base[index])] { return .no }
    if establishment == 2 { return .yes }
    let recorded = postings.onEstablishment.base[index]
    return recorded == establishment ? .yes : recorded == 2 ? .unknown : .no
  }

  /// Days of the period in matching postings: those certain, and those that a missing fact might
  /// add. Bit n is day n of the month, so days that overlap count once.
  @inline(__always)
  func dayMasks(worker: Int) -> (certain: UInt32, possible: UInt32) {
    var certain: UInt32 = 0
    var possible: UInt32 = 0
    for index in postings.byWorker.range(of: worker) {
      let from = max(postings.first.base[index], first)
      let to = min(postings.last.base[index], last)
      guard from <= to else { continue }
      let match = match(index)
      if match == .no { continue }
      let mask = (UInt32.max >> UInt32(31 - (to - from))) << UInt32(from - first)
      possible |= mask
      if match == .yes { certain |= mask }
    }
    return (certain, possible)
  }

  /// Whether the worker serves in a matching posting on some day of `from ... last`.
  @inline(__always)
  func held(worker: Int, from: Int32) -> Verdict {
    var verdict = Verdict.fails
    for index in postings.byWorker.range(of: worker)
    where postings.first.base[index] <= last && postings.last.base[index] >= from {
      switch match(index) {
      case .yes: return .holds
      case .unknown: verdict = .unknown
      case .no: continue
      }
    }
    return verdict
  }

  func evidence(_ item: Case, from: Int32, symbols: Symbols) -> Evidence {
    let spells = postings.byWorker.range(of: item.worker).filter {
      postings.first.base[$0] <= last && postings.last.base[$0] >= from
    }
    let matching = spells.filter { match($0) != .no }
    let shown = matching.isEmpty ? spells : matching
    let facts = shown.map { Evidence.Fact(noun: "posting", number: postings.fact.base[$0]) }
    guard !shown.isEmpty else {
      return Evidence(zh: "当时没有任职记录", en: "no posting at that time")
    }
    let texts = shown.map { index -> Sentence in
      let kind = symbols.text(of: postings.kind.base[index])
      let county = symbols.text(of: postings.county.base[index])
      let from = CivilDate(day: postings.first.base[index])
      let to = postings.last.base[index]
      let title = PostingKind(rawValue: kind)?.title ?? Sentence(same: kind)
      let establishment = [
        Sentence(zh: "非在编", en: "not on the establishment"),
        Sentence(zh: "在编", en: "on the establishment"),
        Sentence(zh: "是否在编未记录", en: "establishment not recorded"),
      ][Int(min(2, postings.onEstablishment.base[index]))]
      let open = to == CivilDate.openEnd.day
      return Sentence(
        zh:
          "\(county) \(title.zh)，\(establishment.zh)，\(from) 起\(open ? "" : "至 \(CivilDate(day: to))")",
        en: "\(county) \(title.en), \(establishment.en), from \(from)"
          + (open ? "" : " to \(CivilDate(day: to))"))
    }
    return Evidence(
      Sentence(
        zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; ")),
      facts: facts)
  }
}

private struct PostingHeld: Condition {
  let selection: PostingSelection
  let moment: Moment

  var variants: [Variant<any Condition>] {
    let moments = moment.others(among: [.onLastDay, .onSomeDay]).map { other in
      other.map { PostingHeld(selection: selection, moment: $0) as any Condition }
    }
    return moments
      + selection.variants.map { $0.map { PostingHeld(selection: $0, moment: moment) } }
  }

  func boundaries(_ binding: Binding) -> [Boundary] { selection.boundaries(moment, binding) }
  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.note(selection) }
  func canBeUndecided(for subject: Subject) -> Bool { selection.onEstablishment != nil }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(
      postings: BoundPostings(selection, binding),
      from: moment == .onSomeDay
        ? binding.first : moment == .byLastDay ? Int32.min : binding.last,
      symbols: binding.snapshot.symbols)
  }

  private struct Bound: BoundCondition {
    let postings: BoundPostings
    let from: Int32
    let symbols: Symbols

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, _ in postings.held(worker: worker, from: from) }
    }

    func evidence(_ item: Case) -> Evidence {
      postings.evidence(item, from: from, symbols: symbols)
    }
  }
}

private struct PostingDays: Measure {
  let selection: PostingSelection
  var unit: MeasureUnit { .days }

  var variants: [Variant<any Measure>] {
    selection.variants.map { $0.map { PostingDays(selection: $0) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.note(selection) }
  func canBeUndecided(for subject: Subject) -> Bool { selection.onEstablishment != nil }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(postings: BoundPostings(selection, binding), symbols: binding.snapshot.symbols)
  }

  private struct Bound: BoundMeasure {
    let postings: BoundPostings
    let symbols: Symbols

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for index in 0..<cases.count {
        let (certain, possible) = postings.dayMasks(worker: Int(cases.worker[index]))
        values[index] = certain == possible ? Int64(certain.nonzeroBitCount) : unknownValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = postings.evidence(item, from: postings.first, symbols: symbols)
      let days = postings.dayMasks(worker: item.worker).certain.nonzeroBitCount
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)；当月计 \(days) 天",
        en: "\(evidence.text.en); \(days) day(s) of the month count")
      return evidence
    }
  }
}
