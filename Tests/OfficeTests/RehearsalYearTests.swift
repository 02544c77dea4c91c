// A rehearsed year against the rolls there are after the change has been installed: computed and
// settled month after month through the ordinary use cases, on a copy of the register.

import Exchange
import Foundation
import Payouts
import PolicyEngine
import RegistryStore
import Testing
import Workforce

@testable import Office

/// Yinchuan's sheet with rates, a cap, shares and a function that reads its own earlier payments:
/// what one month pays decides the next in every way a sheet knows.
private func changedSheet(from first: String) throws -> String {
  func change(_ text: String, _ old: String, _ new: String) throws -> String {
    try #require(text.contains(old), "the sheet no longer says \(old)")
    return text.replacing(old, with: new)
  }
  var text = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
  text = try change(text, "in_force     = from \"2021-01-01\"", "in_force     = from \"\(first)\"")
  text = try change(text, "junior = yuan(2000)", "junior = yuan(2500)")
  text = try change(text, "intermediate = yuan(300)", "intermediate = yuan \"333.33\"")
  text = try change(
    text, ":prorated(community_post.days)",
    ":prorated(community_post.days) :at_most_ever(\"allowance\", yuan(1500))")
  text = try change(
    text, "  fund   = \"city\",",
    "  fund   = shared { { \"city\", 67 }, { \"region\", 33 } },")
  return text + """

    rule "bonus" {
      title  = "上一笔的一成",
      source = "posts",
      pays   = monthly,
      when   = { check("发过", function(w, p) return (select(6, w:counts())) > 0 end) },
      amount = function(w, p)
        local _, _, last = w:payment((select(6, w:counts())))
        return step("一成", last // 10)
      end,
      fund   = "region",
    }

    """
}

/// The changed sheet where the office would install it.
private struct ChangedLibrary {
  let folder: TemporaryFolder
  let library: PolicyLibrary
  var path: String { "\(library.folder)/\(scheme).lua" }

  /// - Parameter first: the day from which the changed sheet is in force.
  init(from first: String = "2021-01-01") throws {
    folder = try TemporaryFolder()
    library = PolicyLibrary(folder: folder.path("policies"))
    try FileManager.default.createDirectory(
      atPath: folder.path("policies/yinchuan"), withIntermediateDirectories: true)
    try Data(changedSheet(from: first).utf8).write(to: URL(filePath: "\(library.folder)/\(scheme).lua"))
  }
}

private func months(_ numbers: ClosedRange<Int>) throws -> [Period] {
  try numbers.map { try month("2024-\($0 < 10 ? "0" : "")\($0)") }
}

/// `period worker rule instalment level fund fen`, in order: the rolls, computed and settled.
private func settle(
  _ periods: [Period], by library: PolicyLibrary, _ clerk: Clerk
) throws -> [String] {
  try periods.flatMap { period in
    let roll = try RunRoll(policy: scheme, period: period, library: library)
      .settle(clerk, reason: "").roll
    return try clerk.store.lines(ofRoll: roll.roll.number).map { found in
      let line = found.line
      return "\(period) \(line.worker) \(line.rule) \(line.instalment) \(line.level?.code ?? "-")"
        + " \(line.fund) \(line.amount.fen)"
    }.sorted()
  }
}

/// The same lines of a rehearsal, now and after.
private func rehearse(
  _ rehearsal: RehearsePolicy, _ clerk: Clerk
) throws -> (now: [String], after: [String]) {
  let snapshot = try clerk.store.snapshot()
  func lines(_ month: RehearsedMonth) -> [String] {
    month.rules.flatMap { decided in
      decided.lines.map { line in
        "\(month.period) \(WorkerKey(number: snapshot.workers[Int(line.worker)]))"
          + " \(decided.rule.id) \(line.instalment)"
          + " \(CertificateLevel(rawValue: line.level)?.code ?? "-")"
          + " \(decided.rule.fund(for: line.level, share: Int(line.share))) \(line.fen)"
      }
    }.sorted()
  }
  var (now, after): ([String], [String]) = ([], [])
  try rehearsal.rehearse(rehearsal.sheets(clerk), snapshot) {
    now += lines($0)
    after += lines($1)
  }
  return (now, after)
}

@Suite("A rehearsed year is the year there would have been")
struct RehearsalYearTests {
  private let changed: ChangedLibrary
  init() throws { changed = try ChangedLibrary() }

  private func rehearsal(_ from: String, _ to: String = "2024-12") throws -> RehearsePolicy {
    RehearsePolicy(
      sheet: changed.path, against: nil, from: try month(from), to: try month(to), library: library)
  }

