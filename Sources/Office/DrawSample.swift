// A sample of payments that anybody can draw again.
//
// Each line of a sealed roll that pays, by the rules or by decision, has a number: the SHA-256 of
// "seed,roll,worker,rule,instalment",
// for example "7,3,W0000042,allowance,1". The sample is the lines with the smallest numbers. It does
// not depend on the order of anything, and the files of a package are enough to draw it. Rolls that
// were reversed pay nothing.

import Digests
public import Exchange
import RegistryStore
public import Workforce

/// Draws lines of sealed rolls at random.
public struct DrawSample: Sendable {
  /// Any number; another one gives another sample.
  public var seed: Int64
  /// How many lines, at least 1.
  public var size: Int
  /// Only of this policy; nil for all.
  public var policy: String?
  /// Only of these months; nil for all.
  public var periods: ClosedRange<Period>?

  public init(seed: Int64, size: Int, policy: String? = nil, periods: ClosedRange<Period>? = nil) {
    self.seed = seed
    self.size = size
    self.policy = policy
    self.periods = periods
  }

  /// A line that was drawn.
  public struct Item: Sendable {
    /// Lower-case hex; the smaller, the earlier.
    public let draw: String
    public let roll: Roll
    public let line: PayoutLine
    public let name: String
    /// Masked.
    public let idNumber: String
  }

  /// The sample in the order of the draw.
  public struct Answer: Sendable {
    public let items: [Item]
    /// How many lines there were to draw from.
    public let lines: Int
  }

  /// - Throws: ``DutyError``, `StoreError`.
  public func run(_ clerk: Clerk) throws -> Answer {
    try clerk.needsEverywhere(.read)
    var drawn: [(draw: String, roll: Roll, line: PayoutLine)] = []
    var lines = 0
    for stored in try clerk.rolls()
    where stored.settledBy != nil && stored.last != .reversed && isWanted(stored.roll) {
      let decided: [LineKey: LineDecision] = try clerk.store.decisions(ofRoll: stored.roll.number)
        .reduce(into: [:]) { $0[$1.line] = $1 }
      try clerk.store.forEachPayoutLine(ofRoll: stored.roll.number) { line in
        let line = decided[LineKey(line)]?.applied(to: line) ?? line
        guard line.outcome == .pays else { return }
        lines += 1
        let text = "\(seed),\(stored.roll.number),\(line.worker),\(line.rule),\(line.instalment)"
        drawn.append((SHA256.hex(text), stored.roll, line))
        // Kept short on the way, so that a sample of a large register needs little memory.
        if drawn.count >= max(4096, size * 2) { shorten(&drawn) }
      }
    }
    shorten(&drawn)
    return Answer(
      items: try drawn.map { draw, roll, line in
        let facts = try clerk.store.facts(of: line.worker, asKnownAt: roll.knownAt)
        return Item(
          draw: draw, roll: roll, line: line, name: facts.person?.value.name ?? "",
          idNumber: IdentityNumber.masked(facts.person?.value.documentNumber ?? ""))
      }, lines: lines)
  }

  private func isWanted(_ roll: Roll) -> Bool {
    (policy == nil || roll.policy == policy) && (periods?.contains(roll.period) ?? true)
  }

  private func shorten(_ drawn: inout [(draw: String, roll: Roll, line: PayoutLine)]) {
    drawn.sort { $0.draw < $1.draw }
    drawn.removeLast(max(0, drawn.count - size))
  }
}

extension DrawSample.Answer {
  /// As a table, with the number of lines above it.
  public func text(in language: Language) -> String {
    var table = TextTable(columns: [
      .init(Sentence(zh: "抽签号", en: "draw")), .init(Sentence(zh: "政策", en: "policy")),
      .init(Sentence(zh: "月份", en: "period")), .init(Sentence(zh: "人员编号", en: "worker")),
      .init(Sentence(zh: "姓名", en: "name")), .init(Sentence(zh: "证件号码", en: "number")),
      .init(Sentence(zh: "条款", en: "rule")),
      .init(Sentence(zh: "金额（元）", en: "yuan"), .right),
    ])
    for item in items {
      table.append([
        String(item.draw.prefix(8)), item.roll.policy, item.roll.period.description,
        item.line.worker.description, item.name, item.idNumber, item.line.rule,
        item.line.amount.grouped,
      ])
    }
    return Sentence(
      zh: "从 \(lines) 行中抽出 \(items.count) 行", en: "\(items.count) of \(lines) lines"
    ).text(in: language) + "\n" + table.text(in: language)
  }

  public var json: JSONValue {
    [
      "lines": JSONValue(lines),
      "sample": .array(
        items.map { item in
          [
            "draw": .string(item.draw), "roll": .integer(item.roll.number),
            "policy": .string(item.roll.policy), "period": .string(item.roll.period.description),
            "worker_key": .string(item.line.worker.description), "name": .string(item.name),
            "id_number": .string(item.idNumber), "rule": .string(item.line.rule),
            "instalment": JSONValue(item.line.instalment),
            "level": JSONValue(item.line.level?.code), "fund": .string(item.line.fund),
            "amount_fen": .integer(item.line.amount.fen),
          ]
        }),
    ]
  }
}
