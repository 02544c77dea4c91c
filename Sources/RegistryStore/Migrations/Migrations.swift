// The list of migrations. A migration that has been released is never edited; a change of schema
// is a further file.

internal import GRDB

enum Migrations {
  /// All migrations in their order.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001-register", migrate: createRegister)
    migrator.registerMigration("0002-rolls", migrate: createRolls)
    migrator.registerMigration("0003-subjects", migrate: admitSubjects)
    migrator.registerMigration("0004-duties", migrate: createDuties)
    migrator.registerMigration("0005-ledger", migrate: createLedger)
    migrator.registerMigration("0006-differences", migrate: createDifferences)
    migrator.registerMigration("0007-payments", migrate: createPayments)
    migrator.registerMigration("0008-heads", migrate: createHeads)
    migrator.registerMigration("0009-funds", migrate: createFunds)
    migrator.registerMigration("0010-accounts", migrate: createAccounts)
    migrator.registerMigration("0011-recoveries", migrate: createRecoveries)
    migrator.registerMigration("0012-line-changes", migrate: createLineChanges)
    migrator.registerMigration("0013-waivers", migrate: bindWaivers)
    return migrator
  }()

  /// Triggers that refuse to change or delete rows of a table.
  /// - Parameter writeOnce: the one column that may go from NULL to a value.
  static func appendOnly(_ table: String, columns: [String], writeOnce: String? = nil) -> String {
    let fixed = columns.filter { $0 != writeOnce }.joined(separator: ", ")
    var sql = """
      CREATE TRIGGER \(table)_keeps_content BEFORE UPDATE OF \(fixed) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'content is never changed'); END;
      CREATE TRIGGER \(table)_keeps_rows BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'rows are never deleted'); END;
      """
    if let writeOnce {
      sql += """
        CREATE TRIGGER \(table)_writes_\(writeOnce)_once BEFORE UPDATE OF \(writeOnce) ON \(table)
        WHEN OLD.\(writeOnce) IS NOT NULL OR NEW.\(writeOnce) IS NULL
        BEGIN SELECT RAISE(ABORT, 'written once'); END;
        """
    }
    return sql
  }
}
