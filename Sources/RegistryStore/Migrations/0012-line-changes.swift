// What a person made of difference lines that wait, and which lines are held back for lack of
// funds.
//
// A row says by how much it changes what a line of the roll pays; the line itself stays as it was
// computed. `corrects` is the roll itself for a line of its own month. The last row about a line
// stands, as long as the digest is that of the roll.

internal import GRDB

extension Migrations {
  static func createLineChanges(_ db: Database) throws {
    try db.execute(sql: lineChanges + lineChangeTriggers + wholeStepTriggers)
  }

  // `fund` is the line's own, `payer` the one whose money it is.
  private static let lineChanges =
    """
    CREATE TABLE line_change (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      roll INTEGER NOT NULL REFERENCES roll (id),
      digest TEXT NOT NULL,
      corrects INTEGER NOT NULL REFERENCES roll (id),
      measure INTEGER NOT NULL REFERENCES measure (id),
      worker INTEGER NOT NULL REFERENCES worker (id),
      level INTEGER NOT NULL,
      fund TEXT NOT NULL,
      user INTEGER NOT NULL REFERENCES user (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('pay', 'refuse', 'hold_back', 'release')),
      payer TEXT NOT NULL,
      fen INTEGER NOT NULL CHECK (CASE verdict WHEN 'pay' THEN fen <> 0
        WHEN 'hold_back' THEN fen < 0 ELSE fen = 0 END),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      CHECK (payer = fund OR verdict = 'pay')
    ) STRICT;
    CREATE INDEX line_change_of_roll ON line_change (roll, corrects, measure, worker);
    CREATE INDEX line_change_of_corrected ON line_change (corrects);
    CREATE INDEX line_change_of_entry ON line_change (entry);
    CREATE VIEW standing_change AS
    SELECT made.* FROM line_change AS made JOIN roll ON roll.id = made.roll
    WHERE made.digest = roll.digest AND made.id = (
      SELECT max(later.id) FROM line_change AS later
      WHERE later.roll = made.roll AND later.corrects = made.corrects
        AND later.measure = made.measure AND later.worker = made.worker
        AND later.level = made.level AND later.fund = made.fund AND later.digest = made.digest);
    """
    + appendOnly(
      "line_change",
      columns: [
        "id", "entry", "roll", "digest", "corrects", "measure", "worker", "level", "fund", "user",
        "verdict", "payer", "fen", "reason",
      ])

  private static let isItsFund =
    "line.fund = CASE NEW.fund WHEN '' THEN 0 ELSE (SELECT id FROM symbol WHERE text = NEW.fund) END"

  /// The difference line of the roll that a change is about.
  private static let itsDifference =
    """
    SELECT 1 FROM difference_line AS line WHERE line.corrects = NEW.corrects
      AND line.measure_id = NEW.measure AND line.worker_id = NEW.worker AND line.level = NEW.level
      AND \(isItsFund) AND line.roll_id = NEW.roll
    """

  private static let lineChangeTriggers =
    """
    CREATE TRIGGER line_change_before_check BEFORE INSERT ON line_change
    WHEN NOT EXISTS (SELECT 1 FROM roll WHERE id = NEW.roll AND digest = NEW.digest
        AND state = 'draft')
      OR \(lastStep(of: "NEW.roll")) NOT IN ('draft', 'submitted', 'sent_back')
    BEGIN SELECT RAISE(ABORT, 'duty: decisions come before the check'); END;
    CREATE TRIGGER line_change_by_preparer BEFORE INSERT ON line_change
    WHEN \(lacks("'preparer'")) OR \(took("'checked', 'approved'", of: "NEW.roll", "NEW.user"))
    BEGIN SELECT RAISE(ABORT, 'duty: who decides a line prepares the roll'); END;
    CREATE TRIGGER line_change_decides_what_waits BEFORE INSERT ON line_change
    WHEN NEW.verdict IN ('pay', 'refuse') AND NOT EXISTS (\(itsDifference)
      AND line.outcome <> 0 AND line.old_fen + NEW.fen >= 0)
    BEGIN SELECT RAISE(ABORT, 'duty: decisions are about lines that wait'); END;
    CREATE TRIGGER line_change_holds_back_a_difference BEFORE INSERT ON line_change
    WHEN NEW.verdict IN ('hold_back', 'release') AND NEW.corrects <> NEW.roll
      AND NOT EXISTS (\(itsDifference)
        AND line.new_fen > line.old_fen AND NEW.fen IN (0, line.old_fen - line.new_fen))
    BEGIN SELECT RAISE(ABORT, 'duty: lines that pay are held back whole'); END;
    CREATE TRIGGER line_change_holds_back_a_line BEFORE INSERT ON line_change
    WHEN NEW.verdict IN ('hold_back', 'release') AND NEW.corrects = NEW.roll AND NOT EXISTS (
      SELECT 1 FROM roll JOIN payout_line AS line ON line.period = roll.period
        AND line.measure_id = NEW.measure AND line.worker_id = NEW.worker
        AND line.roll_id = roll.id
      WHERE roll.id = NEW.roll AND line.level = NEW.level AND \(isItsFund) AND line.outcome = 0
      GROUP BY roll.id HAVING sum(line.fen) > 0 AND NEW.fen IN (0, -sum(line.fen)))
    BEGIN SELECT RAISE(ABORT, 'duty: lines that pay are held back whole'); END;
    """

  private static let wholeStepTriggers =
    """
    CREATE TRIGGER roll_step_not_by_who_changed_lines BEFORE INSERT ON roll_step
    WHEN NEW.step IN ('checked', 'approved', 'reversed', 'reconciled') AND EXISTS (
      SELECT 1 FROM line_change WHERE roll = NEW.roll AND user = NEW.user)
    BEGIN SELECT RAISE(ABORT, 'duty: one person has one place in a roll'); END;
    CREATE TRIGGER roll_step_waits_for_differences BEFORE INSERT ON roll_step
    WHEN NEW.step = 'approved' AND EXISTS (
      SELECT 1 FROM difference_line AS line WHERE line.roll_id = NEW.roll AND line.outcome <> 0
        AND NOT EXISTS (SELECT 1 FROM line_change AS made WHERE made.roll = line.roll_id
          AND made.corrects = line.corrects AND made.measure = line.measure_id
          AND made.worker = line.worker_id AND made.level = line.level
          AND made.digest = (SELECT digest FROM roll WHERE id = NEW.roll)))
    BEGIN SELECT RAISE(ABORT, 'duty: lines that wait are decided first'); END;
    CREATE TRIGGER roll_step_states_the_whole BEFORE INSERT ON roll_step
    WHEN NEW.fen <> (SELECT total_fen + difference_fen FROM roll WHERE id = NEW.roll)
      + (SELECT coalesce(sum(made.fen), 0) FROM line_decision AS made
        WHERE made.roll = NEW.roll AND made.digest = NEW.digest AND made.id = (
          SELECT max(later.id) FROM line_decision AS later
          WHERE later.roll = made.roll AND later.measure = made.measure
            AND later.worker = made.worker AND later.instalment = made.instalment
            AND later.digest = made.digest))
      + (SELECT coalesce(sum(fen), 0) FROM standing_change WHERE roll = NEW.roll)
    BEGIN SELECT RAISE(ABORT, 'duty: a step states all the roll pays'); END;
    """
}
