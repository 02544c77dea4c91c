import Foundation
import Testing
import Workforce

@testable import Exchange

extension RehearsalSheet {
  /// Two months, two funds, one budget and one explained change.
  static func winter() -> RehearsalSheet {
    func sums(_ city: Int64, _ region: Int64, waiting: Int = 0) -> Sums {
      Sums(
        lines: 2, waiting: waiting, total: Money(fen: city + region),
        byRule: ["allowance": Money(fen: city + region)],
        byFund: region == 0
          ? ["city": Money(fen: city)]
          : ["city": Money(fen: city), "region": Money(fen: region)], isInForce: true)
    }
    let city = Fund(code: "city", title: "市级 <资金>")
    return RehearsalSheet(
      policy: "city/allowance", title: "持证补贴", sheets: .init(now: "old.lua", after: "new.lua"),
      inForce: .init(now: .from(2021, 1), after: .from(2021, 1)),
      settings: ["allowance.junior=300"], knownAt: EntryNumber(7), beginsUnsettled: false,
      months: [
        Month(
          period: .month(2023, 12), sums: .init(now: sums(20_000, 5_000), after: sums(30_050, 0))),
        Month(
          period: .month(2024, 1),
          sums: .init(now: sums(20_000, 0), after: sums(123_456_789, 0, waiting: 3))),
      ],
      funds: [city, Fund(code: "region", title: "region")],
      budgets: [
        Budget(
          fund: city, year: 2024, budget: Money(fen: 100_000),
          reach: .init(
            now: .init(asked: Money(fen: 20_000), left: Money(fen: 80_000), dryIn: nil),
            after: .init(
              asked: Money(fen: 123_456_789), left: Money(fen: -123_356_789),
              dryIn: .month(2024, 1))))
      ],
      people: People(gain: 1, lose: 2, newlyPaid: 1, noLongerPaid: 2, unchanged: 4),
      distribution: [
        Step(from: Money(fen: -20_000), to: .zero, people: 2),
        Step(from: .zero, to: .zero, people: 4),
        Step(from: .zero, to: Money(fen: 20_050), people: 1),
      ],
      largest: [
        Change(
          worker: WorkerKey(number: 42), idNumber: "640*************14",
          sum: .init(now: .zero, after: Money(fen: 20_050)), period: .month(2024, 1),
          month: .init(now: .zero, after: Money(fen: 10_000)),
          explanation: [
            .init(side: .now, place: "old.lua:9", text: Sentence(zh: "否  =旧", en: "no  =old")),
            .init(side: .after, place: "new.lua:9", text: Sentence(zh: "是  新", en: "yes  new")),
            .init(side: .both, place: nil, text: Sentence(zh: "  同", en: "  same")),
          ])
      ])
  }
}

extension DateSpan {
  fileprivate static func from(_ year: Int32, _ month: Int32) -> DateSpan {
    guard let span = DateSpan(first: Period.month(year, month).first) else { preconditionFailure() }
    return span
  }
}

extension Period {
  fileprivate static func month(_ year: Int32, _ month: Int32) -> Period {
    Period(index: year * 12 + month - 1)
  }
}

