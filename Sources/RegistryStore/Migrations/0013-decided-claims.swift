// A claim comes from what was decided of a difference line as well as from what was computed: whoever
// was told to give something back by a decision can pay it in cash, and it can be waived.

internal import GRDB

extension Migrations {
  static func boundRecoveriesByDecisions(_ db: Database) throws {
    try db.execute(
      sql: """
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
        """)
  }
}
