// Organisations and stations beside people.
//
// They share the table of workers and the tables of facts, so that batches, withdrawals, the chain of
// hashes, rolls and the one payment a period hold for them as they are. What tells them apart is the
// range of their numbers: bits 40 and up are the kind of subject. A register with this migration is
// refused by programs that would take them for people.

internal import GRDB
internal import Workforce

extension Migrations {
  static func admitSubjects(_ db: Database) throws {
    let kinds = SubjectKind.allCases.compactMap { kind in
      kind.documentType.map { "WHEN '\($0)' THEN \(kind.rawValue)" }
    }
    try db.execute(
      sql: """
        CREATE TRIGGER worker_number_tells_kind BEFORE INSERT ON worker
        WHEN (NEW.id >> 40) <> CASE NEW.document_type \(kinds.joined(separator: " ")) ELSE 0 END
        BEGIN SELECT RAISE(ABORT, 'the number tells the kind of subject'); END;
        """)
  }
}
