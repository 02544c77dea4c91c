// What was sent to a bank for a roll, and what the bank answered.
//
// A batch is one order: all payments of a roll, or later those that failed. It is open until somebody
// says that the bank has it, or withdraws it. A payment stands until it fails, comes back, or its
// batch is withdrawn; a worker has at most one standing payment of a roll, by a unique index.

internal import GRDB

extension Migrations {
  static func createPayments(_ db: Database) throws {
    try db.execute(sql: batches + payments + returns)
    try db.execute(sql: batchTriggers + paymentTriggers + returnTriggers + paymentStepTriggers)
  }

  // Names and accounts are those known at known_at; settings is the profile as it was, so that the
  // same bytes can be made again.
  private static let batches =
    """
    CREATE TABLE payment_batch (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      roll INTEGER NOT NULL REFERENCES roll (id),
      number INTEGER NOT NULL,
      user INTEGER NOT NULL REFERENCES user (id),
      known_at INTEGER NOT NULL,
      payday INTEGER NOT NULL,
      profile TEXT NOT NULL,
      settings TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      fen INTEGER NOT NULL CHECK (fen >= 0),
      UNIQUE (roll, number)
    ) STRICT;
    CREATE TABLE batch_outcome (
      batch INTEGER PRIMARY KEY REFERENCES payment_batch (id),
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      user INTEGER NOT NULL REFERENCES user (id),
      outcome TEXT NOT NULL CHECK (outcome IN ('handed_over', 'withdrawn')),
      reason TEXT NOT NULL
    ) STRICT;
    """
    + appendOnly(
      "payment_batch",
      columns: [
        "id", "entry", "roll", "number", "user", "known_at", "payday", "profile", "settings",
        "count", "fen",
      ])
    + appendOnly("batch_outcome", columns: ["batch", "entry", "user", "outcome", "reason"])

  // An account is kept with its middle hidden: the register has it once, with the person.
  private static let payments =
    """
    CREATE TABLE payment_file (
      batch INTEGER NOT NULL REFERENCES payment_batch (id),
      part INTEGER NOT NULL,
      entry INTEGER NOT NULL REFERENCES entry (number),
      name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      count INTEGER NOT NULL CHECK (count > 0),
      fen INTEGER NOT NULL CHECK (fen > 0),
      PRIMARY KEY (batch, part)
    ) STRICT;
    CREATE INDEX payment_file_of_entry ON payment_file (entry);
    CREATE TABLE payment_line (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      batch INTEGER NOT NULL REFERENCES payment_batch (id),
      place INTEGER NOT NULL,
      roll INTEGER NOT NULL REFERENCES roll (id),
      worker INTEGER NOT NULL REFERENCES worker (id),
      fen INTEGER NOT NULL CHECK (fen > 0),
      reference TEXT NOT NULL UNIQUE,
      account TEXT NOT NULL,
      entry_out INTEGER REFERENCES entry (number) CHECK (entry_out > entry),
      UNIQUE (batch, place)
    ) STRICT;
    CREATE UNIQUE INDEX payment_stands_once ON payment_line (roll, worker) WHERE entry_out IS NULL;
    CREATE INDEX payment_line_of_entry ON payment_line (entry);
    CREATE INDEX payment_line_closed ON payment_line (entry_out) WHERE entry_out IS NOT NULL;
    """
    + appendOnly(
      "payment_file", columns: ["batch", "part", "entry", "name", "file_sha256", "count", "fen"])
    + appendOnly(
      "payment_line",
      columns: [
        "id", "entry", "batch", "place", "roll", "worker", "fen", "reference", "account",
        "entry_out",
      ], writeOnce: "entry_out")

  private static let returns =
    """
    CREATE TABLE bank_return (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      roll INTEGER NOT NULL REFERENCES roll (id),
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      name TEXT NOT NULL,
      user INTEGER NOT NULL REFERENCES user (id),
      findings INTEGER NOT NULL,
      UNIQUE (roll, file_sha256)
    ) STRICT;
    CREATE TABLE return_line (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES entry (number),
      bank_return INTEGER NOT NULL REFERENCES bank_return (id),
      row INTEGER NOT NULL,
      line INTEGER NOT NULL REFERENCES payment_line (id),
      outcome TEXT NOT NULL CHECK (outcome IN ('paid', 'failed', 'returned')),
      reason TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX return_line_once ON return_line (line, outcome);
    CREATE INDEX return_line_of_entry ON return_line (entry);
    """
    + appendOnly(
      "bank_return", columns: ["id", "entry", "roll", "file_sha256", "name", "user", "findings"])
    + appendOnly(
      "return_line",
      columns: ["id", "entry", "bank_return", "row", "line", "outcome", "reason"])
}
