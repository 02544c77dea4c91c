// Papers, public lists and bank files of a register, from the command's point of view.

import Exchange
import Foundation
import Testing
import Workforce

@testable import Office

private let card = OfficeCard(office: "某某县民政局", telephone: "0951-5550100", address: "示例路1号")

/// A register with one worker who earns both measures in March 2024, and one whose card is missing.
private func desk() throws -> Desk {
  let desk = try Desk()
  try desk.takeTable(
    .roster, "1,李明,居民身份证,\(idNumber(1)),男,兴庆区,甲社区,社区,否,2020-01-01,,某银行某支行,9999010000001",
    "2,王芳,居民身份证,\(idNumber(2)),女,兴庆区,乙社区,社区,否,2020-01-01,,,", header: rosterWithBank)
  try desk.take(
    .certificates, certificateLine(1, approved: "2024-03-15"),
    certificateLine(2, name: "王芳", level: "社会工作师", approved: "2020-10-10"))
  _ = try desk.settle("2024-03")
  return desk
}

private let rosterWithBank =
  "序号,姓名,证件类型,身份证号,性别,县(市、区),工作单位,岗位类别,是否在编,到岗日期,离岗日期,开户行,银行账号"

extension Desk {
  fileprivate func takeTable(_ kind: ImportKind, _ lines: String..., header: String) throws {
    let path = try folder.file(
      "\(UUID().uuidString).csv", ([header] + lines).joined(separator: "\n") + "\n")
    _ = try ImportFile(kind: kind, path: path).run(clerk)
  }

  fileprivate func disclosures() throws -> [String] {
    try clerk.store.entries().filter { $0.kind == .disclosure }.map {
      "\($0.reason) | \($0.source)"
    }
  }
}

@Suite("Papers and payments of a register")
struct PapersTests {
  @Test("a payslip has the lines of the month, masked numbers and the arithmetic")
  func payslip() throws {
    let slip = try WritePayslip(
      worker: WorkerKey(number: 1), period: month("2024-03"), library: library, office: card
    ).run(desk().clerk, language: .zh)
    #expect(slip.lines.map(\.amount.fen).sorted() == [20_000, 200_000])
    #expect(slip.idNumber == IdentityNumber.masked(idNumber(1)))
    #expect(slip.bankAccount == "999********01" && slip.bank == "某银行某支行")
    #expect(slip.lines.allSatisfy { $0.explanation.contains(" = ") && $0.state == "已结算" })
  }

