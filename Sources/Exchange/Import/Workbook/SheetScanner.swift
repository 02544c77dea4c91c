// One sheet, row by row. Nothing of the sheet is kept but the row being read.

/// Turns the XML of a sheet into rows.
final class SheetScanner: XMLEvents {
  private enum Kind { case number, shared, text, inline, boolean, error }

  private let file: String
  private let part: String
  private let limits: SourceLimits
  private let strings: [String]
  private let dateStyles: [Bool]
  private let deliver: (SourceRow) throws -> Void

  private var row = 0
  private var cells: [SourceCell] = []
  private var column = 0
  private var kind = Kind.number
  private var style = 0
  private var value = CellText()
  private var collects = false
  private var guideDepth = 0
  private var isInInline = false

  /// - Parameter deliver: called for every row that has a cell, in the order of the file.
  init(
    file: String, part: String, limits: SourceLimits, strings: [String], dateStyles: [Bool],
    deliver: @escaping (SourceRow) throws -> Void
  ) {
    self.file = file
    self.part = part
    self.limits = limits
    self.strings = strings
    self.dateStyles = dateStyles
    self.deliver = deliver
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) throws {
    if name == "c" {
      try openCell(attributes)
    } else if name == "v" {
      collects = true
    } else if name == "row" {
      try openRow(attributes)
    } else if name == "is" {
      isInInline = true
    } else if name == "t" {
      collects = isInInline && guideDepth == 0
    } else if name == "rPh" {
      guideDepth += 1
    }
  }

  override func close(_ name: XMLName) throws {
    if name == "v" || name == "t" {
      collects = false
    } else if name == "c" {
      try closeCell()
    } else if name == "row" {
      if !cells.isEmpty { try deliver(SourceRow(number: row, cells: cells)) }
    } else if name == "is" {
      isInInline = false
    } else if name == "rPh" {
      guideDepth -= 1
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard collects else { return }
    guard value.append(bytes, limit: limits.cellCharacters) else {
      throw beyond(.cellCharacters, limits.cellCharacters)
    }
  }

  private func openRow(_ attributes: XMLAttributes) throws {
    row = attributes.bytes("r").flatMap { Self.number($0) } ?? row + 1
    guard row >= 1, row <= limits.sheetRows else { throw beyond(.rows, limits.sheetRows) }
    let capacity = cells.count
    cells = []
    cells.reserveCapacity(capacity)
    column = 0
  }

  private func openCell(_ attributes: XMLAttributes) throws {
    column += 1
    style = 0
    kind = .number
    value.clear()
    var at = attributes.pairs
    while let key = at[0], let text = at[1] {
      at += 2
      guard key[1] == 0 else { continue }
      switch UInt8(bitPattern: key[0]) {
      case 0x72: column = Self.column(text) ?? column
      case 0x73: style = Self.number(text) ?? 0
      case 0x74: kind = Self.kind(text)
      default: continue
      }
    }
    guard column <= limits.columns else { throw beyond(.columns, limits.columns) }
  }

  private func closeCell() throws {
    while cells.count < column { cells.append(.empty) }
    // Column 0 comes of a row inside a cell, which no program writes.
    guard column > 0, !value.bytes.isEmpty else { return }
    guard let text = value.string(limit: limits.cellCharacters) else {
      throw beyond(.cellCharacters, limits.cellCharacters)
    }
    cells[column - 1] =
      switch kind {
      case .number:
        .number(text: text, isDate: dateStyles.indices.contains(style) && dateStyles[style])
      case .shared: try shared(text)
      case .text, .inline: .text(text)
      case .boolean: .boolean(text == "1" || text == "true")
      case .error: .error(text)
      }
  }

  private func shared(_ text: String) throws -> SourceCell {
    guard let index = Int(text), strings.indices.contains(index) else {
      throw ExchangeError.damagedZip(file: file, part: part)
    }
    return strings[index].isEmpty ? .empty : .text(strings[index])
  }

  private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
    switch XMLName(text) {
    case let name where name == "s": .shared
    case let name where name == "str" || name == "d": .text
    case let name where name == "inlineStr": .inline
    case let name where name == "b": .boolean
    case let name where name == "e": .error
    default: .number
    }
  }

  /// The column of a reference such as `AB12`, from 1.
  static func column(_ text: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var at = text
    while true {
      let letter = UInt8(bitPattern: at.pointee) & 0xDF
      guard (0x41...0x5A).contains(letter) else { return column == 0 ? nil : column }
      column = column * 26 + Int(letter - 0x40)
      if column > 1 << 20 { return column }
      at += 1
    }
  }

  private static func number(_ text: UnsafePointer<CChar>) -> Int? {
    var value = 0
    var at = text
    while at.pointee != 0 {
      let digit = Int(at.pointee) - 0x30
      guard (0...9).contains(digit), value < 1 << 40 else { return nil }
      value = value * 10 + digit
      at += 1
    }
    return at == text ? nil : value
  }

  private func beyond(_ limit: SourceLimits.Limit, _ bound: Int) -> ExchangeError {
    .beyondLimit(
      file: file, limit: limit, bound: bound, place: .init(row: max(row, 1), column: column))
  }
}
