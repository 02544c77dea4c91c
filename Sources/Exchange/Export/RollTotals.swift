public import Workforce

/// What the lines of a roll come to, altogether and by rule, level and fund.
public struct RollTotals: Hashable, Sendable {
  /// The lines of one rule, level and fund that pay.
  public struct Group: Hashable, Sendable {
    public var rule: String
    public var ruleTitle: String
    public var level: CertificateLevel?
    public var fund: String
    public var lines: Int
    public var amount: Money
  }

  /// Groups by rule id, then level, then fund.
  public private(set) var groups: [Group] = []
  /// Lines that pay.
  public private(set) var payingLines = 0
  /// Lines that wait for a decision: undecided and held. They are in no sum.
  public private(set) var waitingLines = 0
  /// All lines of the roll.
  public private(set) var lines = 0
  /// The sum of the lines that pay, differences of closed months among them.
  public private(set) var amount = Money.zero
  /// Difference lines that pay or take back, and their part of the sum.
  public private(set) var differenceLines = 0
  public private(set) var differences = Money.zero
  /// Lines held back for lack of funds, and what they come to; in no sum.
  public private(set) var heldBackLines = 0
  public private(set) var heldBack = Money.zero

  private struct Key: Hashable {
    let rule: String
    let level: CertificateLevel?
    let fund: String
  }

  /// Adds the lines up.
  /// - Throws: ``ExportError/totalTooLarge`` when a sum does not fit into 64 bits.
  public init(of lines: some Sequence<RollSheetLine>) throws(ExportError) {
    var places: [Key: Int] = [:]
    for line in lines {
      self.lines += 1
      if line.outcome == .undecided || line.outcome == .held { waitingLines += 1 }
      if line.outcome == .heldBack {
        heldBackLines += 1
        guard let sum = heldBack.adding(line.heldBack) else { throw .totalTooLarge }
        heldBack = sum
      }
      guard line.outcome == .pays else { continue }
      payingLines += 1
      if line.instalment == 0 {
        differenceLines += 1
        guard let sum = differences.adding(line.amount) else { throw .totalTooLarge }
        differences = sum
      }
      guard let sum = amount.adding(line.amount) else { throw .totalTooLarge }
      amount = sum
      let key = Key(rule: line.rule, level: line.level, fund: line.fund)
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append(Group(line))
      }
      guard let groupSum = groups[place].amount.adding(line.amount) else { throw .totalTooLarge }
      groups[place].amount = groupSum
      groups[place].lines += 1
    }
    groups.sort { $0.order < $1.order }
  }
}

extension RollTotals.Group {
  fileprivate init(_ line: RollSheetLine) {
    self.init(
      rule: line.rule, ruleTitle: line.ruleTitle, level: line.level, fund: line.fund, lines: 0,
      amount: .zero)
  }

  fileprivate var order: (String, UInt8, String) { (rule, level?.rawValue ?? 0, fund) }
}

extension RollTotals {
  /// The parts of the sum, where it has two, and what is held back; each with its label.
  func parts() -> [(label: Sentence, text: String)] {
    var parts: [(Sentence, String)] = []
    if differenceLines > 0 {
      let own = Money(fen: amount.fen &- differences.fen)
      parts = [(RollWords.ownLines, own.grouped), (RollWords.differences, differences.grouped)]
    }
    if heldBackLines > 0 { parts.append((RollWords.heldBack, heldBack.grouped)) }
    return parts
  }
}
