// Rejected rows as a workbook: every cell is text, so that long numbers keep their digits.

import CXlsxWriter

/// Writes lines of text cells as a workbook.
enum RejectedRowsWorkbook {
  /// - Parameters:
  ///   - lines: the header first.
  ///   - part: where the workbook grows.
  ///   - path: the name errors speak of.
  static func write(
    _ lines: [[String]], to part: String, path: String
  ) throws(ExchangeError) {
    guard let workbook = workbook_new(part) else { throw .unwritable(file: path, code: 12) }
    let sheet = workbook_add_worksheet(workbook, nil)
    let text = workbook_add_format(workbook)
    format_set_num_format(text, "@")
    let width = lines.first?.count ?? 0
    worksheet_set_column(sheet, 0, lxw_col_t(max(0, width - 1)), 18, text)
    worksheet_freeze_panes(sheet, 1, 0)
    var failure: ExchangeError?
    for (row, line) in lines.enumerated() {
      for (column, cell) in line.enumerated() where !cell.isEmpty {
        let code = worksheet_write_string(
          sheet, lxw_row_t(row), lxw_col_t(column), cell, text)
        if code != LXW_NO_ERROR, failure == nil {
          failure = .beyondLimit(
            file: path, limit: .cellCharacters, bound: 32_767,
            place: .init(row: row + 1, column: column + 1))
        }
      }
    }
    let closed = workbook_close(workbook)
    if let failure { throw failure }
    guard closed == LXW_NO_ERROR else { throw .unwritable(file: path, code: 5) }
  }
}
