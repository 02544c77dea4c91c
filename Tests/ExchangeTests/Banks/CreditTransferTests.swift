import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Credit transfers of ISO 20022")
struct CreditTransferTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bank(_ lines: String...) throws -> BankProfile {
    try profile(
      "名称 = 国库", "形式 = pain.001", "文件名 = p{文件号}.xml", "用途 = {政策}<{年月}>",
      "付款户名 = 某某县民政局 & 财政", "付款账号 = 640000123456", lines.joined(separator: "\n"))
  }

  /// What a validator that shares nothing with the writer says of a file.
  private func verdict(_ file: PaymentFile) throws -> String {
    try file.write(to: .file(folder.file("p.xml")))
    return try output(
      of: "python3", "\(projectRoot)/Tests/ExchangeTests/Oracle/pain001.py", folder.file("p.xml"))
  }

  @Test("a message keeps the schema's rules, and its count and sum are those of the payments")
  func rules() throws {
    var payments = (1...50).map { PaymentInstruction.payment($0, fen: Int64($0) * 997) }
    payments[3].bank = nil
    payments[4].name = "A<B>&\"C'"
    let file = try bank("付款行行号 = 102871000015", "付款开户行 = 某行").files(of: .march(payments))[0]
    #expect(try verdict(file) == "50 \(50 * 51 / 2 * 997)\n")
    #expect(try verdict(bank().files(of: .march(payments))[0]) == "50 \(50 * 51 / 2 * 997)\n")
  }

  @Test("each part of an order is a message with its own identifier and sums")
  func parts() throws {
    let files = try bank("每个文件最多笔数 = 2").files(of: .march((1...3).map { .payment($0) }))
    #expect(try files.map(verdict) == ["2 40000\n", "1 20000\n"])
    #expect(try folder.text("p.xml").contains("<MsgId>R7-2</MsgId>"))
  }

  @Test(
    "the validator sees what is wrong",
    arguments: [
      ("<PmtMtd>TRF</PmtMtd>", ""), ("Ccy=\"CNY\"", ""), ("200.00<", "200.001<"),
      ("<NbOfTxs>1<", "<NbOfTxs>2<"), (":pain.001.001.09", ":pain.001.001.03"),
      ("<InstrId>R7-1001</InstrId>", "<InstrId/>"), ("2024-04-15T00:00:00", "2024-04-15"),
    ])
  func validator(found: String, replaced: String) throws {
    _ = try verdict(bank().files(of: .march([.payment()]))[0])
    let text = try folder.text("p.xml")
    #expect(text.contains(found))
    try ExportDestination.file(folder.file("bad.xml")).write(text.replacing(found, with: replaced))
    let verdict = try output(
      of: "python3", "\(projectRoot)/Tests/ExchangeTests/Oracle/pain001.py", folder.file("bad.xml"))
    #expect(verdict != "1 20000\n")
  }

  @Test("names have at most 140 characters, and none that XML cannot hold")
  func names() throws {
    let bank = try bank()
    func reasons(_ name: String) -> [PaymentRefusal.Reason] {
      bank.refusals(of: .march([.payment(name: name)])).map(\.reason)
    }
    #expect(reasons(String(repeating: "王", count: 140)).isEmpty)
    #expect(
      reasons(String(repeating: "王", count: 141)) == [
        .tooLong(column: "Nm", length: 141, most: 140)
      ])
    #expect(reasons("王\u{8}") == [.foreignCharacter(column: "Nm", place: 2)])
  }

  @Test("nothing of the moment is in a message")
  func moment() throws {
    _ = try verdict(bank().files(of: .march([.payment()]))[0])
    #expect(try folder.text("p.xml").contains("<CreDtTm>2024-04-15T00:00:00</CreDtTm>"))
  }
}
