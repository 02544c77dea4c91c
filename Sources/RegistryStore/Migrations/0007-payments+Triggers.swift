// The triggers of 0007-payments: nobody is paid twice, and nobody pays who checked or approved.

extension Migrations {
  /// Whoever has to do with the payments prepares the roll, and holds no other place in it.
  private static func mayNotPay(of roll: String) -> String {
    "(\(lacks("'preparer'")) OR \(took("'checked', 'approved', 'reconciled'", of: roll, "NEW.user")))"
  }

  private static func isPayable(_ roll: String) -> String {
    "\(lastStep(of: roll)) IN ('publicised', 'paid', 'reconciled')"
  }

  private static let isOpen =
    """
    NOT EXISTS (SELECT 1 FROM batch_outcome AS ended WHERE ended.batch = batch.id)
    """

  static let batchTriggers =
    """
    CREATE TRIGGER payment_batch_of_a_public_roll BEFORE INSERT ON payment_batch
    WHEN NOT \(isPayable("NEW.roll"))
      OR NEW.count = 0 AND \(lastStep(of: "NEW.roll")) <> 'publicised'
    BEGIN SELECT RAISE(ABORT, 'duty: payments follow the publicity of a roll'); END;
    CREATE TRIGGER payment_batch_by_preparer BEFORE INSERT ON payment_batch
    WHEN \(mayNotPay(of: "NEW.roll"))
    BEGIN SELECT RAISE(ABORT, 'duty: who pays a roll prepares it'); END;
    CREATE TRIGGER payment_batch_one_at_a_time BEFORE INSERT ON payment_batch
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM payment_batch
        WHERE roll = NEW.roll)
      OR EXISTS (SELECT 1 FROM payment_batch AS batch WHERE batch.roll = NEW.roll AND \(isOpen))
    BEGIN SELECT RAISE(ABORT, 'duty: one batch of a roll at a time'); END;
    CREATE TRIGGER batch_outcome_by_preparer BEFORE INSERT ON batch_outcome
    WHEN \(mayNotPay(of: "(SELECT roll FROM payment_batch WHERE id = NEW.batch)"))
    BEGIN SELECT RAISE(ABORT, 'duty: who pays a roll prepares it'); END;
    CREATE TRIGGER batch_outcome_of_a_whole_batch BEFORE INSERT ON batch_outcome
    WHEN NEW.outcome = 'handed_over' AND NOT EXISTS (SELECT 1 FROM payment_batch AS batch
      WHERE batch.id = NEW.batch AND \(isPayable("batch.roll"))
        AND (batch.count, batch.fen) = (SELECT count(*), coalesce(sum(fen), 0)
          FROM payment_line WHERE batch = NEW.batch)
        AND (batch.count, batch.fen) = (SELECT coalesce(sum(count), 0), coalesce(sum(fen), 0)
          FROM payment_file WHERE batch = NEW.batch))
    BEGIN SELECT RAISE(ABORT, 'duty: a batch is the sum of its payments'); END;
    CREATE TRIGGER batch_outcome_withdraws AFTER INSERT ON batch_outcome
    WHEN NEW.outcome = 'withdrawn'
    BEGIN UPDATE payment_line SET entry_out = NEW.entry WHERE batch = NEW.batch; END;
    """

  static let paymentTriggers =
    """
    CREATE TRIGGER payment_file_joins_its_batch BEFORE INSERT ON payment_file
    WHEN NOT EXISTS (SELECT 1 FROM payment_batch WHERE id = NEW.batch AND entry = NEW.entry)
    BEGIN SELECT RAISE(ABORT, 'duty: a batch is made at once'); END;
    CREATE TRIGGER payment_line_joins_its_batch BEFORE INSERT ON payment_line
    WHEN NEW.entry_out IS NOT NULL OR NOT EXISTS (SELECT 1 FROM payment_batch
      WHERE id = NEW.batch AND entry = NEW.entry AND roll = NEW.roll)
    BEGIN SELECT RAISE(ABORT, 'duty: a batch is made at once'); END;
    CREATE TRIGGER payment_line_is_due BEFORE INSERT ON payment_line
    WHEN NEW.fen > (SELECT coalesce(sum(CASE WHEN to_account GLOB 'payable:*' THEN amount
        WHEN from_account GLOB 'payable:*' AND to_account NOT GLOB 'bank:*' THEN -amount
        ELSE 0 END), 0) FROM transfer WHERE roll = NEW.roll AND worker = NEW.worker)
    BEGIN SELECT RAISE(ABORT, 'duty: no more is paid than is payable'); END;
    CREATE TRIGGER payment_line_ends_by_answer BEFORE UPDATE OF entry_out ON payment_line
    WHEN NOT EXISTS (SELECT 1 FROM return_line WHERE line = NEW.id AND entry = NEW.entry_out
        AND outcome <> 'paid')
      AND NOT EXISTS (SELECT 1 FROM batch_outcome WHERE batch = NEW.batch
        AND entry = NEW.entry_out AND outcome = 'withdrawn')
    BEGIN SELECT RAISE(ABORT, 'duty: a payment stands until it fails'); END;
    """

