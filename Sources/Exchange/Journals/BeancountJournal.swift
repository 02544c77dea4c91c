internal import Workforce

/// A journal for beancount.
enum BeancountJournal {
  static func write(_ journal: Journal, to stream: ExportStream) throws(ExportError) {
    let first = journal.firstDay
    try stream.append(
      """
      ; Ledger of Stipend up to entry \(journal.lastEntry)
      option "title" "Stipend"
      option "operating_currency" "CNY"
      \(first) commodity CNY
      \(first) commodity COIN

      """)
    for balance in journal.balances {
      try stream.append(
        """
        \(first) open \(name(of: balance.account)) \(balance.unit.commodity)
          account: \(quoted(balance.account.name))

        """)
    }
    for line in journal.lines {
      let transfer = line.posted.transfer
      try stream.append(
        """

        \(line.day) * \(quoted(line.about))
          entry: "\(line.posted.entry).\(line.posted.number)"
          \(name(of: transfer.from))  \(transfer.unit.journalAmount(transfer.amount))
          \(name(of: transfer.to))  \(transfer.unit.journalAmount(-transfer.amount))

        """)
    }
    // A balance is meant at the start of its day, and to the fen: without a tolerance of its own,
    // beancount takes one fen for none.
    let day = journal.lastDay.adding(days: 1)
    if !journal.balances.isEmpty { try stream.append("\n") }
    for balance in journal.balances {
      let amount = balance.unit.journalAmount(balance.balance).replacing(" ", with: " ~ 0 ")
      try stream.append("\(day) balance \(name(of: balance.account))  \(amount)\n")
    }
  }

  /// The name of an account: parts of ASCII letters, digits and strokes that begin with a capital or a
  /// digit. Two accounts never share one: only what begins with a small letter gets a capital, a stroke
  /// is followed by two digits of a byte, and two strokes mark all that begins otherwise.
  static func name(of account: Account) -> String {
    let owner = account.worker == nil ? part(account.owner) : account.owner
    return "\(account.chart.top):\(account.chart.word):\(owner)"
  }

  private static func part(_ text: String) -> String {
    let encoded = text.utf8.map { byte in
      isPlain(byte) ? String(UnicodeScalar(byte)) : "-" + hex(byte)
    }
    return switch text.utf8.first ?? 0 {
    case 0x61...0x7A: encoded[0].uppercased() + encoded.dropFirst().joined()
    case 0x30...0x39: encoded.joined()
    default: "X--" + encoded.joined()
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : "\($0)" }.joined()
      + "\""
  }
}
