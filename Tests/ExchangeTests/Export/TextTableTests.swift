import Testing
import Workforce

@testable import Exchange

@Suite("Tables for a terminal")
struct TextTableTests {
  private func table() -> TextTable {
    var table = TextTable(columns: [
      .init(Sentence(zh: "姓名", en: "Name")), .init(Sentence(zh: "金额", en: "Amount"), .right),
      .init(Sentence(zh: "备注", en: "Remark")),
    ])
    table.append(["王小明", "1,200.00"])
    table.append(["Li", "5.00", "x\ny"])
    table.append(["买买提·阿不都", "-30.00", ""])
    return table
  }

  @Test("Chinese columns line up and amounts keep to the right")
  func linesUp() {
    #expect(
      table().text(in: .zh) == """
        姓名               金额  备注
        -------------  --------  ----
        王小明         1,200.00
        Li                 5.00  x\\ny
        买买提·阿不都    -30.00

        """)
  }

  @Test("a limit says how many lines are left out")
  func limit() {
    let lines = table().text(in: .en, limit: 1).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].hasPrefix("王小明"))
    #expect(lines.last == "… and 2 more lines")
    #expect(table().text(in: .en, limit: 2).hasSuffix("… and 1 more line\n"))
    #expect(table().text(in: .zh, limit: 0, total: 1000).hasSuffix("… 另有 1000 行\n"))
    #expect(!table().text(in: .en, limit: 3).contains("more"))
  }

  @Test("a column without text is left out when asked")
  func emptyColumns() {
    var table = TextTable(columns: [
      .init(Sentence(same: "A")), .init(Sentence(same: "B")), .init(Sentence(same: "C")),
    ])
    table.omitsEmptyColumns = true
    table.append(["1", "", "2"])
    #expect(table.text(in: .en) == "A  C\n-  -\n1  2\n")
  }
}
