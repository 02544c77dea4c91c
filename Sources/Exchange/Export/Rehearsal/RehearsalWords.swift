// The words around the figures of a rehearsal, in one place for every format.

internal import Workforce

/// Titles and labels of a rehearsal.
enum RehearsalWords {
  static let heading = Sentence(zh: "政策试算", en: "Rehearsal of a policy")
  static let policy = Sentence(zh: "政策", en: "policy")
  static let months = Sentence(zh: "试算月份", en: "months")
  static let knownAt = Sentence(zh: "数据截至记录号", en: "known at entry")
  static let nowSheet = Sentence(zh: "现行规则表", en: "sheet now")
  static let afterSheet = Sentence(zh: "变更后规则表", en: "sheet after")
  static let settings = Sentence(zh: "改动的数值", en: "changed values")

  static let period = Sentence(zh: "月份", en: "period")
  static let linesNow = Sentence(zh: "现行行数", en: "lines now")
  static let amountNow = Sentence(zh: "现行金额", en: "amount now")
  static let linesAfter = Sentence(zh: "变更后行数", en: "lines after")
  static let amountAfter = Sentence(zh: "变更后金额", en: "amount after")
  static let difference = Sentence(zh: "差额", en: "difference")
  static let waitingNow = Sentence(zh: "现行待定", en: "waiting now")
  static let waitingAfter = Sentence(zh: "变更后待定", en: "waiting after")
  static let total = Sentence(zh: "合计", en: "total")

  static let fund = Sentence(zh: "资金渠道", en: "fund")
  static let now = Sentence(zh: "现行", en: "now")
  static let after = Sentence(zh: "变更后", en: "after")
  static let year = Sentence(zh: "年度", en: "year")
  static let budget = Sentence(zh: "年度预算", en: "budget of the year")
  static let dryNow = Sentence(zh: "现行用尽", en: "dry now")
  static let dryAfter = Sentence(zh: "变更后用尽", en: "dry after")
  static let leftNow = Sentence(zh: "现行结余", en: "left now")
  static let leftAfter = Sentence(zh: "变更后结余", en: "left after")
  static let lasts = Sentence(zh: "够用", en: "lasts")

  static let people = Sentence(zh: "人数", en: "people")
  static let gain = Sentence(zh: "增加", en: "gain")
  static let lose = Sentence(zh: "减少", en: "lose")
  static let newlyPaid = Sentence(zh: "其中新增发放", en: "newly paid")
  static let noLongerPaid = Sentence(zh: "其中不再发放", en: "no longer paid")
  static let unchanged = Sentence(zh: "不变", en: "unchanged")
  static let worker = Sentence(zh: "编号", en: "worker")
  static let idNumber = Sentence(zh: "证件号", en: "ID number")
  static let monthNow = Sentence(zh: "该月现行", en: "that month now")
  static let monthAfter = Sentence(zh: "该月变更后", en: "that month after")
  static let explanation = Sentence(zh: "说明", en: "explanation")
  static let from = Sentence(zh: "自（元）", en: "from (yuan)")
  static let to = Sentence(zh: "至（元）", en: "to (yuan)")

  static let fundsTitle = Sentence(zh: "各月各资金渠道", en: "by month and fund")
  static let budgetsTitle = Sentence(zh: "资金何时用尽", en: "when a fund runs dry")
  static let distributionTitle = Sentence(zh: "每人变化的分布", en: "how much people's sums change")
  static let largestTitle = Sentence(zh: "变化最大的人（至多十人）", en: "the largest changes (at most ten)")
  static let marks = Sentence(
    zh: "每人取变化最大的一个月说明：“-”是现行，“+”是变更后，无标记的两边相同",
    en: "each explained by the month with most change: - is now, + is after, the rest is the same")
  static let steps = Sentence(
    zh: "每一档含离零较远的一端；0 为不变", en: "a step includes its end farther from zero; 0 is no change")

  /// What a reader must know about the figures.
  static func notes(on sheet: RehearsalSheet) -> [Sentence] {
    notes(now, sheet.inForce.now, sheet.months.map(\.sums.now))
      + notes(after, sheet.inForce.after, sheet.months.map(\.sums.after))
      + beginning(sheet) + budgetNotes(sheet)
  }

  private static func notes(
    _ side: Sentence, _ inForce: DateSpan, _ months: [RehearsalSheet.Sums]
  ) -> [Sentence] {
    var notes: [Sentence] = []
    let without = months.count { !$0.isInForce }
    if without > 0 {
      let isEnding = inForce.last < .openEnd
      notes.append(
        Sentence(
          zh: "\(side.zh)规则表自 \(inForce.first) 起\(isEnding ? "、至 \(inForce.last) 止有效" : "生效")，"
            + "有 \(without) 个月没有名册，按零计",
          en: "\(side.en): the sheet is in force from \(inForce.first)"
            + "\(isEnding ? " to \(inForce.last)" : ""); "
            + "\(without) month(s) have no roll and count as zero"
        ))
    }
    let waiting = months.reduce(0) { $0 + $1.waiting }
    if waiting > 0 {
      notes.append(
        Sentence(
          zh: "\(side.zh)有 \(waiting) 行待定或暂缓，不在金额中；这样的名册须先解决才能结算",
          en: """
            \(side.en): \(waiting) line(s) are undecided or held and in no sum; such a roll cannot \
            be settled before they are decided
            """))
    }
    return notes
  }

  private static func beginning(_ sheet: RehearsalSheet) -> [Sentence] {
    guard sheet.beginsUnsettled, let first = sheet.months.first?.period else { return [] }
    return [
      Sentence(
        zh: "\(first.previous) 没有已结算的名册；\(first) 以前发放的，只有已结算或已导入的才算已发",
        en: """
          \(first.previous) has no settled roll; of what was paid before \(first), only what is \
          settled or imported counts as paid
          """)
    ]
  }

  private static func budgetNotes(_ sheet: RehearsalSheet) -> [Sentence] {
    var notes: [Sentence] = []
    let missing = sheet.fundsWithoutBudget.map(\.code).joined(separator: ", ")
    if !missing.isEmpty {
      notes.append(
        Sentence(
          zh: "没有给出 \(missing) 的年度预算（--budget 渠道=元），不判断何时用尽",
          en: """
            no yearly budget was given for \(missing) (--budget fund=yuan), so when it runs dry is \
            not known
            """))
    }
    if let first = sheet.months.first?.period, first.month > 1, !sheet.budgets.isEmpty {
      notes.append(
        Sentence(
          zh: "\(first.year) 年中 \(first) 以前的支出没有试算，未从预算中扣除",
          en: """
            what was spent in \(first.year) before \(first) is not rehearsed and not taken off the \
            budget
            """))
    }
    return notes
  }
}
