// A form of an office: a table that goes on over pages, with its head, the sum of the page, places
// to sign and the page's number on each of them, and what ends it on the last.

internal import Workforce

/// A table with everything around it, ready to be drawn.
struct PaperForm {
  /// A column, with its share of the page's width.
  struct Column {
    var title: String
    var share: Double
    var alignment = Paper.Style.Alignment.left
  }

  /// A line of the table. The amount is what page sums add up.
  struct Row {
    var cells: [String]
    var amount = Money.zero
  }

  var size = Paper.Size.a4Landscape
  var language: Language
  var title: String
  /// Lines under the title.
  var notes: [String] = []
  var columns: [Column]
  /// The column with amounts; sums stand below it.
  var amountColumn: Int
  var hasPageSums = false
  /// What ends the table: a label over the left columns, and a sum or a text.
  var totals: [(label: String, text: String, isAmount: Bool)] = []
  /// Paragraphs below the table.
  var remarks: [String] = []
  /// Who signs at the foot of each page, from left to right.
  var signatures: [String] = []
  /// The left corner of each page's foot.
  var mark = ""
  /// Calls its argument with every row. It is called twice: to break pages and to draw them.
  var eachRow: ((Row) throws(ExportError) -> Void) throws(ExportError) -> Void

  /// Draws the form.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  func write(to destination: ExportDestination) throws(ExportError) {
    let paper = try Paper(size, title: title, to: destination)
    let layout = PaperFormLayout(form: self, paper: paper)
    let pages = try layout.pages()
    var drawing = PaperFormDrawing(layout: layout, pages: pages)
    try eachRow { row throws(ExportError) in try drawing.draw(row) }
    try drawing.end()
    guard paper.missingCharacters == 0 else {
      throw .charactersWithoutFont(count: paper.missingCharacters, rows: drawing.rowsWithoutFont)
    }
    try paper.finish()
  }
}

/// Where the parts of a form stand on its pages.
struct PaperFormLayout {
  static let margin = (side: 34.0, top: 34.0, bottom: 30.0)
  static let padding = 2.5
  static let cell = Paper.Style(size: 8)
  static let note = Paper.Style(size: 8.5)
  static let heading = Paper.Style(size: 16, alignment: .centre, lines: 2)
  static let lineHeight = 15.0
  static let signatureHeight = 30.0
  static let numberHeight = 14.0

  let form: PaperForm
  let paper: Paper
  let width: Double
  /// Left edge and width of each column.
  let columns: [(x: Double, width: Double)]
  /// Height of title, notes and column titles.
  let headHeight: Double
  /// Height of the column titles alone.
  let titlesHeight: Double
  /// Height for lines on a page.
  let room: Double
  /// Height of what ends the form on its last page.
  let endHeight: Double

  init(form: PaperForm, paper: Paper) {
    self.form = form
    self.paper = paper
    let width = paper.size.width - 2 * Self.margin.side
    self.width = width
    let shares = form.columns.reduce(0) { $0 + $1.share }
    var columns: [(x: Double, width: Double)] = []
    var x = Self.margin.side
    for column in form.columns {
      let share = width * column.share / shares
      columns.append((x, share))
      x += share
    }
    self.columns = columns
    titlesHeight = zip(form.columns, columns).reduce(Self.lineHeight) { height, column in
      let text = column.1.width - 2 * Self.padding
      return max(height, paper.height(of: column.0.title, width: text, Self.cell) + 4)
    }
    let notes = form.notes.reduce(0) { $0 + paper.height(of: $1, width: width, Self.note) + 2 }
    headHeight = paper.height(of: form.title, width: width, Self.heading) + 6 + notes + titlesHeight
    let foot =
      Self.numberHeight + (form.signatures.isEmpty ? 0 : Self.signatureHeight)
      + (form.hasPageSums ? Self.lineHeight : 0)
    room = paper.size.height - Self.margin.top - Self.margin.bottom - headHeight - foot
    let remarks = form.remarks.reduce(0) { $0 + paper.height(of: $1, width: width, Self.note) + 3 }
    endHeight = Double(form.totals.count) * Self.lineHeight + (remarks > 0 ? remarks + 6 : 0)
  }

  /// How many lines each page holds. The last page has room for the end of the form, and at least
  /// one line, so that a sum never stands alone.
  func pages() throws(ExportError) -> [Int] {
    var pages = [0]
    var used = 0.0
    var last = 0.0
    try form.eachRow { row throws(ExportError) in
      last = height(of: row)
      if used + last > room, pages[pages.count - 1] > 0 {
        pages.append(0)
        used = 0
      }
      pages[pages.count - 1] += 1
      used += last
    }
    if used + endHeight > room, let lines = pages.last, lines > 1 {
      pages[pages.count - 1] -= 1
      pages.append(1)
    }
    return pages
  }

  /// Height of a row: that of its highest cell.
  func height(of row: PaperForm.Row) -> Double {
    zip(row.cells, columns).reduce(Self.lineHeight) { height, cell in
      let width = cell.1.width - 2 * Self.padding
      guard !Self.surelyFits(cell.0, width: width) else { return height }
      return max(height, paper.height(of: cell.0, width: width, Self.cell) + 4)
    }
  }

  /// Whether a text takes one line, told without asking for its outlines, which is the dear part of
  /// a page: no letter is wider than this in any font used, and Chinese is a square.
  static func surelyFits(_ text: String, width: Double) -> Bool {
    var em = 0.0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x6D, 0x77, 0x25, 0x26, 0x40: em += 0.95
      case 0x20..<0x7F: em += 0.67
      case 0xB7, 0x3000..<0xA000, 0xF900..<0xFB00, 0xFF00..<0xFFE7, 0x20000..<0x32000: em += 1
      default: return false
      }
    }
    return em * cell.size <= width
  }
}
