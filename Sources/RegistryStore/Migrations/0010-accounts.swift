// Bank accounts that were said after a person was first recorded.
//
// Each row says that from its entry on the account is another; the newest row of a batch that stands
// holds, and where there is none the account that came with the person. No row closes another: so a
// batch can be withdrawn whatever came after it, and what it brought holds nowhere.

internal import GRDB

extension Migrations {
  static func createAccounts(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE account (
          worker_id INTEGER NOT NULL,
          fact INTEGER NOT NULL,
          entry_in INTEGER NOT NULL,
          entry_out INTEGER CHECK (entry_out > entry_in),
          phone TEXT,
          bank TEXT CHECK (bank IS NULL OR bank_account IS NOT NULL),
          bank_account TEXT CHECK (bank_account IS NOT NULL OR phone IS NOT NULL),
          source_row INTEGER NOT NULL,
          PRIMARY KEY (worker_id, fact, entry_in)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX account_brought ON account (entry_in);
        CREATE INDEX account_closed ON account (entry_out) WHERE entry_out IS NOT NULL;
        """
        + appendOnly(
          "account",
          columns: [
            "worker_id", "fact", "entry_in", "entry_out", "phone", "bank", "bank_account",
            "source_row",
          ], writeOnce: "entry_out"))
  }
}
