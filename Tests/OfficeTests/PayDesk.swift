// An office whose March is public and waits for the bank.

import Exchange
import Foundation
import RegistryStore
import Testing
import Workforce

@testable import Office

let payday = CivilDate(iso: "2024-04-15")!

/// A roster line with an account; empty for none.
func cardLine(_ place: Int, _ name: String, account: String) -> String {
  "\(place),\(name),居民身份证,\(idNumber(place)),女,兴庆区,某社区,社区,否,2020-01-01,,某银行某支行,\(account)"
}

/// Users, a sheet, and three workers: one who gets 2,200 yuan by two rules, one 300, one 200.
struct PayDesk {
  let office: UsersDesk
  var folder: TemporaryFolder { office.desk.folder }
  var store: Store { office.store }

  /// - Parameter cards: accounts of the three; empty for none.
  init(cards: [String] = ["9999010000001", "9999010000002", "9999010000003"]) throws {
    let desk = try Desk()
    for (place, name) in ["李明", "王芳", "张伟"].enumerated() {
      try desk.takeTable(
        .roster, cardLine(place + 1, name, account: cards[place]), header: rosterWithBank)
    }
    try desk.take(
      .certificates, certificateLine(1, approved: "2024-03-15"),
      certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"),
      certificateLine(3, name: "张伟", approved: "2020-10-10"))
    office = try UsersDesk(desk)
  }

  /// Brings a month to its publicity.
  func publicise(_ period: String = "2024-03") throws {
    try office.compute(period)
    try office.take(.submitted, period, by: "preparer")
    try office.take(.checked, period, by: "checker")
    try office.take(.approved, period, by: "approver")
    try office.take(.publicised, period, by: "preparer")
  }

  @discardableResult
  func export(
    _ share: ExportPayments.Share = .all, _ period: String = "2024-03", bank: String = "generic",
    on day: CivilDate = payday, leavesOut: Bool = false, reason: String = "", to folder: String = "bank",
    by name: String = "preparer"
  ) throws -> ExportPayments.Result {
    try ExportPayments(
      policy: scheme, period: month(period), share: share, payday: day, bank: library.bank(bank),
      leavesOut: leavesOut, reason: reason
    ).run(office.clerk(name), folder: self.folder.path(folder))
  }

  @discardableResult
  func end(
    _ outcome: PaymentBatch.Outcome = .handedOver, _ period: String = "2024-03", reason: String = "so",
    by name: String = "preparer"
  ) throws -> ConfirmPayments.Answer {
    try ConfirmPayments(policy: scheme, period: month(period), withdraws: outcome == .withdrawn, reason: reason)
      .run(office.clerk(name))
  }

  /// Reads an answer of lines below the head of the generic profile.
  @discardableResult
  func answer(
    _ lines: String..., period: String = "2024-03", by name: String = "preparer"
  ) throws -> ReadBankReturn.Answer {
    let path = try folder.file(
      "answer.csv", (["凭证号,账号,金额,处理结果,失败原因"] + lines).joined(separator: "\n") + "\n")
    return try ReadBankReturn(
      policy: scheme, period: month(period), bank: library.bank("generic"), path: path
    ).run(office.clerk(name))
  }

  func tie(_ period: String = "2024-03") throws -> PaymentTie {
    try ListPayments(policy: scheme, period: month(period)).run(office.clerk("auditor")).tie
  }

  func bytes(_ name: String, in folder: String = "bank") throws -> Data {
    try Data(contentsOf: self.folder.url.appending(path: folder).appending(path: name))
  }

  /// A file read with another decoder than the one it was written with.
  func text(_ name: String) throws -> String {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    return try #require(String(data: bytes(name), encoding: encoding))
  }

  /// Gives a worker another name or account by a later roster.
  func changeCard(_ place: Int, _ name: String, account: String) throws {
    try office.desk.takeTable(
      .roster, cardLine(place, name, account: account), header: rosterWithBank,
      by: office.clerk("preparer"))
  }
}
