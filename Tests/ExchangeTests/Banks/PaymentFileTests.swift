import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Files for banks")
struct PaymentFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ file: PaymentFile) throws -> [UInt8] {
    try file.write(to: .file(folder.file("out")))
    return try folder.bytes("out")
  }

  /// Text of a file, decoded by a program that is not ours.
  private func decoded(_ file: PaymentFile, _ encoding: String = "gb18030") throws -> String {
    _ = try bytes(file)
    return try python(
      """
      import sys
      sys.stdout.reconfigure(newline='')
      print(open(sys.argv[1],'rb').read().decode(sys.argv[2]),end='')
      """,
      folder.file("out"), encoding)
  }

  @Test("a text with separators has titles, rows, and a last line with count and sum")
  func delimited() throws {
    let bank = try profile(
      plainSettings, "末行 = 合计,{笔数},{总金额}", "[列]", "序号 = 序号", "凭证号 = 凭证号", "户名 = 户名",
      "账号 = 账号", "金额 = 金额", "用途 = 用途")
    let files = try bank.files(of: .march([.payment(1), .payment(2, name: "买买提·吐尔逊", fen: 995)]))
    #expect(files.map(\.name) == ["代发_202403_001.csv"])
    #expect(
      try decoded(files[0]) == """
        序号,凭证号,户名,账号,金额,用途\r
        1,R7-1001,王小明,9999011000001,200.00,持证奖补2024年3月\r
        2,R7-1002,买买提·吐尔逊,9999011000002,9.95,持证奖补2024年3月\r
        合计,2,209.95\r\n
        """)
  }

  @Test("columns of fixed widths are counted in bytes, and the first line has count and sum")
  func fixed() throws {
    let bank = try profile(
      "名称 = b", "形式 = 定长文本", "编码 = GBK", "换行 = LF", "金额单位 = 分", "文件名 = f.txt",
      "首行 = {笔数:4}{总金额:9}{日期}", "用途 = 补贴", "[列]", "序号 = 序号 4 补零", "户名 = 户名 10",
      "金额 = 金额 8 补零", "用途 = 用途 6")
    let file = try bank.files(of: .march([.payment(1), .payment(2, name: "李明", fen: 5)]))[0]
    #expect(
      try decoded(file, "gbk") == """
        000200002000520240415
        0001王小明    00020000补贴\u{20}\u{20}
        0002李明      00000005补贴\u{20}\u{20}

        """)
    let lines = try bytes(file).split(separator: 0x0A).dropFirst()
    #expect(lines.map(\.count) == [28, 28])
  }

  @Test("a bank's bound splits the order, and the parts make the whole")
  func parts() throws {
    let bank = try profile(plainSettings, "每个文件最多笔数 = 2", "[列]", "序号 = 序号", "金额 = 金额")
    let payments = (1...5).map { PaymentInstruction.payment($0, fen: Int64($0)) }
    let files = try bank.files(of: .march(payments))
    #expect(files.map(\.name) == ["代发_202403_001.csv", "代发_202403_002.csv", "代发_202403_003.csv"])
    #expect(files.map(\.count) == [2, 2, 1] && files.map(\.total.fen) == [3, 7, 5])
    #expect(try decoded(files[2]) == "序号,金额\r\n5,0.05\r\n")
    #expect(try bank.files(of: .march([])).isEmpty)
  }

  @Test(
    "the same order gives the same bytes in every form",
    arguments: ["分隔文本", "定长文本", "工作簿", "pain.001"])
  func again(form: String) throws {
    let bank = try profile(
      plainSettings.replacing("分隔文本", with: form), "付款户名 = a", "付款账号 = 123456789",
      form == "pain.001" ? "" : "[列]\n户名 = 户名 20\n金额 = 金额 10")
    let order = PaymentOrder.march([.payment(1, fen: 995), .payment(2)])
    let first = try bytes(bank.files(of: order)[0])
    #expect(try bytes(bank.files(of: order)[0]) == first && !first.isEmpty)
  }

  @Test("in a bank's workbook numbers are text and amounts have two decimals in the file")
  func workbook() throws {
    let bank = try profile(
      plainSettings.replacing("分隔文本", with: "工作簿"), "[列]", "收款账号 = 账号", "户名 = 户名", "省份 = 空",
      "金额 = 金额")
    let payments: [PaymentInstruction] = [.payment(1, fen: 995), .payment(2, fen: 123_456_789)]
    _ = try bytes(bank.files(of: .march(payments))[0])
    let cells = try python(
      """
      import re,sys,zipfile
      z=zipfile.ZipFile(sys.argv[1])
      x=z.read('xl/worksheets/sheet1.xml').decode()
      y=z.read('xl/styles.xml').decode().split('<cellXfs')[1]
      s=re.findall(r'<xf [^>]*?numFmtId="(\\d+)"',y)
      for r,f,t in re.findall(r'<c r="([A-D][23])" s="(\\d+)"(?: t="inlineStr")?>(.*?)</c>',x):
        print(r,s[int(f)],re.sub('<[^>]*>','',t))
      """, folder.file("out"))
    // 49 is the format @, 2 is 0.00.
    #expect(
      cells.split(separator: "\n") == [
        "A2 49 9999011000001", "B2 49 王小明", "D2 2 9.95", "A3 49 9999011000002", "B3 49 王小明",
        "D3 2 1234567.89",
      ])
  }

  @Test("payments a bank could not take stop the file and are listed together, without names")
  func refusals() throws {
    let bank = try profile(
      plainSettings, "编码 = GBK", "[列]", "序号 = 序号 2", "户名 = 户名 12", "开户行 = 开户行", "账号 = 账号",
      "金额 = 金额")
    var twice = PaymentInstruction.payment(9)
    twice.reference = "R7-1001"
    var odd = PaymentInstruction.payment(10)
    odd.reference = "R7 10"
    let payments: [PaymentInstruction] = [
      .payment(1), .payment(2, name: ""), .payment(3, account: ""),
      .payment(4, account: "12345678"),
      .payment(5, name: "王𠮷明"), .payment(6, name: "买买提·吐尔逊"), .payment(7, name: "王,明"),
      .payment(8, bank: "=1+1", fen: 0), twice, odd, .payment(11, name: "王\n明"),
      .payment(12, account: "6222-0000-1111"), .payment(13, name: "李\u{E000}"),
    ]
    let expected: [(Int, PaymentRefusal.Reason)] = [
      (2, .noName), (3, .noAccount), (4, .accountForm),
      (5, .foreignCharacter(column: "户名", place: 2)),
      (6, .tooLong(column: "户名", length: 14, most: 12)), (7, .breaksLine(column: "户名")),
      (8, .amount), (8, .formula(column: "开户行")), (9, .repeatedReference), (10, .reference),
      (11, .breaksLine(column: "户名")), (12, .accountForm),
      (13, .foreignCharacter(column: "户名", place: 2)),
    ]
    let refusals = expected.map { place, reason in
      PaymentRefusal(row: place, worker: payments[place - 1].worker, reason: reason)
    }
    #expect(bank.refusals(of: .march(payments)) == refusals)
    let others = payments.count - Set(expected.map(\.0)).count
    let error = ExportError.paymentsRefused(refusals, others: others)
    #expect(throws: error) { try bank.files(of: .march(payments)) }
    for secret in ["王", "买买提", "𠮷", "12345678", "6222"] {
      #expect(!error.message.zh.contains(secret) && !error.message.en.contains(secret))
    }
    #expect(error.message.zh.contains("第 5 行 W0000005：“户名”第 2 个字不在银行的字符集中"))
    #expect(error.message.zh.contains("--leave-out"))
    let nobody = ExportError.paymentsRefused(refusals, others: 0)
    #expect(!nobody.message.zh.contains("--leave-out") && !nobody.message.en.contains("--leave-out"))
  }

  @Test(
    "accounts have 9 to 32 digits", arguments: [(8, false), (9, true), (32, true), (33, false)])
  func accountLength(count: Int, isTaken: Bool) throws {
    let bank = try profile(plainSettings, "[列]", "账号 = 账号")
    let payment = PaymentInstruction.payment(account: String(repeating: "6", count: count))
    #expect(bank.refusals(of: .march([payment])).isEmpty == isTaken)
  }

  @Test("a purpose that is too long or foreign is the profile's fault and no payment's")
  func purpose() throws {
    func files(_ purpose: String, _ width: Int) throws -> [PaymentFile] {
      try profile(
        plainSettings.replacing("{政策}{年}年{月}月", with: purpose), "编码 = GBK", "[列]",
        "用途 = 用途 \(width)"
      ).files(of: .march([.payment()]))
    }
    #expect(throws: Never.self) { try files("{政策}", 8) }
    #expect(throws: ExportError.bankText(file: "bank.txt", text: "持证奖补")) {
      try files("{政策}", 7)
    }
    #expect(throws: ExportError.bankText(file: "bank.txt", text: "𠮷")) { try files("𠮷", 60) }
  }

  @Test("encodings hold what their standard holds, byte for byte as another program writes it")
  func encodings() throws {
    #expect(BankEncoder(.gbk).bytes("𠮷") == nil)
    #expect(BankEncoder(.gb18030).bytes("𠮷")?.count == 4)
    #expect(BankEncoder(.gbk).bytes("镕")?.count == 2)
    #expect(BankEncoder(.gb18030).bytes("\u{E000}") == nil)
    #expect(BankEncoder(.gbk).firstForeign(in: "王𠮷") == 2)
    #expect(BankEncoder(.utf8).bytes("𠮷") == Array("𠮷".utf8))
    #expect(BankEncoder(.gbk).bytes("\u{20087}") == nil)
    // Python's codec is that of 2000; the edition of 2005 gave two bytes to these three.
    let moved: Set<UInt32> = [0x20087, 0x20089, 0x200CC]
    let scalars = (Array(0x4E00...0x9FA5) + Array(0x20000...0x20400)).map(UInt32.init)
      .filter { !moved.contains($0) }.compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars))
    let bytes = try #require(BankEncoder(.gb18030).bytes(text))
    try ExportDestination.file(folder.file("text")).write(text)
    let other = try python(
      "import sys; print(open(sys.argv[1],encoding='utf-8').read().encode('gb18030').hex())",
      folder.file("text")
    ).dropLast()
    #expect(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == other)
  }

  @Test("a mark stands before UTF-8 where the bank wants it")
  func mark() throws {
    let bank = try profile(plainSettings, "编码 = UTF-8-BOM", "表头 = 无", "[列]", "户名 = 户名")
    #expect(
      try bytes(bank.files(of: .march([.payment()]))[0]) == [0xEF, 0xBB, 0xBF]
        + Array("王小明\r\n".utf8))
  }
}
