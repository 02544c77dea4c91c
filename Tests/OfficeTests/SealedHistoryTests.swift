// Random histories of a register: files come and are withdrawn, facts are closed, texts change, and
// months are sealed in between. After every step each sealed roll is computed again from what it was
// computed from, and at the end everybody has had what a register would pay that knew it all.
//
// STIPEND_HISTORIES sets how many histories are tried, STIPEND_HISTORY_SEED the first seed.

import Foundation
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

private let environment = ProcessInfo.processInfo.environment
private let rounds = environment["STIPEND_HISTORIES"].flatMap(UInt64.init) ?? 40
private let firstSeed = environment["STIPEND_HISTORY_SEED"].flatMap(UInt64.init) ?? 1
/// Histories are handed to so many tests, which run beside each other.
private let stripes: UInt64 = 4

@Suite("Sealed months in random histories")
struct SealedHistoryTests {
  @Test(
    "every sealed roll comes out the same from every later state, and everybody has what is due",
    arguments: 0..<stripes)
  func reproduced(_ stripe: UInt64) throws {
    let template = try TemporaryFolder()
    try Store.create(template.path("register.db")).close()
    var differences = 0
    for seed in firstSeed..<firstSeed + rounds where seed % stripes == stripe {
      var history = try History(seed: seed, template)
      try history.run()
      #expect(history.failure == nil, "seed \(seed)")
      differences += history.differences
    }
    #expect(differences > 0 || rounds < stripes)
  }
}

/// One register from its first file to its fourth month.
private struct History {
  private static let id = "test/history"

  private let folder: TemporaryFolder
  private let template: TemporaryFolder
  private let library: PolicyLibrary
  private let clerk: Clerk
  private var random: SeededGenerator
  private var sealed: [StoredRoll] = []
  private var sheet = Sheet()
  /// What went wrong first.
  private(set) var failure: String?
  /// How many differences its rolls carry.
  private(set) var differences = 0

  init(seed: UInt64, _ template: TemporaryFolder) throws {
    random = SeededGenerator(state: seed)
    self.template = template
    folder = try TemporaryFolder()
    library = PolicyLibrary(folder: folder.url.path)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "test"), withIntermediateDirectories: true)
    clerk = try Self.clerk(folder, "register.db", template)
  }

  private static func clerk(
    _ folder: TemporaryFolder, _ name: String, _ template: TemporaryFolder
  ) throws -> Clerk {
    try FileManager.default.copyItem(
      atPath: template.path("register.db"), toPath: folder.path(name))
    return Clerk(store: try Store.open(folder.path(name)), actor: "clerk")
  }

  mutating func run() throws {
    try write()
    try RandomFacts.takeFirst(into: clerk.store, &random)
    while sealed.count < RandomFacts.months.count - 1 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: try RandomFacts.withdraw(from: clerk.store, &random)
      case 1: try changeSheet()
      case 2, 3, 4: try RandomFacts.takeLate(into: clerk.store, &random)
      default: try settle()
      }
      try lookBack()
      if failure != nil { return }
    }
    try RandomFacts.takeLate(into: clerk.store, &random)
    try changeSheet()
    try compareWithFull()
  }

  // MARK: What happens

  private mutating func changeSheet() throws {
    sheet.change(&random)
    try write()
  }

  private func write() throws {
    try Data(sheet.text.utf8).write(to: folder.url.appending(path: "\(Self.id).lua"))
  }

  private mutating func settle() throws {
    let run = RunRoll(policy: Self.id, period: RandomFacts.months[sealed.count], library: library)
    sealed.append(try run.settle(clerk, reason: "").roll)
  }

  // MARK: What holds

  private mutating func lookBack() throws {
    for roll in sealed {
      let answer = try VerifyRoll(policy: Self.id, period: roll.roll.period).run(clerk)
      if !answer.agrees || answer.roll != roll {
        failure = "\(roll.roll.period) after entry \(try clerk.store.latestKnowledge())"
      }
    }
  }

  /// The facts as known at the end in a register of their own, and every month under the last text.
  private mutating func compareWithFull() throws {
    let full = try Self.clerk(folder, "full.db", template)
    let numbers = try RandomFacts.copy(from: clerk.store, to: full.store)
    for period in RandomFacts.months.dropLast() {
      _ = try RunRoll(policy: Self.id, period: period, library: library).settle(full, reason: "")
    }
    for clerk in [clerk, full] {
      let run = RunRoll(policy: Self.id, period: RandomFacts.months[3], library: library)
      _ = try run.compute(clerk)
    }
    differences = try clerk.store.rolls().reduce(0) { $0 + $1.differences }
    let had = try clerk.store.sumsHad { $0.number }
    let due = try full.store.sumsHad { numbers[$0.number] ?? 0 }
    if had != due {
      failure = "\(had.filter { due[$0.key] != $0.value }) for \(due.filter { had[$0.key] != $0.value })"
    }
    if let broken = try clerk.store.checkChain() { failure = "\(broken)" }
  }
}

/// The text of the policy as it is at some time.
private struct Sheet {
  private var rates: [(from: String, junior: String)] = []
  private var award = 2000
  private var isStrict = true

  mutating func change(_ random: inout SeededGenerator) {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: isStrict.toggle()
    case 1: award += 500
    default:
      let month = Int.random(in: 1...4, using: &random)
      rates.removeAll { $0.from >= "2024-0\(month)-01" }
      // A rate of some fen is shared by days to nothing: then not only payees are touched.
      let rate = Int.random(in: 0..<4, using: &random) == 0
        ? #"yuan "0.02""# : "yuan(\(Int.random(in: 100...400, using: &random)))"
      rates.append(("2024-0\(month)-01", rate))
    }
  }

  var text: String {
    let dated = rates.map {
      #"from "\#($0.from)" { junior = \#($0.junior), intermediate = yuan(300), senior = yuan(500) },"#
    }
    let when = isStrict ? #"assessment.last_year.not_recorded_as "failed","# : ""
    return """
      policy { id = "test/history", title = "试验", jurisdiction = "640100",
        in_force = from "2000-01-01", sources = { law = "某办法" } }
      parameter "award" { title = "奖补", source = "law", from "2000-01-01" {
        junior = yuan(\(award)), intermediate = yuan(3000), senior = yuan(6000) } }
      parameter "rate" { title = "月补", source = "law",
        from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) },
        \(dated.joined(separator: "\n  ")) }
      rule "award" { title = "奖补", source = "law", pays = once_per "level",
        each = certificate.each { approved = "in the month" },
        when = { posting { kind = "community" }.held "on the last day" },
        amount = by_level "award" :less_paid "award",
        fund = by_level { junior = "city", intermediate = "region", senior = "region" } }
      rule "month" { title = "月补", source = "law", pays = monthly,
        level = certificate.highest { registered = "on the last day" },
        when = { \(when) posting { kind = "community" }.days.at_least(1) },
        amount = by_level "rate" :prorated(posting { kind = "community" }.days), fund = "city" }
      """
  }
}
