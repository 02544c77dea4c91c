// What funds may spend, and what rolls take from them.
//
// `fund_use` holds the sum of what an entry moved out of a fund and back, so that a budget is compared
// without summing the ledger; the chain check sums the ledger and compares.

internal import GRDB

extension Migrations {
  static func createFunds(_ db: Database) throws {
    try db.execute(sql: budgets + limits + uses)
  }

  private static let budgets =
    """
    CREATE TABLE fund_base (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      base TEXT NOT NULL CHECK (trim(base) <> ''),
      year INTEGER NOT NULL,
      fen INTEGER NOT NULL CHECK (fen BETWEEN 0 AND 900000000000000),
      user INTEGER NOT NULL REFERENCES user (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> '')
    ) STRICT;
    CREATE TABLE fund_budget (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      fund TEXT NOT NULL,
      year INTEGER NOT NULL,
      fen INTEGER CHECK (fen >= 0),
      basis_points INTEGER CHECK (basis_points BETWEEN 1 AND 10000),
      base TEXT,
      user INTEGER NOT NULL REFERENCES user (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      CHECK ((basis_points IS NULL) = (base IS NULL)),
      CHECK (fen IS NOT NULL OR base IS NOT NULL)
    ) STRICT;
    CREATE TRIGGER fund_base_by_office BEFORE INSERT ON fund_base
    WHEN \(lacks("'preparer', 'approver'"))
    BEGIN SELECT RAISE(ABORT, 'duty: the base of a ceiling needs a role'); END;
    CREATE TRIGGER fund_budget_by_office BEFORE INSERT ON fund_budget
    WHEN \(lacks("'preparer', 'approver'"))
    BEGIN SELECT RAISE(ABORT, 'duty: a budget needs a role'); END;
    """
    + appendOnly(
      "fund_base", columns: ["id", "entry", "base", "year", "fen", "user", "reason"])
    + appendOnly(
      "fund_budget",
      columns: ["id", "entry", "fund", "year", "fen", "basis_points", "base", "user", "reason"])

  // A ceiling of a base nobody recorded lets nothing through.
  private static let limits =
    """
    CREATE VIEW fund_limit AS
    SELECT made.fund, made.year, made.user, base.user AS base_user, min(
      coalesce(made.fen, 9223372036854775807),
      CASE WHEN made.base IS NULL THEN 9223372036854775807
        ELSE coalesce(made.basis_points * base.fen / 10000, 0) END) AS fen
    FROM fund_budget AS made LEFT JOIN fund_base AS base ON base.id = (
      SELECT max(id) FROM fund_base WHERE base = made.base AND year = made.year)
    WHERE made.id = (
      SELECT max(id) FROM fund_budget WHERE fund = made.fund AND year = made.year);
    """

  private static let uses =
    """
    CREATE TABLE fund_use (
      entry INTEGER NOT NULL REFERENCES entry (number),
      fund TEXT NOT NULL,
      period INTEGER NOT NULL,
      roll INTEGER NOT NULL REFERENCES roll (id),
      fen INTEGER NOT NULL,
      PRIMARY KEY (entry, fund)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fund_use_of_month ON fund_use (fund, period);
    CREATE TRIGGER fund_use_within_limit BEFORE INSERT ON fund_use
    WHEN NEW.fen > 0 AND EXISTS (
      SELECT 1 FROM fund_limit WHERE fund = NEW.fund AND year = NEW.period / 12 AND fen < NEW.fen + (
        SELECT coalesce(sum(used.fen), 0) FROM fund_use AS used WHERE used.fund = NEW.fund
          AND used.period BETWEEN NEW.period / 12 * 12 AND NEW.period / 12 * 12 + 11))
    BEGIN SELECT RAISE(ABORT, 'budget: the fund has less left'); END;
    CREATE TRIGGER fund_use_by_another BEFORE INSERT ON fund_use
    WHEN NEW.fen > 0 AND EXISTS (
      SELECT 1 FROM fund_limit JOIN roll_step ON roll_step.entry = NEW.entry
      WHERE fund = NEW.fund AND year = NEW.period / 12 AND roll_step.step = 'approved'
        AND roll_step.user IN (fund_limit.user, base_user))
    BEGIN SELECT RAISE(ABORT, 'duty: who set a budget approves no roll on it'); END;
    """
    + appendOnly("fund_use", columns: ["entry", "fund", "period", "roll", "fen"])
}
