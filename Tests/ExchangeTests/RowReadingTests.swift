// Rows: every reason to refuse one, on both sides of its threshold, in the promised order.

import Testing
import Workforce

@testable import Exchange

private let good = "11010519491231002X"

/// A row as header and cell, in the words of an office.
private let bases: [ImportKind: [(String, String)]] = [
  .roster: [
    ("序号", "1"), ("姓名", "甲"), ("证件类型", "居民身份证"), ("身份证号", good), ("性别", "女"),
    ("县(市、区)", "兴庆区"), ("街道(乡镇)", ""), ("社区(村)", ""), ("工作单位", "某中心"), ("单位性质", ""),
    ("岗位类别", "社区"), ("是否在编", "否"), ("到岗日期", "2023-03-01"), ("离岗日期", ""), ("开户银行", ""),
    ("银行卡号", ""), ("联系电话", ""),
  ],
  .certificates: [
    ("身份证号", good), ("姓名", "甲"), ("证书等级", "社会工作师"), ("管理号", "0012"), ("批准日期", "2023-01-01"),
    ("登记日期", "2023-02-01"), ("登记有效期至", "2026-01-31"),
  ],
  .assessments: [("身份证号", good), ("年度", "2023"), ("结果", "合格")],
  .training: [
    ("身份证号", good), ("姓名", "甲"), ("课程编号", "SW1"), ("课程名称", ""), ("培训机构", ""),
    ("开始日期", "2023-03-01"), ("结束日期", "2023-03-02"), ("学时", "16"), ("考核结果", "合格"),
  ],
  .payments: [
    ("身份证号", good), ("姓名", ""), ("证书等级", "社会工作师"), ("发放金额(元)", "2,000.50"), ("发放日期", "2023-03-01"),
    ("发放单位", ""), ("备注", ""),
  ],
  .circumstances: [
    ("身份证号", good), ("姓名", "甲"), ("事项", "票据"), ("内容", "报名费"), ("地点", ""), ("证书等级", ""),
    ("数值", "120.50"), ("金额(元)", ""), ("开始日期", "2023-03-01"), ("结束日期", ""),
  ],
  .accounts: [
    ("身份证号", good), ("姓名", "甲"), ("银行账号", "9999 0100 00001"), ("开户银行", "某银行"), ("联系电话", ""),
  ],
  .organisations: [
    ("统一社会信用代码", "52350526MJ0000001K"), ("名称", "某社工中心"), ("单位性质", "社会服务机构"),
    ("县(市、区)", "德化县"), ("单位层级", ""), ("单位系统", ""), ("开始日期", "2018-05-04"), ("结束日期", ""),
    ("评估等级", "4A"), ("评估日期", "2022-01-10"), ("评估有效期至", "2027-01-09"), ("开户银行", ""),
    ("银行账号", ""), ("联系电话", ""),
  ],
  .stations: [
    ("站点编号", "qn-01"), ("名称", "桥南街道社工站"), ("类别", "社工站"), ("县(市、区)", "铜官区"),
    ("街道(乡镇)", ""), ("服务人口", "20,000"), ("站点等级", ""), ("开始日期", "2021-08-01"), ("结束日期", ""),
  ],
]

/// Reads the base row of a kind with some cells changed.
private func read(
  _ kind: ImportKind, _ changes: [String: SourceCell] = [:], known: Set<String> = []
) throws -> ImportRow {
  let base = bases[kind] ?? []
  let folder = TestFolder()
  let file = folder.file("t.csv", base.map(\.0).joined(separator: ",") + "\n")
  let header = try HeaderSearch(table: SourceTable(path: file), layout: kind.layout, mapping: nil)
    .header(sheet: nil)
  var reading = RowReading(
    kind: kind, file: "t.csv", header: header, dateSystem: .from1900,
    isKnownDocument: known.contains)
  let cells = base.map { changes[$0.0] ?? ($0.1.isEmpty ? .empty : .text($0.1)) }
  return reading.read(SourceRow(number: 7, cells: cells))
}

