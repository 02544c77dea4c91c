// Words on what was paid before, here and elsewhere.

import LuaRuntime
import Workforce

enum PaymentTerms: Family {
  static let words = [
    Word("paid", .prefix, zh: "已发放", en: "what was paid before"),
    Word(
      "paid.nothing", .call, zh: "该项目（或 list 所列项目）从未发放（任何级别、任何发放单位）",
      en: "nothing was ever paid under the measure (or a list of them), at any level, by any payer"),
    Word(
      "paid.nothing_but", .call, zh: "除 list 所列可叠加的项目外，从未发放过任何款项",
      en: "nothing was ever paid but under the measures of a list, which may stand beside this"),
    Word(
      "paid.nothing_at_this_level", .call, zh: "该项目本级别从未发放（无论当时金额）",
      en: "nothing was paid under the measure at this level, whatever the amount then"),
    Word(
      "paid.nothing_this_month", .call,
      zh: "该项目（或 list 所列项目）当月没有发放过；先发的一方为准",
      en: "nothing was paid under the measure (or a list of them) in this month; who pays first pays"),
    Word(
      "paid.years", .call, gives: "measure", zh: "该项目已发放过的年数",
      en: "in how many calendar years something was paid under the measure"),
    Word(
      "paid.times", .call, gives: "measure", zh: "该项目已发放过的次数（同日多笔计一次）",
      en: "how often something was paid under the measure; one day counts once"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "paid.years" || node.word == "paid.times" else { return nil }
    guard let measure = node.text else { throw .wrongValue(word: node.word, expected: .text) }
    return PaidOften(measure: measure, isYears: node.word == "paid.years")
  }

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    let known = ["", "_at_this_level", "_but", "_this_month"].map { "paid.nothing\($0)" }
    guard known.contains(node.word) else { return nil }
    guard let measures = try NameChoice(node.arguments.first, node.word, loading) else {
      throw .needsValue(word: node.word)
    }
    if node.word == "paid.nothing_at_this_level" { try loading.needLevel(node) }
    return NothingPaid(
      measures: measures, thisLevelOnly: node.word == "paid.nothing_at_this_level",
      thisMonthOnly: node.word == "paid.nothing_this_month",
      others: node.word == "paid.nothing_but")
  }
}

/// Holds when the ledger has no payment of a measure.
struct NothingPaid: Condition {
  let measures: NameChoice
  let thisLevelOnly: Bool
  let thisMonthOnly: Bool
  /// Whether the measures not named are meant.
  let others: Bool

  init(
    measures: NameChoice, thisLevelOnly: Bool, thisMonthOnly: Bool = false, others: Bool = false
  ) {
    self.measures = measures
    self.thisLevelOnly = thisLevelOnly
    self.thisMonthOnly = thisMonthOnly
    self.others = others
  }

  var variants: [Variant<any Condition>] {
    let always = NothingPaid(measures: measures, thisLevelOnly: false, others: others)
    if thisMonthOnly {
      return [Variant(zh: "不再限于当月", en: "counts every month, not only this one", always)]
    }
    guard thisLevelOnly else { return [] }
    return [Variant(zh: "不再限于本级别", en: "counts every level, not only this one", always)]
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let paid = PaidBefore(measures, binding, others: others)
    if thisMonthOnly {
      func day(_ zh: String, _ en: String, _ when: Int32) -> Boundary {
        Boundary(zh: "\(zh)发放过", en: "paid on \(en)") { item in
          paid.payments.byWorker.range(of: item.worker).contains {
            paid.counts($0) && paid.payments.paidOn[$0] == when
          }
        }
      }
      return [
        day("月末日", "the last day", binding.last), day("当月首日", "the first day", binding.first),
        day("上月末日", "the day before the month", binding.first - 1),
      ]
    }
    guard thisLevelOnly else { return [] }
    return [
      Boundary(zh: "其他级别已发放过", en: "another level was paid before") { item in
        paid.payments.byWorker.range(of: item.worker).contains {
          paid.counts($0) && paid.payments.level[$0] != item.level
        }
      }
    ]
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    switch measures {
    case .one(let name): landmarks.measures.insert(name)
    case .list(let list): landmarks.measures.formUnion(binding.policy.lists[list]?.names ?? [])
    }
    if others { landmarks.measures.insert("another") }
    if thisMonthOnly { landmarks.paymentDays = [binding.last, binding.first, binding.first - 1] }
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(
      paid: PaidBefore(measures, binding, others: others), thisLevelOnly: thisLevelOnly,
      days: thisMonthOnly ? binding.first...binding.last : .min ... .max)
  }

