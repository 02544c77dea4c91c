// Rows of text as comma-separated lines, for the small tables of other commands.

/// Writes rows of text cells by the rules of every CSV file of the product.
public enum CSVTable {
  /// One row, formula-safe, ended by CRLF.
  public static func line(_ cells: [String]) -> String {
    var bytes: [UInt8] = []
    for (place, cell) in cells.enumerated() {
      if place > 0 { CSVText.comma(to: &bytes) }
      CSVText.append(cell, to: &bytes)
    }
    CSVText.endRow(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
