// Difference lines, and the way from an entry to the facts it touched.

internal import GRDB

extension Migrations {
  static func createDifferences(_ db: Database) throws {
    for kind in FactKind.first {
      // Closed facts are few, so their index is small.
      try db.execute(
        sql: """
          CREATE INDEX \(kind.table)_brought ON \(kind.table) (entry_in);
          CREATE INDEX \(kind.table)_closed ON \(kind.table) (entry_out)
          WHERE entry_out IS NOT NULL;
          """)
    }
    try db.execute(
      sql: """
        ALTER TABLE roll ADD COLUMN differences INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE roll ADD COLUMN difference_fen INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE difference_line (
          corrects INTEGER NOT NULL REFERENCES roll (id),
          measure_id INTEGER NOT NULL REFERENCES measure (id),
          worker_id INTEGER NOT NULL,
          level INTEGER NOT NULL,
          fund INTEGER NOT NULL,
          roll_id INTEGER NOT NULL REFERENCES roll (id),
          old_fen INTEGER NOT NULL,
          new_fen INTEGER,
          outcome INTEGER NOT NULL,
          reason_zh TEXT,
          reason_en TEXT,
          causes TEXT NOT NULL CHECK (causes <> ''),
          PRIMARY KEY (corrects, measure_id, worker_id, level, fund, roll_id),
          CHECK ((outcome = 0) = (new_fen IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX difference_line_of_roll ON difference_line (roll_id);
        CREATE TRIGGER difference_joins_a_draft BEFORE INSERT ON difference_line
        WHEN coalesce((SELECT state FROM roll WHERE id = NEW.roll_id), 'none') <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'lines join drafts only'); END;
        CREATE TRIGGER difference_corrects_a_settled_roll BEFORE INSERT ON difference_line
        WHEN coalesce((SELECT state FROM roll WHERE id = NEW.corrects), 'none') <> 'settled'
        BEGIN SELECT RAISE(ABORT, 'differences correct settled rolls'); END;
        CREATE TRIGGER difference_stays BEFORE UPDATE ON difference_line
        BEGIN SELECT RAISE(ABORT, 'lines are never changed'); END;
        CREATE TRIGGER difference_settled_is_kept BEFORE DELETE ON difference_line
        WHEN (SELECT state FROM roll WHERE id = OLD.roll_id) = 'settled'
        BEGIN SELECT RAISE(ABORT, 'settled rolls never change'); END;
        """)
  }
}