@Suite("Rehearsals on paper")
struct RehearsalFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("a table has months, funds, budgets, people and the marked explanation in both languages")
  func table() {
    let zh = RehearsalSheet.winter().text(in: .zh)
    let en = RehearsalSheet.winter().text(in: .en)
    for line in [
      "2024-01         2    200.00           2  1,234,567.89  1,234,367.89           3",
      "2023-12  city 市级 <资金>  200.00        300.50        100.50",
      "合计     region             50.00          0.00        -50.00",
      "city 市级 <资金>  2024  1,000.00  够用        800.00  2024-01     -1,233,567.89",
      "变更后有 3 行待定或暂缓，不在金额中；这样的名册须先解决才能结算",
      "没有给出 region 的年度预算（--budget 渠道=元），不判断何时用尽",
      "2023 年中 2023-12 以前的支出没有试算，未从预算中扣除",
      "增加 1 人（其中新增发放 1 人），减少 2 人（其中不再发放 2 人），不变 4 人",
      "W0000042  640*************14  0.00  200.50  200.50",
      "W0000042  2024-01  0.00 → 100.00（差额 100.00）",
      "-   old.lua:9  否  =旧", "+   new.lua:9  是  新", "    同",
    ] {
      #expect(zh.contains(line + "\n"), "\(line)\n\(zh)")
    }
    for line in [
      "changed values: allowance.junior=300", "months: 2023-12 to 2024-01",
      "city 市级 <资金>  2024            1,000.00  lasts      800.00  2024-01    -1,233,567.89",
      "after: 3 line(s) are undecided or held and in no sum; such a roll cannot be settled before "
        + "they are decided",
      "no yearly budget was given for region (--budget fund=yuan), so when it runs dry is not "
        + "known",
      "1 gain (1 newly paid), 2 lose (2 no longer paid), 4 paid the same",
      "W0000042  2024-01  0.00 → 100.00 (difference 100.00)", "+   new.lua:9  yes  new",
    ] {
      #expect(en.contains(line + "\n"), "\(line)\n\(en)")
    }
  }

  @Test("what a reader must know of the beginning and of months without a roll is said")
  func notes() {
    var sheet = RehearsalSheet.winter()
    sheet.beginsUnsettled = true
    sheet.months[0].sums.now.isInForce = false
    sheet.inForce.now = .from(2024, 1)
    let zh = sheet.text(in: .zh)
    #expect(zh.contains("现行规则表自 2024-01-01 起生效，有 1 个月没有名册，按零计"))
    sheet.inForce.now = DateSpan(
      first: Period.month(2021, 1).first, last: Period.month(2023, 11).last) ?? sheet.inForce.now
    #expect(
      sheet.text(in: .zh).contains("现行规则表自 2021-01-01 起、至 2023-11-30 止有效，有 1 个月没有名册"))
    #expect(sheet.text(in: .en).contains("in force from 2021-01-01 to 2023-11-30; 1 month(s)"))
    #expect(zh.contains("2023-11 没有已结算的名册；2023-12 以前发放的"))
    #expect(sheet.text(in: .en).contains("2023-11 has no settled roll"))
    #expect(!RehearsalSheet.winter().text(in: .zh).contains("没有已结算的名册"))
  }

  @Test("the document for scripts holds every figure in whole fen")
  func json() throws {
    let path = folder.file("r.json")
    try RehearsalFormat.json.write(.winter(), language: .en, to: .file(path))
    let read = try python(
      """
      import json,sys
      d=json.load(open(sys.argv[1]))
      f=d['funds'][0]
      print(d['from'],d['to'],d['set'],[m['total_fen'] for m in d['after']],
        d['after'][1]['waiting'])
      print(f['fund'],f['before_fen'],f['after_fen'],f['difference_fen'],
        [m['difference_fen'] for m in f['months']])
      b=d['budgets'][0]
      print(b['year'],b['budget_fen'],b['now']['dry_in'],b['after']['dry_in'],
        b['after']['left_fen'],
        d['funds_without_budget'])
      print(d['gainers'],d['losers'],d['newly_paid'],d['no_longer_paid'],d['unchanged'],
        [(s['from_fen'],s['to_fen'],s['people']) for s in d['distribution']])
      l=d['largest'][0]
      print(l['worker_key'],l['before_fen'],l['after_fen'],l['period'],l['month']['after_fen'],
        [(e['side'],e['place'],e['text']) for e in l['explanation']])
      """, path)
    #expect(
      read == """
        2023-12 2024-01 ['allowance.junior=300'] [30050, 123456789] 3
        city 40000 123486839 123446839 [10050, 123436789]
        2024 100000 None 2024-01 -123356789 ['region']
        1 2 1 2 4 [(-20000, 0, 2), (0, 0, 4), (0, 20050, 1)]
        W0000042 0 20050 2024-01 10000 [('now', 'old.lua:9', 'no  =old'), \
        ('after', 'new.lua:9', 'yes  new'), ('both', None, '  same')]

        """)
  }

  @Test("the workbook has a sheet each for summary, funds, changes and the chart of changes")
  func workbook() throws {
    let path = folder.file("r.xlsx")
    try RehearsalFormat.xlsx.write(.winter(), language: .zh, to: .file(path))
    let read = try python(
      """
      import re,sys,zipfile
      z=zipfile.ZipFile(sys.argv[1])
      print(re.findall(r'<sheet name="([^"]+)"',z.read('xl/workbook.xml').decode()))
      for n in (1,2,3,4):
        x=z.read('xl/worksheets/sheet%d.xml'%n).decode()
        assert '<f>' not in x
        rows=re.findall(r'<row .*?</row>',x,re.S)
        for r in rows:
          print(n,'|'.join(re.sub('<[^>]*>','',c) for c in re.findall(r'<c [^>]*>.*?</c>',r,re.S)))
      """, path)
    for row in [
      "['概要', '月份与资金渠道', '变化最大的人', '每人变化分布']",
      "1 政策试算 city/allowance", "1 改动的数值|allowance.junior=300", "1 其中新增发放|1",
      "1 2024-01|2|200|2|1234567.89|1234367.89|0|3", "1 合计|450|1234868.39|1234418.39",
      "1 市级 &lt;资金&gt;|2024|1000|够用|800|-1233567.89|2024-01",
      "2 2023-12|region|50|0|-50", "2 合计|市级 &lt;资金&gt;|400|1234868.39|1234468.39",
      "3 W0000042|640*************14|0|200.5|200.5|2024-01|0|100|", "3 -   old.lua:9  否  =旧",
      "4 -200|0|2", "4 0|0|4", "4 0|200.5|1",
    ] {
      #expect(read.contains(row), "\(row)\n\(read)")
    }
  }

  @Test("a format is found by its name or the ending of a file")
  func formats() throws {
    #expect(try RehearsalFormat.named("xlsx") == .xlsx)
    #expect(throws: ExportError.unknownFormat(name: "csv", known: ["table", "xlsx", "json"])) {
      try RehearsalFormat.named("csv")
    }
    #expect(RehearsalFormat.forFile("a/b.XLSX") == .xlsx)
    #expect(RehearsalFormat.forFile("a/b.csv") == nil && RehearsalFormat.forFile("json.d/b") == nil)
  }
}
