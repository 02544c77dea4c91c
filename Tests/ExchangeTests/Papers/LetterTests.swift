import Testing
import Workforce

@testable import Exchange

@Suite("Letters and payslips")
struct LetterTests {
  private let folder: TemporaryFolder
  private let office = OfficeCard(office: "某某县民政局", telephone: "0951-5550100", address: "示例路1号")
  init() throws { folder = try TemporaryFolder() }

  private func letter(_ parts: [Letter.Part], _ language: Language = .zh) -> Letter {
    Letter(
      language: language, title: "说明", addressee: "王小明同志", parts: parts, office: office,
      date: CivilDate(year: 2024, month: 3, day: 5)!)
  }

  private func payslip(_ lines: [Payslip.Line], account: String? = "622*****89") -> Payslip {
    Payslip(
      worker: WorkerKey(number: 42), period: Period("2024-03")!, name: "王小明",
      idNumber: "640*************42", bank: account.map { _ in "某银行" }, bankAccount: account,
      lines: lines, office: office)
  }

  private func line(_ fen: Int64, _ outcome: Outcome = .pays, _ text: String = "标准 = 200.00")
    -> Payslip.Line
  {
    Payslip.Line(
      scheme: "持证奖补", rule: "岗位补贴", level: .junior, fund: "市级资金", amount: Money(fen: fen),
      outcome: outcome, explanation: text, state: "已结算")
  }

  private func text(of path: String) throws -> String {
    try pages(ofPDF: path).joined().filter { !$0.isWhitespace }
  }

  @Test("a letter says to whom, what, who signs and when")
  func letterParts() throws {
    let path = folder.file("letter.pdf")
    try letter([.heading("补贴"), .fact(label: "登记的情况", text: "没有记录"), .paragraph("请联系我们。")])
      .write(to: .file(path))
    let text = try text(of: path)
    for part in ["说明", "王小明同志：", "补贴", "登记的情况", "没有记录", "请联系我们。", "某某县民政局", "2024年3月5日"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(try output(of: "pdfinfo", path).contains("595.276 x 841.89 pts (A4)"))
  }

  @Test("a long letter goes on over pages and loses nothing")
  func longLetter() throws {
    let path = folder.file("letter.pdf")
    try letter((1...60).map { .paragraph("第\($0)段，内容。") }).write(to: .file(path))
    #expect(try pages(ofPDF: path).count == 3)
    let text = try text(of: path)
    for number in 1...60 { #expect(text.contains("第\(number)段，")) }
  }

  @Test("an English letter writes dates and colons the English way")
  func english() throws {
    let path = folder.file("letter.pdf")
    try letter([], .en).write(to: .file(path))
    let text = try text(of: path)
    #expect(text.contains("王小明同志:") && text.contains("2024-03-05"))
  }

  @Test("the same letter gives the same bytes")
  func sameBytes() throws {
    for name in ["one", "two"] { try letter([.paragraph("一")]).write(to: .file(folder.file(name))) }
    #expect(try folder.bytes("one") == folder.bytes("two"))
  }

  @Test("a payslip shows every line and adds up those that pay")
  func payslipTotal() throws {
    let path = folder.file("slip.pdf")
    try payslip([line(20_000), line(100_050, .pays, "首次取得"), line(0, .undecided, "缺少考核")])
      .write(language: .zh, to: .file(path))
    let text = try text(of: path)
    for part in [
      "2024年3月补贴发放单", "姓名：王小明", "W0000042", "640*************42", "某银行622*****89", "首次取得",
      "待定：缺少考核", "合计1,200.50", "人民币壹仟贰佰元零伍角", "某某县民政局",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test("a payslip says when no account is recorded")
  func noAccount() throws {
    let path = folder.file("slip.pdf")
    try payslip([line(1)], account: nil).write(language: .en, to: .file(path))
    #expect(try text(of: path).contains("Account:notrecorded"))
  }
}