private func code(
  _ kind: ImportKind, _ column: String, _ text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String? {
  let row = try read(kind, [column: text.isEmpty ? .empty : .text(text)])
  #expect((row.record == nil) == (row.findings.first != nil), sourceLocation: sourceLocation)
  if let finding = row.findings.first {
    #expect(finding.column == column && finding.row == 7, sourceLocation: sourceLocation)
  }
  return row.findings.first?.code
}

@Suite struct RowReadingTests {
  @Test("a good row of every kind becomes its record", arguments: ImportKind.allCases)
  func records(kind: ImportKind) throws {
    let row = try read(kind)
    #expect(row.findings.isEmpty && row.number == 7)
    let person = PersonReference(documentNumber: good, name: kind == .payments ? nil : "甲")
    let day = try #require(CivilDate(iso: "2023-03-01"))
    switch row.record {
    case .roster(let worker, let posting):
      #expect(worker == Worker(documentNumber: good, name: "甲", sex: "女"))
      #expect(posting.kind == "community" && posting.onEstablishment == false)
      #expect(posting.span == DateSpan(first: day) && posting.township == nil)
    case .certificate(let who, let certificate, let registration):
      #expect(who == person && certificate.number == "0012")
      #expect(registration?.span.last.description == "2026-01-31")
    case .assessment(let who, let assessment):
      #expect(who.documentNumber == good && who.name == nil)
      #expect(assessment == Assessment(year: 2023, result: .passed))
    case .training(let who, let record):
      #expect(who == person && record.hours == Hours(whole: 16))
    case .payment(let who, let payment):
      #expect(who == person && payment.amount == Money(fen: 200_050))
      #expect(payment.measure == "award" && payment.level == .intermediate)
    case .circumstance(let who, let circumstance):
      #expect(who == person && circumstance.kind == "expense" && circumstance.value == "报名费")
      // A receipt is of one day, and its number is fen.
      #expect(circumstance.number == 12_050 && circumstance.span == DateSpan(first: day, last: day))
    case .account(let who, let account):
      #expect(who == person && account == BankAccount(bank: "某银行", number: "9999010000001"))
    case .organisation(let one):
      #expect(one.code == "52350526MJ0000001K" && one.form == "社会服务机构" && one.county == "德化县")
      #expect(one.grade == "4A" && one.gradeSpan?.first.description == "2022-01-10")
      #expect(one.span.last == .openEnd && one.level == nil && one.bankAccount == nil)
    case .station(let one):
      #expect(one.code == "QN-01" && one.kind == "station" && one.county == "铜官区")
      #expect(one.residents == 20_000 && one.tier == nil && one.township == nil)
    case nil: Issue.record("rejected")
    }
  }

  @Test(
    "money is yuan in its own column, and in that of numbers for receipts alone",
    arguments: [
      ("票据", "120.5", "", 12_050), ("票据", "", "120.5", 12_050), ("核定奖励", "", "2000", 200_000),
      ("核定奖励", "2000", "", 2_000), ("数量", "20000", "", 20_000), ("数量", "20000.5", "", nil),
      ("核定奖励", "2000", "2000", nil), ("核定奖励", "", "2000.555", nil), ("数量", "", "", nil),
    ] as [(String, String, String, Int64?)])
  func money(matter: String, number: String, amount: String, expected: Int64?) throws {
    func cell(_ text: String) -> SourceCell { text.isEmpty ? .empty : .text(text) }
    let row = try read(
      .circumstances, ["事项": .text(matter), "数值": cell(number), "金额(元)": cell(amount)])
    guard case .circumstance(_, let circumstance)? = row.record else {
      #expect(expected == nil && row.findings.first?.code == "bad_amount")
      return
    }
    #expect(circumstance.number == expected)
  }

  @Test("every mandatory cell of every kind must be filled", arguments: ImportKind.allCases)
  func mandatory(kind: ImportKind) throws {
    for column in kind.layout.columns {
      let code = try code(kind, column.header.zh, "\u{3000}\u{200B} ")
      let isHalfTerm = [.registeredOn, .registeredUntil].contains(column.field)
      #expect(
        (code == "empty_mandatory") == (column.isMandatory || isHalfTerm), "\(column.header.zh)")
    }
    let neither = try read(.certificates, ["登记日期": .empty, "登记有效期至": .empty])
    #expect(neither.findings.isEmpty)
  }

  @Test(
    "an ID is refused as ruined, or as wrong, or taken",
    arguments: [
      (good, nil), ("11010519491231002x", nil), ("\u{A0}１１０１０５１９４９１２３１００２Ｘ\u{3000}", nil),
      ("6.40199E+17", "id_ruined_by_excel"), ("6E+17", "id_ruined_by_excel"),
      ("640199199504185000", "id_ruined_by_excel"), ("640199199504185001", "id_bad_check"),
      ("110105194912310021", "id_bad_check"), ("11010519490229002X", "id_bad_check"),
      ("1101051949123100X", "id_bad_check"), ("1101051949 1231002X", "id_bad_check"),
    ] as [(String, String?)])
  func identity(text: String, expected: String?) throws {
    #expect(try code(.roster, "身份证号", text) == expected)
  }

  @Test("a number cell is no ID, and only its short form is shown")
  func ruined() throws {
    let cell = SourceCell.number(text: "6.40199199504186e+17", isDate: false)
    let finding = try read(.roster, ["身份证号": cell]).findings.first
    #expect(finding?.code == "id_ruined_by_excel" && finding?.value == "6.40199E+17")
    let text = try read(.roster, ["身份证号": .text("640199199504185000")]).findings.first
    #expect(text?.value == "6.40199E+17")
    let bad = try read(.roster, ["身份证号": .text("110105194912310021")]).findings.first
    #expect(bad?.value == nil)
  }

  @Test("another document's number is taken as it is, also where the register knows it")
  func otherDocuments() throws {
    let passport = try read(
      .roster, ["证件类型": .text("护照"), "身份证号": .text("ｅ12345678")])
    guard case .roster(let worker, _) = passport.record else { throw Missing() }
    #expect(worker.documentNumber == "E12345678" && worker.documentType == "护照")
    #expect(try read(.assessments, ["身份证号": .text("E12345678")]).record == nil)
    #expect(
      try read(.assessments, ["身份证号": .text("E12345678")], known: ["E12345678"]).record != nil)
  }

  @Test(
    "dates are read in every form offices use, and no others",
    arguments: [
      ("2023-3-1", "2023-03-01"), ("2023-03-01", "2023-03-01"), ("2023/03/01", "2023-03-01"),
      ("2023.3.1", "2023-03-01"), ("2023年3月1日", "2023-03-01"), ("20230301", "2023-03-01"),
      ("２０２３－０３－０１", "2023-03-01"), ("2023-03-01 00:00:00", "2023-03-01"),
      ("2024-02-29", "2024-02-29"), ("2023-02-29", nil), ("2023-02-30", nil), ("2023-13-01", nil),
      ("2023-3/1", nil), ("2023-3", nil), ("23-3-1", nil), ("2023年3月", nil), ("45000", nil),
      ("2023-03-01 08:30", nil), ("20230229", nil), ("至今", nil), ("2023-3-1-", nil),
    ] as [(String, String?)])
  func dates(text: String, expected: String?) throws {
    #expect(DateReading.date(text)?.description == expected)
    #expect(try code(.roster, "离岗日期", text) == (expected == nil ? "bad_date" : nil))
  }

  @Test("date cells, bare day counts and eight digits are days; day 60 is not")
  func dateCells() throws {
    func first(_ text: String, isDate: Bool) throws -> String? {
      let row = try read(.roster, ["到岗日期": .number(text: text, isDate: isDate)])
      guard case .roster(_, let posting) = row.record else { return row.findings.first?.code }
      return posting.span.first.description
    }
    #expect(try first("45384", isDate: true) == "2024-04-02")
    #expect(try first("45384", isDate: false) == "2024-04-02")
    #expect(try first("20230301", isDate: false) == "2023-03-01")
    #expect(try first("60", isDate: true) == "bad_date")
    #expect(try first("-1", isDate: true) == "bad_date")
  }

  @Test("an end may be the day of the start and not the day before")
  func order() throws {
    #expect(try code(.roster, "离岗日期", "2023-03-01") == nil)
    #expect(try code(.roster, "离岗日期", "2023-02-28") == "end_before_start")
    #expect(try code(.certificates, "登记有效期至", "2023-01-31") == "end_before_start")
    #expect(try code(.training, "结束日期", "2023-02-28") == "end_before_start")
  }

  @Test(
    "hours are above zero and at most twelve a day",
    arguments: [
      ("24", nil), ("24.01", "bad_hours"), ("0.01", nil), ("0", "bad_hours"), ("-8", "bad_hours"),
      ("１６．０", nil), ("7.125", "bad_hours"), ("八", "bad_hours"), ("8小时", "bad_hours"),
      (".5", "bad_hours"), ("5.", "bad_hours"), ("007.5", nil), ("1e1", "bad_hours"),
    ] as [(String, String?)])
  func hours(text: String, expected: String?) throws {
    #expect(try code(.training, "学时", text) == expected)
  }

  @Test(
    "the other reasons",
    arguments: [
      (.certificates, "证书等级", "中级社工", "unknown_level"), (.certificates, "证书等级", "社会工作师\u{A0}", nil),
      (.payments, "发放金额(元)", "0", "bad_amount"), (.payments, "发放金额(元)", "0.01", nil),
      (.payments, "发放金额(元)", "2000.005", "bad_amount"), (.payments, "发放金额(元)", "￥2,000元", nil),
      (.payments, "发放金额(元)", "20,00", "bad_amount"), (.assessments, "年度", "23", "bad_year"),
      (.assessments, "年度", "２０２３年", nil), (.assessments, "结果", "良好", "unknown_result"),
      (.training, "考核结果", "通过", "unknown_result"), (.roster, "是否在编", "不详", "bad_establishment"),
      (.roster, "是否在编", "Yes", nil), (.roster, "证件类型", "站点编号", "not_a_person"),
      (.roster, "证件类型", "统一社会信用代码", "not_a_person"), (.roster, "证件类型", "护照", nil),
      (.organisations, "统一社会信用代码", "52350526MJ0000001L", "bad_credit_code"),
      (.organisations, "统一社会信用代码", "52350526mj0000001k", nil),
      (.organisations, "统一社会信用代码", "52350526MI0000001K", "bad_credit_code"),
      (.organisations, "评估有效期至", "2022-01-09", "end_before_start"),
      (.organisations, "评估有效期至", "2022-01-10", nil),
      (.organisations, "结束日期", "2018-05-03", "end_before_start"),
      (.stations, "服务人口", "19999.5", "bad_count"), (.stations, "服务人口", "两万", "bad_count"),
      (.stations, "服务人口", "0", nil), (.stations, "服务人口", "-1", "bad_count"),
      (.stations, "结束日期", "2021-07-31", "end_before_start"), (.stations, "类别", "便民点", nil),
    ] as [(ImportKind, String, String, String?)])
  func others(kind: ImportKind, column: String, text: String, expected: String?) throws {
    #expect(try code(kind, column, text) == expected)
  }

  @Test("the first reason in the promised order is the one given")
  func firstReason() throws {
    var changes: [String: SourceCell] = [
      "学时": .text("0"), "结束日期": .text("2022-01-01"), "开始日期": .text("x"),
      "身份证号": .text("1"), "姓名": .empty,
    ]
    var codes: [String] = []
    for (column, mended) in [
      ("姓名", "甲"), ("身份证号", "6E+17"), ("身份证号", good), ("开始日期", "2023-03-01"),
      ("结束日期", "2023-03-02"), ("学时", "1"),
    ] {
      codes.append(try read(.training, changes).findings.first?.code ?? "")
      changes[column] = .text(mended)
    }
    #expect(
      codes == [
        "empty_mandatory", "id_bad_check", "id_ruined_by_excel", "bad_date", "end_before_start",
        "bad_hours",
      ])
    #expect(try read(.training, changes).findings.isEmpty)
  }

  @Test(
    "numbers a spreadsheet ruined are not stored: a certificate is refused, an account left out")
  func ruinedNumbers() throws {
    let cell = SourceCell.number(text: "9.99901398877983E+18", isDate: false)
    #expect(try read(.certificates, ["管理号": cell]).findings.first?.code == "number_ruined_by_excel")
    let row = try read(.roster, ["银行卡号": cell])
    guard case .roster(let worker, _) = row.record else { throw Missing() }
    #expect(worker.bankAccount == nil)
    #expect(row.findings.map(\.severity) == [.warning] && row.findings[0].value == nil)
    let short = SourceCell.number(text: "999999999999999", isDate: false)
    #expect(try read(.certificates, ["管理号": short]).record != nil)
    // An organisation's account is what its row is sent for, so the row goes back.
    let account = try read(.organisations, ["银行账号": cell]).findings.first
    #expect(account?.code == "number_ruined_by_excel" && account?.value == nil)
  }

  @Test("stored fractions are read as the two decimals they stand for")
  func fractions() throws {
    let row = try read(.payments, ["发放金额(元)": .number(text: "2000.0999999999999", isDate: false)])
    guard case .payment(_, let payment) = row.record else { throw Missing() }
    #expect(payment.amount == Money(fen: 200_010))
    let third = SourceCell.number(text: "2000.005", isDate: false)
    #expect(try read(.payments, ["发放金额(元)": third]).findings.first?.code == "bad_amount")
  }

  @Test("an error of the spreadsheet refuses the row, a formula's text does not")
  func cellErrors() throws {
    #expect(try read(.roster, ["工作单位": .error("#N/A")]).findings.first?.code == "spreadsheet_error")
    let row = try read(.roster, ["工作单位": .text("'=1+1")])
    guard case .roster(_, let posting) = row.record else { throw Missing() }
    #expect(posting.organisation == "=1+1")
  }

  @Test("names are compared with one kind of dot and without blanks")
  func names() {
    for name in ["买买提•江", "买买提・江", "买买提．江", "买买提‧江", " 买买提 ·\u{3000}江\u{200B}"] {
      #expect(nameKey(name) == "买买提·江")
    }
    #expect(nameKey("张三") == "张三" && nameKey("张三") != nameKey("张叁"))
  }
}

private struct Missing: Error {}
