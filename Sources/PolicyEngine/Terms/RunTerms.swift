// Service without a break up to the day of a claim, for schemes that ask "twelve months, and still".

import LuaRuntime
import Workforce

enum RunTerms: Family {
  static let words = [
    Word(
      "postings.run_until", .call, gives: "measure",
      zh: "截至当月申领之日仍在继续的连续任职整月数（不允许中断）：run_until(claim { … })；当日不在岗为 0",
      en: "whole months of service without a break up to the day of this month's claim; 0 when out"
        + " of post that day, unknown without a claim")
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "postings.run_until" else { return nil }
    return RunUntil(
      postings: try PostingSelection(node.of, loading),
      event: try CircumstanceSelection(SheetNode(node.arguments.first), loading))
  }
}

private struct RunUntil: Measure {
  let postings: PostingSelection
  let event: CircumstanceSelection
  var unit: MeasureUnit { .count }

  var variants: [Variant<any Measure>] {
    let posts: [Variant<any Measure>] = postings.variants.map {
      $0.map { RunUntil(postings: $0, event: event) }
    }
    return posts + event.variants.map { $0.map { RunUntil(postings: postings, event: $0) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    landmarks.note(postings)
    landmarks.circumstances.append(event)
  }
  func canBeUndecided(for subject: Subject) -> Bool { true }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(
      postings: BoundPostings(postings, binding), events: BoundCircumstances(event, binding),
      symbols: binding.snapshot.symbols)
  }

  private struct Bound: BoundMeasure {
    let postings: BoundPostings
    let events: BoundCircumstances
    let symbols: Symbols

    /// The latest claim of the month.
    private func day(_ worker: Int, _ level: UInt8) -> Int32? {
      let days = events.circumstances.first.base
      return events.range(of: worker).filter {
        events.matches($0, level: level) && days[$0] >= postings.first && days[$0] <= postings.last
      }.map { days[$0] }.max()
    }

    /// The first day of the run that reaches a day; the day after it when out of post.
    /// - Parameter certain: false to count postings that only might be meant.
    private func start(_ worker: Int, _ day: Int32, certain: Bool) -> Int32 {
      let columns = postings.postings
      var start = day + 1
      var grew = true
      while grew {
        grew = false
        for index in columns.byWorker.range(of: worker)
        where columns.first.base[index] < start && columns.last.base[index] >= start - 1 {
          let match = postings.match(index)
          if match == .yes || (match == .unknown && !certain) {
            start = columns.first.base[index]
            grew = true
          }
        }
      }
      return start
    }

    private func value(_ worker: Int, _ level: UInt8) -> Int64 {
      guard let day = day(worker, level) else { return unknownValue }
      let start = start(worker, day, certain: true)
      guard start == self.start(worker, day, certain: false) else { return unknownValue }
      return start > day
        ? 0 : wholeMonths(from: CivilDate(day: start), to: CivilDate(day: day + 1))
    }

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        values[place] = value(Int(cases.worker[place]), cases.level[place])
      }
    }

    func evidence(_ item: Case) -> Evidence {
      var evidence = postings.evidence(item, from: Int32.min, symbols: symbols)
      let claim = events.evidence(item)
      evidence.facts += claim.facts
      let months = value(item.worker, item.level)
      let text = months == unknownValue ? "?" : String(months)
      evidence.text = Sentence(
        zh: "\(evidence.text.zh)；\(claim.text.zh)；至当日连续 \(text) 个整月",
        en: "\(evidence.text.en); \(claim.text.en); \(text) whole month(s) up to that day")
      return evidence
    }
  }
}
