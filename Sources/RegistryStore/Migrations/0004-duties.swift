// Users with their roles, the steps of rolls, decisions on lines that wait, versions of policies.
//
// That preparer, checker and approver of a roll are three people is held here, whatever program
// writes: each trigger that has to do with duties raises a message that begins with "duty".

internal import GRDB

extension Migrations {
  static func createDuties(_ db: Database) throws {
    try db.execute(sql: widerEntries + users + steps + decisions + versions)
    try db.execute(sql: userTriggers + rollTriggers + stepTriggers + otherTriggers)
  }

  /// SQLite widens a CHECK only by making the table anew. Foreign keys are off during a migration
  /// and checked at its end.
  private static let widerEntries =
    """
    CREATE TABLE wider_entry (
      number INTEGER PRIMARY KEY,
      instant TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (
        'import', 'withdrawal', 'settlement', 'disclosure', 'duty', 'step', 'decision', 'policy',
        'budget', 'payment_file', 'bank_return', 'waiver', 'publicity', 'head')),
      reason TEXT NOT NULL,
      source TEXT NOT NULL,
      content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
      previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    INSERT INTO wider_entry SELECT number, instant, actor, kind, reason, source, content_hash,
      previous_hash, hash FROM entry;
    DROP TABLE entry;
    ALTER TABLE wider_entry RENAME TO entry;
    CREATE TRIGGER entry_follows BEFORE INSERT ON entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'entries follow one another'); END;
    """
    + appendOnly(
      "entry",
      columns: [
        "number", "instant", "actor", "kind", "reason", "source", "content_hash", "previous_hash",
        "hash",
      ])

  // Lists of a scope hold one name a line; an empty text sets no bound.
  private static let users =
    """
    CREATE TABLE user (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64)
    ) STRICT;
    CREATE TABLE user_secret (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      user INTEGER NOT NULL REFERENCES user (id),
      set_by INTEGER NOT NULL REFERENCES user (id),
      secret TEXT NOT NULL
    ) STRICT;
    CREATE TABLE user_role (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      user INTEGER NOT NULL REFERENCES user (id),
      role TEXT NOT NULL CHECK (role IN (
        'preparer', 'checker', 'approver', 'author', 'academy', 'auditor', 'administrator')),
      divisions TEXT NOT NULL,
      organisations TEXT NOT NULL,
      entry_out INTEGER REFERENCES entry (number) CHECK (entry_out > entry)
    ) STRICT;
    CREATE UNIQUE INDEX user_role_once ON user_role (user, role) WHERE entry_out IS NULL;
    CREATE TABLE user_lock (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      user INTEGER NOT NULL REFERENCES user (id),
      entry_out INTEGER REFERENCES entry (number) CHECK (entry_out > entry)
    ) STRICT;
    CREATE UNIQUE INDEX user_lock_once ON user_lock (user) WHERE entry_out IS NULL;
    """
    + appendOnly("user", columns: ["id", "entry", "name"])
    + appendOnly("user_secret", columns: ["id", "entry", "user", "set_by", "secret"])
    + appendOnly(
      "user_role",
      columns: ["id", "entry", "user", "role", "divisions", "organisations", "entry_out"],
      writeOnce: "entry_out")
    + appendOnly("user_lock", columns: ["id", "entry", "user", "entry_out"], writeOnce: "entry_out")

  private static let steps =
    """
    ALTER TABLE roll ADD COLUMN computed_by INTEGER REFERENCES user (id);
    CREATE TABLE roll_step (
      roll INTEGER NOT NULL REFERENCES roll (id),
      number INTEGER NOT NULL,
      step TEXT NOT NULL CHECK (step IN (
        'submitted', 'checked', 'approved', 'publicised', 'paid', 'reconciled', 'sent_back',
        'reversed')),
      user INTEGER NOT NULL REFERENCES user (id),
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      reason TEXT NOT NULL,
      digest TEXT NOT NULL,
      fen INTEGER NOT NULL,
      PRIMARY KEY (roll, number)
    ) STRICT;
    """
    + appendOnly(
      "roll_step",
      columns: ["roll", "number", "step", "user", "entry", "reason", "digest", "fen"])

  private static let decisions =
    """
    CREATE TABLE line_decision (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      roll INTEGER NOT NULL REFERENCES roll (id),
      digest TEXT NOT NULL,
      measure INTEGER NOT NULL REFERENCES measure (id),
      worker INTEGER NOT NULL REFERENCES worker (id),
      instalment INTEGER NOT NULL,
      user INTEGER NOT NULL REFERENCES user (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('pay', 'refuse')),
      fund TEXT NOT NULL,
      fen INTEGER NOT NULL CHECK (fen >= 0 AND (verdict = 'pay') = (fen > 0)),
      reason TEXT NOT NULL CHECK (trim(reason) <> '')
    ) STRICT;
    CREATE INDEX line_decision_of_roll ON line_decision (roll, measure, worker, instalment);
    CREATE INDEX line_decision_of_entry ON line_decision (entry);
    """
    + appendOnly(
      "line_decision",
      columns: [
        "id", "entry", "roll", "digest", "measure", "worker", "instalment", "user", "verdict",
        "fund", "fen", "reason",
      ])

  // A version comes into force by an activation; the newest one whose days hold a month counts.
  private static let versions =
    """
    CREATE TABLE policy_version (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      policy TEXT NOT NULL,
      hash TEXT NOT NULL REFERENCES policy_text (hash),
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL CHECK (last_day >= first_day),
      user INTEGER NOT NULL REFERENCES user (id),
      UNIQUE (policy, hash, first_day, last_day)
    ) STRICT;
    CREATE TABLE policy_activation (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      version INTEGER NOT NULL REFERENCES policy_version (id),
      user INTEGER NOT NULL REFERENCES user (id)
    ) STRICT;
    """
    + appendOnly(
      "policy_version",
      columns: ["id", "entry", "policy", "hash", "first_day", "last_day", "user"])
    + appendOnly("policy_activation", columns: ["id", "entry", "version", "user"])
}
