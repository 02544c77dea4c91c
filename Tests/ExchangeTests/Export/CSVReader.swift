/// A reader for comma-separated text that shares nothing with the writer: it works on characters
/// and knows only RFC 4180.
func rows(ofCSV text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = String.UnicodeScalarView()
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch (scalar, isQuoted) {
    case ("\"", true) where scalars.first == "\"":
      cell.append("\"")
      scalars.removeFirst()
    case ("\"", _): isQuoted.toggle()
    case (",", false):
      row.append(String(cell))
      cell.removeAll()
    case ("\r", false) where scalars.first == "\n":
      scalars.removeFirst()
      rows.append(row + [String(cell)])
      row = []
      cell.removeAll()
    default: cell.append(scalar)
    }
  }
  return rows
}
