// A changed sheet, or one changed value, over past months beside the sheet in force.

public import Exchange
import Foundation
public import Payouts
import PolicyEngine
import RegistryStore
public import Workforce

/// Rehearses a change of policy on the register's own people.
public struct RehearsePolicy: Sendable {
  /// File of the changed sheet; nil when only values change.
  public var sheet: String?
  /// The sheet in force: a file or an id of the library.
  public var against: String?
  /// Changed values: `allowance.junior=300`.
  public var settings: [String]
  public var from: Period
  public var to: Period
  public var library: PolicyLibrary

  public init(
    sheet: String?, against: String?, settings: [String], from: Period, to: Period,
    library: PolicyLibrary
  ) {
    self.sheet = sheet
    self.against = against
    self.settings = settings
    self.from = from
    self.to = to
    self.library = library
  }

  /// A person whose money changes.
  public struct Change: Sendable {
    public let worker: WorkerKey
    public let before: Money
    public let after: Money
  }

  /// Both sheets over the same months, and whose money changes.
  public struct Answer: Sendable {
    public let old: RehearsedSheet
    public let new: RehearsedSheet
    public let gainers: Int
    public let losers: Int
    public let newlyPaid: Int
    public let noLongerPaid: Int
    /// The ten largest changes, the largest first.
    public let largest: [Change]
  }

  /// - Throws: ``OfficeError``, `PolicyError`, `StoreError`.
  public func run(_ clerk: Clerk, progress: (Int) -> Void = { _ in }) throws -> Answer {
    guard from <= to else { throw OfficeError.monthsReversed(from: from, to: to) }
    guard let changedPath = sheet ?? against else { throw OfficeError.nothingToRehearse }
    let changed = try applySettings(to: try load(changedPath))
    let current = try load(against ?? changed.policy.id)
    guard changed.policy.subject == current.policy.subject else {
      throw OfficeError.otherSheet(
        current.policy.id, is: current.policy.subject, not: changed.policy.subject)
    }
    let snapshot = try clerk.store.snapshot(of: current.policy.subject)
    let periods = (from.index...to.index).map { Period(index: $0) }
    let measures = Set(
      [changed.policy, current.policy].flatMap { policy in
        policy.rules.map { Payment.measure(policy: policy.id, rule: $0.id) }
      })
    var done = 0
    func step(_: Period) {
      done += 1
      progress(done)
    }
    let old = Rehearsal.run(
      current, over: periods, snapshot: snapshot, replacing: measures, progress: step)
    let new = Rehearsal.run(
      changed, over: periods, snapshot: snapshot, replacing: measures, progress: step)
    return answer(old, new, snapshot)
  }

  private func load(_ name: String) throws -> LoadedSheet {
    name.hasSuffix(".lua") ? try PolicyLibrary.load(name) : try library.sheet(name)
  }

  private func applySettings(to sheet: LoadedSheet) throws -> LoadedSheet {
    var policy = sheet.policy
    for text in settings {
      guard let setting = Setting(text), let parameter = policy.parameters[setting.parameter],
        let value = setting.value(in: parameter.unit),
        let changed = policy.setting(
          setting.parameter, setting.level, to: value, from: from.first)
      else { throw OfficeError.unknownSetting(text, known: policy.parameters.keys.sorted()) }
      policy = changed
    }
    return sheet.with(policy)
  }

  private func answer(
    _ old: RehearsedSheet, _ new: RehearsedSheet, _ snapshot: Snapshot
  ) -> Answer {
    var counts = (gainers: 0, losers: 0, newly: 0, noLonger: 0)
    var changes: [Change] = []
    for worker in 0..<snapshot.workers.count where old.byWorker[worker] != new.byWorker[worker] {
      let change = Change(
        worker: WorkerKey(number: snapshot.workers[worker]),
        before: Money(fen: old.byWorker[worker]), after: Money(fen: new.byWorker[worker]))
      if change.after > change.before { counts.gainers += 1 } else { counts.losers += 1 }
      if change.before == .zero { counts.newly += 1 }
      if change.after == .zero { counts.noLonger += 1 }
      changes.append(change)
    }
    changes.sort {
      (abs($0.after.fen - $0.before.fen), $1.worker) > (
        abs($1.after.fen - $1.before.fen), $0.worker
      )
    }
    return Answer(
      old: old, new: new, gainers: counts.gainers, losers: counts.losers, newlyPaid: counts.newly,
      noLongerPaid: counts.noLonger, largest: Array(changes.prefix(10)))
  }

