// Words on what was paid before, here and elsewhere.

import LuaRuntime
import Workforce

enum PaymentTerms: Family {
  static let words = [
    Word("paid", .prefix, zh: "已发放", en: "what was paid before"),
    Word(
      "paid.nothing", .call, zh: "该项目从未发放（任何级别、任何发放单位）",
      en: "nothing was ever paid under the measure, at any level, by any payer"),
    Word(
      "paid.nothing_at_this_level", .call, zh: "该项目本级别从未发放（无论当时金额）",
      en: "nothing was paid under the measure at this level, whatever the amount then"),
    Word(
      "paid.years", .call, gives: "measure", zh: "该项目已发放过的年数",
      en: "in how many calendar years something was paid under the measure"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "paid.years" else { return nil }
    guard let measure = node.text else { throw .wrongValue(word: node.word, expected: .text) }
    return PaidYears(measure: measure)
  }

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    guard node.word == "paid.nothing" || node.word == "paid.nothing_at_this_level" else {
      return nil
    }
    guard let measure = node.text else { throw .wrongValue(word: node.word, expected: .text) }
    if node.word == "paid.nothing_at_this_level" { try loading.needLevel(node) }
    return NothingPaid(measure: measure, thisLevelOnly: node.word == "paid.nothing_at_this_level")
  }
}

/// Holds when the ledger has no payment of a measure.
struct NothingPaid: Condition {
  let measure: String
  let thisLevelOnly: Bool

  var variants: [Variant<any Condition>] {
    guard thisLevelOnly else { return [] }
    return [
      Variant(
        zh: "不再限于本级别", en: "counts every level, not only this one",
        NothingPaid(measure: measure, thisLevelOnly: false))
    ]
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    guard thisLevelOnly else { return [] }
    let paid = PaidBefore(measure, binding)
    return [
      Boundary(zh: "其他级别已发放过", en: "another level was paid before") { item in
        paid.payments.byWorker.range(of: item.worker).contains {
          paid.counts($0) && paid.payments.level[$0] != item.level
        }
      }
    ]
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.measures.insert(measure) }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(paid: PaidBefore(measure, binding), thisLevelOnly: thisLevelOnly)
  }

  private struct Bound: BoundCondition {
    let paid: PaidBefore
    let thisLevelOnly: Bool

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, level in
        for index in paid.payments.byWorker.range(of: worker)
        where paid.counts(index) && (!thisLevelOnly || paid.payments.level.base[index] == level) {
          return .fails
        }
        return .holds
      }
    }

    func evidence(_ item: Case) -> Evidence {
      paid.evidence(item, level: thisLevelOnly ? item.level : nil)
    }
  }
}

/// Payments of one measure, by any payer and on any day.
struct PaidBefore {
  let payments: PaymentColumns
  private let measure: Int32

  init(_ measure: String, _ binding: Binding) {
    payments = binding.snapshot.payments
    self.measure = binding.snapshot.symbols.number(of: measure) ?? -1
  }

  @inline(__always)
  func counts(_ index: Int) -> Bool { payments.measure.base[index] == measure }

  /// Fen paid to a worker so far, or nil when the sum does not fit.
  @inline(__always)
  func sum(worker: Int) -> Int64? {
    var total: Int64 = 0
    for index in payments.byWorker.range(of: worker) where counts(index) {
      let (sum, overflow) = total.addingReportingOverflow(payments.fen.base[index])
      if overflow { return nil }
      total = sum
    }
    return total
  }

  func evidence(_ item: Case, level: UInt8?) -> Evidence {
    let found = payments.byWorker.range(of: item.worker).filter {
      counts($0) && (level == nil || payments.level.base[$0] == level)
    }
    guard !found.isEmpty else { return Evidence(zh: "以前没有发放过", en: "nothing was paid before") }
    let texts = found.map { index -> Sentence in
      let amount = Parameter.Unit.money.text(payments.fen.base[index])
      let day = CivilDate(day: payments.paidOn.base[index])
      return Sentence(zh: "\(day) 已发 \(amount.zh)", en: "\(amount.en) on \(day)")
    }
    return Evidence(
      Sentence(
        zh: texts.map(\.zh).joined(separator: "，"),
        en: "paid before: " + texts.map(\.en).joined(separator: ", ")),
      facts: found.filter { payments.fact.base[$0] != 0 }.map {
        .init(noun: "payment", number: payments.fact.base[$0])
      })
  }
}

/// Calendar years in which a measure was paid.
private struct PaidYears: Measure {
  let measure: String
  var unit: MeasureUnit { .count }
  var variants: [Variant<any Measure>] { [] }
  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.measures.insert(measure) }

  func bind(_ binding: Binding) -> any BoundMeasure { Bound(paid: PaidBefore(measure, binding)) }

  private struct Bound: BoundMeasure {
    let paid: PaidBefore

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        var years: Set<Int> = []
        for index in paid.payments.byWorker.range(of: Int(cases.worker[place]))
        where paid.counts(index) {
          years.insert(CivilDate(day: paid.payments.paidOn[index]).year)
        }
        values[place] = Int64(years.count)
      }
    }

    func evidence(_ item: Case) -> Evidence { paid.evidence(item, level: nil) }
  }
}
