// A rehearsal for a terminal.

public import Workforce

extension RehearsalSheet {
  /// Months side by side, then funds, budgets, people and the largest changes explained.
  public func text(in language: Language) -> String {
    func say(_ sentence: Sentence) -> String { sentence.text(in: language) }
    var parts = [
      facts(in: language).map { "\(say($0)): \($1)" }.joined(separator: "\n") + "\n",
      monthTable.text(in: language), fundTable(in: language),
    ]
    if !budgets.isEmpty { parts.append(budgetTable(in: language)) }
    let notes = RehearsalWords.notes(on: self).map(say)
    if !notes.isEmpty { parts.append(notes.joined(separator: "\n") + "\n") }
    parts.append(counts.text(in: language) + "\n")
    if !largest.isEmpty {
      parts.append(say(RehearsalWords.largestTitle) + "\n" + largestTable.text(in: language))
      parts.append(say(RehearsalWords.marks) + "\n")
      parts += largest.map { $0.text(in: language) }
    }
    return parts.joined(separator: "\n")
  }

  /// What was rehearsed, in the order papers show it.
  func facts(in language: Language) -> [(label: Sentence, text: String)] {
    let first = months.first?.period.description ?? ""
    let last = months.last?.period.description ?? ""
    var facts = [
      (RehearsalWords.policy, "\(policy) \(title)"),
      (RehearsalWords.months, language == .zh ? "\(first) 至 \(last)" : "\(first) to \(last)"),
      (RehearsalWords.knownAt, knownAt.description),
      (RehearsalWords.nowSheet, sheets.now), (RehearsalWords.afterSheet, sheets.after),
    ]
    if !settings.isEmpty {
      facts.append((RehearsalWords.settings, settings.joined(separator: ", ")))
    }
    return facts
  }

  private var monthTable: TextTable {
    var table = TextTable(columns: [
      .init(RehearsalWords.period), .init(RehearsalWords.linesNow, .right),
      .init(RehearsalWords.amountNow, .right), .init(RehearsalWords.linesAfter, .right),
      .init(RehearsalWords.amountAfter, .right), .init(RehearsalWords.difference, .right),
      .init(RehearsalWords.waitingNow, .right), .init(RehearsalWords.waitingAfter, .right),
    ])
    table.omitsEmptyColumns = true
    for month in months {
      let sums = month.sums
      func waiting(_ count: Int) -> String { count == 0 ? "" : String(count) }
      table.append([
        month.period.description, String(sums.now.lines), sums.now.total.grouped,
        String(sums.after.lines), sums.after.total.grouped,
        sums.map(\.total).difference.grouped, waiting(sums.now.waiting),
        waiting(sums.after.waiting),
      ])
    }
    return table
  }

  /// Rows of every month and fund, and of each fund over all months.
  var fundRows: [(period: Period?, fund: Fund, sums: Both<Money>)] {
    months.flatMap { month in funds.map { (month.period, $0, sums($0, in: month)) } }
      + funds.map { fund in (nil, fund, total { sums(fund, in: $0) }) }
  }

  private func fundTable(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(RehearsalWords.period), .init(RehearsalWords.fund), .init(RehearsalWords.now, .right),
      .init(RehearsalWords.after, .right), .init(RehearsalWords.difference, .right),
    ])
    for row in fundRows {
      table.append([
        row.period?.description ?? RehearsalWords.total.text(in: language),
        row.fund.name, row.sums.now.grouped, row.sums.after.grouped,
        row.sums.difference.grouped,
      ])
    }
    return RehearsalWords.fundsTitle.text(in: language) + "\n" + table.text(in: language)
  }

  private func budgetTable(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(RehearsalWords.fund), .init(RehearsalWords.year),
      .init(RehearsalWords.budget, .right), .init(RehearsalWords.dryNow),
      .init(RehearsalWords.leftNow, .right), .init(RehearsalWords.dryAfter),
      .init(RehearsalWords.leftAfter, .right),
    ])
    for budget in budgets {
      let dry = budget.reach.map { $0.dryText(in: language) }
      table.append([
        budget.fund.name, String(budget.year), budget.budget.grouped,
        dry.now, budget.reach.now.left.grouped, dry.after, budget.reach.after.left.grouped,
      ])
    }
    return RehearsalWords.budgetsTitle.text(in: language) + "\n" + table.text(in: language)
  }

  /// Who gains and who loses, in one line.
  var counts: Sentence {
    Sentence(
      zh: "增加 \(people.gain) 人（其中新增发放 \(people.newlyPaid) 人），减少 \(people.lose) 人"
        + "（其中不再发放 \(people.noLongerPaid) 人），不变 \(people.unchanged) 人",
      en: "\(people.gain) gain (\(people.newlyPaid) newly paid), \(people.lose) lose "
        + "(\(people.noLongerPaid) no longer paid), \(people.unchanged) paid the same")
  }

  private var largestTable: TextTable {
    var table = TextTable(columns: [
      .init(RehearsalWords.worker), .init(RehearsalWords.idNumber),
      .init(RehearsalWords.now, .right), .init(RehearsalWords.after, .right),
      .init(RehearsalWords.difference, .right),
    ])
    for change in largest {
      table.append([
        change.worker.description, change.idNumber, change.sum.now.grouped,
        change.sum.after.grouped, change.sum.difference.grouped,
      ])
    }
    return table
  }
}

extension RehearsalSheet.Fund {
  /// The code, which `--budget` takes, and what papers call it.
  fileprivate var name: String { title == code ? code : "\(code) \(title)" }
}

extension RehearsalSheet.Budget.Reach {
  /// The month, or that the budget lasts.
  func dryText(in language: Language) -> String {
    dryIn?.description ?? RehearsalWords.lasts.text(in: language)
  }
}

extension RehearsalSheet.Change {
  /// Why the sum changes.
  fileprivate func text(in language: Language) -> String {
    let rise = month.difference.grouped
    let head =
      "\(worker)  \(period)  \(month.now.grouped) → \(month.after.grouped)"
      + (language == .zh ? "（差额 \(rise)）" : " (difference \(rise))")
    return ([head] + explanation.map { $0.text(in: language) }).joined(separator: "\n") + "\n"
  }
}

extension RehearsalSheet.Change.Line {
  /// The line behind its mark.
  func text(in language: Language) -> String {
    let mark =
      switch side {
      case .both: " "
      case .now: "-"
      case .after: "+"
      }
    let place = place.map { "  \($0)  " } ?? ""
    return DisplayText.escaped("\(mark) \(place)\(text.text(in: language))")
  }
}
