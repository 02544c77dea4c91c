import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Rolls as a PDF")
struct PDFFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func write(_ sheet: RollSheet, _ language: Language = .zh) throws -> String {
    let path = folder.file("roll.pdf")
    try PDFFormat.write(sheet, language: language, options: ExportOptions(), to: .file(path))
    return path
  }

  /// A roll of some workers with amounts that all differ.
  private func roll(of count: Int) throws -> RollSheet {
    try .march((1...count).map { .allowance(worker: Int64($0), fen: Int64($0) * 1_001) })
  }

  /// The amounts behind a label on a page.
  private func sums(_ label: String, on page: String) -> [Int64] {
    page.split(separator: "\n").filter { $0.contains(label) }.compactMap {
      $0.split(separator: " ").last.flatMap { Money(yuan: $0)?.fen }
    }
  }

  @Test("every font is embedded, and only the characters in use")
  func fonts() throws {
    let fonts = try output(of: "pdffonts", write(.mixed())).split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 2)
    for font in fonts { #expect(font.contains(#/ yes yes yes +\d+ +\d+$/#), "\(font)") }
  }

  @Test("the pages are A4 landscape and carry no date of making")
  func page() throws {
    let path = try write(.mixed())
    let facts = try output(of: "pdfinfo", path)
    #expect(facts.contains("841.89 x 595.276 pts (A4)"))
    #expect(facts.contains("银川市社会工作者持证奖补发放名册"))
    #expect(!facts.contains("CreationDate") && !facts.contains("ModDate"))
  }

  @Test("head, places to sign, digest and number stand on every page")
  func everyPage() throws {
    let pages = try pages(ofPDF: write(roll(of: 70)))
    #expect(pages.count == 3)
    for (index, page) in pages.enumerated() {
      for text in [
        "银川市社会工作者持证奖补发放名册", "序号", "证书级别", "金额（元）", "制表：", "审核：", "负责人：", "日期：",
        "本页小计", "名册摘要 d1", "数据截至记录号 6", "草稿",
      ] { #expect(page.contains(text), "\(text) on page \(index + 1)") }
      #expect(page.filter { $0 != " " }.contains("第\(index + 1)页共3页"))
    }
  }

  @Test("the sums of the pages make the total, which stands on the last page in both ways")
  func sums() throws {
    let pages = try pages(ofPDF: write(roll(of: 70)))
    let total: Int64 = 70 * 71 / 2 * 1_001
    let pageSums = try pages.map { try #require(sums("本页小计", on: $0).first) }
    #expect(pageSums.reduce(0, +) == total && Set(pageSums).count == pages.count)
    #expect(pages.flatMap { sums("合计 ", on: $0) } == [total])
    let last = try #require(pages.last)
    #expect(last.contains("合计（大写）：人民币贰万肆仟捌佰柒拾肆元捌角伍分"))
    #expect(pages.dropLast().allSatisfy { !$0.contains("合计（大写）") })
  }

  @Test("lines that wait are printed with their reason and are in no sum")
  func waiting() throws {
    let page = try #require(try pages(ofPDF: write(.mixed())).first)
    #expect(page.contains("待定；缺"))
    #expect(sums("本页小计", on: page) == [620_000])
  }

  @Test("a sum never stands on a page without a line", arguments: 18...26)
  func lastPage(count: Int) throws {
    let pages = try pages(ofPDF: write(roll(of: count)))
    for (index, page) in pages.enumerated() {
      #expect(page.contains(#/W00000\d\d/#), "page \(index + 1) of \(count) lines")
    }
    #expect(pages.joined().matches(of: #/W00000\d\d/#).count == count)
  }

  @Test("amounts end at one edge")
  func alignment() throws {
    let words = try words(ofPDF: write(.march([.allowance(fen: 5), .allowance(fen: 123_456_789)])))
    let edges: [Double] = words.filter { ["0.05", "1,234,567.89"].contains($0.text) }.map(\.right)
    #expect(edges.count == 2 && abs(edges[0] - edges[1]) < 0.2)
  }

  @Test("a long text takes more lines and loses nothing")
  func longText() throws {
    let name = "中国（宁夏）自由贸易试验区银川片区阅海湾街道紫荆花社区居民委员会社会工作服务站"
    let page = try #require(try pages(ofPDF: write(.march([.allowance(organisation: name)]))).first)
    for character in name { #expect(page.contains(character)) }
  }

  @Test("a character that no font has stops the paper and names the line, not the person")
  func missingCharacter() throws {
    let sheet = try RollSheet.march([.allowance(), .allowance(worker: 43, name: "王\u{F0000}")])
    #expect(throws: ExportError.charactersWithoutFont(count: 1, rows: [2])) { try write(sheet) }
    #expect(try folder.contents() == [])
  }

  @Test("the English form has English words")
  func english() throws {
    let page = try #require(try pages(ofPDF: write(.mixed(), .en)).first)
    for text in ["Prepared by:", "Total of this page", "Page 1 of 1", "Total in capitals: 人民币"] {
      #expect(page.contains(text), "\(text)")
    }
  }
}
