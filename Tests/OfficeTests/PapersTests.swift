// Papers and public lists of a register, from the command's point of view.

import Exchange
import Foundation
import RegistryStore
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

/// The columns of a roster that also tells the accounts.
let rosterWithBank =
  "序号,姓名,证件类型,身份证号,性别,县(市、区),工作单位,岗位类别,是否在编,到岗日期,离岗日期,开户行,银行账号"

extension Desk {
  @discardableResult
  func takeTable(
    _ kind: ImportKind, _ lines: String..., header: String, by user: Clerk? = nil
  ) throws -> ImportFile.Report {
    let path = try folder.file(
      "\(UUID().uuidString).csv", ([header] + lines).joined(separator: "\n") + "\n")
    return try ImportFile(kind: kind, path: path).run(user ?? clerk)
  }

  func disclosures() throws -> [String] {
    try clerk.store.entries().filter { $0.kind == .disclosure }.map {
      "\($0.reason) | \($0.source)"
    }
  }
}

@Suite("Papers of a register")
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

  @Test("an unknown bank is told with those there are")
  func unknownBank() {
    let known = ["fixed", "generic", "icbc", "pain001"]
    #expect(throws: OfficeError.unknownBank("abc", known: known)) { try library.bank("abc") }
  }
}
