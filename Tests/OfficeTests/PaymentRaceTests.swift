// Two clerks at one register, answers lost and read twice, files withdrawn and written again: whatever
// happens, a bank of our own that does as its files say has paid each worker what is due, once.
//
// STIPEND_PAYMENT_ROUNDS sets how many rounds are tried (two actions at once in each), and
// STIPEND_PAYMENT_SEED the first seed.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

private let environment = ProcessInfo.processInfo.environment
private let rounds = environment["STIPEND_PAYMENT_ROUNDS"].flatMap(Int.init) ?? 80
private let firstSeed = environment["STIPEND_PAYMENT_SEED"].flatMap(UInt64.init) ?? 1

@Suite("Payments under way at once")
struct PaymentRaceTests {
  @Test("whatever two clerks do at once, each worker gets what is due, once")
  func races() throws {
    let template = try RaceTemplate()
    for number in 0..<UInt64(max(1, rounds / 20)) {
      var race = try PaymentRace(template, seed: firstSeed + number)
      for _ in 1...20 {
        try race.round()
        let over = race.bank.overpaid(race.dues)
        if !over.isEmpty { Issue.record("seed \(firstSeed + number): \(over)") }
      }
      try race.drain()
      #expect(race.bank.money == race.dues, "seed \(firstSeed + number)")
      let balances = try race.stores[0].balances().filter { $0.balance != 0 }
      #expect(
        balances.map { "\($0.account.name) \(-$0.balance)" }.filter { !$0.hasPrefix("fund") }
          == race.dues.sorted { $0.key < $1.key }
          .map { "\(Account.paid(WorkerKey(number: $0.key)).name) \($0.value)" },
        "seed \(firstSeed + number)")
      #expect(try race.stores[0].checkChain() == nil, "seed \(firstSeed + number)")
    }
  }
}

/// A register with a public roll of five workers, and four users who hold every role; closed, it is
/// one file to copy.
private struct RaceTemplate {
  let folder = try? TemporaryFolder()
  let path: String
  let dues: [Int64: Int64] = [1: 50_000, 2: 20_000, 3: 7, 4: 50_000, 5: 99_999]
  static let sheet = """
    policy { id = "race", title = "补贴", jurisdiction = "640100", in_force = from "2021-01-01",
      sources = { posts = "通知" }, funds = { city = "市级资金" } }
    parameter "rate" { title = "标准", source = "posts", from "2021-01-01" { junior = yuan(200) } }
    rule "r" { title = "补贴", source = "posts", pays = monthly,
      level = certificate.highest { registered = "on the last day" }, when = {},
      amount = by_level "rate", fund = "city" }
    """

  init() throws {
    let desk = try Desk()
    for place in 1...5 {
      try desk.takeTable(
        .roster, cardLine(place, "李\(place)", account: "99990100000\(10 + place)"),
        header: rosterWithBank)
    }
    let store = desk.clerk.store
    for user in 1...4 {
      try store.addUser(
        "u\(user)", secret: "s", grants: Role.allCases.map { Grant(role: $0) },
        Act(user: user == 1 ? nil : 1, actor: "u1", reason: "", instant: "2024-01-01T00:00:00Z"))
      try store.setSecret("s", of: "u\(user)", Self.act(Int64(user)))
    }
    let hash = FileBytes.digest(of: try desk.folder.file("sheet", Self.sheet)) ?? ""
    let lines = dues.sorted { $0.key < $1.key }.map { worker, fen in
      PayoutLine(
        worker: WorkerKey(number: worker), rule: "r", instalment: 1, level: .junior, fund: "city",
        amount: Money(fen: fen), outcome: .pays)
    }
    let roll = try store.storeDraft(
      Roll(
        policy: "race", period: month("2024-03"), knownAt: store.latestKnowledge(),
        policyHash: hash, engineVersion: "1", digest: hash, state: .draft),
      policyText: Self.sheet, instant: "2024-04-01T00:00:00Z", by: 1, summary: "{}", lines: lines)
    let steps: [(RollStep, Int64)] = [
      (.submitted, 1), (.checked, 2), (.approved, 3), (.publicised, 1),
    ]
    for (step, user) in steps {
      try store.take(
        step, ofRoll: roll.roll.number, digest: hash, Self.act(user), post: step.post)
    }
    try store.close()
    path = try #require(folder).path("race.db")
    try FileManager.default.copyItem(atPath: desk.folder.path("register.db"), toPath: path)
  }

