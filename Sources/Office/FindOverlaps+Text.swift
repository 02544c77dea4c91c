// Overlaps and gaps as the author and programs read them.

public import Exchange
import PolicyEngine
public import Workforce

extension FindOverlaps.Answer {
  /// A table of all, and below it the tests that show what nobody has stated.
  public func text(in language: Language) -> String {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var lines: [String] = []
    if !overlaps.isEmpty || !gaps.isEmpty {
      var table = TextTable(columns: [
        .init(Sentence(zh: "情形", en: "what")), .init(Sentence(zh: "条款", en: "rule")),
        .init(Sentence(zh: "月份", en: "month")), .init(Sentence(zh: "金额", en: "yuan"), .right),
        .init(Sentence(zh: "说明", en: "why")),
      ])
      func append(_ title: Sentence, _ first: RulePayment, _ second: RulePayment?, _ why: Sentence) {
        table.append([title.text(in: language)] + cells(first) + [why.text(in: language)])
        if let second { table.append([""] + cells(second)) }
      }
      for one in overlaps { append(one.title, one.first, one.second, one.remark) }
      for gap in gaps { append(gap.title, gap.before, gap.after, gap.remark) }
      lines.append(table.text(in: language))
    }
    for test in unstated.flatMap(\.tests) + gaps.flatMap(\.tests) {
      lines += [test.file] + test.text.split(separator: "\n").map { "    " + $0 } + [""]
    }
    let stated = overlaps.count - unstated.count
    lines.append(
      say(
        "\(sheets) 张规则表：重复而未说明 \(unstated.count) 对，已说明 \(stated) 对，空档或低于下限 \(gaps.count) 处",
        "\(sheets) sheet(s): \(unstated.count) pair(s) pay twice and no sheet says so, \(stated) stated, "
          + "\(gaps.count) gap(s) or rates below a floor"))
    return lines.joined(separator: "\n")
  }

  private func cells(_ paid: RulePayment) -> [String] {
    [paid.name, paid.period.description, paid.amount.grouped]
  }

  /// The same for machines.
  public func json(in language: Language) -> JSONValue {
    [
      "good": .bool(isGood), "sheets": JSONValue(sheets),
      "overlaps": .array(overlaps.map { $0.json(in: language) }),
      "gaps": .array(gaps.map { $0.json(in: language) }),
    ]
  }
}

extension RulePayment {
  fileprivate var name: String { "\(policy):\(rule)" }

  fileprivate var json: JSONValue {
    [
      "policy": .string(policy), "rule": .string(rule), "title": .string(title),
      "file": .string(file), "line": JSONValue(line), "period": .string(period.description),
      "level": JSONValue(level?.code), "amount": .string(amount.description),
      "amount_fen": .integer(amount.fen),
    ]
  }
}

extension [ShowingTest] {
  fileprivate var json: JSONValue {
    .array(map { ["file": .string($0.file), "test": .string($0.text)] })
  }
}

extension Overlap {
  fileprivate var title: Sentence {
    statement == nil
      ? Sentence(zh: "重复：\(paidFor.title.zh)", en: "twice: \(paidFor.title.en)")
      : Sentence(zh: "已说明：\(paidFor.title.zh)", en: "stated: \(paidFor.title.en)")
  }

  /// Where a sheet speaks of the pair, or that none does.
  fileprivate var remark: Sentence {
    if let statement {
      let place = "\(statement.file):\(statement.line) \(statement.word)"
      return statement.isOpen
        ? Sentence(zh: place + "，待核实", en: place + ", to confirm") : Sentence(same: place)
    }
    return isOneWay
      ? Sentence(zh: "只在前者先发时；后者没有查前者", en: "only when the first is paid first")
      : Sentence(zh: "没有规则表说明", en: "no sheet says so")
  }

  fileprivate func json(in language: Language) -> JSONValue {
    [
      "paid_for": .string(paidFor.rawValue), "title": .string(paidFor.title.text(in: language)),
      "first": first.json, "second": second.json, "stated": .bool(statement != nil),
      "statement": statement.map { statement -> JSONValue in
        [
          "file": .string(statement.file), "line": JSONValue(statement.line),
          "word": .string(statement.word), "to_confirm": .bool(statement.isOpen),
        ]
      } ?? .null,
      "one_way": .bool(isOneWay), "tests": tests.json,
    ]
  }
}

extension Gap {
  fileprivate var title: Sentence {
    if case .belowFloor = cause { return Sentence(zh: "低于下限", en: "below the floor") }
    return Sentence(
      zh: "空档 \(span)，\(months.count) 个月", en: "gap \(span), \(months.count) month(s)")
  }

  private var span: String {
    guard let first = months.first, let last = months.last, first != last else {
      return months.first?.description ?? ""
    }
    return "\(first) – \(last)"
  }

  fileprivate var remark: Sentence {
    switch cause {
    case .betweenSheets(let from, let to):
      Sentence(zh: "\(from) 至 \(to) 没有规则表有效", en: "no sheet is in force from \(from) to \(to)")
    case .noValue(let parameter, let from):
      Sentence(
        zh: "parameter \"\(parameter)\" 自 \(from) 起没有这一级别的数值",
        en: "parameter \"\(parameter)\" has no value for the level from \(from) on")
    case .belowFloor(let breach): breach.text
    }
  }

  private var code: String {
    switch cause {
    case .betweenSheets: "between-sheets"
    case .noValue: "no-value"
    case .belowFloor: "below-floor"
    }
  }

  fileprivate func json(in language: Language) -> JSONValue {
    [
      "cause": .string(code), "why": .string(remark.text(in: language)),
      "months": .array(months.map { .string($0.description) }), "before": before.json,
      "after": after?.json ?? .null, "tests": tests.json,
    ]
  }
}