  @Test("every line of twelve months, whether the months are settled by the sheet in force or not")
  func everyLine() throws {
    let place = try TemporaryFolder()
    let clerk = try ImportedYear.once.get().copy(in: place)
    let before = try rehearse(rehearsal("2024-01"), clerk)
    let rolls = try settle(months(1...12), by: changed.library, clerk)
    #expect(before.after == rolls)
    let settled = try Year.settled.get()
    let beside = try rehearse(rehearsal("2024-01"), settled.clerk)
    #expect(beside.after == rolls && beside.now == before.now)
    // The sheet in force gives what the office itself has settled.
    #expect(
      beside.now.map { String($0.split(separator: " ").last ?? "") }.sorted()
        == settled.rolls.map { String($0.split(separator: ",").last ?? "") }.sorted())
    // The change does what it was made for: awards, caps, shares and the chain of bonuses.
    for rule in ["award", "allowance", "bonus"] {
      #expect(rolls.count { $0.contains(" \(rule) ") } > 500)
    }
    #expect(rolls.count { $0.contains("allowance 2 ") } > 1000)
    let december = rolls.count { $0.hasPrefix("2024-12") && $0.contains(" allowance ") }
    #expect(december < rolls.count { $0.hasPrefix("2024-01") && $0.contains(" allowance ") })
  }

  @Test("rolls settled before the first month stay as they are and count as paid")
  func earlierMonths() throws {
    let place = try TemporaryFolder()
    let clerk = try ImportedYear.once.get().copy(in: place)
    _ = try settle(months(1...9), by: library, clerk)
    // In force from October on; a change without a day of its own would redo the closed months.
    let changed = try ChangedLibrary(from: "2024-10-01")
    let rehearsal = RehearsePolicy(
      sheet: changed.path, against: nil, from: try month("2024-10"), to: try month("2024-12"),
      library: library)
    let rehearsed = try rehearse(rehearsal, clerk)
    #expect(try rehearse(rehearsal, Year.settled.get().clerk) == rehearsed)
    let rolls = try settle(months(10...12), by: changed.library, clerk)
    #expect(rehearsed.after == rolls && rolls.count > 1000)
  }

  @Test("the sums by month, fund and person are those of the rolls, and each change is explained")
  func sums() throws {
    let clerk = try Year.settled.get().clerk
    let rehearsal = try rehearsal("2024-03", "2024-06")
    let lines = try rehearse(rehearsal, clerk)
    let sheet = try rehearsal.run(clerk)
    func fen(_ lines: [String], _ parts: String...) -> Int64 {
      lines.filter { line in parts.allSatisfy { (" " + line + " ").contains(" \($0) ") } }
        .reduce(0) { $0 + (Int64($1.split(separator: " ").last ?? "") ?? 0) }
    }
    #expect(sheet.months.count == 4 && sheet.funds.map(\.code) == ["city", "region"])
    for month in sheet.months {
      let period = month.period.description
      #expect(month.sums.now.total.fen == fen(lines.now, period))
      #expect(month.sums.after.total.fen == fen(lines.after, period))
      for fund in ["city", "region"] {
        #expect(month.sums.now.byFund[fund]?.fen == fen(lines.now, period, fund))
        #expect(month.sums.after.byFund[fund]?.fen == fen(lines.after, period, fund))
      }
    }
    #expect(sheet.largest.count == 10)
    for change in sheet.largest {
      let worker = change.worker.description
      #expect(change.sum.now.fen == fen(lines.now, worker))
      #expect(change.sum.after.fen == fen(lines.after, worker))
      #expect(change.month.now.fen == fen(lines.now, worker, change.period.description))
      #expect(change.month.after.fen == fen(lines.after, worker, change.period.description))
      #expect(change.idNumber.hasPrefix("640") && change.idNumber.contains("****"))
      #expect(change.explanation.contains { $0.side == .after })
    }
    let sizes = sheet.largest.map { abs($0.sum.after.fen - $0.sum.now.fen) }
    #expect(sizes == sizes.sorted(by: >))
    let people = sheet.people
    let counted = sheet.distribution.reduce(0) { $0 + $1.people }
    #expect(people.gain + people.lose + people.unchanged == counted)
  }

  @Test("a value changed on the command line is the value written into the sheet")
  func setting() throws {
    let place = try TemporaryFolder()
    let folder = PolicyLibrary(folder: place.path("policies"))
    let path = "\(folder.folder)/\(scheme).lua"
    try FileManager.default.createDirectory(
      atPath: "\(folder.folder)/yinchuan", withIntermediateDirectories: true)
    let text = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
    let rates = "intermediate = yuan(300), senior = yuan(500) },"
    #expect(text.contains(rates))
    try Data(
      text.replacing(
        rates,
        with: rates + """

            from "2024-02-01" {
              junior = yuan "260.50", intermediate = yuan(300), senior = yuan(500) },
          """
      ).utf8
    ).write(to: URL(filePath: path))
    let clerk = try Year.settled.get().clerk
    var rehearsal = try rehearsal("2024-02", "2024-03")
    rehearsal.sheet = path
    let written = try rehearse(rehearsal, clerk)
    rehearsal.sheet = nil
    rehearsal.against = scheme
    rehearsal.settings = ["allowance.junior=260.50"]
    #expect(try rehearse(rehearsal, clerk) == written)
    #expect(written.now != written.after)
  }
}
