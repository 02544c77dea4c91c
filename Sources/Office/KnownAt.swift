// "What was known then": an entry, or the end of a day in China.

import RegistryStore
public import Workforce

/// A point in the knowledge of the register.
public enum KnownAt: Hashable, Sendable {
  /// Up to an entry, itself included.
  case entry(EntryNumber)
  /// Up to the end of a day by Beijing time (UTC+8).
  case day(CivilDate)

  /// Reads a number of an entry or a date such as 2024-03-31; nil for anything else.
  public init?(_ text: String) {
    if let number = Int64(text), number >= 0 {
      self = .entry(EntryNumber(number))
    } else if let day = CivilDate(iso: text) {
      self = .day(day)
    } else {
      return nil
    }
  }

  /// The last entry known then; number 0 before the first.
  /// - Throws: `StoreError.unknownEntry` for a number that no entry has yet.
  func entry(in store: Store) throws -> EntryNumber {
    switch self {
    case .entry(let number):
      if number.value > 0 { _ = try store.entry(number) }
      return number
    case .day(let day): return try store.lastEntry(until: day)
    }
  }
}

extension Entry {
  /// The day of the entry by Beijing time.
  var day: CivilDate {
    let date = CivilDate(iso: String(instant.prefix(10))) ?? .openStart
    return instant.dropFirst(11).prefix(2) < "16" ? date : date.adding(days: 1)
  }
}
