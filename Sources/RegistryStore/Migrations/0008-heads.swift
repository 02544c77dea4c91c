// What makes the chain checkable outside the register: salts for what a package hides, keys, and
// signatures on the chain.

internal import Digests
internal import GRDB

extension Migrations {
  static func createHeads(_ db: Database) throws {
    try db.execute(sql: salting + keys + heads)
    // Entries that are there already vouch for plain rows.
    try db.execute(
      sql: """
        INSERT INTO salting
        SELECT 1, x'\(SHA256.hex(Salts.freshSecret()))', coalesce(max(number), 0) + 1 FROM entry
        """)
  }

  private static let salting =
    """
    CREATE TABLE salting (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      secret BLOB NOT NULL CHECK (length(secret) = 32),
      since INTEGER NOT NULL
    ) STRICT;
    """
    + appendOnly("salting", columns: ["id", "secret", "since"])

  private static let keys =
    """
    CREATE TABLE signing_key (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      public_key BLOB NOT NULL CHECK (length(public_key) = 32)
    ) STRICT;
    """
    + appendOnly("signing_key", columns: ["id", "entry", "public_key"])

  private static let heads =
    """
    CREATE TABLE head (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      signing_key INTEGER NOT NULL REFERENCES signing_key (id),
      instant TEXT NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE TRIGGER head_follows BEFORE INSERT ON head
    WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM head)
      OR NEW.entry <= (SELECT coalesce(max(entry), 0) FROM head)
    BEGIN SELECT RAISE(ABORT, 'heads follow one another'); END;
    """
    + appendOnly(
      "head", columns: ["id", "entry", "hash", "signing_key", "instant", "signature"])
}
