// Budgets of funds, by the use cases.

import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

@Suite("Budgets of funds")
struct FundTests {
  var desk: UsersDesk

  /// Three funds share 100.01 yuan for one worker.
  init() throws {
    desk = try UsersDesk()
    desk.policy = "shared-fund"
    try desk.activate(desk.propose(fixtures.appending(path: "shared-fund.lua").path))
    try desk.compute()
  }

  @discardableResult
  private func set(
    _ budget: String?, fund: String = "city", ceiling: String? = nil, of base: String? = nil,
    reason: String = "年初预算", year: Int = 2024, by name: String = "preparer"
  ) throws -> ListFunds.Answer {
    try SetBudget(
      fund: fund, year: year, budget: budget, ceiling: ceiling, base: base, reason: reason
    ).run(desk.clerk(name))
  }

  private func approve() throws {
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    try desk.take(.approved, by: "approver")
  }

  @Test("a line that funds share is posted from each, and its odd fen from one of them")
  func shares() throws {
    try approve()
    let posted = try desk.store.transfers(ofRoll: 1).map(\.transfer)
    #expect(posted.map(\.from) == [.fund("city"), .fund("county"), .fund("aid")])
    #expect(posted.map(\.amount).reduce(0, +) == 10_001)
    #expect(posted.map(\.amount) == [5_001, 4_700, 300])
    #expect(try desk.store.payables(ofRoll: 1).map(\.amount.fen) == [10_001])
  }

  @Test("over budget, submit and check say so and the approval says what to choose; another raises it")
  func overBudget() throws {
    try set("50.00")
    #expect(try desk.take(.submitted, by: "preparer").overruns.map(\.asked.fen) == [5_001])
    #expect(try desk.take(.checked, by: "checker").overruns.count == 1)
    let refusal = #expect(throws: FundError.self) { try desk.take(.approved, by: "approver") }
    guard case .overBudget(let overruns) = refusal else { return #expect(Bool(false)) }
    #expect(overruns.map(\.budget.fund) == ["city"])
    try desk.add("head", [.approver])
    try set("50.01", reason: "追加", by: "head")
    #expect(throws: FundError.ownBudget(fund: "city", year: 2024)) {
      try desk.take(.approved, by: "head")
    }
    try desk.take(.approved, by: "approver")
    #expect(try ListFunds(year: 2024).run(desk.clerk("auditor")).budgets.map(\.used.fen) == [
      300, 5_001, 4_700,
    ])
    let entry = EntryNumber(try desk.store.chainHead().entry.value - 2)
    let before = try ListFunds().run(desk.clerk("auditor").looking(at: .entry(entry)))
    #expect(before.budgets.map(\.setBy) == ["preparer"])
  }

  @Test("a ceiling waits for its base, and then holds to the fen")
  func ceiling() throws {
    try set(nil, fund: "aid", ceiling: "3%", of: "社会救助资金")
    try desk.take(.submitted, by: "preparer")
    try desk.take(.checked, by: "checker")
    #expect(throws: FundError.self) { try desk.take(.approved, by: "approver") }
    func record(_ amount: String) throws {
      _ = try RecordBase(base: "社会救助资金", year: 2024, amount: amount, reason: "财政批复")
        .run(desk.clerk("preparer"))
    }
    try record("99.99")
    #expect(throws: FundError.self) { try desk.take(.approved, by: "approver") }
    try record("100.00")
    try desk.take(.approved, by: "approver")
  }

  @Test("a forecast names the month in which a fund runs dry")
  func forecast() throws {
    try set("500.09")
    try approve()
    let answer = try ForecastFunds(year: 2024, fund: "city").run(desk.clerk("auditor"))
    #expect(answer.runsDry)
    #expect(answer.forecasts.map(\.forecast.outlook?.dryIn) == [Period("2024-12")])
    try set("500.10")
    #expect(try !ForecastFunds(year: 2024, fund: "city").run(desk.clerk("auditor")).runsDry)
    #expect(throws: FundError.unknownFund("x", known: ["aid", "city", "county"])) {
      try ForecastFunds(year: 2024, fund: "x").run(desk.clerk("auditor"))
    }
  }

  @Test("what is no fund, amount, percentage, year or reason is refused with what was expected")
  func wrong() throws {
    let known = ["aid", "city", "county"]
    #expect(throws: FundError.self) { try set("1", fund: "ctiy") }
    #expect(try known.allSatisfy { try desk.clerk("preparer").fundCodes().contains($0) })
    for text in ["", "-1", "1.001", "x", "1e6"] {
      #expect(throws: FundError.badAmount(text)) { try set(text) }
    }
    #expect(throws: FundError.badPercent("101%")) { try set(nil, ceiling: "101%", of: "b") }
    #expect(throws: FundError.baseNeeded) { try set("1", ceiling: "3%") }
    #expect(throws: FundError.baseNeeded) { try set("1", ceiling: "3%", of: " ") }
    #expect(throws: FundError.nothingSet) { try set(nil) }
    #expect(throws: FundError.badYear(0)) { try set("1", year: 0) }
    #expect(throws: DutyError.reasonNeeded) { try set("1", reason: " ") }
    for name in ["checker", "auditor", "author", "administrator", "academy"] {
      #expect(throws: DutyError.roleNeeded([.preparer, .approver])) { try set("1", by: name) }
    }
    try desk.add("county", [.preparer], scope: Scope(divisions: ["640105"]))
    #expect(throws: DutyError.outsideScope("")) { try set("1", by: "county") }
    #expect(throws: DutyError.usersNeeded) {
      try SetBudget(fund: "city", year: 2024, budget: "1", reason: "r").run(Desk().clerk)
    }
  }
}