  @Test("a month without a line has no payslip")
  func noPayslip() throws {
    let desk = try desk()
    let april = try month("2024-04")
    #expect(throws: OfficeError.noLine(worker: WorkerKey(number: 1), period: april)) {
      try WritePayslip(
        worker: WorkerKey(number: 1), period: april, library: library, office: card
      ).run(desk.clerk, language: .zh)
    }
  }

  private func letter(_ desk: Desk, rule: String, _ language: Language = .zh) throws -> Letter {
    try WriteRefusalLetter(
      question: ExplainRefusal(
        worker: WorkerKey(number: 2), period: month("2024-03"), policy: scheme, rule: rule,
        library: library),
      office: card, date: CivilDate(iso: "2024-04-01")!
    ).run(desk.clerk, language: language)
  }

  @Test("a letter names the rule, its source, what is asked, what is recorded and where to turn")
  func refusalLetter() throws {
    let letter = try letter(desk(), rule: "award")
    #expect(letter.addressee == "王芳同志" && letter.date.description == "2024-04-01")
    let labels = letter.parts.compactMap { part -> String? in
      if case .fact(let label, _) = part { label } else { nil }
    }
    #expect(labels.starts(with: ["依据", "规定的条件", "登记的情况"]))
    let text = "\(letter.parts)"
    for part in ["取得职业资格一次性奖补", "某某县民政局", "0951-5550100"] { #expect(text.contains(part)) }
    for secret in [idNumber(2), "W0000002"] { #expect(!text.contains(secret)) }
  }

  @Test("nobody gets a letter about what is paid")
  func nothingRefused() throws {
    let desk = try desk()
    let error = OfficeError.nothingRefused(
      worker: WorkerKey(number: 2), period: try month("2024-03"))
    #expect(throws: error) { try letter(desk, rule: "allowance") }
  }

  @Test("a public list is made from the stored roll, and that it was made is recorded")
  func publicity() throws {
    let desk = try desk()
    let list = try PublishRoll(
      policy: scheme, period: month("2024-03"), mask: .sixAndOne,
      first: CivilDate(iso: "2024-04-01")!, length: .workingDays(5), objections: card,
      library: library
    ).run(desk.clerk)
    #expect(list.last.description == "2024-04-08" && list.total.fen == 250_000)
    #expect(Set(list.lines.map(\.mark)).count == 2)
    #expect(list.lines.allSatisfy { $0.mark.hasPrefix("640199***********") })
    #expect(
      try desk.disclosures() == [
        "公示 2024-04-01 至 2024-04-08 | roll publish \(scheme) 2024-03, mask 6+1"
      ])
  }

  private var payments: ExportPayments {
    get throws {
      ExportPayments(
        policy: scheme, period: try month("2024-03"), payday: CivilDate(iso: "2024-04-15")!)
    }
  }

  @Test("an order has a payment for each line that pays, and comes to the roll's total")
  func order() throws {
    let order = try payments.order(desk().clerk)
    #expect(order.instructions.map(\.reference) == ["R1-0001", "R1-0002", "R1-0003"])
    #expect(order.total?.fen == 250_000)
    #expect(Set(order.instructions.map(\.account)) == ["9999010000001", ""])
  }

  @Test("a draft is not paid")
  func draft() throws {
    let desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    _ = try desk.compute("2024-03")
    #expect(throws: OfficeError.notSealed(policy: scheme, period: try month("2024-03"))) {
      try payments.order(desk.clerk)
    }
  }

  @Test("a payment without an account stops the files, or is left out by name of its key")
  func leftOut() throws {
    let desk = try desk()
    let bank = try library.bank("generic")
    let out = desk.folder.path("bank")
    #expect(throws: ExportError.self) { try payments.run(desk.clerk, bank: bank, folder: out) }
    #expect(!FileManager.default.fileExists(atPath: out))
    #expect(try desk.disclosures().isEmpty)
    let result = try payments.run(desk.clerk, bank: bank, folder: out, leavesOut: true)
    #expect(result.files.map(\.count) == [2] && result.files.map(\.total.fen) == [220_000])
    #expect(result.leftOut.map(\.worker.number) == [2] && result.leftOutTotal.fen == 30_000)
    let again = try payments.run(desk.clerk, bank: bank, folder: out, leavesOut: true)
    #expect(again.files == result.files)
    #expect(try desk.disclosures().count == 2)
  }

  @Test("a bank's answer is set beside the payments that were sent")
  func answer() throws {
    let desk = try desk()
    let path = try desk.folder.file(
      "answer.csv", "凭证号,账号,金额,处理结果,失败原因", "R1-0001,9999010000001,200.00,成功,",
      "R1-0003,9999010000001,2000.00,失败,户名账号不符", "")
    let found = try payments.match(desk.clerk, bank: library.bank("generic"), answer: path)
    #expect(
      found.settled.map { "\($0.instruction.reference) \($0.outcome.rawValue)" } == [
        "R1-0001 paid", "R1-0003 failed",
      ])
    #expect(found.findings.isEmpty)
  }

  @Test("an unknown bank is told with those there are")
  func unknownBank() {
    let known = ["fixed", "generic", "icbc", "pain001"]
    #expect(throws: OfficeError.unknownBank("abc", known: known)) { try library.bank("abc") }
  }
}
