// Accounts that change between the approval of a roll, its files, and the bank's answer.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

private let later = CivilDate(iso: "2024-04-22")!

extension PayDesk {
  fileprivate func correct(_ place: Int64, _ number: String) throws {
    _ = try CorrectAccount(worker: WorkerKey(number: place), number: number, reason: "换卡")
      .run(office.clerk("preparer"))
  }
}

@Suite("Payments to accounts that change")
struct AccountPaymentTests {
  @Test("an account changed after the approval is paid to and told; one changed before is only paid to")
  func told() throws {
    let desk = try PayDesk()
    try desk.correct(1, "9999010000011")
    try desk.publicise()
    try desk.correct(2, "9999010000012")
    let result = try desk.export()
    #expect(result.changedAccounts == [WorkerKey(number: 2)])
    let text = try desk.text(result.batch.files[0].name)
    #expect(text.contains("9999010000011") && text.contains("9999010000012") && text.contains("9999010000003"))
    let shown = result.text(in: .en)
    #expect(shown.contains("accounts changed since the approval: 1, W0000002;"))
    #expect(!shown.contains("9999010000012"))
    let list = try ListPayments(policy: scheme, period: month("2024-03"))
      .run(desk.office.clerk("checker"))
    #expect(list.changedAccounts == [WorkerKey(number: 2)])
    #expect(list.text(in: .en).contains("accounts changed since the approval: 1, W0000002;"))
    try desk.correct(3, "9999010000013")
    let again = try desk.export(to: "again")
    #expect(again.isRepeated && again.changedAccounts == [WorkerKey(number: 2)])
    #expect(
      try desk.bytes(result.batch.files[0].name)
        == desk.bytes(result.batch.files[0].name, in: "again"))
  }

  @Test("with no account changed nothing is said")
  func silent() throws {
    let desk = try PayDesk()
    try desk.publicise()
    let result = try desk.export()
    #expect(result.changedAccounts.isEmpty && !result.text(in: .en).contains("changed"))
  }

  @Test("who was left out or failed is paid once to the account that came, and the roll is reconciled")
  func corrected() throws {
    let desk = try PayDesk(cards: ["9999010000001", "", "9999010000003"])
    try desk.publicise()
    try desk.export(leavesOut: true)
    try desk.end()
    try desk.answer("R1-0001,,2200.00,成功,", "R1-0002,,200.00,失败,户名账号不符")
    let report = try desk.office.desk.takeTable(
      .accounts, "\(idNumber(2)),9999010000022", "\(idNumber(3)),9999010000033",
      header: "身份证号,账号", by: desk.office.clerk("preparer"))
    #expect(report.counts.accepted == 2)
    let batch = try desk.export(.corrections, on: later).batch
    let text = try desk.text(batch.files[0].name)
    #expect(text.contains("R1-2-0001,王芳,9999010000022") && text.contains("R1-2-0002,张伟,9999010000033"))
    try desk.end()
    try desk.answer("R1-2-0001,,300.00,成功,", "R1-2-0002,,200.00,成功,")
    let paid = try desk.store.paymentLines(ofRoll: 1).filter(\.stands)
    #expect(paid.map(\.worker.number) == [1, 2, 3] && paid.map(\.amount.fen) == [220_000, 30_000, 20_000])
    try desk.office.take(.reconciled, by: "checker")
    #expect(try desk.store.checkChain() == nil)
  }

  @Test("an account gives no month a reason to be computed again")
  func noDifference() throws {
    let desk = try PayDesk()
    try desk.publicise()
    try desk.correct(1, "9999010000011")
    try desk.office.compute("2024-04")
    let roll = try #require(try desk.store.roll(policy: scheme, period: month("2024-04")))
    #expect(try desk.store.differences(ofRoll: roll.roll.number).isEmpty)
    let touches = try desk.store.touchedFacts(
      after: EntryNumber(0), through: desk.store.chainHead().entry)
    #expect(touches.filter { $0.kind == .account }.map(\.firstDay) == [Int32.max])
  }
}
