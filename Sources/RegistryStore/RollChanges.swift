public import Workforce

/// What people changed of what the lines of a roll pay, as sums.
public struct RollChanges: Hashable, Sendable {
  /// Fen the lines of its own month pay more; zero or less, for those held back.
  public var ownFen: Int64 = 0
  /// Fen the difference lines pay more, or less.
  public var differenceFen: Int64 = 0
  /// Lines held back, of both kinds, and what they come to.
  public var heldBackLines = 0
  public var heldBack = Money.zero
  /// Difference lines that wait and nobody decided.
  public var waitingDifferences = 0
  /// Difference lines that waited and were decided.
  public var decidedDifferences = 0

  /// Six values for each `roll`.
  /// - Parameter entry: what was decided by then; nil for now.
  static func columns(asKnownAt entry: EntryNumber?) -> String {
    func sum(_ what: String, _ condition: String) -> String {
      """
      (SELECT coalesce(sum(\(what)), 0) FROM \(Store.standingChanges(asKnownAt: entry)) AS made
        WHERE made.roll = roll.id AND \(condition))
      """
    }
    let decided = sum("1", "made.verdict IN ('pay', 'refuse')")
    return [
      sum("made.fen", "made.corrects = roll.id"), sum("made.fen", "made.corrects <> roll.id"),
      sum("1", "made.verdict = 'hold_back'"), sum("-made.fen", "made.verdict = 'hold_back'"),
      """
      CASE WHEN differences = 0 THEN 0 ELSE (SELECT count(*) FROM difference_line AS line
        WHERE line.roll_id = roll.id AND line.outcome <> \(Outcome.pays.rawValue)) - \(decided) END
      """, decided,
    ].joined(separator: ", ")
  }

  /// - Parameter place: of the first of the values of ``columns(asKnownAt:)``.
  init(_ row: Statement, from place: Int32) {
    ownFen = row.int(place)
    differenceFen = row.int(place + 1)
    heldBackLines = Int(row.int(place + 2))
    heldBack = Money(fen: row.int(place + 3))
    waitingDifferences = Int(row.int(place + 4))
    decidedDifferences = Int(row.int(place + 5))
  }
}
