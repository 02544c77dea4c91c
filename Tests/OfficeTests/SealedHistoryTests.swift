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
    for seed in firstSeed..<firstSeed + rounds where seed % stripes == stripe {
      var history = try History(seed: seed, template)
      try history.run()
      #expect(history.failure == nil, "seed \(seed)")
    }
  }
}

/// One register from its first file to its sixth month.
private struct History {
  private static let months = (1...6).compactMap { Period(year: 2024, month: $0) }
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
    try take { writer, random in
      for place in 1...4 { _ = writer.addWorker(Self.person(place), sourceRow: place) }
      Self.addFacts(to: 4, 8, writer, &random)
    }
    while sealed.count < Self.months.count - 1 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: try withdraw()
      case 1: try changeSheet()
      case 2, 3, 4: try takeLate()
      default: try settle()
      }
      try lookBack()
      if failure != nil { return }
    }
    try takeLate()
    try changeSheet()
    try compareWithFull()
  }

  // MARK: What happens

  private func take(
    _ body: (ImportWriter, inout SeededGenerator) throws -> Void, by clerk: Clerk? = nil
  ) throws {
    var random = random
    let start = ImportStart(
      kind: "roster", fileName: "f.csv", fileSHA256: String(repeating: "0", count: 64),
      actor: "clerk", reason: "r", instant: "2024-01-01T00:00:00Z")
    _ = try (clerk ?? self.clerk).store.importBatch(start) { writer in
      try body(writer, &random)
      return ImportCounts(rows: 1, accepted: 1, rejected: 0, duplicates: 0, warnings: 0)
    }
  }

  private mutating func takeLate() throws {
    let people = Int(try clerk.store.snapshot().workers.count)
    let isNew = Int.random(in: 0..<4, using: &random) == 0
    let postings = try clerk.store.knownPostings().values.flatMap { $0 }
      .sorted { $0.fact < $1.fact }
    try take { writer, random in
      if isNew {
        let place = 100 + Int.random(in: 0..<1_000_000_000, using: &random)
        let key = writer.addWorker(Self.person(place), sourceRow: 1)
        writer.append(Self.posting(&random), to: key, sourceRow: 1)
      }
      for posting in postings where Int.random(in: 0..<8, using: &random) == 0 {
        writer.withdrawFact(.posting, of: posting.worker, fact: posting.fact)
      }
      Self.addFacts(to: people, Int.random(in: 0...3, using: &random), writer, &random)
    }
    _ = random.next()
  }

  private mutating func withdraw() throws {
    // The first file brought the people.
    let standing = try clerk.store.batches().filter { $0.withdrawnBy == nil }.dropFirst()
    guard let batch = standing.randomElement(using: &random) else { return }
    try clerk.store.undo(
      batch: batch.number, actor: "clerk", reason: "r", instant: "2024-01-01T00:00:00Z")
  }

  private mutating func changeSheet() throws {
    sheet.change(&random)
    try write()
  }

  private func write() throws {
    try Data(sheet.text.utf8).write(to: folder.url.appending(path: "\(Self.id).lua"))
  }

  private mutating func settle() throws {
    let run = RunRoll(policy: Self.id, period: Self.months[sealed.count], library: library)
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
    let numbers = try copyFacts(to: full)
    for period in Self.months.dropLast() {
      _ = try RunRoll(policy: Self.id, period: period, library: library).settle(full, reason: "")
    }
    for clerk in [clerk, full] {
      let run = RunRoll(policy: Self.id, period: Self.months[5], library: library)
      _ = try run.compute(clerk)
    }
    let (had, due) = (try sums(clerk) { $0.number }, try sums(full) { numbers[$0.number] ?? 0 })
    if had != due {
      failure = "\(had.filter { due[$0.key] != $0.value }) for \(due.filter { had[$0.key] != $0.value })"
    }
    if let broken = try clerk.store.checkChain() { failure = "\(broken)" }
  }

  /// - Returns: by the worker's number in the copy, the one here.
  private func copyFacts(to full: Clerk) throws -> [Int64: Int64] {
    let store = clerk.store
    let known = try store.snapshot().workers
    let (postings, assessments) = (try store.knownPostings(), try store.knownAssessments())
    let (certificates, terms) = (try store.knownCertificates(), try store.knownRegistrations())
    let payments = try store.knownPayments()
    var numbers: [Int64: Int64] = [:]
    try take({ writer, _ in
      for index in 0..<known.count {
        let old = WorkerKey(number: known[index])
        let key = writer.addWorker(Self.person(index), sourceRow: 1)
        numbers[key.number] = old.number
        for fact in postings[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in assessments[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in certificates[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in terms[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
        for fact in payments[old] ?? [] { writer.append(fact.value, to: key, sourceRow: 1) }
      }
    }, by: full)
    return numbers
  }

  /// What everybody has had of every month, rule, level and fund.
  private func sums(_ clerk: Clerk, _ name: (WorkerKey) -> Int64) throws -> [[String]: Int64] {
    var sums: [[String]: Int64] = [:]
    func add(
      _ period: Period, _ worker: WorkerKey, _ rule: String, _ level: CertificateLevel?,
      _ fund: String, _ fen: Int64
    ) {
      sums[["\(period)", "\(name(worker))", rule, level?.code ?? "", fund], default: 0] += fen
    }
    for stored in try clerk.store.rolls() {
      for line in try clerk.store.lines(ofRoll: stored.roll.number).map(\.line) {
        add(stored.roll.period, line.worker, line.rule, line.level, line.fund, line.amount.fen)
      }
      for line in try clerk.store.differences(ofRoll: stored.roll.number) {
        add(line.period, line.worker, line.rule, line.level, line.fund, line.change)
      }
    }
    return sums.filter { $0.value != 0 }
  }
}

// MARK: What files bring

extension History {
  private static func person(_ place: Int) -> Worker {
    Worker(documentType: "护照", documentNumber: "E\(place)", name: "李明")
  }

  private static func posting(_ random: inout SeededGenerator) -> Posting {
    Posting(
      county: "兴庆区", organisation: "某社区",
      kind: ["community", "community", "agency"].randomElement(using: &random) ?? "",
      onEstablishment: false, span: span(&random))
  }

  private static func addFacts(
    to people: Int, _ count: Int, _ writer: ImportWriter, _ random: inout SeededGenerator
  ) {
    for row in 0..<count where people > 0 {
      let key = WorkerKey(number: Int64.random(in: 1...min(4, Int64(people)), using: &random))
      let level = CertificateLevel.allCases.randomElement(using: &random) ?? .junior
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: writer.append(posting(&random), to: key, sourceRow: row)
      case 2, 3:
        let approved = day(&random)
        writer.append(
          Certificate(level: level, number: "1", approvedOn: approved), to: key, sourceRow: row)
        let term = DateSpan(first: approved) ?? span(&random)
        writer.append(Registration(level: level, span: term), to: key, sourceRow: row)
      case 4:
        let year = Int.random(in: 2022...2023, using: &random)
        let result = AssessmentResult.allCases.randomElement(using: &random) ?? .passed
        writer.append(Assessment(year: year, result: result), to: key, sourceRow: row)
      default:
        writer.append(
          Payment(
            measure: "award", level: level,
            amount: Money(fen: Int64.random(in: 1...300_000, using: &random)),
            paidOn: CivilDate(iso: "2022-06-30") ?? .openStart), to: key, sourceRow: row)
      }
    }
  }

  private static func span(_ random: inout SeededGenerator) -> DateSpan {
    let (one, other) = (day(&random), day(&random))
    let last = Bool.random(using: &random) ? CivilDate.openEnd : max(one, other)
    return DateSpan(first: min(one, other), last: last) ?? DateSpan(first: one)
      .unsafelyUnwrapped
  }

  /// A day of the year, mostly at the edge of a month.
  private static func day(_ random: inout SeededGenerator) -> CivilDate {
    let month = months.randomElement(using: &random) ?? months[0]
    let edge = Bool.random(using: &random) ? month.first : month.last
    return edge.adding(days: Int.random(in: -40...2, using: &random))
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
      let month = Int.random(in: 1...6, using: &random)
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
