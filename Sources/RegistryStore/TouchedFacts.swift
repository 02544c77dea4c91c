// Which workers the entries since some roll have touched, and from which day on.

public import Workforce

/// A fact that an entry brought or closed.
public struct TouchedFact: Hashable, Sendable {
  public let kind: FactKind
  public let worker: Int64
  public let entry: EntryNumber
  /// First day the fact speaks of, as a day number; the earliest there is for a person.
  public let firstDay: Int32
}

extension FactKind {
  /// The first day a fact of the kind speaks of, in SQL. No month hangs on an account.
  fileprivate var firstDay: String {
    switch self {
    case .person: "\(Int32.min)"
    case .posting, .registration, .training, .circumstance: "first_day"
    case .certificate: "approved_day"
    // Days count from 1970; a year's assessment is about no day before it.
    case .assessment: "(SELECT unixepoch(printf('%04d-01-01', year)) / 86400)"
    case .payment: "paid_day"
    case .account: "\(Int32.max)"
    }
  }
}

extension Store {
  /// The facts that entries brought or closed, by kind.
  /// - Parameters:
  ///   - entry: entries after this one.
  ///   - last: entries up to this one.
  public func touchedFacts(
    after entry: EntryNumber, through last: EntryNumber
  ) throws -> [TouchedFact] {
    try reading { connection in
      var touched: [TouchedFact] = []
      for kind in FactKind.allCases {
        for column in ["entry_in", "entry_out"] {
          // A payment that was known counted for earlier months too, whatever its day.
          let isEndOfPayment = kind == .payment && column == "entry_out"
          let firstDay = isEndOfPayment ? "\(Int32.min)" : kind.firstDay
          let rows = try connection.prepare(
            """
            SELECT worker_id, \(column), \(firstDay) FROM \(kind.table)
            WHERE \(column) > ?1 AND \(column) <= ?2
            """)
          rows.bind(entry.value, at: 1)
          rows.bind(last.value, at: 2)
          while try rows.step() {
            touched.append(
              TouchedFact(
                kind: kind, worker: rows.int(0), entry: EntryNumber(rows.int(1)),
                firstDay: rows.int32(2)))
          }
        }
      }
      return touched
    }
  }

  /// The number of the last fact known at an entry; 0 when there was none.
  public func lastFact(asKnownAt entry: EntryNumber) throws -> Int64 {
    try reading { connection in
      let rows = try connection.prepare("SELECT max(last_fact) FROM import_batch WHERE entry <= ?")
      rows.bind(entry.value, at: 1)
      return try rows.step() ? rows.optionalInt(0) ?? 0 : 0
    }
  }
}