  /// `allowance.junior=300`, or `limit=5` for a parameter with one value for all levels.
  private struct Setting {
    let parameter: String
    let level: CertificateLevel?
    let text: String

    init?(_ text: String) {
      let halves = text.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      let names = halves[0].split(separator: ".")
      guard let name = names.first, names.count <= 2 else { return nil }
      parameter = String(name)
      level = names.count == 2 ? CertificateLevel(names[1]) : nil
      if names.count == 2, level == nil { return nil }
      self.text = String(halves[1])
    }

    func value(in unit: Parameter.Unit) -> Int64? {
      switch unit {
      case .money: Money(yuan: text)?.fen
      case .hours: Hours(text).map { Int64($0.hundredths) }
      case .count: Int64(text)
      }
    }
  }
}

extension RehearsePolicy.Answer {
  /// Months side by side, then who gains and loses.
  public func text(in language: Language) -> String {
    var months = TextTable(columns: [
      .init(Sentence(zh: "月份", en: "period")),
      .init(Sentence(zh: "现行行数", en: "lines now"), .right),
      .init(Sentence(zh: "现行金额", en: "amount now"), .right),
      .init(Sentence(zh: "变更后行数", en: "lines after"), .right),
      .init(Sentence(zh: "变更后金额", en: "amount after"), .right),
      .init(Sentence(zh: "差额", en: "difference"), .right),
    ])
    for (before, after) in zip(old.months, new.months) {
      months.append([
        before.period.description, String(before.lines), Money(fen: before.total).grouped,
        String(after.lines), Money(fen: after.total).grouped,
        Money(fen: after.total - before.total).grouped,
      ])
    }
    var funds = TextTable(columns: [
      .init(Sentence(zh: "资金渠道", en: "fund")), .init(Sentence(zh: "现行", en: "now"), .right),
      .init(Sentence(zh: "变更后", en: "after"), .right),
      .init(Sentence(zh: "差额", en: "difference"), .right),
    ])
    for (fund, before, after) in fundTotals {
      funds.append([
        fund, Money(fen: before).grouped, Money(fen: after).grouped,
        Money(fen: after - before).grouped,
      ])
    }
    var people = TextTable(columns: [
      .init(Sentence(zh: "编号", en: "worker")), .init(Sentence(zh: "现行", en: "now"), .right),
      .init(Sentence(zh: "变更后", en: "after"), .right),
      .init(Sentence(zh: "差额", en: "difference"), .right),
    ])
    for change in largest {
      people.append([
        change.worker.description, change.before.grouped, change.after.grouped,
        Money(fen: change.after.fen - change.before.fen).grouped,
      ])
    }
    let counts =
      language == .zh
      ? "增加 \(gainers) 人，减少 \(losers) 人；其中新增发放 \(newlyPaid) 人，不再发放 \(noLongerPaid) 人"
      : "\(gainers) gain, \(losers) lose; \(newlyPaid) newly paid, \(noLongerPaid) no longer paid"
    let largestTitle = language == .zh ? "变化最大的十人" : "the ten largest changes"
    return [
      months.text(in: language), funds.text(in: language), counts, "",
      "\(largestTitle)\n" + people.text(in: language),
    ].joined(separator: "\n")
  }

  private var fundTotals: [(String, Int64, Int64)] {
    func totals(_ sheet: RehearsedSheet) -> [String: Int64] {
      sheet.months.reduce(into: [:]) { $0.merge($1.byFund, uniquingKeysWith: +) }
    }
    let (before, after) = (totals(old), totals(new))
    return Set(before.keys).union(after.keys).sorted().map {
      ($0, before[$0] ?? 0, after[$0] ?? 0)
    }
  }

  /// The same for scripts.
  public func json(in language: Language) -> JSONValue {
    func months(_ sheet: RehearsedSheet) -> JSONValue {
      .array(
        sheet.months.map { month in
          [
            "period": .string(month.period.description), "lines": JSONValue(month.lines),
            "waiting": JSONValue(month.waiting), "total_fen": .integer(month.total),
            "by_rule": .object(
              month.byRule.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) }),
            "by_fund": .object(
              month.byFund.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) }),
          ]
        })
    }
    return [
      "policy": .string(new.policy), "now": months(old), "after": months(new),
      "gainers": JSONValue(gainers), "losers": JSONValue(losers),
      "newly_paid": JSONValue(newlyPaid), "no_longer_paid": JSONValue(noLongerPaid),
      "largest": .array(
        largest.map { change in
          [
            "worker_key": .string(change.worker.description),
            "before_fen": .integer(change.before.fen), "after_fen": .integer(change.after.fen),
          ]
        }),
    ]
  }
}
