// What stands where in the ledger.

public import Exchange
public import RegistryStore
public import Workforce

/// Balances of the ledger: by fund and by what became of the money, or of every account.
public struct ListBalances: Sendable {
  /// Only the accounts of one fund and of the workers it pays; nil for all.
  public var fund: String?
  /// Every account by itself.
  public var isFull: Bool

  public init(fund: String? = nil, isFull: Bool = false) {
    self.fund = fund
    self.isFull = isFull
  }

  /// Balances by unit.
  public struct Answer: Sendable {
    /// One row of the answer.
    public struct Row: Sendable {
      /// A name as in the ledger, or of accounts of workers their kind alone.
      public let account: String
      public let unit: LedgerUnit
      public let debit: Int64
      public let credit: Int64
    }

    public let rows: [Row]
    /// Sealed rolls that pay something and have nothing in the ledger: those settled by hand, and
    /// those approved before there was one.
    public let unposted: [StoredRoll]
  }

  /// - Throws: ``DutyError``, ``FundError/unknownFund(_:known:)``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    var balances = try clerk.balances()
    let unposted = try clerk.unpostedRolls()
    if let fund {
      let known = balances.compactMap { $0.account.kind == "fund" ? $0.account.owner : nil }
      guard known.contains(fund) else { throw FundError.unknownFund(fund, known: known) }
      balances.removeAll { $0.account != .fund(fund) }
    }
    guard !isFull else {
      return Answer(
        rows: balances.map {
          .init(account: $0.account.name, unit: $0.unit, debit: $0.debit, credit: $0.credit)
        }, unposted: unposted)
    }
    var rows: [Answer.Row] = []
    for balance in balances {
      let name = balance.account.worker == nil ? balance.account.name : balance.account.kind
      let last = rows.last.flatMap { $0.account == name && $0.unit == balance.unit ? $0 : nil }
      if last != nil { rows.removeLast() }
      rows.append(
        .init(
          account: name, unit: balance.unit, debit: balance.debit + (last?.debit ?? 0),
          credit: balance.credit + (last?.credit ?? 0)))
    }
    return Answer(rows: rows, unposted: unposted)
  }
}

extension LedgerUnit {
  /// An amount in this unit, with a comma every three digits: yuan with two decimals, or whole coins.
  func grouped(_ amount: Int64) -> String {
    switch self {
    case .fen: Money(fen: amount).grouped
    case .coin: String(Money(fen: amount * 100).grouped.dropLast(3))
    }
  }

  var title: Sentence {
    switch self {
    case .fen: Sentence(zh: "元", en: "yuan")
    case .coin: Sentence(zh: "时间币", en: "coins")
    }
  }
}

extension ListBalances.Answer {
  /// As a table that ends in the sums, which are equal.
  public func text(in language: Language) -> String {
    guard !unposted.isEmpty else { return table(in: language) }
    let names = unposted.map { "\($0.roll.policy) \($0.roll.period)" }
      .joined(separator: language == .zh ? "、" : ", ")
    let sum = Money(fen: unposted.reduce(0) { $0 &+ $1.payable.fen }).grouped
    let note = Sentence(
      zh: "注意：\(unposted.count) 份已封存的名册共 \(sum) 元不在账上，是手工结算的，或在有账以前审批的：\(names)；"
        + "余额和预算已用都不含它们",
      en: "note: \(unposted.count) sealed roll(s) of \(sum) yuan are not in the ledger, as they were "
        + "settled by hand or approved before there was one: \(names); balances and what budgets have "
        + "used leave them out")
    return table(in: language) + "\n" + note.text(in: language)
  }

  private func table(in language: Language) -> String {
    guard !rows.isEmpty else {
      return language == .zh
        ? "账上还没有分录；名册审批时记账，试用登记库不记账"
        : "the ledger is empty; approvals post to it, and a trial register has none"
    }
    var table = TextTable(columns: [
      .init(Sentence(zh: "科目", en: "account")), .init(Sentence(zh: "含义", en: "meaning")),
      .init(Sentence(zh: "单位", en: "unit")), .init(Sentence(zh: "借方", en: "debit"), .right),
      .init(Sentence(zh: "贷方", en: "credit"), .right),
      .init(Sentence(zh: "方向", en: "side")), .init(Sentence(zh: "余额", en: "balance"), .right),
    ])
    for row in rows { table.append(Self.cells(row, in: language)) }
    for unit in LedgerUnit.allCases {
      let mine = rows.filter { $0.unit == unit }
      guard mine.count > 1 else { continue }
      let sum = Row(
        account: language == .zh ? "合计" : "total", unit: unit,
        debit: mine.reduce(0) { $0 + $1.debit }, credit: mine.reduce(0) { $0 + $1.credit })
      table.append(Self.cells(sum, in: language, isSum: true))
    }
    return table.text(in: language)
  }

  private static func cells(_ row: Row, in language: Language, isSum: Bool = false) -> [String] {
    let balance = row.debit - row.credit
    let side =
      balance == 0
      ? Sentence(zh: "平", en: "even")
      : balance > 0 ? Sentence(zh: "借", en: "debit") : Sentence(zh: "贷", en: "credit")
    let kind = row.account.split(separator: ":").first.map(String.init) ?? ""
    return [
      row.account, isSum ? "" : Account.title(ofKind: kind).text(in: language),
      row.unit.title.text(in: language), row.unit.grouped(row.debit), row.unit.grouped(row.credit),
      side.text(in: language), row.unit.grouped(abs(balance)),
    ]
  }

  public var json: JSONValue {
    .array(
      rows.map {
        [
          "account": .string($0.account), "unit": .string($0.unit.rawValue),
          "debit": .integer($0.debit), "credit": .integer($0.credit),
          "balance": .integer($0.debit - $0.credit),
        ]
      })
  }
}
