// A spreadsheet file by libxlsxwriter, narrowed to what papers of an office need.
//
// Rows are written in order and leave memory at once, so a roll of any size can be written. The
// date of creation is given by the caller, because the same roll must give the same bytes.

internal import CXlsxWriter
internal import Glibc
internal import Workforce

/// A workbook being written to a path.
final class Workbook {
  /// The looks a cell can have.
  enum Style: CaseIterable {
    /// Heading of the sheet, over all columns.
    case title
    case note
    /// Title of a column.
    case heading
    /// Text kept as text: the format `@` stops a spreadsheet from reading long digits as a number.
    case text
    /// Text that may take several lines.
    case wrapped
    case count
    /// Yuan with two decimals.
    case amount
    /// Yuan with two decimals and no marks between thousands, for programs.
    case plainAmount
    case totalLabel
    case totalAmount
    case plain
  }

  let path: String
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var styles: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var failure: lxw_error = LXW_NO_ERROR
  private var sheets: [WorkbookSheet] = []
  private var isClosed = false
  /// Whether a number was written that the library spells with more than two decimals.
  var hasMisspeltAmounts = false

  /// - Parameter created: the day the file claims to be made on.
  init(path: String, title: String, created: CivilDate) throws(ExportError) {
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let book = workbook_new_opt(path, &options) else {
      throw .spreadsheet(path: path, explanation: "out of memory")
    }
    self.book = book
    title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      // Zero would mean the present moment.
      properties.created = max(1, Int(created.day) * 86_400)
      note(workbook_set_properties(book, &properties))
    }
    for style in Style.allCases { styles[style] = makeFormat(style) }
  }

  deinit { if !isClosed { lxw_workbook_free(book) } }

  /// Adds a sheet behind the others.
  func addSheet(named name: String) throws(ExportError) -> WorkbookSheet {
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw .spreadsheet(path: path, explanation: "sheet name \(name)")
    }
    let added = WorkbookSheet(book: self, sheet: sheet)
    sheets.append(added)
    return added
  }

  /// Keeps the first thing the library refused; ``close()`` reports it.
  func note(_ error: lxw_error) { if failure == LXW_NO_ERROR { failure = error } }

  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? { styles[style] }

  /// Writes the file and makes sure that every row is in it.
  func close() throws(ExportError) {
    errno = 0
    isClosed = true
    note(workbook_close(book))
    guard failure != LXW_NO_ERROR else {
      if hasMisspeltAmounts { try WorkbookAmounts.mend(path, sheets: sheets.count) }
      return try WorkbookProof(path: path).check(rows: sheets.map(\.rows))
    }
    if errno == ENOSPC || errno == EDQUOT { throw .diskFull(path: path) }
    throw .spreadsheet(path: path, explanation: String(cString: lxw_strerror(failure)))
  }

  private func makeFormat(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(book)
    // Number formats by the numbers every workbook knows: 1 is `0`, 2 is `0.00`, 4 is `#,##0.00`, 49 is `@`.
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch style {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .note, .plain: break
    case .text: format_set_num_format_index(format, 49)
    case .wrapped:
      format_set_num_format_index(format, 49)
      format_set_text_wrap(format)
    case .count: format_set_num_format_index(format, 1)
    case .amount: format_set_num_format_index(format, 4)
    case .plainAmount: format_set_num_format_index(format, 2)
    case .totalLabel: format_set_bold(format)
    case .totalAmount:
      format_set_bold(format)
      format_set_num_format_index(format, 4)
    }
    switch style {
    case .title, .note, .plain: break
    default: format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    return format
  }
}