  static let returnTriggers =
    """
    CREATE TRIGGER bank_return_by_preparer BEFORE INSERT ON bank_return
    WHEN \(mayNotPay(of: "NEW.roll"))
    BEGIN SELECT RAISE(ABORT, 'duty: who pays a roll prepares it'); END;
    CREATE TRIGGER return_line_is_about_a_payment BEFORE INSERT ON return_line
    WHEN NOT EXISTS (SELECT 1 FROM payment_line AS line
      JOIN bank_return AS file ON file.roll = line.roll
      JOIN batch_outcome AS ended ON ended.batch = line.batch AND ended.outcome = 'handed_over'
      WHERE line.id = NEW.line AND file.id = NEW.bank_return AND file.entry = NEW.entry
        AND line.entry_out IS NULL)
    BEGIN SELECT RAISE(ABORT, 'duty: answers are about payments that stand'); END;
    CREATE TRIGGER return_line_is_no_second_end BEFORE INSERT ON return_line
    WHEN NEW.outcome <> 'returned' AND EXISTS (SELECT 1 FROM return_line WHERE line = NEW.line)
    BEGIN SELECT RAISE(ABORT, 'duty: a payment ends once'); END;
    CREATE TRIGGER return_line_ends_the_payment AFTER INSERT ON return_line
    WHEN NEW.outcome <> 'paid'
    BEGIN UPDATE payment_line SET entry_out = NEW.entry WHERE id = NEW.line; END;
    """

  /// Somebody is owed something of the roll, or a payment that stands is not answered.
  private static let isUnsettled =
    """
    EXISTS (SELECT 1 FROM payment_line AS line WHERE line.roll = NEW.roll
        AND line.entry_out IS NULL AND NOT EXISTS (SELECT 1 FROM return_line AS answer
          WHERE answer.line = line.id AND answer.outcome = 'paid'))
      OR EXISTS (SELECT 1 FROM (\(Store.dues(of: "NEW.roll"))) AS owed WHERE owed.fen > 0
        AND NOT EXISTS (SELECT 1 FROM payment_line AS line WHERE line.roll = NEW.roll
          AND line.worker = owed.worker AND line.entry_out IS NULL))
    """

  static let paymentStepTriggers =
    """
    CREATE TRIGGER roll_step_paid_by_batch BEFORE INSERT ON roll_step
    WHEN NEW.step = 'paid' AND (\(took("'checked', 'approved'", of: "NEW.roll", "NEW.user"))
      OR NOT EXISTS (SELECT 1 FROM batch_outcome AS ended
        JOIN payment_batch AS batch ON batch.id = ended.batch WHERE batch.roll = NEW.roll
          AND ended.entry = NEW.entry AND ended.user = NEW.user
          AND ended.outcome = 'handed_over'))
    BEGIN SELECT RAISE(ABORT, 'duty: a roll is paid by the batch the bank has'); END;
    CREATE TRIGGER roll_step_reconciled_by_another BEFORE INSERT ON roll_step
    WHEN NEW.step = 'reconciled' AND (\(prepared)
      OR \(took("'approved', 'paid'", of: "NEW.roll", "NEW.user"))
      OR EXISTS (SELECT 1 FROM payment_batch AS batch LEFT JOIN batch_outcome AS ended
        ON ended.batch = batch.id WHERE batch.roll = NEW.roll
          AND NEW.user IN (batch.user, ended.user))
      OR EXISTS (SELECT 1 FROM bank_return WHERE roll = NEW.roll AND user = NEW.user))
    BEGIN SELECT RAISE(ABORT, 'duty: one person has one place in a roll'); END;
    CREATE TRIGGER roll_step_reconciled_when_settled BEFORE INSERT ON roll_step
    WHEN NEW.step = 'reconciled' AND (\(isUnsettled))
    BEGIN SELECT RAISE(ABORT, 'duty: every payment is answered first'); END;
    CREATE TRIGGER roll_step_reversed_before_payment BEFORE INSERT ON roll_step
    WHEN NEW.step = 'reversed' AND EXISTS (SELECT 1 FROM payment_batch AS batch
      WHERE batch.roll = NEW.roll AND NOT EXISTS (SELECT 1 FROM batch_outcome AS ended
        WHERE ended.batch = batch.id AND ended.outcome = 'withdrawn'))
    BEGIN SELECT RAISE(ABORT, 'duty: files for the bank are withdrawn first'); END;
    """
}
