// The database itself holds rolls to the budgets of their funds.

import Testing
import Workforce

@testable import RegistryStore

@Suite("Funds in the register")
struct FundTests {
  let register: TestRegister
  var store: Store { register.store }
  let roll: StoredRoll

  /// A roll that asks 700 yuan of the city.
  init() throws {
    register = try TestRegister()
    let store = register.store
    try store.importing { writer in
      for i in 1...3 { _ = writer.addWorker(person(i), sourceRow: i) }
    }
    try store.addUsers(4)
    roll = try store.draft(by: 1)
    try store.decide(roll, by: 1)
    try store.take(.submitted, roll, by: 1)
    try store.take(.checked, roll, by: 2)
  }

  private func set(
    _ fen: Int64?, _ points: Int64? = nil, fund: String = "city", year: Int = 2023, by user: Int64 = 1
  ) throws {
    try store.setBudget(
      FundBudget(
        fund: fund, year: year, budget: fen.map(Money.init(fen:)),
        ceiling: points.map { FundCeiling(basisPoints: $0, base: "aid") }), act(by: user, "why"))
  }

  private func approve() throws { try store.take(.approved, roll, by: 3) }

  @Test("a roll is approved up to the last fen of the budget, and one fen less refuses it whole")
  func lastFen() throws {
    #expect(try store.asked(ofRoll: 1) == ["city": Money(fen: 70_000)])
    try set(69_999)
    let head = try store.chainHead()
    #expect(throws: StoreError.budget) { try approve() }
    #expect(try store.chainHead() == head && store.balances().isEmpty)
    try set(70_000)
    try approve()
    #expect(
      try store.fundBudgets().map { "\($0.fund) \($0.year) \($0.budget?.fen ?? -1) \($0.used.fen)" }
        == ["city 2023 70000 70000"])
    #expect(try store.checkChain() == nil)
  }

  @Test("a reversed roll gives its fund back what it took; a budget is that of its year and fund alone")
  func reversal() throws {
    try set(1, fund: "region")
    try set(1, year: 2024)
    try set(1, year: 2022)
    try approve()
    try store.take(.reversed, roll, by: 3)
    #expect(try store.fundBudgets().allSatisfy { $0.used == .zero })
    #expect(try store.fundUses().map(\.amount) == [.zero])
    #expect(try store.checkChain() == nil)
  }

  @Test("what other months of the year took counts, and the last setting stands")
  func otherMonths() throws {
    try set(100_000)
    try approve()
    let next = try store.draft(by: 1, "2023-05")
    try store.decide(next, by: 1)
    try store.take(.submitted, next, by: 1)
    try store.take(.checked, next, by: 2)
    #expect(throws: StoreError.budget) { try store.take(.approved, next, by: 3) }
    try set(139_999)
    #expect(throws: StoreError.budget) { try store.take(.approved, next, by: 3) }
    try set(140_000)
    try store.take(.approved, next, by: 3)
  }

  @Test("a ceiling is a share of its recorded base, down to the fen; without a base nothing passes")
  func ceiling() throws {
    try set(90_000, 300)
    #expect(throws: StoreError.budget) { try approve() }
    try store.recordBase("aid", year: 2022, Money(fen: 99_999_999), act(by: 1, "document"))
    try store.recordBase("aid", year: 2023, Money(fen: 2_333_333), act(by: 1, "document"))
    #expect(throws: StoreError.budget) { try approve() }
    try store.recordBase("aid", year: 2023, Money(fen: 2_333_334), act(by: 1, "document"))
    try approve()
    #expect(try store.fundBudgets().first?.ceiling?.limit == Money(fen: 70_000))
  }

  @Test("who set the budget or recorded its base does not approve a roll on it")
  func another() throws {
    try set(900_000, 300, by: 3)
    try store.recordBase("aid", year: 2023, Money(fen: 99_999_999), act(by: 1, "document"))
    #expect(throws: StoreError.duty) { try approve() }
    try set(900_000, 300, by: 1)
    try store.recordBase("aid", year: 2023, Money(fen: 99_999_999), act(by: 3, "document"))
    #expect(throws: StoreError.duty) { try approve() }
    try set(900_000, by: 1)
    try approve()
  }

  @Test("a budget needs a role and a reason, and is neither changed nor removed")
  func setting() throws {
    for sql in [
      "INSERT INTO fund_budget VALUES (1, 1, 'city', 2023, 1, NULL, NULL, 9, 'r')",
      "INSERT INTO fund_base VALUES (1, 1, 'aid', 2023, 1, 9, 'r')",
    ] {
      #expect(throws: StoreError.duty, "\(sql)") { try store.raw(sql) }
    }
    #expect(throws: StoreError.constraint) {
      try store.setBudget(FundBudget(fund: "city", year: 2023, budget: .zero), act(by: 1, " "))
    }
    #expect(throws: StoreError.constraint) { try set(nil) }
    try set(70_000)
    try approve()
    for sql in [
      "UPDATE fund_budget SET fen = 1", "DELETE FROM fund_budget", "UPDATE fund_use SET fen = 1",
      "DELETE FROM fund_use",
    ] {
      #expect(throws: StoreError.appendOnly, "\(sql)") { try store.raw(sql) }
    }
  }

  @Test(
    "one changed value of a budget, a base or a use is found with its entry",
    arguments: [
      ("fund_budget", "UPDATE fund_budget SET fen = fen + 1", 9),
      ("fund_base", "UPDATE fund_base SET fen = fen + 1", 10),
      ("fund_use", "UPDATE fund_use SET fen = fen - 1", 11),
      ("fund_use", "UPDATE fund_use SET period = period + 1", 11),
    ])
  func tampering(table: String, sql: String, entry: Int64) throws {
    try set(900_000)
    try store.recordBase("aid", year: 2023, Money(fen: 99), act(by: 1, "document"))
    try approve()
    #expect(try store.checkChain() == nil)
    try store.raw("DROP TRIGGER \(table)_keeps_content", sql)
    #expect(try store.checkChain()?.entry == EntryNumber(entry))
  }
}
