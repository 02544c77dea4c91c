// Random histories of an office with users: two policies, one of which reads what the other paid, late
// files, texts that are back-dated, rolls that are reversed, lines that are held back, money that is paid
// back. At the end everybody has had what an office would have paid that knew everything from the start.
//
// STIPEND_OFFICES sets how many offices are tried, STIPEND_HISTORY_SEED the first seed.

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

private let environment = ProcessInfo.processInfo.environment
private let rounds = environment["STIPEND_OFFICES"].flatMap(UInt64.init) ?? 6
private let firstSeed = environment["STIPEND_HISTORY_SEED"].flatMap(UInt64.init) ?? 1
/// Offices are handed to so many tests, which run beside each other.
private let stripes: UInt64 = 2

@Suite("Offices in random histories")
struct OfficeHistoryTests {
  @Test(
    "whatever is late, reversed, held back or back-dated: everybody has had what is due, once",
    arguments: 0..<stripes)
  func due(_ stripe: UInt64) throws {
    var differences = 0
    for seed in firstSeed..<firstSeed + rounds where seed % stripes == stripe {
      var history = try OfficeHistory(seed: seed)
      do {
        try history.run()
      } catch {
        Issue.record("seed \(seed): \(error) after \(history.events)")
      }
      differences += try history.differences
    }
    #expect(differences > 0 || rounds < stripes)
  }
}

/// One office from its first file to its fourth month.
private struct OfficeHistory {
  /// The second reads what the first paid.
  private static let policies = ["award", "month"]
  private static let months = RandomFacts.months

  private var desk: UsersDesk
  private var random: SeededGenerator
  private var texts = Texts()
  private var versions: [(id: String, text: String, from: CivilDate?)] = []
  /// What happened so far.
  private(set) var events: [String] = []

  private struct Broken: Error { let rule: String }

  init(seed: UInt64) throws {
    random = SeededGenerator(state: seed)
    desk = try UsersDesk(Desk())
  }

  /// How many differences its rolls carry.
  var differences: Int { get throws { try desk.store.rolls().reduce(0) { $0 + $1.differences } } }

  mutating func run() throws {
    try RandomFacts.takeFirst(into: desk.store, &random)
    for id in Self.policies { try activate(id, from: nil) }
    for period in Self.months {
      let isLast = period == Self.months.last
      for id in Self.policies {
        if !isLast || id == Self.policies.first {
          for _ in 0..<Int.random(in: 0...3, using: &random) { try happen() }
        }
        try approve(id, period, isLast: isLast)
      }
      try lookBack()
    }
    try compareWithFull()
  }

  // MARK: What happens

