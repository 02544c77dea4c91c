// CSV after RFC 4180, as a state machine over bytes.
//
// Memory is bounded by one field and one block, so a file of a million rows and a file that is one
// endless line are both safe. Rows are counted as records: a quoted line break stays inside its row.

import Glibc

/// Reads the records of a text table, one after the other.
struct DelimitedText {
  private let path: String
  private let limits: SourceLimits
  private let delimiter: UInt8
  private let decoder: TextDecoder
  private var buffer: [UInt8] = []
  private var position = 0
  private var atEnd = false
  /// Physical line, counted from 1.
  private var line = 1
  private var row = 0
  private var recordBytes = 0
  private var skipsLineFeed = false

  private static let quote: UInt8 = 0x22

  /// - Parameters:
  ///   - encoding: already decided.
  ///   - delimiter: the byte between fields.
  init(
    path: String, encoding: TextEncoding, delimiter: UInt8, limits: SourceLimits
  ) throws(ExchangeError) {
    self.path = path
    self.limits = limits
    self.delimiter = delimiter
    decoder = try TextDecoder(path: path, encoding: encoding)
  }

  /// The next record, or nil at the end. An empty line is a record with one empty cell.
  mutating func next(expecting columns: Int) throws(ExchangeError) -> SourceRow? {
    row += 1
    recordBytes = 0
    repeat {
      if position == buffer.count, try !refill() { return nil }
      // The second half of a CRLF is skipped here, where broken bytes behind it count as this row.
      if skipsLineFeed, buffer[position] == 0x0A { position += 1 }
      skipsLineFeed = false
    } while position == buffer.count
    guard row <= limits.records else { throw beyond(.rows, limits.records, column: 0) }
    var cells: [SourceCell] = []
    cells.reserveCapacity(columns)
    while true {
      guard cells.count < limits.columns else { throw beyond(.columns, limits.columns, column: 0) }
      let (cell, isLast) = try nextField(column: cells.count + 1)
      cells.append(cell)
      if isLast { break }
    }
    return SourceRow(number: row, cells: cells)
  }

  private mutating func nextField(column: Int) throws(ExchangeError) -> (SourceCell, Bool) {
    if position == buffer.count { _ = try refill() }
    guard position < buffer.count else { return (.empty, true) }
    return buffer[position] == Self.quote
      ? try quotedField(column: column) : try plainField(column: column)
  }

  private mutating func plainField(column: Int) throws(ExchangeError) -> (SourceCell, Bool) {
    var scanned = 0
    while true {
      let found = buffer.withUnsafeBufferPointer { bytes in
        var index = position + scanned
        // Letters, digits and everything beyond ASCII are above the quote: one comparison each.
        while index < bytes.count {
          let byte = bytes[index]
          if byte <= 0x22, byte == 0x0A || byte == 0x0D || byte == 0 { break }
          if byte == delimiter { break }
          index += 1
        }
        return index
      }
      guard found - position <= limits.fieldBytes else {
        throw beyond(.fieldBytes, limits.fieldBytes, column: column)
      }
      if found < buffer.count {
        if buffer[found] == 0 { throw .nulCharacter(file: path, place: place(column)) }
        let cell = try cell(position..<found, column: column)
        position = found
        return (cell, try endOfField(column: column))
      }
      scanned = found - position
      if try !refill(column: column) {
        let cell = try cell(position..<buffer.count, column: column)
        position = buffer.count
        return (cell, true)
      }
    }
  }

  private mutating func quotedField(column: Int) throws(ExchangeError) -> (SourceCell, Bool) {
    let startLine = line
    var content: [UInt8] = []
    position += 1
    while true {
      let start = position
      while position < buffer.count, buffer[position] != Self.quote {
        if buffer[position] == 0 { throw .nulCharacter(file: path, place: place(column)) }
        if buffer[position] == 0x0A { line += 1 }
        position += 1
      }
      content.append(contentsOf: buffer[start..<position])
      let unfinished = ExchangeError.unterminatedQuote(
        file: path, line: startLine, place: place(column))
      // A quote that swallows a whole file is a forgotten quote, not a long field.
      guard content.count <= limits.fieldBytes else { throw unfinished }
      if position == buffer.count {
        guard try refill(column: column) else { throw unfinished }
        continue
      }
      position += 1
      if position == buffer.count { _ = try refill(column: column) }
      guard position < buffer.count, buffer[position] == Self.quote else { break }
      content.append(Self.quote)
      position += 1
    }
    recordBytes += content.count
    let value = try content.withUnsafeBufferPointer { bytes throws(ExchangeError) in
      try text(bytes, column: column)
    }
    let isLast = try endOfField(column: column)
    return (value.isEmpty ? .empty : .text(value), isLast)
  }

  /// Steps over the separator or line end; true when the record ends here.
  private mutating func endOfField(column: Int) throws(ExchangeError) -> Bool {
    guard position < buffer.count else { return true }
    let byte = buffer[position]
    if byte == delimiter {
      position += 1
      recordBytes += 1
      guard recordBytes <= limits.recordBytes else {
        throw beyond(.recordBytes, limits.recordBytes, column: column)
      }
      return false
    }
    guard byte == 0x0A || byte == 0x0D else {
      throw .textAfterQuote(file: path, line: line, place: place(column))
    }
    position += 1
    skipsLineFeed = byte == 0x0D
    line += 1
    return true
  }

  private mutating func cell(
    _ range: Range<Int>, column: Int
  ) throws(ExchangeError) -> SourceCell {
    if range.isEmpty { return .empty }
    recordBytes += range.count
    return .text(
      try buffer.withUnsafeBufferPointer { bytes throws(ExchangeError) in
        try text(UnsafeBufferPointer(rebasing: bytes[range]), column: column)
      })
  }

  private func text(
    _ bytes: UnsafeBufferPointer<UInt8>, column: Int
  ) throws(ExchangeError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    // Making the string mends broken bytes in silence; a mended string differs from its bytes.
    let isWhole = text.utf8.withContiguousStorageIfAvailable { made in
      guard made.count == bytes.count, let made = made.baseAddress, let read = bytes.baseAddress
      else { return made.count == bytes.count }
      return memcmp(made, read, bytes.count) == 0
    }
    guard isWhole == true else {
      throw .brokenText(file: path, place: place(column), encoding: decoder.encoding)
    }
    return text
  }

  /// Drops what is read and gets more; false at the end of the file.
  private mutating func refill(column: Int = 1) throws(ExchangeError) -> Bool {
    if atEnd { return false }
    buffer.removeSubrange(0..<position)
    position = 0
    let before = buffer.count
    while buffer.count == before {
      switch try decoder.read(into: &buffer) {
      case .more: continue
      case .end:
        atEnd = true
        return false
      case .broken:
        throw .brokenText(file: path, place: place(column), encoding: decoder.encoding)
      }
    }
    return true
  }

  private func place(_ column: Int) -> ExchangeError.Place {
    .init(row: max(row, 1), column: column)
  }

  private func beyond(_ limit: SourceLimits.Limit, _ bound: Int, column: Int) -> ExchangeError {
    .beyondLimit(file: path, limit: limit, bound: bound, place: place(column))
  }
}
