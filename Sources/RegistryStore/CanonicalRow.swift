// The canonical byte form that the register's hashes are taken over.
//
// A row is the number of its values followed by the values. A value is one tag byte and its
// content:
//
//   0            nothing recorded (NULL)
//   1 n          a whole number, zigzag (0, -1, 1, -2, … become 0, 1, 2, 3, …) in LEB128
//   2 n bytes    text: length in bytes in LEB128, then UTF-8
//   3 n bytes    bytes: length in LEB128, then the bytes
//
// LEB128 is seven bits a byte, lowest first, high bit set on all but the last. Everything an entry
// brings can so be hashed again from the tables by a short script in any language.

internal import GRDBSQLite

/// Collects rows in canonical form.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// Begins a row.
  @inline(__always)
  mutating func beginRow(values: Int) { appendLEB128(UInt64(values)) }

  @inline(__always)
  mutating func append(_ number: Int64) {
    bytes.append(1)
    appendLEB128(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func append(_ text: String?) {
    guard var text else { return bytes.append(0) }
    text.withUTF8 { append(tag: 2, UnsafeRawBufferPointer($0)) }
  }

  mutating func append(blob: [UInt8]) { blob.withUnsafeBytes { append(tag: 3, $0) } }

  /// Appends columns of the row a statement stands on, as one row.
  mutating func appendRow(of statement: Statement, from first: Int32, count: Int32) {
    beginRow(values: Int(count))
    append(of: statement, from: first, count: count)
  }

  /// Appends columns of the row a statement stands on.
  mutating func append(of statement: Statement, from first: Int32, count: Int32) {
    for column in first..<(first + count) {
      switch statement.type(column) {
      case SQLITE_NULL: bytes.append(0)
      case SQLITE_INTEGER: append(statement.int(column))
      case SQLITE_TEXT: append(tag: 2, statement.bytes(column))
      default: append(tag: 3, statement.bytes(column))
      }
    }
  }

  /// Appends values that are in canonical form already.
  mutating func append(canonical values: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: values)
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func append(tag: UInt8, _ content: UnsafeRawBufferPointer) {
    bytes.append(tag)
    appendLEB128(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  @inline(__always)
  private mutating func appendLEB128(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads rows that ``CanonicalBytes`` wrote in this process.
struct CanonicalReader {
  private let base: UnsafeRawPointer
  private(set) var position: Int

  init(_ base: UnsafeRawPointer, at position: Int) {
    self.base = base
    self.position = position
  }

  /// Binds all values of the next row to places 1, 2, …; text is borrowed from the bytes.
  /// - Returns: how many values were bound.
  @inline(__always)
  mutating func bindRow(to statement: Statement) -> Int32 {
    let count = Int32(truncatingIfNeeded: leb128())
    for place in 1...count {
      let tag = base.load(fromByteOffset: position, as: UInt8.self)
      position += 1
      switch tag {
      case 0: statement.bindNull(at: place)
      case 1:
        let raw = leb128()
        statement.bind(Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1), at: place)
      default:
        let length = Int(leb128())
        statement.bindBorrowed(
          UnsafeRawBufferPointer(start: base + position, count: length), at: place)
        position += length
      }
    }
    return count
  }

  /// Moves past one value.
  mutating func skipValue() {
    let tag = base.load(fromByteOffset: position, as: UInt8.self)
    position += 1
    if tag > 0 {
      let content = leb128()
      if tag > 1 { position += Int(content) }
    }
  }

  @inline(__always)
  private mutating func leb128() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = base.load(fromByteOffset: position, as: UInt8.self)
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }
}
