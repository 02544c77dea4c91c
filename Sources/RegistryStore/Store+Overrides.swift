// Where a person put their own judgement in place of what was computed.

public import Workforce

/// One such act.
public struct Override: Hashable, Sendable {
  /// What was set aside.
  public enum Kind: String, Sendable, CaseIterable {
    /// A line that waited was paid or refused.
    case decision
    /// A line that pays was held back for lack of funds, or released.
    case holdBack = "hold_back"
    /// What somebody had to pay back was given up.
    case waiver
    /// An approved roll was voided.
    case reversal
  }

  public let kind: Kind
  public let entry: EntryNumber
  public let instant: String
  /// Name of the user.
  public let actor: String
  public let reason: String
  /// What the entry came from, in the words of the register.
  public let source: String
  /// The roll.
  public let policy: String?
  public let period: Period?
  /// Whose line was decided or held back, or who was let off; nil for a reversal.
  public let worker: WorkerKey?
  /// The rule of the line that was decided; nil for all else.
  public let rule: String?
  /// What the decision pays or takes back, what is held back (below zero), what the voided roll had
  /// paid, or what is given up.
  public let amount: Money?
}

extension Store {
  /// Decisions on lines, lines held back, waivers and reversals in the order of their entries.
  /// - Parameter entry: what was known; nil for now.
  public func overrides(asKnownAt entry: EntryNumber? = nil) throws -> [Override] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        WITH made AS (
          SELECT entry, roll, measure, worker, instalment, 'decision' AS kind, fen, reason
          FROM line_decision
          UNION ALL SELECT entry, roll, measure, worker, 0,
            CASE WHEN verdict IN ('pay', 'refuse') THEN 'decision' ELSE 'hold_back' END, fen, reason
          FROM line_change)
        SELECT CASE entry.kind WHEN 'step' THEN 'reversal' ELSE coalesce(made.kind, entry.kind) END,
          entry.number, instant, actor,
          coalesce(made.reason, entry.reason), source, roll.policy, roll.period,
          coalesce(made.worker, given.worker), measure.rule,
          coalesce(made.fen, roll_step.fen, given.fen)
        FROM entry LEFT JOIN made ON made.entry = entry.number
          LEFT JOIN roll_step ON roll_step.entry = entry.number
          LEFT JOIN recovery AS given ON given.entry = entry.number
          LEFT JOIN roll ON roll.id = coalesce(made.roll, roll_step.roll, given.roll)
          LEFT JOIN measure ON measure.id = made.measure
        WHERE entry.number <= ?1 AND (entry.kind IN ('decision', 'waiver') OR roll_step.step = 'reversed')
        ORDER BY entry.number, measure.rule, made.worker, made.instalment
        """)
      rows.bind(try Self.end(entry, connection).value, at: 1)
      var found: [Override] = []
      while try rows.step() {
        guard let kind = Override.Kind(rawValue: rows.text(0)) else { throw StoreError.corrupted }
        func number(_ column: Int32) -> Int64? {
          if case .integer(let number) = rows.value(column) { number } else { nil }
        }
        found.append(
          Override(
            kind: kind, entry: EntryNumber(rows.int(1)), instant: rows.text(2),
            actor: rows.text(3), reason: rows.text(4), source: rows.text(5),
            policy: rows.optionalText(6), period: number(7).map { Period(index: Int32($0)) },
            worker: number(8).map { WorkerKey(number: $0) }, rule: rows.optionalText(9),
            amount: number(10).map { Money(fen: $0) }))
      }
      return found
    }
  }
}
