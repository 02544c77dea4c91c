// The ledger as a plain-text journal that other bookkeeping programs read and check.

public import Workforce

/// The ledger as it goes into a journal: transfers with their days, and what must come out of them.
public struct Journal: Sendable {
  /// A transfer with what a journal says beside its amounts; without names, numbers and reasons.
  public struct Line: Hashable, Sendable {
    public var posted: PostedTransfer
    /// The day of its entry where the office is.
    public var day: CivilDate
    /// The roll, or what else it belongs to.
    public var about: String

    public init(posted: PostedTransfer, day: CivilDate, about: String) {
      self.posted = posted
      self.day = day
      self.about = about
    }
  }

  /// In the order of entries.
  public var lines: [Line]
  /// Balances of the register itself; the reading program compares them with its own.
  public var balances: [AccountBalance]

  public init(lines: [Line], balances: [AccountBalance]) {
    self.lines = lines
    self.balances = balances
  }

  /// The entry that posted the last transfer; 0 without any.
  var lastEntry: Int64 { lines.last?.posted.entry.value ?? 0 }
  var firstDay: CivilDate { lines.lazy.map(\.day).min() ?? CivilDate(day: 0) }
  var lastDay: CivilDate { lines.lazy.map(\.day).max() ?? CivilDate(day: 0) }
}

/// Programs a journal can be written for.
public enum JournalFormat: String, Sendable, CaseIterable {
  case beancount
  case hledger

  /// Writes a journal. The same ledger gives the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  public func write(_ journal: Journal, to output: ExportDestination) throws(ExportError) {
    let stream = try ExportStream(to: output)
    switch self {
    case .beancount: try BeancountJournal.write(journal, to: stream)
    case .hledger: try HledgerJournal.write(journal, to: stream)
    }
    try stream.finish()
  }
}

extension LedgerUnit {
  /// The commodity of journals.
  var commodity: String { self == .fen ? "CNY" : "COIN" }

  /// An amount as a journal writes it: yuan with two decimals, or whole coins.
  func journalAmount(_ amount: Int64) -> String {
    "\(self == .fen ? Money(fen: amount).description : String(amount)) \(commodity)"
  }
}

extension Account {
  /// Where the account stands in a chart of accounts: its class, then its own word.
  var chart: (top: String, word: String) {
    switch self {
    case .fund: ("Expenses", "Fund")
    case .payable: ("Liabilities", "Payable")
    case .bank: ("Liabilities", "Bank")
    case .returned: ("Liabilities", "Returned")
    case .coins: ("Liabilities", "Coins")
    case .paid: ("Assets", "Paid")
    case .receivable: ("Assets", "Receivable")
    case .recovered: ("Assets", "Recovered")
    case .outside: ("Equity", "Outside")
    case .received: ("Equity", "Received")
    case .issued: ("Equity", "Issued")
    case .redeemed: ("Equity", "Redeemed")
    }
  }
}