  private mutating func happen() throws {
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      events.append("withdraw")
      try RandomFacts.withdraw(from: desk.store, &random)
    case 1, 2:
      let id = Self.policies.randomElement(using: &random) ?? ""
      texts.change(&random)
      try activate(id, from: Self.months.randomElement(using: &random)?.first)
    case 3, 4, 5: try takeLate()
    case 6, 7: try reverse()
    case 8: try payBack()
    default: break
    }
  }

  private mutating func takeLate() throws {
    events.append("late")
    try RandomFacts.takeLate(into: desk.store, &random)
  }

  private mutating func activate(_ id: String, from day: CivilDate?) throws {
    events.append("\(id) from \(day.map { "\($0)" } ?? "ever")")
    let version = (id, texts.text(id), day)
    do {
      try Self.activate(version, in: desk)
      versions.append(version)
    } catch StoreError.nothingToChange {}
  }

  private static func activate(
    _ version: (id: String, text: String, from: CivilDate?), in desk: UsersDesk
  ) throws {
    let path = try desk.desk.folder.file("\(version.id)-\(UUID().uuidString).lua", version.text)
    try desk.activate(desk.propose(path, from: version.from))
  }

  private mutating func reverse() throws {
    let reversed = try desk.store.reversals()
    let standing = try desk.store.rolls().filter { reversed[$0.roll.number] == nil }
    guard let roll = standing.randomElement(using: &random)?.roll else { return }
    events.append("reverse \(roll.policy) \(roll.period)")
    desk.policy = roll.policy
    try desk.take(.reversed, "\(roll.period)", by: "approver")
  }

  /// Somebody pays back all or a part of what they owe.
  private mutating func payBack() throws {
    let rows = try ListRecoveries().run(desk.clerk("auditor")).rows
    guard let row = rows.randomElement(using: &random) else { return }
    let fen = Int64.random(in: 1...row.claim.rest, using: &random)
    events.append("\(row.worker) pays back \(fen) of \(row.claim.rest)")
    _ = try RecoverClaim(
      .cash, policy: row.policy, period: row.period, worker: row.worker,
      amount: Money(fen: fen).description, reason: "\(events.count)"
    ).run(desk.clerk("preparer"))
  }

  private mutating func approve(_ id: String, _ period: Period, isLast: Bool) throws {
    events.append("approve \(id) \(period)")
    desk.policy = id
    try desk.compute("\(period)")
    if !isLast, Int.random(in: 0..<3, using: &random) == 0 { try holdBack(id, period) }
    try desk.take(.submitted, "\(period)", by: "preparer")
    if !isLast, Int.random(in: 0..<4, using: &random) == 0 { try takeLate() }
    try desk.take(.checked, "\(period)", by: "checker")
    try desk.take(.approved, "\(period)", by: "approver")
  }

  private mutating func holdBack(_ id: String, _ period: Period) throws {
    let worker = WorkerKey(number: Int64.random(in: 1...4, using: &random))
    do {
      _ = try HoldBackLines(policy: id, period: period, choice: .workers([worker]), reason: "没有资金")
        .run(desk.clerk("preparer"))
      events.append("hold back \(worker)")
    } catch FundError.nothingToHoldBack {}
  }

  // MARK: What holds

  /// Every roll comes out as it was, and the ledger has what rolls that stand say.
  private func lookBack() throws {
    for stored in try desk.store.rolls() {
      let roll = stored.roll
      let answer = try VerifyRoll(policy: roll.policy, period: roll.period).run(desk.clerk("auditor"))
      if !answer.agrees { throw Broken(rule: "\(roll.policy) \(roll.period) comes out otherwise") }
    }
    var had: [Int64: Int64] = [:]
    for (key, fen) in try desk.store.sumsHad({ $0.number }) { had[Int64(key[2]) ?? 0, default: 0] += fen }
    let workers = try desk.store.snapshot().workers
    for worker in (0..<workers.count).map({ workers[$0] }) {
      var given: Int64 = 0
      for posted in try desk.store.transfers(ofWorker: WorkerKey(number: worker)) {
        if posted.transfer.from.kind == "fund" { given += posted.transfer.amount }
        if posted.transfer.to.kind == "fund" { given -= posted.transfer.amount }
      }
      if given != had[worker, default: 0] {
        throw Broken(rule: "funds gave \(worker) \(given) fen for \(had[worker, default: 0])")
      }
    }
    if let broken = try desk.store.checkChain() { throw Broken(rule: "\(broken)") }
  }

  /// An office that has the facts and texts of the end from the beginning pays the same.
  private mutating func compareWithFull() throws {
    var full = try OfficeHistory(seed: 0)
    for version in versions { try Self.activate(version, in: full.desk) }
    let numbers = try RandomFacts.copy(from: desk.store, to: full.desk.store)
    for period in Self.months {
      for id in Self.policies { try full.approve(id, period, isLast: true) }
    }
    let had = try desk.store.sumsHad { $0.number }
    let due = try full.desk.store.sumsHad { numbers[$0.number] ?? 0 }
    let (wrong, right) = (had.filter { due[$0.key] != $0.value }, due.filter { had[$0.key] != $0.value })
    if had != due { throw Broken(rule: "\(wrong) for \(right)") }
    for id in Self.policies {
      desk.policy = id
      let next = try desk.compute("2024-05").roll
      if next.differences > 0 { throw Broken(rule: "\(id) finds more to correct: \(next)") }
    }
  }
}

/// The texts of the two policies as they are at some time.
private struct Texts {
  private var rate = 200
  private var award = 2000
  private var isStrict = true

  mutating func change(_ random: inout SeededGenerator) {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: isStrict.toggle()
    case 1: award += 500
    default: rate = Int.random(in: 100...400, using: &random)
    }
  }

  func text(_ id: String) -> String {
    """
    policy { id = "\(id)", title = "试验", jurisdiction = "640100",
      in_force = from "2000-01-01", sources = { law = "某办法" } }
    """ + (id == "award" ? awardRule : monthRule)
  }

  /// It alone asks for assessments, so that some facts reach the other policy only through payments.
  private var awardRule: String {
    let strict = isStrict ? #"assessment.last_year.not_recorded_as "failed","# : ""
    return """

      parameter "award" { title = "奖补", source = "law", from "2000-01-01" {
        junior = yuan(\(award)), intermediate = yuan(3000), senior = yuan(6000) } }
      rule "award" { title = "奖补", source = "law", pays = once_per "level",
        each = certificate.each { approved = "in the month" },
        when = { \(strict) posting { kind = "community" }.held "on the last day" },
        amount = by_level "award" :less_paid "award",
        fund = by_level { junior = "city", intermediate = "region", senior = "region" } }
      """
  }

  private var monthRule: String {
    """

    parameter "rate" { title = "月补", source = "law", from "2000-01-01" {
      junior = yuan(\(rate)), intermediate = yuan(300), senior = yuan(500) } }
    rule "month" { title = "月补", source = "law", pays = monthly,
      level = certificate.highest { registered = "on the last day" },
      when = { posting { kind = "community" }.days.at_least(1),
        paid.nothing_this_month "award:award" },
      amount = by_level "rate" :prorated(posting { kind = "community" }.days), fund = "city" }
    """
  }
}
