import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Formats of a roll")
struct RollFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func written(
    _ format: any RollFormat.Type, _ sheet: RollSheet, _ language: Language,
    _ options: ExportOptions = ExportOptions(byteOrderMark: false)
  ) throws -> String {
    try format.write(
      sheet, language: language, options: options, to: .file(folder.file("roll")))
    return try folder.text("roll")
  }

  @Test("a table shows facts, lines, totals and capitals")
  func table() throws {
    #expect(
      try written(TableFormat.self, .mixed(), .zh) == """
        银川市社会工作者持证奖补发放名册
        政策：银川市社会工作者持证奖补
        依据：银川市人才政策30条
        发放周期：2024-03
        状态：草稿
        数据截至记录号：6
        政策文本摘要：ab
        名册摘要：d1
        发放笔数：2
        待定及暂缓笔数：1

        人员编号  姓名             证件号码            发放项目          证书级别        资金渠道  金额（元）  结果  原因
        --------  ---------------  ------------------  ----------------  --------------  --------  ----------  ----  ------------
        W0000042  王小明           640*************42  社区岗位职称补贴  助理社会工作师  city          200.00  发放
        W0000043  王小明           640*************42  一次性奖补        高级社会工作师  自治区      6,000.00  发放
        W0000044  欧阳娜娜·买买提  640*************42  社区岗位职称补贴  助理社会工作师  city            0.00  待定  缺少登记日期

        发放项目          证书级别        资金渠道  笔数  金额（元）
        ----------------  --------------  --------  ----  ----------
        社区岗位职称补贴  助理社会工作师  city         1      200.00
        一次性奖补        高级社会工作师  自治区       1    6,000.00

        合计：6,200.00
        合计（大写）：人民币陆仟贰佰元整

        """)
  }

  @Test("a limited table says what is left out and still adds everything up")
  func limitedTable() throws {
    let text = try written(
      TableFormat.self, .mixed(), .en, ExportOptions(byteOrderMark: false, lineLimit: 1))
    #expect(text.contains("… and 2 more lines\n"))
    #expect(!text.contains("W0000043"))
    #expect(text.contains("Total: 6,200.00\n"))
  }

  @Test("JSON holds the facts, the totals and every line")
  func json() throws {
    let text = try written(JSONFormat.self, .mixed(), .en)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Foundation.Data(text.utf8)) as? [String: Any])
    let totals = try #require(document["totals"] as? [String: Any])
    let lines = try #require(document["lines"] as? [[String: Any]])
    #expect(totals["amount"] as? String == "6200.00")
    #expect(totals["amount_fen"] as? Int == 620_000)
    #expect(totals["capitals"] as? String == "人民币陆仟贰佰元整")
    #expect(lines.count == 3)
    #expect(lines[2]["reason"] as? String == "the registration date is missing")
    #expect(lines[0]["reason"] is NSNull)
    #expect(text.hasPrefix("{\n  \"roll\": {\n    \"title\": \"银川市社会工作者持证奖补发放名册\",\n"))
  }

  @Test("a roll without lines is whole in every format", arguments: RollFormats.all.map { $0.name })
  func empty(name: String) throws {
    let format = try RollFormats.named(name)
    for language in Language.allCases {
      #expect(try !written(format, .march([RollSheetLine]()), language).isEmpty)
    }
    #expect(try folder.contents() == ["roll"])
  }

  @Test("the same roll gives the same bytes", arguments: RollFormats.all.map { $0.name })
  func sameBytes(name: String) throws {
    let format = try RollFormats.named(name)
    for file in ["one", "two"] {
      try format.write(
        .mixed(), language: .zh, options: ExportOptions(), to: .file(folder.file(file)))
    }
    #expect(try folder.bytes("one") == folder.bytes("two"))
  }

  @Test("names and endings find their format")
  func lookup() throws {
    #expect(Set(RollFormats.all.map { $0.name }).count == RollFormats.all.count)
    #expect(RollFormats.forFile("out/2024-03.XLSX")?.name == "xlsx")
    #expect(RollFormats.forFile("roll.odt") == nil)
    let known = ["table", "csv", "xlsx", "pdf", "json"]
    #expect(throws: ExportError.unknownFormat(name: "odt", known: known)) {
      try RollFormats.named("odt")
    }
  }

  @Test("only lines that pay are in the sums, by rule, level and fund")
  func totals() throws {
    let totals = try RollTotals(of: [
      .award(worker: 1, level: .senior, fund: "region", fen: 600_000),
      .allowance(worker: 1), .allowance(worker: 2, fen: 10_968),
      .allowance(worker: 3, level: .senior, fen: 50_000),
      .allowance(worker: 4, fen: 99, outcome: .held), .allowance(worker: 5, outcome: .refused),
    ])
    #expect(totals.amount.fen == 680_968)
    #expect((totals.lines, totals.payingLines, totals.waitingLines) == (6, 4, 1))
    #expect(totals.groups.map(\.amount.fen) == [30_968, 50_000, 600_000])
    #expect(totals.groups.map(\.lines) == [2, 1, 1])
    #expect(throws: ExportError.totalTooLarge) {
      try RollTotals(of: [.allowance(fen: .max), .allowance(fen: 1)])
    }
  }
}
