public import Exchange
public import RegistryStore
public import Workforce

/// Lists the stored rolls.
public enum ListRolls {
  /// Every stored roll, drafts too.
  public struct Answer: Sendable {
    public let rolls: [StoredRoll]
  }

  /// - Throws: `StoreError`.
  public static func run(_ clerk: Clerk) throws -> Answer {
    let user = try clerk.needs(.read)
    let all = user?.grants.contains { $0.scope.isEverywhere } ?? true
    return Answer(
      rolls: try clerk.rolls().filter { stored in
        all || (try? clerk.needs(.read, in: clerk.jurisdiction(of: stored.roll))) != nil
      })
  }
}

extension ListRolls.Answer {
  /// As a table.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "政策", en: "policy")), .init(Sentence(zh: "月份", en: "period")),
      .init(Sentence(zh: "状态", en: "state")), .init(Sentence(zh: "行数", en: "lines"), .right),
      .init(Sentence(zh: "合计（元）", en: "total (yuan)"), .right),
      .init(Sentence(zh: "其中差额", en: "of it differences"), .right),
      .init(Sentence(zh: "缓发（元）", en: "held back"), .right),
      .init(Sentence(zh: "依据记录", en: "known at"), .right),
      .init(Sentence(zh: "摘要", en: "digest")),
    ])
    table.omitsEmptyColumns = true
    for roll in rolls {
      table.append([
        roll.roll.policy, roll.roll.period.description,
        roll.standing.title.text(in: language), String(roll.lines + roll.differences),
        roll.payable.grouped, roll.differences == 0 ? "" : roll.differenceTotal.grouped,
        roll.changes.heldBackLines == 0 ? "" : roll.changes.heldBack.grouped,
        roll.roll.knownAt.description, String(roll.roll.digest.prefix(12)),
      ])
    }
    return table.text(in: language)
  }

  public var json: JSONValue { .array(rolls.map(\.json)) }
}

extension StoredRoll {
  var json: JSONValue {
    [
      "roll": .integer(roll.number), "policy": .string(roll.policy),
      "period": .string(roll.period.description), "state": .string(standing.code),
      "lines": JSONValue(lines), "differences": JSONValue(differences),
      "total_fen": .integer(payable.fen), "line_fen": .integer(ownTotal.fen),
      "difference_fen": .integer(differenceTotal.fen),
      "held_back_fen": .integer(changes.heldBack.fen),
      "known_at": .integer(roll.knownAt.value), "policy_hash": .string(roll.policyHash),
      "engine": .string(roll.engineVersion), "digest": .string(roll.digest),
      "settled_by": settledBy.map { .integer($0.value) } ?? .null,
    ]
  }
}

extension RunRoll.Result {
  /// What happened, with lines and sum by rule.
  public func text(in language: Language) -> String {
    let what: Sentence =
      switch change {
      case .computed: Sentence(zh: "已计算", en: "computed")
      case .unchanged: Sentence(zh: "没有变化", en: "unchanged")
      case .alreadySettled:
        Sentence(
          zh: "此前\(roll.standing.title.zh)，没有改动",
          en: "\(roll.standing.title.en) before, nothing changed")
      case .settled: Sentence(zh: "已结算", en: "settled")
      }
    let whole = roll.payable.sentence(withDifferences: roll.differenceTotal)
    var lines = [
      language == .zh
        ? "\(roll.roll.policy) \(roll.roll.period)：\(what.zh)，\(computedLines) 行，合计 \(whole.zh)"
        : "\(roll.roll.policy) \(roll.roll.period): \(what.en), \(computedLines) lines, \(whole.en)"
    ]
    for rule in RollSummary(roll.summary).rules {
      let sum = Money(fen: rule.fen).grouped
      lines.append(
        language == .zh
          ? "  \(rule.rule)  \(rule.lines) 行  \(sum) 元"
          : "  \(rule.rule)  \(rule.lines) lines  \(sum) yuan")
    }
    if decidedLines > 0 {
      lines.append(
        language == .zh
          ? "  其中 \(decidedLines) 行经人工决定，发放 \(roll.decided.grouped) 元"
          : "  \(decidedLines) line(s) were decided and pay \(roll.decided.grouped) yuan of it")
    }
    if roll.differences > 0 {
      let sum = roll.differenceTotal.grouped
      lines.append(
        language == .zh
          ? "  其中以前月份的差额 \(roll.differences) 行，合计 \(sum) 元"
          : "  \(roll.differences) difference(s) on earlier months come to \(sum) yuan of it")
    }
    if roll.changes.heldBackLines > 0 {
      let (count, sum) = (roll.changes.heldBackLines, roll.changes.heldBack.grouped)
      lines.append(
        language == .zh
          ? "  缓发 \(count) 行 \(sum) 元，应发未发，在以后的名册中补发"
          : "  \(count) line(s) of \(sum) yuan are held back, due and not paid; they come in a later roll")
    }
    if waitingLines > 0 {
      lines.append(
        language == .zh
          ? "  另有 \(waitingLines) 行待定或暂缓，不发放；见 roll show 的原因"
          : "  \(waitingLines) line(s) are undecided or held and pay nothing; see the reasons in roll show"
      )
    }
    return lines.joined(separator: "\n") + openMonths.note(in: language)
  }

  /// Lines of its own month that pay by the computation.
  private var computedLines: Int {
    roll.lines - decidedLines - waitingLines + roll.changes.waitingDifferences
  }

  public var json: JSONValue {
    [
      "change": .string(change.rawValue), "waiting": JSONValue(waitingLines),
      "open_months": .array(openMonths.map { .string($0.period.description) }),
      "rules": .array(
        RollSummary(roll.summary).rules.map {
          ["rule": .string($0.rule), "lines": JSONValue($0.lines), "total_fen": .integer($0.fen)]
        }), "roll": roll.json,
    ]
  }
}

extension Money {
  /// An amount, and the part of it that settles differences of closed months where there is one.
  func sentence(withDifferences differences: Money?) -> Sentence {
    guard let differences, differences != .zero else {
      return Sentence(zh: "\(grouped) 元", en: "\(grouped) yuan")
    }
    let own = Money(fen: fen &- differences.fen).grouped
    return Sentence(
      zh: "\(grouped) 元（本月明细 \(own) 元，以前月份差额 \(differences.grouped) 元）",
      en: "\(grouped) yuan (own lines \(own), differences \(differences.grouped))")
  }
}
