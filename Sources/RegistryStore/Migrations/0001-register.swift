// Entries, symbols, workers, batches and the tables of facts.

internal import GRDB

extension Migrations {
  static func createRegister(_ db: Database) throws {
    try db.execute(sql: entries + workers + batches)
    for (table, content) in factTables {
      let names = content.split(separator: ",").map { column in
        String(column.split(whereSeparator: \.isWhitespace)[0])
      }
      // worker_id refers to worker without a foreign key: the check costs as much as the row, and
      // the import writer checks its keys against the workers in the same transaction.
      // The key ends in entry_in because the withdrawal of a batch makes the facts known again
      // which that batch had closed: same fact, further span of knowledge.
      try db.execute(
        sql: """
          CREATE TABLE \(table) (
            worker_id INTEGER NOT NULL,
            fact INTEGER NOT NULL,
            entry_in INTEGER NOT NULL,
            entry_out INTEGER CHECK (entry_out > entry_in),
            \(content),
            source_row INTEGER NOT NULL,
            PRIMARY KEY (worker_id, fact, entry_in)
          ) STRICT, WITHOUT ROWID;
          """
            + appendOnly(
              table, columns: ["worker_id", "fact", "entry_in", "entry_out", "source_row"] + names,
              writeOnce: "entry_out"))
    }
  }

  /// Kinds of facts with their content. Numbers of symbols are 0 when not recorded; days count
  /// from 1970-01-01; levels and results are the raw values of their nouns.
  private static let factTables: [(table: String, content: String)] = [
    (
      "person",
      "name TEXT NOT NULL, sex TEXT, phone TEXT, bank TEXT, bank_account TEXT"
    ),
    (
      "posting",
      """
      first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, kind INTEGER NOT NULL,
      county INTEGER NOT NULL, on_establishment INTEGER NOT NULL, township INTEGER NOT NULL,
      community INTEGER NOT NULL, organisation INTEGER NOT NULL, organisation_form INTEGER NOT NULL
      """
    ),
    (
      "certificate",
      "level INTEGER NOT NULL, approved_day INTEGER NOT NULL, number TEXT NOT NULL"
    ),
    (
      "registration",
      "level INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL"
    ),
    ("assessment", "year INTEGER NOT NULL, result INTEGER NOT NULL"),
    (
      "training",
      """
      first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, hours_hundredths INTEGER NOT NULL,
      result INTEGER NOT NULL, course INTEGER NOT NULL, title INTEGER NOT NULL,
      academy INTEGER NOT NULL
      """
    ),
    (
      "payment",
      """
      measure INTEGER NOT NULL, level INTEGER NOT NULL, fen INTEGER NOT NULL,
      paid_day INTEGER NOT NULL, payer INTEGER NOT NULL, remark TEXT
      """
    ),
    (
      "circumstance",
      """
      kind INTEGER NOT NULL, value INTEGER NOT NULL, place INTEGER NOT NULL,
      level INTEGER NOT NULL, number INTEGER, first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL
      """
    ),
  ]

  private static let entries =
    """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      instant TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('import', 'withdrawal', 'settlement', 'disclosure')),
      reason TEXT NOT NULL,
      source TEXT NOT NULL,
      content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
      previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
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

  // entry_in of a symbol is the first entry whose content uses it and so vouches for its text;
  // drafts may bring symbols before any entry does.
  private static let workers =
    """
    CREATE TABLE symbol (
      id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, entry_in INTEGER
    ) STRICT;
    CREATE TABLE worker (
      id INTEGER PRIMARY KEY,
      document_type TEXT NOT NULL,
      document_number TEXT NOT NULL UNIQUE,
      entry_in INTEGER NOT NULL
    ) STRICT;
    """
    + appendOnly("symbol", columns: ["id", "text", "entry_in"], writeOnce: "entry_in")
    + appendOnly("worker", columns: ["id", "document_type", "document_number", "entry_in"])

  private static let batches =
    """
    CREATE TABLE import_batch (
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL UNIQUE REFERENCES entry (number),
      kind TEXT NOT NULL,
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      sheet TEXT,
      rows INTEGER NOT NULL,
      accepted INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      duplicates INTEGER NOT NULL,
      warnings INTEGER NOT NULL,
      first_fact INTEGER NOT NULL,
      last_fact INTEGER NOT NULL,
      withdrawn_by INTEGER REFERENCES entry (number)
    ) STRICT;
    """
    + appendOnly(
      "import_batch",
      columns: [
        "id", "entry", "kind", "file_name", "file_sha256", "sheet", "rows", "accepted", "rejected",
        "duplicates", "warnings", "first_fact", "last_fact", "withdrawn_by",
      ], writeOnce: "withdrawn_by")
}
