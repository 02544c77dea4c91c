import Payouts
import PolicyEngine
import TestSupport
import Testing
import Workforce

// Closed months and later knowledge: the differences, all of them and no others.

private let text = """
  parameter "award" { title = "奖补", source = "law",
    from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
  parameter "rate" { title = "月补", source = "law",
    from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
  rule "award" { title = "奖补", source = "law", pays = once_per "level",
    each = certificate.each { approved = "in the month" },
    when = { posting { kind = "community" }.held "on the last day" },
    amount = by_level "award" :less_paid "award",
    fund = by_level { junior = "city", intermediate = "region", senior = "region" } }
  rule "month" { title = "月补", source = "law", pays = monthly,
    level = certificate.highest { registered = "on the last day" },
    when = { assessment.last_year.not_recorded_as "failed" },
    amount = by_level "rate" :prorated(posting { kind = "community" }.days), fund = "city" }
  """

private let months = (1...6).compactMap { Period(year: 2024, month: $0) }

private typealias Key = [String]

/// What months pay, month after month, each finding the ones before paid: the plain way.
private func fully(_ people: [Person], _ sheet: (Period) throws -> LoadedSheet) throws -> [Key: Int64] {
  var snapshot = Snapshot(people)
  var sums: [Key: Int64] = [:]
  for period in months {
    let sheet = try sheet(period)
    var ledger: [LedgerLine] = []
    for rule in BoundPolicy(sheet, snapshot: snapshot, period: period).decideAll() {
      let symbol = snapshot.symbols.number(
        adding: Payment.measure(policy: sheet.policy.id, rule: rule.rule.id))
      for line in rule.lines where line.outcome == .pays {
        sums[key(line, rule.rule, period), default: 0] += line.fen
        ledger.append(
          LedgerLine(
            worker: line.worker, measure: symbol, level: line.level, fen: line.fen,
            paidOn: period.last.day))
      }
    }
    ledger.sort { $0.worker < $1.worker }
    snapshot.payments = snapshot.payments.adding(ledger, workers: people.count) { _ in false }
  }
  return sums
}

private func key(_ line: DecidedLine, _ rule: Rule, _ period: Period) -> Key {
  [
    period.description, String(line.worker + 1), rule.id, String(line.level),
    rule.fund(for: line.level),
  ]
}

/// The months sealed one after the other, as a register would have them.
private func rolls(policy: String) -> [SealedRoll] {
  months.enumerated().map { place, period in
    SealedRoll(
      number: Int64(place + 1), policy: policy, period: period,
      knownAt: EntryNumber(Int64(2 * place + 1)), sealedBy: EntryNumber(Int64(2 * place + 2)),
      lastFact: 1_000_000)
  }
}

private func owed(_ sums: [Key: Int64], _ roll: SealedRoll, _ workers: Set<Int64>) -> [OwedLine] {
  sums.compactMap { key, fen in
    guard key[0] == roll.period.description, let worker = Int64(key[1]), workers.contains(worker)
    else { return nil }
    return OwedLine(
      worker: WorkerKey(number: worker), rule: key[2],
      level: CertificateLevel(rawValue: UInt8(key[3]) ?? 0), fund: key[4], amount: Money(fen: fen))
  }
}

/// An award everybody once had of the roll, and the difference that took it back whole (issue 4).
private func takenBack(_ workers: [Int64]) -> [OwedLine] {
  [77_777, -77_777].flatMap { fen in
    workers.map {
      OwedLine(
        worker: WorkerKey(number: $0), rule: "award", level: .junior, fund: "city",
        amount: Money(fen: fen))
    }
  }
}

