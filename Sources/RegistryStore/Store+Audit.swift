// What an auditor asks of the register as a whole.

public import Workforce

extension Store {
  /// The last entry of a day in China and those before; number 0 for a day before the first entry.
  public func lastEntry(until day: CivilDate) throws -> EntryNumber {
    try reading { connection in
      let rows = try connection.prepare(
        "SELECT coalesce(max(number), 0) FROM entry WHERE date(instant, '+8 hours') <= ?")
      rows.bind(day.description, at: 1)
      return try rows.step() ? EntryNumber(rows.int(0)) : EntryNumber(0)
    }
  }
}
