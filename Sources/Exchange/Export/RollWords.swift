// The words around the lines of a roll. Every format takes them from here, so that a column has one
// title wherever it appears.

internal import Workforce

/// Titles and labels of a roll.
enum RollWords {
  static let serial = Sentence(zh: "序号", en: "No.")
  static let period = Sentence(zh: "发放周期", en: "Period")
  static let worker = Sentence(zh: "人员编号", en: "Worker")
  static let idNumber = Sentence(zh: "证件号码", en: "ID number")
  static let name = Sentence(zh: "姓名", en: "Name")
  static let organisation = Sentence(zh: "工作单位", en: "Organisation")
  static let county = Sentence(zh: "县（市、区）", en: "County")
  static let rule = Sentence(zh: "发放项目", en: "Rule")
  static let level = Sentence(zh: "证书级别", en: "Level")
  static let fund = Sentence(zh: "资金渠道", en: "Fund")
  static let amount = Sentence(zh: "金额（元）", en: "Amount (yuan)")
  static let outcome = Sentence(zh: "结果", en: "Outcome")
  static let reason = Sentence(zh: "原因", en: "Reason")
  static let instalment = Sentence(zh: "期次", en: "Instalment")
  static let remark = Sentence(zh: "备注", en: "Remark")
  static let lines = Sentence(zh: "笔数", en: "Lines")

  static let scheme = Sentence(zh: "政策", en: "Scheme")
  static let source = Sentence(zh: "依据", en: "Source")
  static let state = Sentence(zh: "状态", en: "State")
  static let knownAt = Sentence(zh: "数据截至记录号", en: "Known at entry")
  static let policyHash = Sentence(zh: "政策文本摘要", en: "Policy hash")
  static let digest = Sentence(zh: "名册摘要", en: "Roll digest")
  static let total = Sentence(zh: "合计", en: "Total")
  static let totalInCapitals = Sentence(zh: "合计（大写）", en: "Total in capitals")
  static let ownLines = Sentence(zh: "其中本月明细", en: "Of it own lines")
  static let differences = Sentence(zh: "其中以前月份差额", en: "Of it differences")
  static let heldBack = Sentence(zh: "另有缓发（应发未发）", en: "Held back, due and not paid")
  static let payingLines = Sentence(zh: "发放笔数", en: "Lines that pay")
  static let waitingLines = Sentence(zh: "待定及暂缓笔数", en: "Lines that wait")

  static let rollSheetName = Sentence(zh: "发放名册", en: "Roll")
  static let totalsSheetName = Sentence(zh: "汇总", en: "Totals")
  static let pageSubtotal = Sentence(zh: "本页小计", en: "Total of this page")

  /// The number of a page: figures on a PDF, the codes `&P` and `&N` in a workbook.
  static func page(_ number: String, of pages: String) -> Sentence {
    Sentence(zh: "第 \(number) 页 共 \(pages) 页", en: "Page \(number) of \(pages)")
  }

  /// Who signs, in the order of signing.
  static let signatures = [
    Sentence(zh: "制表：", en: "Prepared by:"),
    Sentence(zh: "审核：", en: "Checked by:"),
    Sentence(zh: "负责人：", en: "Approved by:"),
  ]
  static let date = Sentence(zh: "日期：", en: "Date:")

  /// The facts by which a roll can be found and recomputed, in the order papers show them.
  static func facts(
    of sheet: RollSheet, in language: Language
  ) -> [(label: Sentence, text: String)] {
    [
      (scheme, sheet.schemeTitle),
      (source, sheet.sourceText),
      (period, sheet.period.description),
      (state, sheet.state.title.text(in: language)),
      (knownAt, sheet.knownAt.description),
      (policyHash, sheet.policyHash),
      (digest, sheet.digest),
      (payingLines, String(sheet.totals.payingLines)),
      (waitingLines, String(sheet.totals.waitingLines)),
    ]
  }
}
