// The encodings office files come in, and telling them apart.
//
// The guess is made from the bytes, never from the name, and it is kept with the table so that the
// person importing can see it and overrule it.

/// An encoding of a text file.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without mark.
  case utf8 = "UTF-8"
  /// GB18030, which contains GBK and GB2312.
  case gb18030 = "GB18030"
  /// UTF-16 with the low byte first.
  case utf16le = "UTF-16LE"
  /// UTF-16 with the high byte first.
  case utf16be = "UTF-16BE"

  /// Reads a name such as `utf-8`, `GBK` or `GB18030`, in any case; nil for anything else. GBK and
  /// GB2312 are read as GB18030, which contains them.
  public init?(name: String) {
    let plain = String(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
    switch plain {
    case "utf8": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
    case "utf16le", "utf16": self = .utf16le
    case "utf16be": self = .utf16be
    default: return nil
    }
  }

  /// The bytes that announce the encoding at the start of a file.
  var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .utf16le: [0xFF, 0xFE]
    case .utf16be: [0xFE, 0xFF]
    }
  }

  /// Guesses the encoding of a file: its mark, then zero bytes as UTF-16 has them, then UTF-8 as
  /// long as the bytes hold, else GB18030. Reads on until there was enough text beyond ASCII.
  static func sniff(_ file: InputFile) throws(ExchangeError) -> TextEncoding {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var validity = UTF8Validity()
    var first = true
    while true {
      let count = try file.read(into: &block)
      if count == 0 { return validity.isWhole ? .utf8 : .gb18030 }
      if first {
        if let marked = allCases.first(where: { block.starts(with: $0.mark) }) { return marked }
        if let wide = wideWithoutMark(block[..<count]) { return wide }
        first = false
      }
      guard validity.accepts(block[..<count]) else { return .gb18030 }
      if validity.beyondASCII > 4096 { return .utf8 }
    }
  }

  /// UTF-16 shows in a table as a zero beside every digit and separator, always on the same side.
  private static func wideWithoutMark(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    var zeros = (even: 0, odd: 0)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      if bytes[index] == 0 { zeros.even += 1 }
      if bytes[index + 1] == 0 { zeros.odd += 1 }
    }
    // A character such as 一 has a zero on the other side, and one stray NUL is not an encoding.
    let enough = max(4, bytes.count / 32)
    if zeros.odd >= enough, zeros.even * 8 <= zeros.odd { return .utf16le }
    if zeros.even >= enough, zeros.odd * 8 <= zeros.even { return .utf16be }
    return nil
  }
}

/// Follows whether bytes are UTF-8, block after block.
struct UTF8Validity {
  /// Bytes above 0x7F seen so far.
  private(set) var beyondASCII = 0
  private var waiting = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether no character is cut off at the end.
  var isWhole: Bool { waiting == 0 }

  /// Takes the next bytes; false as soon as they cannot be UTF-8.
  mutating func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if byte < 0x80 {
          if waiting != 0 { return false }
          continue
        }
        beyondASCII += 1
        if waiting > 0 {
          guard byte >= lowest, byte <= highest else { return false }
          (lowest, highest, waiting) = (0x80, 0xBF, waiting - 1)
          continue
        }
        switch byte {
        case 0xC2...0xDF: waiting = 1
        case 0xE0: (waiting, lowest) = (2, 0xA0)
        case 0xED: (waiting, highest) = (2, 0x9F)
        case 0xE1...0xEF: waiting = 2
        case 0xF0: (waiting, lowest) = (3, 0x90)
        case 0xF4: (waiting, highest) = (3, 0x8F)
        case 0xF1...0xF3: waiting = 3
        default: return false
        }
      }
      return true
    }
  }
}
