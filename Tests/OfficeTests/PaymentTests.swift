// From a public roll to the reconciled payment: files, confirmation, answers, corrections.

import Exchange
import Foundation
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

private let march = Period("2024-03") ?? Period(index: 0)

@Suite("Payments of a roll")
struct PaymentTests {
  @Test("each worker gets one payment, and the files come to the printed roll")
  func export() throws {
    let desk = try PayDesk()
    try desk.publicise()
    let result = try desk.export()
    #expect(result.batch.identifier == "R1" && !result.isRepeated && result.leftOut.isEmpty)
    #expect(result.batch.files.map(\.count) == [3])
    #expect(result.batch.files.map(\.total.fen) == [270_000])
    let sheet = try ShowRoll(policy: scheme, period: march).sheet(desk.office.clerk("auditor"))
    #expect(sheet.totals.amount == result.tie.total && sheet.totals.payingLines == result.tie.lines)
    #expect(result.tie.batch == .init(workers: 3, fen: 270_000))
    let lines = try desk.store.paymentLines(ofRoll: 1)
    #expect(lines.map(\.amount.fen) == [220_000, 30_000, 20_000])
    #expect(lines.map(\.account) == (1...3).map { "999********0\($0)" })
    let text = try desk.text(result.batch.files[0].name)
    #expect(text.contains("R1-0001,李明,9999010000001,某银行某支行,2200.00"))
    #expect(text.contains("合计,3,2700.00"))
  }

