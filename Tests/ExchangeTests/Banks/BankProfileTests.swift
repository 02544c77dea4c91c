import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Profiles of banks")
struct BankProfileTests {
  @Test("a profile of few lines takes what most banks want")
  func defaults() throws {
    let found = try profile(plainSettings, "[列]", "户名 = 户名 60", "金额 = 金额 15 补零", "币种 = \"CNY\"")
    #expect(found.form == .delimited && found.encoding == .gb18030 && found.separator == ",")
    #expect(found.hasTitles && found.lineEnd == "\r\n" && !found.isInFen && found.most == nil)
    #expect(
      found.columns == [
        .init(title: "户名", field: .name, bytes: 60),
        .init(title: "金额", field: .amount, bytes: 15, isFilledWithZeros: true),
        .init(title: "币种", field: .constant("CNY")),
      ])
    #expect(found.answer == nil)
  }

  @Test("English names of settings mean the same")
  func english() throws {
    let found = try profile(
      "title = A bank", "form = fixed", "file name = F{part}.txt", "purpose = p", "encoding = GBK",
      "titles = no", "line end = LF", "unit = fen", "most payments of a file = 2",
      "first line = {count:4}{total:8}", "payer name = B", "[columns]", "n = payer name 10",
      "a = amount 12 zeros", "b = blank 3")
    #expect(found.form == .fixed && found.encoding == .gbk && found.lineEnd == "\n")
    #expect(!found.hasTitles && found.isInFen && found.most == 2)
    #expect(found.columns.map(\.field) == [.payerName, .amount, .constant("")])
    #expect(found.columns.map(\.bytes) == [10, 12, 3])
  }

  @Test(
    "what a profile says wrongly is named by its line",
    arguments: [
      ("形式 = 文本", 5), ("编码 = BIG5", 5), ("分隔符 = ,", 5), ("表头 = 是", 5), ("换行 = CR", 5),
      ("金额单位 = 角", 5), ("每个文件最多笔数 = 0", 5), ("首行 = {笔数", 5), ("末行 = {什么}", 5),
      ("首行 = {笔数:99}", 5), ("未知 = 1", 5), ("[列]\n户名 = 姓氏", 6), ("[列]\n户名 = 户名 0", 6),
      ("[列]\n户名 = 户名 60 靠右", 6), ("[列]\n户名 = 户名六十", 6), ("[未知]\na = b", 6),
      ("[列]\n户名 = 户名\n[回盘]\n金额 = 金额", 8), ("[列]\n户名 = 户名\n[回盘]\n余额 = 余额", 8),
    ])
  func faults(lines: String, line: Int) {
    let settings = plainSettings.replacing(
      "形式 = 分隔文本\n", with: lines.hasPrefix("形式") ? "# \n" : "形式 = 分隔文本\n")
    #expect {
      try profile(settings, lines)
    } throws: { error in
      guard case .settings("bank.txt", line, _)? = error as? ExchangeError else { return false }
      return true
    }
  }

  @Test("a fixed text needs the width of every column, and several files several names")
  func needs() {
    let fixed = plainSettings.replacing("分隔文本", with: "定长文本")
    #expect(throws: ExchangeError.self) { try profile(fixed, "[列]", "户名 = 户名") }
    #expect(throws: Never.self) { try profile(fixed, "[列]", "户名 = 户名 20") }
    let one = plainSettings.replacing("_{文件号:3}", with: "")
    #expect(throws: ExchangeError.self) {
      try profile(one, "每个文件最多笔数 = 10", "[列]", "户名 = 户名")
    }
    #expect(throws: Never.self) { try profile(one, "[列]", "户名 = 户名") }
    #expect(throws: ExchangeError.self) { try profile(plainSettings) }
  }

  @Test("a column of the payer needs the payer")
  func payer() {
    let missing = SettingsFault.missing(Sentence(zh: "付款账号", en: "payer account"))
    #expect(throws: ExchangeError.settings(file: "bank.txt", line: 0, fault: missing)) {
      try profile(plainSettings, "付款账号 =", "[列]", "付款 = 付款账号")
    }
    #expect(throws: Never.self) {
      try profile(plainSettings, "付款账号 = 123456789", "[列]", "付款 = 付款账号")
    }
  }

  @Test(
    "the profiles that come with the product are sound once the payer is filled in",
    arguments: ["generic", "icbc", "fixed", "pain001"])
  func shipped(name: String) throws {
    let path = "\(projectRoot)/Policies/banks/\(name).txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacing(#/(付款[^ ]+) =\n/#) { "\($0.1) = 123456789012\n" }
    let found = try profile(text)
    let files = try found.files(of: .march([.payment()]))
    #expect(files.count == 1 && files[0].count == 1 && files[0].total.fen == 20_000)
    #expect(name == "pain001" || found.answer != nil)
  }
}
