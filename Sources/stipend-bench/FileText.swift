// Text files for measuring: read whole, walked field by field.

import Glibc

/// A file in memory.
struct FileText {
  let bytes: [UInt8]

  init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchFailure("cannot read \(path)") }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    // Files of /proc say they are empty.
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 1 << 16))
    var length = 0
    while true {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + length, $0.count - length)
      }
      if count <= 0 { break }
      length += count
    }
    bytes.removeLast(bytes.count - length)
    self.bytes = bytes
  }

  /// Writes a whole file.
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw BenchFailure("cannot write \(path)") }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// How many lines there are at most.
  var lines: Int { bytes.withUnsafeBufferPointer { $0.count { $0 == 0x0A } } + 1 }

  /// Calls `body` for every record below the header. No field is quoted.
  func eachRecord(columns: Int, _ body: (Fields) throws -> Void) rethrows {
    var ends = [Int](repeating: 0, count: columns)
    try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeMutableBufferPointer { ends in
        var position = (bytes.firstIndex(of: 0x0A) ?? bytes.count) + 1
        while position < bytes.count {
          let start = position
          var column = 0
          while position < bytes.count, bytes[position] != 0x0A {
            if bytes[position] == 0x2C {
              ends[column] = position
              column += 1
            }
            position += 1
          }
          ends[column] = position
          try body(Fields(bytes: bytes, start: start, ends: UnsafeBufferPointer(ends)))
          position += 1
        }
      }
    }
  }
}

/// The fields of one record.
struct Fields {
  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  fileprivate let start: Int
  fileprivate let ends: UnsafeBufferPointer<Int>

  subscript(column: Int) -> UnsafeBufferPointer<UInt8> {
    let from = column == 0 ? start : ends[column - 1] + 1
    return UnsafeBufferPointer(rebasing: bytes[from..<ends[column]])
  }

  /// A whole number without sign.
  func number(_ column: Int) -> Int {
    var value = 0
    for byte in self[column] { value = value * 10 + Int(byte) - 0x30 }
    return value
  }
}
