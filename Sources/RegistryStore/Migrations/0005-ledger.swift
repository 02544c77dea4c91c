// The ledger: amounts handed on from account to account.
//
// Each row takes from one account what it gives to another, so that the sum over all accounts is zero
// whatever is written. What an account of a worker, a bank or a holder of coins gives must be there.

internal import GRDB
internal import Workforce

extension Migrations {
  static func createLedger(_ db: Database) throws {
    try db.execute(sql: entriesForTransfers + transfers)
  }

  /// A further kind of entry; SQLite widens a CHECK only by making the table anew.
  private static let entriesForTransfers =
    """
    CREATE TABLE wider_entry (
      number INTEGER PRIMARY KEY,
      instant TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (
        'import', 'withdrawal', 'settlement', 'disclosure', 'duty', 'step', 'decision', 'policy',
        'budget', 'payment_file', 'bank_return', 'waiver', 'publicity', 'head', 'transfer')),
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

  private static func isCoin(_ column: String) -> String {
    "(\(column) GLOB 'coins:*' OR \(column) GLOB 'issued:*' OR \(column) GLOB 'redeemed:*')"
  }

  private static let transfers =
    """
    CREATE TABLE transfer (
      entry INTEGER NOT NULL REFERENCES entry (number),
      number INTEGER NOT NULL,
      roll INTEGER REFERENCES roll (id),
      worker INTEGER,
      unit TEXT NOT NULL CHECK (unit IN ('fen', 'coin')),
      from_account TEXT NOT NULL,
      to_account TEXT NOT NULL CHECK (to_account <> from_account),
      amount INTEGER NOT NULL CHECK (amount > 0),
      PRIMARY KEY (entry, number),
      CHECK (\(isCoin("from_account")) = (unit = 'coin')),
      CHECK (\(isCoin("to_account")) = (unit = 'coin'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX transfer_of_roll ON transfer (roll, worker);
    CREATE TRIGGER transfer_joins_a_new_entry BEFORE INSERT ON transfer
    WHEN NEW.entry <> (SELECT max(number) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'entries are complete'); END;
    CREATE TRIGGER transfer_gives_what_is_there BEFORE INSERT ON transfer
    WHEN substr(NEW.from_account, 1, instr(NEW.from_account, ':') - 1)
        IN ('\(Account.holders.joined(separator: "', '"))')
      AND NEW.amount > (SELECT coalesce(sum(
          CASE NEW.from_account WHEN to_account THEN amount WHEN from_account THEN -amount ELSE 0
          END), 0)
        FROM transfer WHERE roll IS NEW.roll AND worker IS NEW.worker)
    BEGIN SELECT RAISE(ABORT, 'ledger: an account gives what it holds'); END;
    """
    + appendOnly(
      "transfer",
      columns: [
        "entry", "number", "roll", "worker", "unit", "from_account", "to_account", "amount",
      ])
}