@Suite("Retroactive differences")
struct RetroactiveTests {
  /// What was had plus the differences, and how many months were decided anew.
  private func settled(
    _ old: [Key: Int64], _ people: [Person], touches: [FactTouch],
    versions: (from: SheetVersion, to: SheetVersion)? = nil, _ sheet: (Period) throws -> LoadedSheet
  ) throws -> (sums: [Key: Int64], differences: [DifferenceLine], plan: RetroactivePlan) {
    let rolls = rolls(policy: "test/sheet")
    var plan = RetroactivePlan()
    for roll in rolls {
      plan.add(
        touches, to: roll, reading: ["posting", "certificate", "registration", "assessment", "payment"],
        after: roll.knownAt)
      for change in versions.map({ $0.from.changes(to: $0.to, in: roll.period) }) ?? [] {
        let everyone = Set((1...Int64(people.count)))
        let payees = owed(old, roll, everyone).filter { $0.rule == change.rule }
        switch change.reach {
        case .everyone: plan.add(everyone, to: roll, because: .version("later"))
        case .payees(let levels):
          let touched = payees.filter { levels.contains($0.level?.rawValue ?? 0) }
          plan.add(touched.map(\.worker.number), to: roll, because: .version("later"))
        }
      }
    }
    let workers = plan.workers
    var snapshot = Snapshot(people)
    // What rolls have paid so far stands among the payments and must not count.
    let junk = (0..<Int32(people.count)).map {
      LedgerLine(
        worker: $0, measure: snapshot.symbols.number(adding: "test/sheet:award"), level: 1,
        fen: 99_999, paidOn: day("2023-12-31").day)
    }
    snapshot.payments = snapshot.payments.adding(junk, workers: people.count) { _ in true }
    let reads = try SheetVersion(text: Array(sheetText(text).utf8), file: "sheet.lua").measuresRead
    let differences = try Retroactive.differences(
      &plan, rolls: rolls, of: "test/sheet", snapshot: snapshot, reads: reads,
      sheet: { try sheet($0.period) }, owed: { roll, _ in owed(old, roll, Set(workers)) + takenBack(workers) })
    var sums = old
    for line in differences {
      let key = [
        line.period.description, String(line.worker.number), line.rule,
        String(line.level?.rawValue ?? 0), line.fund,
      ]
      #expect(line.old.fen == old[key, default: 0])
      #expect(!line.causes.isEmpty)
      sums[key, default: 0] += line.change
      if sums[key] == 0 { sums[key] = nil }
    }
    return (sums, differences, plan)
  }

  @Test("what was had plus the differences is what a full computation gives, for random late facts")
  func lateFacts() throws {
    let sheet = try sheet(text)
    var generator = FixedGenerator(seed: 4)
    for round in 0..<150 {
      var people = (0..<40).map { _ in Person.random(around: months, using: &generator) }
      let old = try fully(people) { _ in sheet }
      var touches: [FactTouch] = []
      for _ in 0..<6 {
        let index = Int.random(in: 0..<people.count, using: &generator)
        let entry = EntryNumber(Int64.random(in: 13...20, using: &generator))
        touches += change(&people[index], worker: Int64(index + 1), entry, &generator)
      }
      let full = try fully(people) { _ in sheet }.filter { $0.value != 0 }
      let found = try settled(old, people, touches: touches) { _ in sheet }
      #expect(found.sums == full, "round \(round)")
      #expect(found.plan.personMonths <= 6 * months.count)
    }
  }

  /// A changed text against the first one, over random people.
  private func backDated(_ values: String, by others: String) throws -> (
    old: [Key: Int64], plan: RetroactivePlan, differences: [DifferenceLine]
  ) {
    let later = text.replacing(values, with: others)
    let (before, after) = (try sheet(text), try sheet(later))
    var generator = FixedGenerator(seed: 5)
    let people = (0..<300).map { _ in Person.random(around: months, using: &generator) }
    let old = try fully(people) { _ in before }
    let versions = (
      from: try SheetVersion(text: Array(sheetText(text).utf8), file: "old.lua"),
      to: try SheetVersion(text: Array(sheetText(later).utf8), file: "new.lua")
    )
    let found = try settled(old, people, touches: [], versions: versions) { _ in after }
    #expect(found.sums == (try fully(people) { _ in after }))
    #expect(!found.differences.isEmpty)
    return (old, found.plan, found.differences)
  }

