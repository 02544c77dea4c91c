// Circumstances and postings at days the sheet names, which may be the person's own.

import Workforce

/// Whether what is selected is there on a day, or between two.
struct SpanCondition: Condition {
  enum What: Sendable {
    case circumstances(CircumstanceSelection)
    case postings(PostingSelection)
  }

  let what: What
  let from: DayChoice
  let to: DayChoice
  let needsRecord: Bool

  var variants: [Variant<any Condition>] {
    func copy(
      _ what: What, _ from: DayChoice, _ to: DayChoice, _ needsRecord: Bool
    ) -> any Condition {
      SpanCondition(what: what, from: from, to: to, needsRecord: needsRecord)
    }
    var found = from.variants.map { $0.map { copy(what, $0, to, needsRecord) } }
      + to.variants.map { $0.map { copy(what, from, $0, needsRecord) } }
    switch what {
    case .postings(let selection):
      found += selection.variants.map { $0.map { copy(.postings($0), from, to, needsRecord) } }
    case .circumstances(let selection):
      found += selection.variants.map { $0.map { copy(.circumstances($0), from, to, needsRecord) } }
    }
    if needsRecord {
      found.append(
        Variant(
          zh: "recorded_on 改为 held_on", en: "recorded_on becomes held_on",
          copy(what, from, to, false)))
    }
    return found
  }

  /// A stretch of days that begins or ends at the days asked about, or a day beside them.
  func boundaries(_ binding: Binding) -> [Boundary] {
    let (start, end) = (BoundDay(from, binding), BoundDay(to, binding))
    let spans = spans(binding)
    func stands(
      _ zh: String, _ en: String,
      _ holds: @escaping (_ span: (first: Int64, last: Int64), _ from: Int64, _ to: Int64) -> Bool
    ) -> Boundary {
      Boundary(zh: zh, en: en) { item in
        start.look(alone(item))
        end.look(alone(item))
        let (from, to) = (start.day(0), end.day(0))
        guard from != unknownValue, to != unknownValue else { return false }
        return spans(item).contains { holds($0, from, to) }
      }
    }
    return [
      stands("自所问的最后一日起", "begins on the last day asked about") { $0.first == $2 },
      stands("自其次日起", "begins the day after it") { $0.first == $2 + 1 },
      stands("止于所问的第一日", "ends on the first day asked about") { span, from, _ in span.last == from },
      stands("止于其前一日", "ends the day before it") { span, from, _ in span.last == from - 1 },
    ]
  }

  /// First and last days of what is selected, for a case.
  private func spans(_ binding: Binding) -> (Case) -> [(first: Int64, last: Int64)] {
    switch what {
    case .circumstances(let selection):
      let bound = BoundCircumstances(selection, binding)
      let columns = bound.circumstances
      return { item in
        bound.range(of: item.worker).filter { bound.matches($0, level: item.level) }
          .map { (Int64(columns.first[$0]), Int64(columns.last[$0])) }
      }
    case .postings(let selection):
      let bound = BoundPostings(selection, binding)
      let columns = bound.postings
      return { item in
        columns.byWorker.range(of: item.worker).filter { bound.match($0) == .yes }
          .map { (Int64(columns.first[$0]), Int64(columns.last[$0])) }
      }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    switch what {
    case .postings(let selection): landmarks.note(selection)
    case .circumstances(let selection): landmarks.circumstances.append(selection)
    }
    from.note(&landmarks, binding)
    to.note(&landmarks, binding)
  }
  func canBeUndecided(for subject: Subject) -> Bool {
    if case .postings(let selection) = what, selection.onEstablishment != nil { return true }
    return needsRecord || from.canBeUndecided(for: subject) || to.canBeUndecided(for: subject)
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    let (from, to) = (BoundDay(from, binding), BoundDay(to, binding))
    switch what {
    case .circumstances(let selection):
      return BoundCircumstanceSpan(
        circumstances: BoundCircumstances(selection, binding), from: from, to: to,
        needsRecord: needsRecord)
    case .postings(let selection):
      return BoundPostingSpan(
        postings: BoundPostings(selection, binding), from: from, to: to,
        symbols: binding.snapshot.symbols)
    }
  }
}

private struct BoundCircumstanceSpan: BoundCondition {
  let circumstances: BoundCircumstances
  let from: BoundDay
  let to: BoundDay
  let needsRecord: Bool

  func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
    from.look(cases)
    to.look(cases)
    let columns = circumstances.circumstances
    for place in 0..<cases.count {
      let (first, last) = (from.day(place), to.day(place))
      let isUnknown = first == unknownValue || last == unknownValue
      var verdict = Verdict.fails
      var isRecorded = false
      for index in circumstances.range(of: Int(cases.worker[place])) {
        if circumstances.isOfKind(index) { isRecorded = true }
        guard circumstances.matches(index, level: cases.level[place]) else { continue }
        if isUnknown {
          verdict = .unknown
        } else if overlaps(columns.first.base[index], columns.last.base[index], first, last) {
          verdict = .holds
        }
      }
      if needsRecord, !isRecorded || isUnknown { verdict = .unknown }
      verdicts[place] = verdict.rawValue
    }
  }

  func evidence(_ item: Case) -> Evidence {
    withDays(circumstances.evidence(item), from, to, item)
  }
}

private struct BoundPostingSpan: BoundCondition {
  let postings: BoundPostings
  let from: BoundDay
  let to: BoundDay
  let symbols: Symbols

  func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
    from.look(cases)
    to.look(cases)
    let columns = postings.postings
    for place in 0..<cases.count {
      let (first, last) = (from.day(place), to.day(place))
      var verdict = Verdict.fails
      for index in columns.byWorker.range(of: Int(cases.worker[place])) where verdict != .holds {
        let match = postings.match(index)
        if match == .no { continue }
        if first == unknownValue || last == unknownValue {
          verdict = .unknown
        } else if overlaps(columns.first.base[index], columns.last.base[index], first, last) {
          verdict = match == .yes ? .holds : .unknown
        }
      }
      verdicts[place] = verdict.rawValue
    }
  }

  func evidence(_ item: Case) -> Evidence {
    withDays(postings.evidence(item, from: Int32.min, symbols: symbols), from, to, item)
  }
}

/// Whether a stretch of days has one in common with the days asked about. Where the last of these
/// comes before the first, as it does before a fixed day of a later month, there are none.
private func overlaps(_ start: Int32, _ end: Int32, _ first: Int64, _ last: Int64) -> Bool {
  first <= last && Int64(start) <= last && Int64(end) >= first
}

/// What was found, and between which days it was looked for.
private func withDays(
  _ found: Evidence, _ from: BoundDay, _ to: BoundDay, _ item: Case
) -> Evidence {
  let (first, last) = (from.evidence(item), to.evidence(item))
  let isDay = first == last
  return Evidence(
    zh: "\(found.text.zh)；应在：\(first.text.zh)" + (isDay ? "" : " 至 \(last.text.zh)"),
    en: "\(found.text.en); looked for \(isDay ? "on" : "from") \(first.text.en)"
      + (isDay ? "" : " to \(last.text.en)"),
    facts: found.facts + first.facts + (isDay ? [] : last.facts))
}
