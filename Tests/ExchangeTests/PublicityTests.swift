import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Publicity lists")
struct PublicityTests {
  private let folder: TemporaryFolder
  private let office = OfficeCard(office: "某某县民政局", telephone: "0951-5550100", address: "示例路1号")
  private let calendar = WorkCalendar(years: [
    2024: .init(source: "通知", holidays: [CivilDate(iso: "2024-04-04")!], workdays: [])
  ])
  private let number = "640199199001010017"
  init() throws { folder = try TemporaryFolder() }

  private func list(
    _ lines: [RollSheetLine], mask: NumberMask = .none, length: PublicityLength = .workingDays(5)
  ) throws -> PublicityList {
    try PublicityList(
      of: .march(lines), mask: mask,
      number: { "64019919900101\(String(1000 + $0.number).suffix(3))X" },
      from: CivilDate(iso: "2024-04-01")!, for: length, calendar: calendar, objections: office)
  }

  @Test(
    "a number is hidden however it is written, and what is no number stays",
    arguments: [
      ("王小明", "王小明"), ("王小明640199199001010017", "王小明******************"),
      ("64019919900101001X", "******************"), ("64019919900101001x号", "******************号"),
      ("６４０１９９１９９００１", "************"), ("138 1234 5678", "*** **** ****"),
      ("6222-0000-1111-2222", "****-****-****-****"), ("六四零一九九一九", "********"),
      ("①②③④⑤⑥⑦", "*******"), ("٦٤٠١٩٩١", "*******"), ("第101社区", "第101社区"),
      ("2024年3月", "2024年3月"), ("123456", "123456"), ("1234567", "*******"),
      ("X1234567", "X*******"),
      ("一组二组三组四组五组六组七组八组", "一组二组三组四组五组六组七组八组"),
      (
        "1\u{200B}2\u{200B}3\u{200B}4\u{200B}5\u{200B}6\u{200B}7",
        "*\u{200B}*\u{200B}*\u{200B}*\u{200B}*\u{200B}*\u{200B}*"
      ),
      ("1990 - · - 640", "**** - · - ***"), ("1990，640", "1990，640"), ("12\n34567", "**\\n*****"),
    ])
  func publicText(text: String, shown: String) {
    #expect(PublicText(text).text == shown)
  }

  @Test("masks show a place and a tail, nothing of a short number, and never a birth date")
  func masks() throws {
    #expect(MaskedNumber(number, mask: .none) == nil)
    #expect(MaskedNumber(number, mask: .sixAndOne)?.text == "640199***********7")
    #expect(MaskedNumber(number, mask: .fourAndTwo)?.text == "6401************17")
    #expect(MaskedNumber("E12345678", mask: .sixAndOne)?.text == "*********")
    #expect(MaskedNumber("12345678901234", mask: .sixAndOne)?.text == "123456*******4")
    #expect(MaskedNumber("1234567890123", mask: .sixAndOne)?.text == "*************")
    #expect(MaskedNumber("123456789012", mask: .fourAndTwo)?.text == "1234******12")
    #expect(MaskedNumber("12345678901", mask: .fourAndTwo)?.text == "***********")
  }

  @Test(
    "whatever stands in the roll, no list holds seven digits of it in a row",
    arguments: NumberMask.allCases)
  func leak(mask: NumberMask) throws {
    var state: UInt64 = 20_240_401
    let pieces = ["王", " ", "-", "6", "40", "1990", "X", "１", "二", "·", "公司", "123456"]
    func text() -> String {
      (0..<12).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return pieces[Int((state >> 33) % UInt64(pieces.count))]
      }.joined()
    }
    let lines = (1...300).map { place in
      RollSheetLine.allowance(
        worker: Int64(place), idNumber: number, name: text(), organisation: text())
    }
    for line in try list(lines, mask: mask).lines {
      for shown in [line.name.text, line.organisation.text] {
        let bare = shown.filter { !" -·.".contains($0) }
        #expect(!bare.contains(#/[0-9１二]{7}/#), "\(shown)")
      }
      #expect(!line.mark.contains(#/[0-9]{8}/#), "\(line.mark)")
    }
  }

  @Test("only lines that pay are shown, and they make the total")
  func paying() throws {
    let list = try list([
      .allowance(fen: 20_000), .allowance(worker: 43, fen: 0, outcome: .undecided),
      .award(worker: 44, level: .senior, fund: "region", fen: 600_000),
    ])
    #expect(list.lines.map(\.amount.fen) == [20_000, 600_000] && list.total.fen == 620_000)
  }

  @Test("people of one name are told apart by employer, then by the register's key")
  func sameNames() throws {
    let list = try list([
      .allowance(worker: 1, name: "李明", organisation: "甲社区"),
      .allowance(worker: 2, name: "李明", organisation: "乙社区"),
      .allowance(worker: 3, name: "买买提·吐尔逊", organisation: "甲社区"),
      .allowance(worker: 4, name: "买买提•吐尔逊", organisation: "甲社区"),
      .allowance(worker: 5, name: "张三"), .award(worker: 5, level: .junior, fund: "city", fen: 1),
    ])
    #expect(list.lines.map(\.mark) == ["", "", "W0000003", "W0000004", "", ""])
  }

  @Test("shown numbers tell people of one name and employer apart, and the key where they do not")
  func sameMarks() throws {
    let twins: [RollSheetLine] = [7, 17, 18].map {
      .allowance(worker: $0, name: "李明", organisation: "甲社区")
    }
    // The tail is the last digit of the worker and the X, so 7 and 17 agree under 4+2.
    let marks = try list(twins, mask: .fourAndTwo).lines.map(\.mark)
    #expect(
      marks == ["6401************7X W0000007", "6401************7X W0000017", "6401************8X"])
  }

  @Test("the period ends on the day the calendar gives, in working days or in days")
  func period() throws {
    // Thursday 4 April is free.
    #expect(try list([.allowance()]).last.description == "2024-04-08")
    #expect(try list([.allowance()], length: .days(4)).last.description == "2024-04-05")
    #expect(throws: WorkCalendar.UnknownYear(year: 2025)) {
      try list([.allowance()], length: .days(300))
    }
  }

  @Test(
    "every form says the period, the closing day and where to object",
    arguments: PublicityFormat.allCases)
  func forms(format: PublicityFormat) throws {
    let list = try list([.allowance(organisation: "甲社区"), .allowance(worker: 43, name: "=1+1")])
    for name in ["one", "two"] {
      try format.write(list, language: .zh, to: .file(folder.file(name)))
    }
    #expect(try folder.bytes("one") == folder.bytes("two"))
    let path = folder.file("one")
    let text =
      switch format {
      case .pdf: try pages(ofPDF: path).joined()
      case .csv: try folder.text("one")
      case .xlsx:
        try python(
          """
          import sys,zipfile
          print(zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml').decode())
          """,
          path)
      }
    let bare = text.filter { !$0.isWhitespace }
    for part in ["2024-04-01", "2024-04-08", "某某县民政局，电话0951-5550100", "甲社区", "王小明", "区别标记"] {
      #expect(bare.contains(part), "\(part)")
    }
    #expect(!bare.contains("640*") && !bare.contains("W0000042"))
    if format == .csv {
      #expect(rows(ofCSV: text).map(\.count) == [10, 10, 10])
      #expect(text.contains("'=1+1"))
    }
  }
}