  @Test("a back-dated rate redoes those who were paid it, and gives what a full computation gives")
  func backDatedRate() throws {
    let rates = "{ junior = yuan(200), intermediate = yuan(300), senior = yuan(500) }"
    let found = try backDated(
      rates, by: rates + #", from "2024-03-01" "# + rates.replacing("300", with: "350"))
    // Nobody but holders of the changed level, from the changed month on.
    let payees = found.old.keys.filter { $0[2] == "month" && $0[3] == "2" && $0[0] >= "2024-03" }
    #expect(found.plan.personMonths == payees.count)
  }

  @Test("an award that changed in one month is taken off what later months pay on top of it")
  func laterMonthsFollow() throws {
    let rates = "{ junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) }"
    let found = try backDated(
      rates,
      by: rates + #", from "2024-03-01" "# + rates.replacing("2000", with: "2500")
        + #", from "2024-04-01" "# + rates)
    let followed = found.differences.filter { $0.causes == [.payments(month("2024-03"))] }
    #expect(!followed.isEmpty)
    #expect(followed.allSatisfy { $0.period > month("2024-03") })
  }

  @Test("a paid month that cannot be decided any more waits, and what was paid stays paid")
  func waits() throws {
    let strict = text.replacing("not_recorded_as", with: "is_not")
    let sheet = try sheet(strict)
    let qualified = Person.qualified.posted(from: "2020-01-01")
    let old = try fully([qualified]) { _ in sheet }
    let unassessed = qualified.with { $0.assessments = [] }
    let touch = FactTouch(
      noun: "assessment", worker: 1, entry: EntryNumber(13), first: day("2023-01-01").day)
    let found = try settled(old, [unassessed], touches: [touch]) { _ in sheet }
    #expect(found.sums == old)
    let waiting = found.differences
    #expect(waiting.map(\.rule) == ["month", "month", "month", "month"])
    #expect(waiting.allSatisfy { $0.new == nil && $0.change == 0 && $0.outcome == .undecided })
    #expect(waiting.allSatisfy { $0.old.fen > 0 && $0.reason != nil })
  }

  @Test("a fact that begins after a month leaves the month alone; one that begins in it does not")
  func reach() {
    let rolls = rolls(policy: "test/sheet")
    func planned(_ first: String, entry: Int64 = 13) -> [Int64] {
      var plan = RetroactivePlan()
      let touch = FactTouch(
        noun: "posting", worker: 7, entry: EntryNumber(entry), first: day(first).day)
      for roll in rolls { plan.add([touch], to: roll, reading: ["posting"], after: roll.knownAt) }
      return plan.rolls
    }
    #expect(planned("2024-03-31") == [3, 4, 5, 6])
    #expect(planned("2024-04-01") == [4, 5, 6])
    // Known before the fourth roll was computed, so only the first three did not know it.
    #expect(planned("2024-01-01", entry: 7) == [1, 2, 3])
    #expect(planned("2024-01-01", entry: 6) == [1, 2, 3])
    #expect(planned("2024-01-01", entry: 5) == [1, 2])
  }

  private func change(
    _ person: inout Person, worker: Int64, _ entry: EntryNumber, _ generator: inout FixedGenerator
  ) -> [FactTouch] {
    let other = Person.random(around: months, using: &generator)
    var touches: [FactTouch] = []
    func touch(_ noun: String, _ days: [CivilDate]) {
      touches += days.map { FactTouch(noun: noun, worker: worker, entry: entry, first: $0.day) }
    }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      touch("posting", (person.postings + other.postings).map(\.span.first))
      person.postings = other.postings
    case 1:
      touch("certificate", (person.certificates + other.certificates).map(\.approved))
      touch("registration", (person.registrations + other.registrations).map(\.span.first))
      person.certificates = other.certificates
      person.registrations = other.registrations
    default:
      touch("posting", other.postings.map(\.span.first))
      person.postings += other.postings
    }
    return touches
  }
}
