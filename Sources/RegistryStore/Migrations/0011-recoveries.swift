// What workers paid back and what was given up, and that neither is more than they owe.

internal import GRDB

extension Migrations {
  static func createRecoveries(_ db: Database) throws {
    try db.execute(sql: recoveries + recoveryTriggers + receivableTriggers + placeTriggers)
  }

  // The same reason or receipt twice for one claim is the same act sent twice.
  private static let recoveries =
    """
    CREATE TABLE recovery (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      roll INTEGER NOT NULL REFERENCES roll (id),
      worker INTEGER NOT NULL REFERENCES worker (id),
      way TEXT NOT NULL CHECK (way IN ('cash', 'waiver')),
      fen INTEGER NOT NULL CHECK (fen > 0),
      user INTEGER NOT NULL REFERENCES user (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      UNIQUE (roll, worker, way, reason)
    ) STRICT;
    CREATE INDEX transfer_of_receivable ON transfer (worker)
    WHERE from_account GLOB 'receivable:*' OR to_account GLOB 'receivable:*';
    """
    + appendOnly(
      "recovery", columns: ["id", "entry", "roll", "worker", "way", "fen", "user", "reason"])

  /// What the worker of a new row owes under the policy of its roll.
  static let owed =
    """
    (SELECT coalesce(sum(CASE WHEN from_account GLOB 'receivable:*' THEN amount ELSE -amount END), 0)
      FROM transfer AS moved INDEXED BY transfer_of_receivable
      JOIN roll AS claiming ON claiming.id = moved.roll
      WHERE (from_account GLOB 'receivable:*' OR to_account GLOB 'receivable:*')
        AND moved.worker = NEW.worker
        AND claiming.policy = (SELECT policy FROM roll WHERE id = NEW.roll))
    """

  private static let recoveryTriggers =
    """
    CREATE TRIGGER recovery_cash_by_preparer BEFORE INSERT ON recovery
    WHEN NEW.way = 'cash' AND (\(lacks("'preparer'"))
      OR \(took("'checked', 'approved', 'reconciled'", of: "NEW.roll", "NEW.user"))
      OR EXISTS (SELECT 1 FROM recovery AS given WHERE given.roll = NEW.roll
        AND given.user = NEW.user AND given.way = 'waiver'))
    BEGIN SELECT RAISE(ABORT, 'duty: who takes money back prepares the roll'); END;
    CREATE TRIGGER recovery_waiver_by_approver BEFORE INSERT ON recovery
    WHEN NEW.way = 'waiver' AND (\(lacks("'approver'")) OR \(prepared)
      OR \(took("'checked', 'paid', 'reconciled'", of: "NEW.roll", "NEW.user"))
      OR EXISTS (SELECT 1 FROM payment_batch AS batch LEFT JOIN batch_outcome AS ended
        ON ended.batch = batch.id WHERE batch.roll = NEW.roll
          AND NEW.user IN (batch.user, ended.user))
      OR EXISTS (SELECT 1 FROM bank_return WHERE roll = NEW.roll AND user = NEW.user)
      OR EXISTS (SELECT 1 FROM recovery AS given WHERE given.roll = NEW.roll
        AND given.user = NEW.user AND given.way = 'cash'))
    BEGIN SELECT RAISE(ABORT, 'duty: an approver with no other place in the roll waives'); END;
    CREATE TRIGGER recovery_of_a_claim BEFORE INSERT ON recovery
    WHEN \(lastStep(of: "NEW.roll")) NOT IN ('approved', 'publicised', 'paid', 'reconciled')
      OR NEW.fen > (SELECT -coalesce(sum(coalesce(new_fen, old_fen) - old_fen), 0)
          FROM difference_line WHERE roll_id = NEW.roll AND worker_id = NEW.worker)
        - (SELECT coalesce(sum(fen), 0) FROM recovery AS given
          WHERE given.roll = NEW.roll AND given.worker = NEW.worker)
      OR NEW.fen > \(owed)
    BEGIN SELECT RAISE(ABORT, 'ledger: no more comes back than is owed'); END;
    CREATE TRIGGER recovery_is_posted BEFORE INSERT ON entry
    WHEN EXISTS (SELECT 1 FROM recovery WHERE entry = NEW.number AND fen <> (
      SELECT coalesce(sum(amount), 0) FROM transfer WHERE transfer.entry = NEW.number
        AND transfer.roll = recovery.roll AND transfer.worker = recovery.worker
        AND to_account GLOB 'receivable:*'))
    BEGIN SELECT RAISE(ABORT, 'ledger: what comes back is posted'); END;
    """

  /// A reversal alone takes back what was taken.
  private static let isReversal =
    "EXISTS (SELECT 1 FROM roll_step WHERE entry = NEW.entry AND step = 'reversed')"

  private static let receivableTriggers =
    """
    CREATE TRIGGER transfer_takes_what_is_owed BEFORE INSERT ON transfer
    WHEN NEW.to_account GLOB 'receivable:*' AND NOT \(isReversal) AND NEW.amount > \(owed)
    BEGIN SELECT RAISE(ABORT, 'ledger: no more comes back than is owed'); END;
    CREATE TRIGGER transfer_ends_a_claim_by_recovery BEFORE INSERT ON transfer
    WHEN NEW.to_account GLOB 'receivable:*' AND NEW.from_account NOT GLOB 'payable:*'
      AND NOT \(isReversal) AND NOT EXISTS (SELECT 1 FROM recovery AS given
        WHERE given.entry = NEW.entry AND given.roll = NEW.roll AND given.worker = NEW.worker
          AND NEW.from_account GLOB CASE given.way WHEN 'cash' THEN 'recovered:*' ELSE 'fund:*' END)
    BEGIN SELECT RAISE(ABORT, 'ledger: somebody says that a claim ends'); END;
    """

  /// Whoever took money back or waived holds no other place in the roll from then on.
  private static let placeTriggers =
    """
    CREATE TRIGGER roll_step_after_recovery BEFORE INSERT ON roll_step
    WHEN EXISTS (SELECT 1 FROM recovery AS given WHERE given.roll = NEW.roll
      AND given.user = NEW.user AND NEW.step IN (
        CASE given.way WHEN 'cash' THEN 'reversed' ELSE 'paid' END, 'reconciled'))
    BEGIN SELECT RAISE(ABORT, 'duty: one person has one place in a roll'); END;
    """
}