  @Test("a roll is paid only once it is public, and by somebody with a place for it")
  func order() throws {
    let desk = try PayDesk()
    try desk.office.compute()
    #expect(throws: CycleRefusal.outOfOrder(.paid, after: nil)) { try desk.export() }
    for (step, name) in [
      (RollStep.submitted, "preparer"), (.checked, "checker"), (.approved, "approver"),
    ] {
      try desk.office.take(step, by: name)
      #expect(throws: CycleRefusal.outOfOrder(.paid, after: step)) { try desk.export() }
    }
    try desk.office.take(.publicised, by: "preparer")
    try desk.office.add("both", [.preparer, .checker])
    #expect(throws: DutyError.roleNeeded([.preparer])) { try desk.export(by: "checker") }
    #expect(throws: DutyError.roleNeeded([.preparer])) { try desk.end(by: "approver") }
    try desk.export(by: "both")
    try desk.end(by: "both")
    try desk.answer(
      "R1-0001,,2200.00,成功,", "R1-0002,,300.00,成功,", "R1-0003,,200.00,成功,")
    #expect(throws: CycleRefusal.samePerson(.prepared)) {
      try desk.office.take(.reconciled, by: "both")
    }
    try desk.office.take(.reconciled, by: "checker")
  }

  @Test("a trial register makes no files for a bank")
  func trial() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    _ = try desk.settle("2024-03")
    #expect(throws: DutyError.usersNeeded) {
      try ExportPayments(
        policy: scheme, period: march, payday: payday, bank: library.bank("generic")
      ).run(desk.clerk, folder: desk.folder.path("bank"))
    }
  }

  @Test("exported again the files are the same bytes, though a card was changed; then with a reason")
  func again() throws {
    let desk = try PayDesk()
    try desk.publicise()
    let name = try desk.export().batch.files[0].name
    try desk.changeCard(1, "李明", account: "9999010000009")
    let again = try desk.export(to: "again")
    #expect(again.isRepeated)
    #expect(try desk.bytes(name) == desk.bytes(name, in: "again"))
    #expect(throws: PaymentError.madeOtherwise(batch: "R1", profile: "通用代发文件", payday: payday)) {
      try desk.export(on: CivilDate(iso: "2024-04-16")!)
    }
    try desk.end()
    #expect(throws: PaymentError.sentAlready(batch: "R1")) { try desk.export(to: "third") }
    try desk.export(reason: "文件损坏", to: "third")
    #expect(try desk.bytes(name) == desk.bytes(name, in: "third"))
    #expect(
      try desk.office.desk.disclosures() == [
        "银行付款文件 | pay export R1", "文件损坏 | pay export R1",
      ])
    #expect(try desk.store.batches(ofRoll: 1).count == 1)
  }

  @Test("what the bank could not take stops the files and is kept nowhere, or is left out and owed")
  func leftOut() throws {
    let desk = try PayDesk(cards: ["9999010000001", "", "9999010000003"])
    try desk.publicise()
    #expect(throws: ExportError.self) { try desk.export() }
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("bank")))
    #expect(try desk.store.batches(ofRoll: 1).isEmpty)
    let result = try desk.export(leavesOut: true)
    #expect(result.leftOut.map(\.worker.number) == [2])
    #expect(result.tie.batch.fen == 240_000 && result.tie.owed == .init(workers: 1, fen: 30_000))
    try desk.end()
    #expect(throws: ExportError.self) { try desk.export(.corrections) }
    try desk.changeCard(2, "王芳", account: "9999010000002")
    let second = try desk.export(.corrections)
    #expect(second.batch.identifier == "R1-2" && second.batch.total.fen == 30_000)
    #expect(second.tie.owed.workers == 0 && second.tie.others.fen == 240_000)
  }

  @Test("a name that the bank's encoding cannot hold stops the files, and its line is told")
  func foreignName() throws {
    let desk = try PayDesk()
    try desk.changeCard(3, "张\u{E000}", account: "9999010000003")
    try desk.publicise()
    let error = #expect(throws: ExportError.self) { try desk.export() }
    #expect(error?.message.zh.contains("W0000003：“户名”第 2 个字不在银行的字符集中") == true)
  }

  @Test("good rows of an answer go on; the rest are findings with file, row and column")
  func findings() throws {
    let desk = try PayDesk()
    try desk.publicise()
    try desk.export()
    #expect(throws: PaymentError.notConfirmed(batch: "R1")) {
      try desk.answer("R1-0001,,2200.00,成功,")
    }
    try desk.end()
    let answer = try desk.answer(
      "R1-0001,9999010000001,2200.00,成功,", "R1-0002,9999010000002,300.01,成功,",
      "R1-0003,9999010000004,200.00,成功,", "R9-0001,9999010000001,2200.00,成功,")
    #expect(answer.matching.settled.map(\.instruction.reference) == ["R1-0001"])
    #expect(
      answer.matching.findings.map { "\($0.file) \($0.row) \($0.column ?? "-") \($0.code)" } == [
        "answer.csv 3 金额 payment_amount", "answer.csv 4 账号 payment_account",
        "answer.csv 5 凭证号 payment_unmatched",
      ])
    #expect(answer.entry != nil && answer.tie.others.fen == 270_000)
    #expect(try desk.store.paymentLines(ofRoll: 1).map(\.result) == [.paid, nil, nil])
    let known = try #require(answer.entry)
    #expect(throws: PaymentError.knownReturn(file: "answer.csv", entry: known)) {
      try desk.answer(
        "R1-0001,9999010000001,2200.00,成功,", "R1-0002,9999010000002,300.01,成功,",
        "R1-0003,9999010000004,200.00,成功,", "R9-0001,9999010000001,2200.00,成功,")
    }
    #expect(
      throws: PaymentError.unsettled(waiting: 2, owed: 0)
    ) { try desk.office.take(.reconciled, by: "checker") }
  }

  @Test("a file that says nothing new is not kept, and may be read again")
  func nothingNew() throws {
    let desk = try PayDesk()
    try desk.publicise()
    try desk.export()
    try desk.end()
    for _ in 1...2 {
      #expect(try desk.answer("R9-0001,,2200.00,成功,").entry == nil)
    }
    try desk.answer("R1-0001,,2200.00,成功,")
    // A statement that goes on tells the old payments again.
    let more = try desk.answer("R1-0001,,2200.00,成功,", "R1-0002,,300.00,失败,户名不符")
    #expect(more.matching.repeats == 1 && more.matching.settled.count == 1)
    #expect(more.matching.findings.map(\.code) == ["payment_unanswered"])
  }

  @Test("what was said of payments at an entry is said of that entry ever after")
  func knownThen() throws {
    let desk = try PayDesk()
    let auditor = try desk.office.clerk("auditor")
    var said: [(entry: EntryNumber, text: String, json: String)] = []
    func listed(_ clerk: Clerk) throws -> (text: String, json: String) {
      let answer = try ListPayments(policy: scheme, period: march).run(clerk)
      return (answer.text(in: .en), answer.json.text)
    }
    func look() throws {
      let (text, json) = try listed(auditor)
      said.append((try desk.store.chainHead().entry, text, json))
    }
    try desk.publicise()
    try look()
    try desk.export()
    try look()
    try desk.end(.withdrawn)
    try look()
    try desk.export()
    try desk.end()
    try look()
    try desk.answer("R1-2-0001,,2200.00,成功,", "R1-2-0002,,300.00,失败,户名账号不符")
    try look()
    try desk.answer("R1-2-0003,,200.00,成功,")
    try desk.changeCard(2, "王芳", account: "9999010000008")
    try look()
    try desk.export(.corrections)
    try desk.end()
    try look()
    try desk.answer("R1-3-0001,,300.00,成功,")
    try look()
    #expect(Set(said.map(\.text)).count == said.count)
    for (entry, text, json) in said {
      let then = try listed(auditor.looking(at: .entry(entry)))
      #expect(then == (text, json), "entry \(entry)")
    }
  }

  @Test("what failed is paid again once, to the account known then, and the roll is reconciled")
  func correction() throws {
    let desk = try PayDesk()
    try desk.publicise()
    #expect(throws: PaymentError.noBatch(policy: scheme, period: march)) {
      try desk.export(.corrections)
    }
    try desk.export()
    #expect(throws: PaymentError.notConfirmed(batch: "R1")) { try desk.export(.corrections) }
    try desk.end()
    #expect(throws: PaymentError.nothingToCorrect(policy: scheme, period: march)) {
      try desk.export(.corrections)
    }
    let answer = try desk.answer(
      "R1-0001,,2200.00,成功,", "R1-0002,,300.00,失败,户名账号不符", "R1-0003,,200.00,成功,")
    #expect(answer.tie.owed == .init(workers: 1, fen: 30_000) && !answer.isClean)
    try desk.changeCard(2, "王芳", account: "9999010000008")
    let batch = try desk.export(.corrections, on: CivilDate(iso: "2024-04-22")!).batch
    #expect(batch.identifier == "R1-2" && batch.total.fen == 30_000)
    let text = try desk.text(batch.files[0].name)
    #expect(text.contains("R1-2-0001,王芳,9999010000008"))
    // A lost answer: asked again, the same file.
    let again = try desk.export(.corrections, on: CivilDate(iso: "2024-04-22")!, to: "again")
    #expect(again.isRepeated && again.batch == batch)
    #expect(throws: PaymentError.notConfirmed(batch: "R1-2")) {
      try desk.answer("R1-2-0001,,300.00,成功,")
    }
    try desk.end()
    try desk.answer("R1-2-0001,,300.00,成功,")
    #expect(throws: PaymentError.nothingToCorrect(policy: scheme, period: march)) {
      try desk.export(.corrections)
    }
    let steps = try desk.office.take(.reconciled, by: "checker")
    #expect(steps.roll.last == .reconciled)
    #expect(
      try desk.store.transfers(ofRoll: 1).map(\.transfer).filter { $0.worker?.number == 2 }
        .map { "\($0.from.kind)>\($0.to.kind) \($0.amount)" } == [
          "fund>payable 30000", "payable>bank 30000", "bank>returned 30000",
          "returned>bank 30000", "bank>paid 30000",
        ])
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("confirmed twice is confirmed once; withdrawn, a batch is made anew; sent, it is not withdrawn")
  func confirmation() throws {
    let desk = try PayDesk()
    try desk.publicise()
    #expect(throws: PaymentError.noBatch(policy: scheme, period: march)) { try desk.end() }
    try desk.export()
    #expect(throws: DutyError.reasonNeeded) { try desk.end(.withdrawn, reason: " ") }
    try desk.end(.withdrawn)
    #expect(try desk.end(.withdrawn).isRepeated)
    #expect(throws: PaymentError.noBatch(policy: scheme, period: march)) { try desk.end() }
    let second = try desk.export(on: CivilDate(iso: "2024-04-16")!)
    #expect(second.batch.identifier == "R1-2" && !second.isRepeated)
    let first = try desk.end()
    let repeated = try desk.end()
    #expect(!first.isRepeated && repeated.isRepeated && first.batch == repeated.batch)
    #expect(throws: PaymentError.confirmed(batch: "R1-2")) { try desk.end(.withdrawn) }
    #expect(try desk.store.steps(ofRoll: 1).map(\.step).filter { $0 == .paid }.count == 1)
  }

  @Test("differences are paid with the month; who owes more than they get is paid nothing of it")
  func differences() throws {
    let desk = try PayDesk()
    try desk.publicise("2024-02")
    // Found out after February: a certificate of January, and one that was never given.
    let preparer = try desk.office.clerk("preparer")
    try desk.store.undo(
      batch: 4, actor: "preparer", reason: "revoked", instant: "2024-03-01T00:00:00Z")
    try desk.office.desk.take(
      .certificates, certificateLine(1, approved: "2024-01-15"),
      certificateLine(3, name: "张伟", approved: "2020-10-10"), by: preparer)
    try desk.publicise()
    let result = try desk.export()
    let sheet = try ShowRoll(policy: scheme, period: march).sheet(preparer)
    #expect(sheet.totals.amount == result.tie.total && sheet.totals.payingLines == result.tie.lines)
    #expect(result.tie.carried == .init(workers: 1, fen: -30_000))
    #expect(
      try desk.store.paymentLines(ofRoll: 2).map { "\($0.worker) \($0.amount.fen)" } == [
        "W0000001 40000", "W0000003 20000",
      ])
    #expect(result.tie.text(in: .en).contains("to recover, carried: 1, -300.00 yuan"))
    // In April the certificate is back: three months are due, less what is owed.
    try desk.office.desk.take(
      .certificates, certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      by: preparer)
    try desk.publicise("2024-04")
    let april = try desk.export(.all, "2024-04")
    #expect(april.tie.deducted == .init(workers: 1, fen: 30_000) && april.tie.carried.workers == 0)
    #expect(try desk.store.paymentLines(ofRoll: 3).map(\.amount.fen) == [20_000, 60_000, 20_000])
  }
}
