// A rehearsal for scripts. Money is whole fen.

public import Workforce

extension RehearsalSheet {
  /// Every figure of the tables and charts.
  public func json(in language: Language) -> JSONValue {
    [
      "policy": .string(policy), "title": .string(title),
      "from": JSONValue(months.first?.period.description),
      "to": JSONValue(months.last?.period.description),
      "known_at": .integer(knownAt.value),
      "sheet_now": .string(sheets.now), "sheet_after": .string(sheets.after),
      "set": .array(settings.map { .string($0) }),
      "now": .array(months.map { json($0.period, $0.sums.now) }),
      "after": .array(months.map { json($0.period, $0.sums.after) }),
      "funds": .array(funds.map(json)),
      "budgets": .array(budgets.map(json)),
      "funds_without_budget": .array(fundsWithoutBudget.map { .string($0.code) }),
      "gainers": JSONValue(people.gain), "losers": JSONValue(people.lose),
      "newly_paid": JSONValue(people.newlyPaid), "no_longer_paid": JSONValue(people.noLongerPaid),
      "unchanged": JSONValue(people.unchanged),
      "distribution": .array(
        distribution.map { step in
          [
            "from_fen": .integer(step.from.fen), "to_fen": .integer(step.to.fen),
            "people": JSONValue(step.people),
          ]
        }),
      "largest": .array(largest.map { json($0, language) }),
      "notes": .array(RehearsalWords.notes(on: self).map { .string($0.text(in: language)) }),
    ]
  }

  private func json(_ period: Period, _ sums: Sums) -> JSONValue {
    func fen(_ amounts: [String: Money]) -> JSONValue {
      .object(amounts.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value.fen)) })
    }
    return [
      "period": .string(period.description), "in_force": .bool(sums.isInForce),
      "lines": JSONValue(sums.lines), "waiting": JSONValue(sums.waiting),
      "total_fen": .integer(sums.total.fen), "by_rule": fen(sums.byRule),
      "by_fund": fen(sums.byFund),
    ]
  }

  private func json(_ fund: Fund) -> JSONValue {
    .object(
      [.init("fund", .string(fund.code)), .init("title", .string(fund.title))]
        + members(total { sums(fund, in: $0) })
        + [
          .init(
            "months",
            .array(
              months.map { month in
                .object(
                  [.init("period", .string(month.period.description))]
                    + members(sums(fund, in: month)))
              }))
        ])
  }

  private func json(_ budget: Budget) -> JSONValue {
    func reach(_ reach: Budget.Reach) -> JSONValue {
      [
        "asked_fen": .integer(reach.asked.fen), "left_fen": .integer(reach.left.fen),
        "dry_in": JSONValue(reach.dryIn?.description),
      ]
    }
    return [
      "fund": .string(budget.fund.code), "year": JSONValue(budget.year),
      "budget_fen": .integer(budget.budget.fen), "now": reach(budget.reach.now),
      "after": reach(budget.reach.after),
    ]
  }

  private func json(_ change: Change, _ language: Language) -> JSONValue {
    .object(
      [
        .init("worker_key", .string(change.worker.description)),
        .init("id_number", .string(change.idNumber)),
      ] + members(change.sum) + [
        .init("period", .string(change.period.description)),
        .init("month", .object(members(change.month))),
        .init(
          "explanation",
          .array(
            change.explanation.map { line in
              [
                "side": .string(line.side.rawValue), "place": JSONValue(line.place),
                "text": .string(line.text.text(in: language)),
              ]
            })),
      ])
  }

  private func members(_ sums: Both<Money>) -> [JSONValue.Member] {
    [
      .init("before_fen", .integer(sums.now.fen)), .init("after_fen", .integer(sums.after.fen)),
      .init("difference_fen", .integer(sums.difference.fen)),
    ]
  }
}
