internal import CXlsxWriter
internal import Workforce

/// A sheet of a ``Workbook``. Rows must be written from top to bottom.
final class WorkbookSheet {
  /// Rows of a sheet in this file format.
  static let maximumRows = 1_048_576
  /// Page breaks a sheet can hold.
  static let maximumPageBreaks = 1023
  /// Largest amount whose fen a spreadsheet keeps: it calculates with fifteen digits.
  private static let largestNumber: UInt64 = 999_999_999_999_999

  /// Rows written so far.
  private(set) var rows = 0
  private var row = -1
  private unowned let book: Workbook
  private let sheet: UnsafeMutablePointer<lxw_worksheet>

  init(book: Workbook, sheet: UnsafeMutablePointer<lxw_worksheet>) {
    self.book = book
    self.sheet = sheet
  }

  /// Sets the widths of the columns from the left, in characters.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      let column = UInt16(column)
      book.note(worksheet_set_column(sheet, column, column, width, nil))
    }
  }

  /// Writes text. It is never read as a formula.
  func write(_ text: String, _ row: Int, _ column: Int, _ style: Workbook.Style) {
    enter(row)
    let text = DisplayText.escaped(text)
    book.note(
      worksheet_write_string(sheet, UInt32(row), UInt16(column), text, book.format(style)))
  }

  /// Writes a whole number.
  func write(_ number: Int, _ row: Int, _ column: Int, _ style: Workbook.Style = .count) {
    enter(row)
    book.note(
      worksheet_write_number(
        sheet, UInt32(row), UInt16(column), Double(number), book.format(style)))
  }

  /// Writes an amount as a number in yuan, or as text when a spreadsheet could not keep its fen.
  func write(_ amount: Money, _ row: Int, _ column: Int, _ style: Workbook.Style = .amount) {
    guard amount.fen.magnitude <= Self.largestNumber else {
      return write(amount.grouped, row, column, .text)
    }
    enter(row)
    // The one place where money becomes a fraction, because the file format has no other number.
    let yuan = Double(amount.fen) / 100
    if WorkbookAmounts.isMisspelt(yuan) { book.hasMisspeltAmounts = true }
    book.note(
      worksheet_write_number(sheet, UInt32(row), UInt16(column), yuan, book.format(style)))
  }

  /// Writes text over several columns of one row.
  func merge(
    _ text: String, _ row: Int, columns: ClosedRange<Int>, _ style: Workbook.Style
  ) {
    enter(row)
    let text = DisplayText.escaped(text)
    book.note(
      worksheet_merge_range(
        sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound),
        text, book.format(style)))
  }

  /// Sets the height of a row, in points.
  func setHeight(_ row: Int, points: Double) {
    enter(row)
    book.note(worksheet_set_row(sheet, UInt32(row), points, nil))
  }

  /// Keeps the rows above `row` in sight and repeats them on every printed page.
  func keepHead(above row: Int) {
    worksheet_freeze_panes(sheet, UInt32(row), 0)
    book.note(worksheet_repeat_rows(sheet, 0, UInt32(row - 1)))
  }

  /// Puts filter buttons on the column titles.
  func addFilter(headRow: Int, lastRow: Int, columns: Int) {
    book.note(
      worksheet_autofilter(sheet, UInt32(headRow), 0, UInt32(lastRow), UInt16(columns - 1)))
  }

  /// Prints on A4, one page wide and as many pages long as needed, with page numbers below.
  func setPage(landscape: Bool, footer: String) {
    if landscape { worksheet_set_landscape(sheet) }
    // 9 is A4 in the file format.
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_center_horizontally(sheet)
    book.note(worksheet_set_footer(sheet, footer))
  }

  /// Prints on A4 landscape at a fixed size, so that the given breaks end its pages and no others.
  /// - Parameters:
  ///   - scale: per cent of the sheet's own size.
  ///   - breaks: the rows that begin a page.
  func setPages(scale: Int, breaks: [Int], footer: String) {
    setPage(landscape: true, footer: footer)
    worksheet_set_print_scale(sheet, UInt16(scale))
    // Inches. The foot is two lines high.
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 1)
    var rows = breaks.map(UInt32.init) + [0]
    book.note(worksheet_set_h_pagebreaks(sheet, &rows))
  }

  private func enter(_ row: Int) {
    if row > self.row { (self.row, rows) = (row, rows + 1) }
  }
}
