// What rolls did to what was paid of months sealed before them.

public import Workforce

/// That a roll, or its reversal, changed what a worker had of a sealed month.
public struct ChangedPayment: Hashable, Sendable {
  public let worker: Int64
  /// The measure: policy and rule.
  public let policy: String
  public let rule: String
  /// Number of the roll whose month it is about.
  public let corrects: Int64
  /// Number of the roll that says so.
  public let roll: Int64
  /// The entry that sealed that roll, or reversed it.
  public let entry: EntryNumber
  public let isReversal: Bool
  /// Whether somebody decided it after the roll was computed.
  public let wasDecided: Bool
}

extension Store {
  /// What sealed rolls and reversals changed of months sealed before, in the order of entries.
  /// - Parameters:
  ///   - entry: sealed or reversed after this entry.
  ///   - last: sealed or reversed by this one; what was reversed by then was never sealed.
  public func changedPayments(
    after entry: EntryNumber, through last: EntryNumber
  ) throws -> [ChangedPayment] {
    try reading { connection in
      let events = try connection.prepare(
        """
        SELECT id, settled_entry AS event, 0 FROM roll
        WHERE settled_entry > ?1 AND \(Self.isSealed(by: "?2"))
        UNION ALL SELECT roll, entry, 1 FROM roll_step
        WHERE step = 'reversed' AND entry > ?1 AND entry <= ?2 ORDER BY event
        """)
      events.bind(entry.value, at: 1)
      events.bind(last.value, at: 2)
      let lines = try connection.prepare(
        """
        SELECT worker, measure.policy, measure.rule, corrects, decided FROM (
          SELECT worker_id AS worker, measure_id AS measure, corrects, 0 AS decided
          FROM difference_line WHERE roll_id = ?1
          UNION SELECT worker, measure, corrects, verdict = 'pay' FROM standing_change
          WHERE roll = ?1 AND corrects <> ?1) AS made
        JOIN measure ON measure.id = made.measure
        """)
      var changes: [ChangedPayment] = []
      while try events.step() {
        lines.bind(events.int(0), at: 1)
        while try lines.step() {
          changes.append(
            ChangedPayment(
              worker: lines.int(0), policy: lines.text(1), rule: lines.text(2),
              corrects: lines.int(3), roll: events.int(0), entry: EntryNumber(events.int(1)),
              isReversal: events.int(2) == 1, wasDecided: lines.int(4) == 1))
        }
        lines.reset()
      }
      return changes
    }
  }
}
