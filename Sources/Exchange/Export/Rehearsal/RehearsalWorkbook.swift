// A rehearsal as a workbook: a summary to sign, months by fund, the changes, and the figures of
// the chart of changes.

internal import Workforce

/// Writes a rehearsal as a workbook.
struct RehearsalWorkbook {
  let sheet: RehearsalSheet
  let language: Language

  func write(to output: ExportDestination) throws(ExportError) {
    let title = text(RehearsalWords.heading) + " " + sheet.policy
    let created = sheet.months.last?.period.last ?? .openStart
    try output.replace { path throws(ExportError) in
      let book = try Workbook(path: path, title: title, created: created)
      try writeSummary(to: book, title: title)
      try writeFunds(to: book)
      try writeChanges(to: book)
      try writeDistribution(to: book)
      try book.close()
    }
  }

  private func writeSummary(to book: Workbook, title: String) throws(ExportError) {
    let page = try book.addSheet(named: text(Sentence(zh: "概要", en: "Summary")))
    page.setWidths([22, 14, 16, 14, 16, 16, 12, 12])
    page.setPage(landscape: true, footer: "&C" + text(RollWords.page("&P", of: "&N")))
    page.setHeight(0, points: 28)
    page.merge(title, 0, columns: 0...7, .title)
    var row = 1
    for fact in sheet.facts(in: language) {
      page.write(text(fact.label), row, 0, .text)
      page.merge(fact.text, row, columns: 1...7, .wrapped)
      row += 1
    }
    for (label, count) in peopleCounts {
      page.write(text(label), row, 0, .text)
      page.write(count, row, 1)
      row += 1
    }
    row = writeMonths(to: page, row: row + 1)
    if !sheet.budgets.isEmpty { row = writeBudgets(to: page, row: row + 1) }
    for note in RehearsalWords.notes(on: sheet) {
      page.merge(text(note), row + 1, columns: 0...7, .wrapped)
      row += 1
    }
  }

  private var peopleCounts: [(Sentence, Int)] {
    let people = sheet.people
    return [
      (RehearsalWords.gain, people.gain), (RehearsalWords.newlyPaid, people.newlyPaid),
      (RehearsalWords.lose, people.lose), (RehearsalWords.noLongerPaid, people.noLongerPaid),
      (RehearsalWords.unchanged, people.unchanged),
    ]
  }

  /// Writes the months with their sum and returns the row after them.
  private func writeMonths(to page: WorkbookSheet, row: Int) -> Int {
    head([
      RehearsalWords.period, RehearsalWords.linesNow, RehearsalWords.amountNow,
      RehearsalWords.linesAfter, RehearsalWords.amountAfter, RehearsalWords.difference,
      RehearsalWords.waitingNow, RehearsalWords.waitingAfter,
    ], row, page)
    var row = row + 1
    for month in sheet.months {
      let sums = month.sums
      page.write(month.period.description, row, 0, .text)
      page.write(sums.now.lines, row, 1)
      page.write(sums.now.total, row, 2)
      page.write(sums.after.lines, row, 3)
      page.write(sums.after.total, row, 4)
      page.write(sums.map(\.total).difference, row, 5)
      page.write(sums.now.waiting, row, 6)
      page.write(sums.after.waiting, row, 7)
      row += 1
    }
    let total = sheet.total { $0.sums.map(\.total) }
    page.write(text(RehearsalWords.total), row, 0, .totalLabel)
    page.write(total.now, row, 2, .totalAmount)
    page.write(total.after, row, 4, .totalAmount)
    page.write(total.difference, row, 5, .totalAmount)
    return row + 1
  }

  private func writeBudgets(to page: WorkbookSheet, row: Int) -> Int {
    head([
      RehearsalWords.fund, RehearsalWords.year, RehearsalWords.budget, RehearsalWords.dryNow,
      RehearsalWords.leftNow, RehearsalWords.leftAfter, RehearsalWords.dryAfter,
    ], row, page)
    var row = row + 1
    for budget in sheet.budgets {
      page.write(budget.fund.title, row, 0, .text)
      page.write(budget.year, row, 1)
      page.write(budget.budget, row, 2)
      page.write(budget.reach.now.dryText(in: language), row, 3, .text)
      page.write(budget.reach.now.left, row, 4)
      page.write(budget.reach.after.left, row, 5)
      page.write(budget.reach.after.dryText(in: language), row, 6, .text)
      row += 1
    }
    return row
  }

  private func writeFunds(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(Sentence(zh: "月份与资金渠道", en: "Months and funds")))
    page.setWidths([12, 24, 18, 18, 18])
    page.setPage(landscape: false, footer: "&C" + text(RollWords.page("&P", of: "&N")))
    head([
      RehearsalWords.period, RehearsalWords.fund, RehearsalWords.now, RehearsalWords.after,
      RehearsalWords.difference,
    ], 0, page)
    page.keepHead(above: 1)
    for (place, line) in sheet.fundRows.enumerated() {
      let row = place + 1
      let style: Workbook.Style = line.period == nil ? .totalAmount : .amount
      page.write(
        line.period?.description ?? text(RehearsalWords.total), row, 0,
        line.period == nil ? .totalLabel : .text)
      page.write(line.fund.title, row, 1, .text)
      page.write(line.sums.now, row, 2, style)
      page.write(line.sums.after, row, 3, style)
      page.write(line.sums.difference, row, 4, style)
    }
  }

  private func writeChanges(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(Sentence(zh: "变化最大的人", en: "Largest changes")))
    page.setWidths([11, 21, 13, 13, 13, 10, 13, 13, 90])
    page.setPage(landscape: true, footer: "&C" + text(RollWords.page("&P", of: "&N")))
    head([
      RehearsalWords.worker, RehearsalWords.idNumber, RehearsalWords.now, RehearsalWords.after,
      RehearsalWords.difference, RehearsalWords.period, RehearsalWords.monthNow,
      RehearsalWords.monthAfter, RehearsalWords.explanation,
    ], 0, page)
    page.keepHead(above: 1)
    var row = 1
    for change in sheet.largest {
      page.write(change.worker.description, row, 0, .text)
      page.write(change.idNumber, row, 1, .text)
      page.write(change.sum.now, row, 2)
      page.write(change.sum.after, row, 3)
      page.write(change.sum.difference, row, 4)
      page.write(change.period.description, row, 5, .text)
      page.write(change.month.now, row, 6)
      page.write(change.month.after, row, 7)
      page.write(text(RehearsalWords.marks), row, 8, .wrapped)
      row += 1
      for line in change.explanation {
        page.write(line.text(in: language), row, 8, .wrapped)
        row += 1
      }
    }
  }

  private func writeDistribution(to book: Workbook) throws(ExportError) {
    let page = try book.addSheet(named: text(Sentence(zh: "每人变化分布", en: "Change per person")))
    page.setWidths([18, 18, 12])
    page.setPage(landscape: false, footer: "&C" + text(RollWords.page("&P", of: "&N")))
    head([RehearsalWords.from, RehearsalWords.to, RehearsalWords.people], 0, page)
    page.keepHead(above: 1)
    for (place, step) in sheet.distribution.enumerated() {
      page.write(step.from, place + 1, 0)
      page.write(step.to, place + 1, 1)
      page.write(step.people, place + 1, 2)
    }
    page.merge(
      text(RehearsalWords.steps), sheet.distribution.count + 1, columns: 0...2, .wrapped)
  }

  private func head(_ titles: [Sentence], _ row: Int, _ page: WorkbookSheet) {
    for (column, title) in titles.enumerated() { page.write(text(title), row, column, .heading) }
  }

  private func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
}
