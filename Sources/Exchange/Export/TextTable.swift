// Tables for a terminal.
//
// Lines are drawn with ASCII only: box-drawing characters are of ambiguous width, and a screen
// reader speaks every one of them.

public import Workforce

/// A table of text whose columns line up, Chinese or not.
public struct TextTable: Sendable {
  /// Which side the cells of a column keep to.
  public enum Alignment: Sendable {
    case left, right
  }

  /// One column: its title and which side its cells keep to.
  public struct Column: Sendable {
    public var title: Sentence
    public var alignment: Alignment

    public init(_ title: Sentence, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  public let columns: [Column]
  /// Whether columns without any text are left out.
  public var omitsEmptyColumns = false
  private var rows: [[String]] = []

  public init(columns: [Column]) { self.columns = columns }

  /// Number of rows so far.
  public var count: Int { rows.count }

  /// Adds a row, a cell for each column. Missing cells are empty.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count <= columns.count, "a row has more cells than the table has columns")
    let padding = repeatElement("", count: columns.count - cells.count)
    rows.append(cells.map(DisplayText.escaped) + padding)
  }

  /// The table as lines, each ended by a line break.
  /// - Parameters:
  ///   - language: language of the titles.
  ///   - limit: most rows to show; what is left out is counted below the table.
  ///   - total: number of rows there are, when the caller stopped adding rows at the limit.
  public func text(in language: Language, limit: Int? = nil, total: Int? = nil) -> String {
    let shown = rows.prefix(limit ?? rows.count)
    let kept = columns.indices.filter { index in
      !omitsEmptyColumns || shown.contains { !$0[index].isEmpty }
    }
    let titles = columns.map { $0.title.text(in: language) }
    let widths = kept.map { index in
      shown.reduce(DisplayWidth.columns(of: titles[index])) {
        max($0, DisplayWidth.columns(of: $1[index]))
      }
    }
    var text = line(titles, kept: kept, widths: widths)
    text += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
    for row in shown { text += line(row, kept: kept, widths: widths) }
    let hidden = (total ?? rows.count) - shown.count
    if hidden > 0 { text += Self.more(hidden).text(in: language) + "\n" }
    return text
  }

  private func line(_ cells: [String], kept: [Int], widths: [Int]) -> String {
    var line = ""
    for (position, index) in kept.enumerated() {
      if position > 0 { line += "  " }
      let gap = String(
        repeating: " ", count: widths[position] - DisplayWidth.columns(of: cells[index]))
      line += columns[index].alignment == .right ? gap + cells[index] : cells[index] + gap
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private static func more(_ count: Int) -> Sentence {
    Sentence(zh: "… 另有 \(count) 行", en: "… and \(count) more \(count == 1 ? "line" : "lines")")
  }
}
