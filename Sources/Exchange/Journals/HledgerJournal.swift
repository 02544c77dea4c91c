internal import Workforce

/// A journal for hledger.
enum HledgerJournal {
  static func write(_ journal: Journal, to stream: ExportStream) throws(ExportError) {
    try stream.append(
      """
      ; Ledger of Stipend up to entry \(journal.lastEntry)
      commodity 1000.00 CNY
      commodity 1000. COIN

      """)
    for balance in journal.balances {
      let type = balance.account.chart.top == "Expenses" ? "X" : balance.account.chart.top.prefix(1)
      try stream.append("account \(name(of: balance.account))  ; type: \(type)\n")
    }
    for line in journal.lines {
      let transfer = line.posted.transfer
      try stream.append(
        """

        \(line.day) * (\(line.posted.entry).\(line.posted.number)) \(plain(line.about))
            \(name(of: transfer.from))  \(transfer.unit.journalAmount(transfer.amount))
            \(name(of: transfer.to))  \(transfer.unit.journalAmount(-transfer.amount))

        """)
    }
    guard !journal.balances.isEmpty else { return }
    try stream.append("\n\(journal.lastDay) * balances as the register has them\n")
    for balance in journal.balances {
      try stream.append(
        """
            \(name(of: balance.account))  0 \(balance.unit.commodity) = \
        \(balance.unit.journalAmount(balance.balance))

        """)
    }
  }

  /// The name of an account. Letters of any script stay; what hledger reads as more than a letter is
  /// written as its bytes, so that two accounts never share a name.
  static func name(of account: Account) -> String {
    let chart = account.chart
    return "\(chart.top.lowercased()):\(chart.word.lowercased()):\(part(account.owner))"
  }

  private static func part(_ text: String) -> String {
    if text.isEmpty { return "%" }
    return text.map { character in
      character.isLetter || character.isNumber || character == "-"
        ? String(character)
        : character.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    }.joined()
  }

  /// A description without what begins a comment or ends a line.
  private static func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == ";" || $0 == "|" ? " " : $0 })
  }
}
