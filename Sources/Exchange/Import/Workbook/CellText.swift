// The text of a cell or shared string while its pieces arrive.

/// Collects text between tags, bounded by the length a cell may have.
struct CellText {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a piece; false when the text is longer than any cell may be.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    bytes.append(contentsOf: piece)
    // No UTF-16 unit takes more than three bytes of UTF-8.
    return bytes.count <= limit * 3
  }

  /// The text with `_x000D_` escapes resolved, or nil when it is too long.
  func string(limit: Int) -> String? {
    var text = String(decoding: bytes, as: UTF8.self)
    if bytes.count > limit, text.utf16.count > limit { return nil }
    if bytes.count >= 7, hasEscape { text = Self.unescaped(text) }
    return text
  }

  private var hasEscape: Bool {
    bytes.indices.dropLast(6).contains { bytes[$0] == 0x5F && bytes[$0 + 1] == 0x78 }
  }

  /// Resolves `_xHHHH_`, the way workbooks write characters that XML cannot hold.
  static func unescaped(_ text: String) -> String {
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var index = 0
    while index < source.count {
      if index + 6 < source.count, source[index] == 0x5F, source[index + 1] == 0x78,
        source[index + 6] == 0x5F,
        let unit = UInt16(
          String(decoding: source[(index + 2)..<(index + 6)], as: UTF16.self), radix: 16)
      {
        units.append(unit)
        index += 7
      } else {
        units.append(source[index])
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// Reads the shared strings of a workbook: rich text is joined, pronunciation guides are left out.
final class SharedStrings: XMLEvents {
  private(set) var strings: [String] = []
  private let limits: SourceLimits
  private let file: String
  private var text = CellText()
  private var isInText = false
  private var guideDepth = 0

  init(file: String, limits: SourceLimits) {
    self.file = file
    self.limits = limits
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" {
      text.clear()
    } else if name == "rPh" {
      guideDepth += 1
    } else if name == "t" {
      isInText = guideDepth == 0
    }
  }

  override func close(_ name: XMLName) throws {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      guideDepth -= 1
    } else if name == "si" {
      guard let string = text.string(limit: limits.cellCharacters) else { throw tooLong }
      strings.append(string)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard isInText else { return }
    guard text.append(bytes, limit: limits.cellCharacters) else { throw tooLong }
  }

  private var tooLong: ExchangeError {
    .beyondLimit(file: file, limit: .cellCharacters, bound: limits.cellCharacters, place: nil)
  }
}
