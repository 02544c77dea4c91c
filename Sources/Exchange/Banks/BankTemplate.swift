internal import Workforce

/// Text of a profile with places to fill in, such as `代发_{年月}_{文件号}.csv`. `{笔数:8}` fills a
/// number with zeros to eight figures.
struct BankTemplate: Hashable, Sendable {
  /// What can be filled in.
  enum Word: String, CaseIterable {
    case scheme, year, month, yearmonth, payday, order, part, count, total, payer, payerAccount

    var title: Sentence {
      switch self {
      case .scheme: Sentence(zh: "政策", en: "scheme")
      case .year: Sentence(zh: "年", en: "year")
      case .month: Sentence(zh: "月", en: "month")
      case .yearmonth: Sentence(zh: "年月", en: "year-month")
      case .payday: Sentence(zh: "日期", en: "payday")
      case .order: Sentence(zh: "批次", en: "order")
      case .part: Sentence(zh: "文件号", en: "part")
      case .count: Sentence(zh: "笔数", en: "count")
      case .total: Sentence(zh: "总金额", en: "total")
      case .payer: Sentence(zh: "付款户名", en: "payer")
      case .payerAccount: Sentence(zh: "付款账号", en: "payer account")
      }
    }
  }

  private enum Piece: Hashable { case text(String), word(Word, width: Int) }

  private let pieces: [Piece]

  /// - Returns: nil when a brace is not closed, or a word in braces is unknown.
  init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let halves = rest[rest.index(after: open)..<close].split(separator: ":")
      guard let name = halves.first, halves.count <= 2,
        let word = Word.allCases.first(where: { $0.title.zh == name || $0.title.en == name }),
        let width = halves.count == 2 ? Int(halves[1]) : 0, (0...40).contains(width)
      else { return nil }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.word(word, width: width))
      rest = rest[rest.index(after: close)...]
    }
    guard !rest.contains("}") else { return nil }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The text with everything filled in.
  func filled(_ value: (Word) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): return text
      case .word(let word, let width):
        let text = value(word)
        return String(repeating: "0", count: max(0, width - text.count)) + text
      }
    }.joined()
  }
}
