// Policies, rolls and their lines.

internal import GRDB

extension Migrations {
  static func createRolls(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE policy_text (
          hash TEXT PRIMARY KEY, policy TEXT NOT NULL, text TEXT NOT NULL,
          stored_instant TEXT NOT NULL
        ) STRICT;
        CREATE TABLE measure (
          id INTEGER PRIMARY KEY, policy TEXT NOT NULL, rule TEXT NOT NULL,
          symbol INTEGER NOT NULL REFERENCES symbol (id), UNIQUE (policy, rule)
        ) STRICT;
        CREATE TABLE roll (
          id INTEGER PRIMARY KEY,
          policy TEXT NOT NULL,
          period INTEGER NOT NULL,
          known_at INTEGER NOT NULL,
          policy_hash TEXT NOT NULL REFERENCES policy_text (hash),
          engine_version TEXT NOT NULL,
          digest TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('draft', 'settled')),
          computed_instant TEXT NOT NULL,
          settled_entry INTEGER REFERENCES entry (number),
          lines INTEGER NOT NULL,
          total_fen INTEGER NOT NULL,
          summary TEXT NOT NULL,
          UNIQUE (policy, period),
          CHECK ((state = 'settled') = (settled_entry IS NOT NULL))
        ) STRICT;
        CREATE TABLE payout_line (
          period INTEGER NOT NULL,
          measure_id INTEGER NOT NULL,
          worker_id INTEGER NOT NULL,
          instalment INTEGER NOT NULL,
          roll_id INTEGER NOT NULL,
          level INTEGER NOT NULL,
          fund INTEGER NOT NULL,
          fen INTEGER NOT NULL,
          outcome INTEGER NOT NULL,
          reason_zh TEXT,
          reason_en TEXT,
          PRIMARY KEY (period, measure_id, worker_id, instalment)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER roll_starts_as_draft BEFORE INSERT ON roll WHEN NEW.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a roll starts as a draft'); END;
        CREATE TRIGGER roll_settled_stays BEFORE UPDATE ON roll WHEN OLD.state = 'settled'
        BEGIN SELECT RAISE(ABORT, 'settled rolls never change'); END;
        CREATE TRIGGER roll_settled_is_kept BEFORE DELETE ON roll WHEN OLD.state = 'settled'
        BEGIN SELECT RAISE(ABORT, 'settled rolls never change'); END;
        CREATE TRIGGER line_joins_a_draft BEFORE INSERT ON payout_line
        WHEN coalesce((SELECT state FROM roll WHERE id = NEW.roll_id), 'none') <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'lines join drafts only'); END;
        CREATE TRIGGER line_stays BEFORE UPDATE ON payout_line
        BEGIN SELECT RAISE(ABORT, 'lines are never changed'); END;
        CREATE TRIGGER line_settled_is_kept BEFORE DELETE ON payout_line
        WHEN (SELECT state FROM roll WHERE id = OLD.roll_id) = 'settled'
        BEGIN SELECT RAISE(ABORT, 'settled rolls never change'); END;
        """
          + appendOnly("policy_text", columns: ["hash", "policy", "text", "stored_instant"])
          + appendOnly("measure", columns: ["id", "policy", "rule", "symbol"]))
  }
}
