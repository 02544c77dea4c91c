// What a waiver binds, and what can be waived.
//
// A claim comes from what was decided of a difference line as well as from what was computed. Whoever
// waived has to do with no payment of the roll. A roll whose facts were read before a waiver, of whatever
// policy, may pay what was kept: it goes no further.

internal import GRDB

extension Migrations {
  static func bindWaivers(_ db: Database) throws {
    try db.execute(sql: claims + places + overtaken)
  }

  private static let claims =
    """
    DROP TRIGGER recovery_of_a_claim;
    CREATE TRIGGER recovery_of_a_claim BEFORE INSERT ON recovery
    WHEN \(lastStep(of: "NEW.roll")) NOT IN ('approved', 'publicised', 'paid', 'reconciled')
      OR NEW.fen > -(SELECT coalesce(sum(coalesce(new_fen, old_fen) - old_fen), 0)
          FROM difference_line WHERE roll_id = NEW.roll AND worker_id = NEW.worker)
        - (SELECT coalesce(sum(fen), 0) FROM standing_change
          WHERE roll = NEW.roll AND worker = NEW.worker AND corrects <> roll)
        - (SELECT coalesce(sum(fen), 0) FROM recovery AS given
          WHERE given.roll = NEW.roll AND given.worker = NEW.worker)
      OR NEW.fen > \(owed)
    BEGIN SELECT RAISE(ABORT, 'ledger: no more comes back than is owed'); END;
    """

  private static func place(_ table: String, ofRoll roll: String) -> String {
    """
    CREATE TRIGGER \(table)_after_waiver BEFORE INSERT ON \(table)
    WHEN EXISTS (SELECT 1 FROM recovery AS given WHERE given.roll = \(roll)
      AND given.user = NEW.user AND given.way = 'waiver')
    BEGIN SELECT RAISE(ABORT, 'duty: one person has one place in a roll'); END;
    """
  }

  private static let places =
    place("payment_batch", ofRoll: "NEW.roll") + place("bank_return", ofRoll: "NEW.roll")
    + place("batch_outcome", ofRoll: "(SELECT roll FROM payment_batch WHERE id = NEW.batch)")

  private static let overtaken =
    """
    CREATE TRIGGER roll_step_knows_of_waivers BEFORE INSERT ON roll_step
    WHEN NEW.step IN ('submitted', 'checked', 'approved') AND EXISTS (
      SELECT 1 FROM recovery WHERE way = 'waiver'
        AND entry > (SELECT known_at FROM roll WHERE id = NEW.roll))
    BEGIN SELECT RAISE(ABORT, 'duty: something was waived meanwhile'); END;
    """
}