  private struct Bound: BoundCondition {
    let paid: PaidBefore
    let thisLevelOnly: Bool
    let days: ClosedRange<Int32>

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      judgeEach(cases, verdicts) { worker, level in
        for index in paid.payments.byWorker.range(of: worker)
        where paid.counts(index) && (!thisLevelOnly || paid.payments.level.base[index] == level)
          && days.contains(paid.payments.paidOn.base[index])
        {
          return .fails
        }
        return .holds
      }
    }

    func evidence(_ item: Case) -> Evidence {
      paid.evidence(item, level: thisLevelOnly ? item.level : nil, on: days)
    }
  }
}

/// Payments of the measures meant, by any payer and on any day.
struct PaidBefore {
  let payments: PaymentColumns
  /// True at the numbers of the measures named.
  private let named: [Bool]
  private let others: Bool

  /// - Parameters:
  ///   - measures: rules of this scheme, which take in payments recorded from elsewhere under the
  ///     same name; or rules of another scheme, written with its policy id and a colon.
  ///   - others: whether the measures not named are meant.
  init(_ measures: NameChoice, _ binding: Binding, others: Bool = false) {
    payments = binding.snapshot.payments
    let policy = binding.policy.id
    let own = measures.members(binding) { Payment.measure(policy: policy, rule: $0) }
    named = zip(measures.members(binding), own).map { $0 || $1 }
    self.others = others
  }

  init(_ measure: String, _ binding: Binding) { self.init(.one(measure), binding) }

  @inline(__always)
  func counts(_ index: Int) -> Bool { named[Int(payments.measure.base[index])] != others }

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

  /// - Parameters:
  ///   - level: the only level that counts, or nil.
  ///   - days: the days on which a payment counts.
  func evidence(
    _ item: Case, level: UInt8?, on days: ClosedRange<Int32> = .min ... .max
  ) -> Evidence {
    let found = payments.byWorker.range(of: item.worker).filter {
      counts($0) && (level == nil || payments.level.base[$0] == level)
        && days.contains(payments.paidOn.base[$0])
    }
    guard !found.isEmpty else {
      return days.lowerBound > .min
        ? Evidence(zh: "当月没有发放过", en: "nothing was paid in the month")
        : Evidence(zh: "以前没有发放过", en: "nothing was paid before")
    }
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

/// Calendar years, or days, on which a measure was paid.
private struct PaidOften: Measure {
  let measure: String
  let isYears: Bool
  var unit: MeasureUnit { .count }
  var variants: [Variant<any Measure>] {
    let other = PaidOften(measure: measure, isYears: !isYears)
    return [Variant(zh: "按年与按次对调", en: "years and times are swapped", other)]
  }
  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.measures.insert(measure) }

  func bind(_ binding: Binding) -> any BoundMeasure {
    Bound(paid: PaidBefore(measure, binding), isYears: isYears)
  }

  private struct Bound: BoundMeasure {
    let paid: PaidBefore
    let isYears: Bool

    func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
      for place in 0..<cases.count {
        var found: Set<Int> = []
        for index in paid.payments.byWorker.range(of: Int(cases.worker[place]))
        where paid.counts(index) {
          let day = paid.payments.paidOn[index]
          found.insert(isYears ? CivilDate(day: day).year : Int(day))
        }
        values[place] = Int64(found.count)
      }
    }

    func evidence(_ item: Case) -> Evidence { paid.evidence(item, level: nil) }
  }
}