  static func act(_ user: Int64) -> Act {
    Act(user: user, actor: "u\(user)", reason: "so", instant: "2024-04-02T00:00:00Z")
  }
}

/// A bank that pays what its files say, or does not, and tells of it when it likes.
private struct Bank {
  struct Payment {
    let reference: String
    let worker: Int64
    let fen: Int64
    var outcome: PaymentResult.Outcome
    var isTold = false
  }

  private(set) var payments: [Payment] = []
  private var batches: Set<String> = []

  /// What each worker has, in fen.
  var money: [Int64: Int64] {
    payments.reduce(into: [:]) { money, payment in
      if payment.outcome == .paid { money[payment.worker, default: 0] += payment.fen }
    }
  }

  func overpaid(_ dues: [Int64: Int64]) -> [Int64: Int64] {
    money.filter { $0.value > dues[$0.key, default: 0] }
  }

  func has(_ batch: String) -> Bool { batches.contains(batch) }

  /// Takes a batch: each line of its files is paid or not.
  mutating func take(_ batch: String, _ files: [String], pays: () -> Bool) {
    batches.insert(batch)
    for line in files.joined().split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 3, let account = Int64(cells[1]), let amount = Money(yuan: cells[2])
      else { continue }
      payments.append(
        Payment(
          reference: cells[0], worker: account - 9_999_010_000_010, fen: amount.fen,
          outcome: pays() ? .paid : .failed))
    }
  }

  /// A table of some results that were not told yet.
  mutating func table(_ tells: () -> Bool) -> String {
    var lines = ["凭证号,账号,金额,结果,原因"]
    for place in payments.indices where !payments[place].isTold && tells() {
      payments[place].isTold = true
      let payment = payments[place]
      lines.append(
        "\(payment.reference),,\(Money(fen: payment.fen)),"
          + (payment.outcome == .paid ? "成功," : "失败,已销户"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A statement in which some payments that were told come back.
  mutating func statement(_ comesBack: () -> Bool) -> String {
    var entries = ""
    for place in payments.indices
    where payments[place].isTold && payments[place].outcome == .paid && comesBack() {
      payments[place].outcome = .returned
      entries += """
        <Ntry><Amt Ccy="CNY">\(Money(fen: payments[place].fen))</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <NtryDtls><TxDtls><Refs><EndToEndId>\(payments[place].reference)</EndToEndId></Refs>
        <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
        """
    }
    return "<Document><BkToCstmrStmt><Stmt>\(entries)</Stmt></BkToCstmrStmt></Document>"
  }
}

/// Two clerks with a connection each, and the bank.
private struct PaymentRace {
  let folder: TemporaryFolder
  let stores: [Store]
  let dues: [Int64: Int64]
  var bank = Bank()
  private let profile: BankProfile
  private var answers: [String] = []
  private var state: UInt64

  init(_ template: RaceTemplate, seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("race.db")
    try FileManager.default.copyItem(atPath: template.path, toPath: path)
    self.folder = folder
    stores = [try Store.open(path), try Store.open(path)]
    dues = template.dues
    state = seed
    profile = try BankProfile(
      settings: """
        名称 = 试验
        形式 = 分隔文本
        编码 = UTF-8
        表头 = 无
        每个文件最多笔数 = 2
        文件名 = {批次}-{文件号}.csv
        用途 = 补贴
        [列]
        凭证号 = 凭证号
        账号 = 账号
        金额 = 金额
        [回盘]
        凭证号 = 凭证号
        账号 = 账号
        金额 = 金额
        状态 = 结果
        原因 = 原因
        成功 = 成功
        """, name: "bank.txt")
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private func clerk(_ store: Int, _ user: Int64) throws -> Clerk {
    Clerk(store: stores[store], user: try #require(try stores[store].user(user)))
  }

  private var period: Period { Period("2024-03") ?? Period(index: 0) }

  /// One action of a clerk, as a value, so that two can be taken at once.
  private enum Action {
    case export(ExportPayments.Share, reason: String)
    case end(PaymentBatch.Outcome)
    case read(String)
    case reconcile
  }

  private mutating func action() -> Action {
    switch next(10) {
    case 0: .export(.all, reason: next(2) == 0 ? "" : "again")
    case 1, 2: .export(next(3) == 0 ? .all : .corrections, reason: "")
    case 3, 4, 5: .end(next(5) == 0 ? .withdrawn : .handedOver)
    case 6: .reconcile
    default: answers.isEmpty ? .export(.all, reason: "") : .read(answers[next(answers.count)])
    }
  }

  private func take(_ action: Action, _ store: Int, user: Int64) throws {
    let clerk = try clerk(store, user)
    switch action {
    case .export(let share, let reason):
      _ = try ExportPayments(
        policy: "race", period: period, share: share, payday: payday, bank: profile, reason: reason
      ).run(clerk, folder: folder.path("out-\(store)"))
    case .end(let outcome):
      _ = try ConfirmPayments(
        policy: "race", period: period, withdraws: outcome == .withdrawn, reason: "so"
      ).run(clerk)
    case .read(let path):
      _ = try ReadBankReturn(policy: "race", period: period, bank: profile, path: path).run(clerk)
    case .reconcile:
      _ = try AdvanceRoll(policy: "race", period: period, step: .reconciled, library: library)
        .run(clerk)
    }
  }

  /// Two actions at once, then the bank's turn. Refusals are what is hoped for; whatever is not a
  /// sentence for people is a fault.
  mutating func round() throws {
    let first = action()
    let actions = [first, next(3) == 0 ? first : action()]
    let users = (0..<2).map { _ in [1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 2, 3][next(12)] as Int64 }
    let race = self
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      do {
        try race.take(actions[place], place, user: users[place])
      } catch {
        if !(error is any ExplainedError) { Issue.record("\(error)") }
      }
    }
    try takeBatches()
    answer()
  }

  /// The bank gets the files of batches that were confirmed.
  private mutating func takeBatches() throws {
    for batch in try stores[0].batches(ofRoll: 1)
    where batch.outcome == .handedOver && !bank.has(batch.identifier) {
      let files = try batch.files.map { file in
        // Either clerk may have written it; each that is there is the one that was kept.
        let paths = (0..<2).map { folder.path("out-\($0)/\(file.name)") }
          .filter { FileManager.default.fileExists(atPath: $0) }
        #expect(!paths.isEmpty && paths.allSatisfy { FileBytes.digest(of: $0) == file.digest })
        return try String(contentsOfFile: try #require(paths.first), encoding: .utf8)
      }
      let chance = next(4)
      var rolls = (0..<8).map { _ in next(4) }
      bank.take(batch.identifier, files) { rolls.popLast().map { $0 >= chance } ?? true }
    }
  }

  private mutating func answer(all: Bool = false) {
    var rolls = (0..<40).map { _ in all || next(2) == 0 }
    let path = folder.path("answer-\(answers.count)")
    let text =
      !all && next(4) == 0
      ? bank.statement { rolls.popLast() ?? false } : bank.table { rolls.popLast() ?? true }
    try? Data(text.utf8).write(to: URL(filePath: path))
    answers.append(path)
  }

  /// One clerk brings it to its end: every answer is read, everything owed is paid.
  mutating func drain() throws {
    func attempt(_ action: Action, _ user: Int64 = 1) {
      do { try take(action, 0, user: user) } catch {
        if !(error is any ExplainedError) { Issue.record("\(error)") }
      }
    }
    for _ in 1...20 where try stores[0].roll(1).last != .reconciled || bank.money != dues {
      answer(all: true)
      for path in answers { attempt(.read(path)) }
      attempt(.export(.all, reason: "again"))
      attempt(.end(.handedOver))
      attempt(.export(.corrections, reason: ""))
      attempt(.end(.handedOver))
      try takeBatches()
      attempt(.reconcile, 2)
    }
    #expect(try stores[0].roll(1).last == .reconciled)
  }
}
