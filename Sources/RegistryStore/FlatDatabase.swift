// Flat tables as a SQLite database of their own.

internal import GRDB
public import Workforce

extension Store {
  /// Writes all flat tables and a table `dictionary` to a new database.
  /// - Parameters:
  ///   - path: where it goes; nothing is there yet.
  ///   - entry: what was known; nil for now.
  ///   - isRevealed: whether numbers are shown in full.
  /// - Returns: rows of each table by its name.
  /// - Throws: the errors of the disk; what was written is then left behind.
  public func writeFlatTables(
    to path: String, asKnownAt entry: EntryNumber?, isRevealed: Bool
  ) throws -> [String: Int] {
    try translating(path: path) {
      var counts: [String: Int] = [:]
      let database = try DatabaseQueue(path: path)
      try database.write { db in
        let connection = try Connection(db)
        try connection.run(
          "CREATE TABLE dictionary (table_name TEXT, column_name TEXT, zh TEXT, en TEXT)")
        let entryOf = try connection.prepare("INSERT INTO dictionary VALUES (?, ?, ?, ?)")
        for table in FlatTable.all {
          for (column, meaning) in [("", table.title)] + table.columns.map({ ($0.name, $0.meaning) }) {
            for (place, text) in [table.name, column, meaning.zh, meaning.en].enumerated() {
              entryOf.bind(text, at: Int32(place + 1))
            }
            try entryOf.run()
          }
          let names = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
          try connection.run("CREATE TABLE \"\(table.name)\" (\(names))")
          let insert = try connection.prepare(
            "INSERT INTO \"\(table.name)\" VALUES ("
              + table.columns.map { _ in "?" }.joined(separator: ", ") + ")")
          try forEachRow(of: table, asKnownAt: entry, isRevealed: isRevealed) { values in
            for (place, value) in values.enumerated() { insert.bind(value, at: Int32(place + 1)) }
            try insert.run()
            counts[table.name, default: 0] += 1
          }
        }
      }
      try database.close()
      return counts
    }
  }
}

extension Statement {
  func bind(_ value: StoredValue, at place: Int32) {
    switch value {
    case .null: bindNull(at: place)
    case .integer(let number): bind(number, at: place)
    case .text(let text): bind(Optional(text), at: place)
    case .bytes(let bytes): bind(bytes, at: place)
    }
  }
}
