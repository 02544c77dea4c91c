// What a rehearsal answers besides the sums: budgets, people, notes and reasons.

import Exchange
import Foundation
import Testing
import Workforce

@testable import Office

/// Two workers of one city: one certified in March, one since 2020.
private func desk() throws -> Desk {
  let desk = try Desk()
  try desk.take(.roster, rosterLine(1), rosterLine(2, name: "王芳"))
  try desk.take(
    .certificates, certificateLine(1, approved: "2024-03-15"),
    certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"))
  return desk
}

/// Yinchuan's sheet with some changes, in a file of its own.
private func sheet(_ desk: Desk, _ changes: (old: String, new: String)...) throws -> String {
  var text = try String(contentsOfFile: "\(library.folder)/\(scheme).lua", encoding: .utf8)
  for change in changes {
    try #require(text.contains(change.old), "the sheet no longer says \(change.old)")
    text = text.replacing(change.old, with: change.new)
  }
  return try desk.folder.file("new.lua", text)
}

private func rehearse(
  _ desk: Desk, _ file: String?, set: [String] = [], budgets: [String] = [],
  from: String = "2024-02", to: String = "2024-04"
) throws -> RehearsalSheet {
  try RehearsePolicy(
    sheet: file, against: file == nil ? scheme : nil, settings: set, budgets: budgets,
    from: month(from), to: month(to), library: library
  ).run(desk.clerk)
}

@Suite("A rehearsal's answer")
struct RehearsePolicyTests {
  private let start = "in_force     = from \"2021-01-01\""

  @Test("a month before the changed sheet is in force has no roll, and that is the reason given")
  func notYetInForce() throws {
    let desk = try desk()
    let file = try sheet(desk, (start, "in_force     = from \"2024-03-31\""))
    let answer = try rehearse(desk, file)
    #expect(answer.months.map(\.sums.after.isInForce) == [false, true, true])
    #expect(answer.months.map(\.sums.now.total.fen) == [30_000, 250_000, 50_000])
    #expect(answer.months.map(\.sums.after.total.fen) == [0, 250_000, 50_000])
    #expect(answer.people == .init(gain: 0, lose: 1, newlyPaid: 0, noLongerPaid: 0, unchanged: 1))
    let change = try #require(answer.largest.first)
    #expect(change.worker == WorkerKey(number: 2) && change.period.description == "2024-02")
    #expect(change.explanation.filter { $0.side == .after }.map(\.text.en) == [
      "allowance: the sheet is not in force in 2024-02, so there is no roll"
    ])
    let places = change.explanation.filter { $0.side == .now }.compactMap(\.place)
    #expect(places.contains { $0.hasPrefix("certificate-subsidies.lua:") })
  }

  @Test("who is newly paid and who no longer is are counted among those who gain and lose")
  func people() throws {
    let desk = try desk()
    let agency = try sheet(desk, ("kind = \"community\"", "kind = \"agency\""))
    // The award stays, so the one who gets it in March loses and is still paid.
    #expect(
      try rehearse(desk, agency).people
        == .init(gain: 0, lose: 2, newlyPaid: 0, noLongerPaid: 1, unchanged: 0))
    var back = RehearsePolicy(
      sheet: scheme, against: agency, from: try month("2024-02"), to: try month("2024-04"),
      library: library)
    #expect(
      try back.run(desk.clerk).people
        == .init(gain: 2, lose: 0, newlyPaid: 1, noLongerPaid: 0, unchanged: 0))
    back.against = scheme
    #expect(
      try back.run(desk.clerk).people
        == .init(gain: 0, lose: 0, newlyPaid: 0, noLongerPaid: 0, unchanged: 2))
  }

  @Test("a budget is exact to the fen and stands for each calendar year")
  func budgets() throws {
    let desk = try desk()
    func reach(_ yuan: String) throws -> [String] {
      try rehearse(
        desk, nil, set: ["allowance.intermediate=400"], budgets: ["city=\(yuan)"], from: "2023-12",
        to: "2024-03"
      ).budgets.map { budget in
        "\(budget.year) \(budget.reach.now.dryIn?.description ?? "-")"
          + " \(budget.reach.after.dryIn?.description ?? "-") \(budget.reach.after.left)"
      }
    }
    // 300 a month and 2,500 in March; after the change 400 a month and 2,600.
    #expect(try reach("3400.00") == ["2023 - - 3000.00", "2024 - - 0.00"])
    #expect(try reach("3399.99") == ["2023 - - 2999.99", "2024 - 2024-03 -0.01"])
    #expect(try reach("3100") == ["2023 - - 2700.00", "2024 - 2024-03 -300.00"])
    #expect(try reach("3099.9") == ["2023 - - 2699.90", "2024 2024-03 2024-03 -300.10"])
    #expect(try reach("399.99") == ["2023 - 2023-12 -0.01", "2024 2024-02 2024-01 -3000.01"])
  }

  @Test("it is told when the months before were not settled, and not when they were")
  func beginning() throws {
    let desk = try desk()
    func begins(_ from: String) throws -> Bool {
      try rehearse(desk, nil, set: ["allowance.junior=300"], from: from, to: "2024-04")
        .beginsUnsettled
    }
    #expect(try begins("2024-04"))
    _ = try desk.compute("2024-03")
    #expect(try begins("2024-04"))
    _ = try desk.settle("2024-03")
    #expect(try !begins("2024-04"))
    // In December 2020 there was no sheet to settle by.
    let first = try rehearse(desk, nil, set: ["award.junior=300"], from: "2021-01", to: "2021-01")
    #expect(!first.beginsUnsettled)
  }

  @Test("a value put in for the rehearsal is not given a source it does not have")
  func assumed() throws {
    let answer = try rehearse(try desk(), nil, set: ["allowance.junior=300"])
    let change = try #require(answer.largest.first)
    let parameters = change.explanation.filter { $0.text.en.hasPrefix("parameter ") }
    #expect(parameters.map(\.side) == [.now, .after])
    #expect(
      parameters[1].text.en
        == "parameter allowance = 300.00 yuan from 2024-02-01; assumed for the rehearsal")
    #expect(parameters[0].text.en.contains("from 2021-01-01; 宁夏回族自治区"))
  }
}
