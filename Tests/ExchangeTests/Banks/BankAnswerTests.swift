import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Answers of banks")
struct BankAnswerTests {
  private let folder: TemporaryFolder
  private let bank: BankProfile
  init() throws {
    folder = try TemporaryFolder()
    bank = try profile(
      plainSettings, "[列]", "户名 = 户名", "[回盘]", "凭证号 = 凭证号", "账号 = 账号", "金额 = 金额", "状态 = 结果",
      "原因 = 失败原因", "成功 = 成功、交易成功")
  }

  private func answer(_ text: String, _ bank: BankProfile? = nil) throws -> BankAnswer {
    try ExportDestination.file(folder.file("answer")).write(text)
    return try BankAnswer(path: folder.file("answer"), profile: bank ?? self.bank)
  }

  private func result(
    _ row: Int, _ reference: String? = "R7-1001", _ outcome: PaymentResult.Outcome = .paid,
    account: String? = nil, fen: Int64? = 20_000, reason: String? = nil
  ) -> PaymentResult {
    PaymentResult(
      row: row, reference: reference, account: account, amount: fen.map(Money.init(fen:)),
      outcome: outcome, reason: reason)
  }

  @Test("a table is read from its titles on, and lines of sums are left out")
  func table() throws {
    let found = try answer(
      """
      某银行代发结果,,,,
      凭证号,账号,金额,结果,失败原因
      R7-1001,9999011000001,200.00,成功,
      R7-1002,9999011000002,"1,200.50",失败,户名账号不符
      R7-1003,9999011000003,9.95,已销户,
      合计,,3,,
      """)
    // The sum has a reference of sorts but no status, so somebody must look at it.
    #expect(
      found.results == [
        result(3, account: "9999011000001"),
        result(4, "R7-1002", .failed, account: "9999011000002", fen: 120_050, reason: "户名账号不符"),
        result(5, "R7-1003", .failed, account: "9999011000003", fen: 995, reason: "已销户"),
      ])
    #expect(found.findings.map(\.code) == ["payment_status_missing"])
  }

  @Test("a workbook's amounts are read to the fen")
  func workbook() throws {
    let path = folder.file("answer.xlsx")
    try ExportDestination.file(path).replace { path throws(ExportError) in
      let book = try Workbook(path: path, title: "", created: CivilDate(iso: "2024-04-16")!)
      let page = try book.addSheet(named: "回盘")
      for (column, title) in ["凭证号", "金额", "结果", "账号"].enumerated() {
        page.write(title, 0, column, .text)
      }
      for (row, fen) in [Int64(995), 123_456_789, 20_000].enumerated() {
        page.write("R7-100\(row)", row + 1, 0, .text)
        page.write(Money(fen: fen), row + 1, 1)
        page.write("成功", row + 1, 2, .text)
      }
      try book.close()
    }
    let found = try BankAnswer(path: path, profile: bank)
    #expect(found.results.map(\.amount?.fen) == [995, 123_456_789, 20_000])
  }

  @Test("amounts nobody can read are findings, and a file of another kind is refused")
  func unread() throws {
    let found = try answer("凭证号,账号,金额,结果\nR7-1001,,二百元,成功\nR7-1002,,200.005,成功\n")
    #expect(found.results.isEmpty || found.results.map(\.row) == [3])
    #expect(found.findings.map(\.row).first == 2)
    #expect(throws: ExchangeError.self) { try answer("姓名,金额\n王,1\n") }
    #expect(throws: ExchangeError.self) { try answer("<Document><Other/></Document>") }
    #expect(throws: ExchangeError.self) { try answer("<Document><BkToCstmrStmt>") }
    #expect(throws: ExchangeError.self) {
      try answer("<!DOCTYPE a [<!ENTITY b \"c\">]><Document><BkToCstmrStmt/></Document>")
    }
    let silent = try profile(plainSettings, "[列]", "户名 = 户名")
    #expect(throws: ExchangeError.self) { try answer("凭证号,账号,金额,结果\n", silent) }
  }

  private func statement(_ entries: String) throws -> BankAnswer {
    try answer(
      """
      \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
      \(entries)</Stmt></BkToCstmrStmt></Document>
      """)
  }

  private func entry(
    _ amount: String, _ sign: String, _ details: String,
    status: String = "<Sts><Cd>BOOK</Cd></Sts>",
    currency: String = "CNY"
  ) -> String {
    "<Ntry><Amt Ccy=\"\(currency)\">\(amount)</Amt><CdtDbtInd>\(sign)</CdtDbtInd>\(status)"
      + "<NtryDtls>\(details)</NtryDtls></Ntry>"
  }

  private func details(_ reference: String, _ more: String = "") -> String {
    "<TxDtls><Refs><EndToEndId>\(reference)</EndToEndId></Refs>\(more)</TxDtls>"
  }

  @Test("a statement tells what left the account, what came back and what is under way")
  func camt() throws {
    let back = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户已销户</AddtlInf></RtrInf>"
    let found = try statement(
      entry("200.00", "DBIT", details("R7-1001"))
        + entry(
          "300.00", "DBIT",
          details("R7-1002", "<Amt Ccy=\"CNY\">100.00</Amt>")
            + details("R7-1003", "<AmtDtls><TxAmt><Amt Ccy=\"CNY\">200.00</Amt></TxAmt></AmtDtls>"))
        + entry("100.00", "CRDT", details("R7-1002", back))
        + entry("5.00", "DBIT", details("R7-1004"), status: "<Sts>PDNG</Sts>")
        + entry("9.00", "DBIT", details("NOTPROVIDED")))
    #expect(
      found.results == [
        result(1), result(2, "R7-1002", fen: 10_000), result(3, "R7-1003"),
        result(4, "R7-1002", .returned, fen: 10_000, reason: "AC04 账户已销户"),
        result(5, "R7-1004", .pending, fen: 500),
      ])
    #expect(found.findings.isEmpty && found.groups.isEmpty)
  }

  @Test("money that came in without a reference, and other currencies, are for a person to look at")
  func camtFindings() throws {
    let found = try statement(
      entry("200.00", "CRDT", "") + entry("3.00", "DBIT", "")
        + entry("200.00", "DBIT", details("R7-1001"), currency: "USD"))
    #expect(found.findings.map(\.code) == ["payment_without_reference", "payment_amount_unread"])
    #expect(found.results.isEmpty)
  }

  private func report(_ group: String, _ payments: String = "") throws -> BankAnswer {
    try answer(
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
      <OrgnlGrpInfAndSts><OrgnlMsgId>R7-1</OrgnlMsgId>\(group)</OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts>\(payments)</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
      """)
  }

  @Test("a status report tells what was settled, refused and not decided")
  func pain002() throws {
    func payment(_ reference: String, _ status: String, _ more: String = "") -> String {
      "<TxInfAndSts><OrgnlEndToEndId>\(reference)</OrgnlEndToEndId><TxSts>\(status)</TxSts>\(more)"
        + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">200.00</InstdAmt></Amt></OrgnlTxRef>"
        + "</TxInfAndSts>"
    }
    let why = "<StsRsnInf><Rsn><Prtry>户名不符</Prtry></Rsn></StsRsnInf>"
    let found = try report(
      "<GrpSts>PART</GrpSts>",
      payment("R7-1001", "ACSC") + payment("R7-1002", "RJCT", why) + payment("R7-1003", "ACSP"))
    #expect(
      found.results == [
        result(1), result(2, "R7-1002", .failed, reason: "户名不符"), result(3, "R7-1003", .pending),
      ])
    #expect(found.groups == [.init(message: "R7-1", outcome: .pending)])
    let refused = try report(
      "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>")
    #expect(refused.groups == [.init(message: "R7-1", outcome: .failed, reason: "FF01")])
    #expect(refused.results.isEmpty)
  }
}
