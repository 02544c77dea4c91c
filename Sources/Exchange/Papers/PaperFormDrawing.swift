internal import Workforce

/// Draws a form, row after row.
struct PaperFormDrawing {
  private typealias Layout = PaperFormLayout

  private let layout: PaperFormLayout
  private let pages: [Int]
  private var page = 0
  private var rowsOnPage = 0
  private var serial = 0
  private var y = 0.0
  private var tableTop = 0.0
  private var sum = Money.zero
  /// Serial numbers of the first rows with characters that no font has.
  private(set) var rowsWithoutFont: [Int] = []

  private var form: PaperForm { layout.form }
  private var paper: Paper { layout.paper }
  private var left: Double { Layout.margin.side }
  private var amount: (x: Double, width: Double) { layout.columns[form.amountColumn] }

  /// - Parameter pages: how many rows each page holds.
  init(layout: PaperFormLayout, pages: [Int]) {
    self.layout = layout
    self.pages = pages
    beginPage()
  }

  /// Draws the next row.
  mutating func draw(_ row: PaperForm.Row) throws(ExportError) {
    if rowsOnPage == pages[page] {
      endPage()
      try paper.endPage()
      page += 1
      rowsOnPage = 0
      beginPage()
    }
    let height = layout.height(of: row)
    let missing = paper.missingCharacters
    for (index, text) in row.cells.enumerated() {
      var style = Layout.cell
      style.alignment = form.columns[index].alignment
      draw(text, in: layout.columns[index], style, height: height)
    }
    y += height
    paper.rule([(from: (left, y), to: (left + layout.width, y))])
    rowsOnPage += 1
    serial += 1
    if paper.missingCharacters > missing, rowsWithoutFont.count < 10 {
      rowsWithoutFont.append(serial)
    }
    guard let sum = sum.adding(row.amount) else { throw .totalTooLarge }
    self.sum = sum
  }

  /// Draws what ends the form.
  mutating func end() throws(ExportError) {
    endPage()
    for total in form.totals {
      sumRow(total.label, total.text, isAmount: total.isAmount)
    }
    y += 6
    for remark in form.remarks {
      y += paper.draw(remark, x: left, y: y, width: layout.width, Layout.note) + 3
    }
    try paper.endPage()
  }

  private mutating func beginPage() {
    y = Layout.margin.top
    y += paper.draw(form.title, x: left, y: y, width: layout.width, Layout.heading) + 6
    for note in form.notes {
      y += paper.draw(note, x: left, y: y, width: layout.width, Layout.note) + 2
    }
    tableTop = y
    var style = Layout.cell
    style.alignment = .centre
    for (column, place) in zip(form.columns, layout.columns) {
      draw(column.title, in: place, style, height: layout.titlesHeight)
    }
    paper.rule([(from: (left, y), to: (left + layout.width, y))])
    y += layout.titlesHeight
    paper.rule([(from: (left, y), to: (left + layout.width, y))])
    sum = .zero
  }

  /// Closes the table, and draws the page's sum and foot.
  private mutating func endPage() {
    let edges = layout.columns.map(\.x) + [left + layout.width]
    paper.rule(edges.map { (from: ($0, tableTop), to: ($0, y)) })
    if form.hasPageSums {
      sumRow(RollWords.pageSubtotal.text(in: form.language), sum.grouped, isAmount: true)
    }
    let bottom = paper.size.height - Layout.margin.bottom
    let number = bottom - Layout.numberHeight
    var style = Layout.note
    style.lines = 1
    paper.draw(form.mark, x: left, y: number, width: layout.width, style, room: Layout.numberHeight)
    let text = RollWords.page(String(page + 1), of: String(pages.count)).text(in: form.language)
    style.alignment = .right
    paper.draw(text, x: left, y: number, width: layout.width, style, room: Layout.numberHeight)
    let share = layout.width / Double(max(1, form.signatures.count))
    for (place, signature) in form.signatures.enumerated() {
      paper.draw(
        signature, x: left + share * Double(place), y: number - Layout.signatureHeight,
        width: share, Layout.note, room: Layout.signatureHeight)
    }
  }

  /// A row whose label takes the columns left of the amount.
  private mutating func sumRow(_ label: String, _ text: String, isAmount: Bool) {
    let height = Layout.lineHeight
    paper.box(x: left, y: y, width: layout.width, height: height)
    if isAmount {
      var style = Layout.cell
      style.alignment = .right
      draw(label, in: (left, amount.x - left), Layout.cell, height: height)
      draw(text, in: amount, style, height: height)
      paper.rule([amount.x, amount.x + amount.width].map { (from: ($0, y), to: ($0, y + height)) })
    } else {
      let separator = form.language == .zh ? "：" : ": "
      draw(label + separator + text, in: (left, layout.width), Layout.cell, height: height)
    }
    y += height
  }

  private func draw(
    _ text: String, in column: (x: Double, width: Double), _ style: Paper.Style, height: Double
  ) {
    paper.draw(
      text, x: column.x + Layout.padding, y: y, width: column.width - 2 * Layout.padding, style,
      room: height)
  }
}
