extension JSONValue {
  /// The document on one line, for one value a line (JSONL).
  public var compactText: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The document over several lines, two blanks a level, with a line break at the end.
  public var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    bytes.append(0x0A)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as UTF-8.
  /// - Parameter indent: level of the line the value starts on, or nil to stay on one line.
  func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .object(let members):
      Self.writeList(members, brackets: ("{", "}"), to: &bytes, indent: indent) {
        member, bytes, inner in
        Self.write(string: member.name, to: &bytes)
        bytes.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
        member.value.write(to: &bytes, indent: inner)
      }
    case .array(let values):
      Self.writeList(values, brackets: ("[", "]"), to: &bytes, indent: indent) {
        $0.write(to: &$1, indent: $2)
      }
    case .string(let text): Self.write(string: text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], brackets: (String, String), to bytes: inout [UInt8], indent: Int?,
    element write: (Element, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(contentsOf: brackets.0.utf8)
    let inner = indent.map { $0 + 1 }
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      if let inner { breakLine(to: &bytes, level: inner) }
      write(element, &bytes, inner)
    }
    if let indent, !elements.isEmpty { breakLine(to: &bytes, level: indent) }
    bytes.append(contentsOf: brackets.1.utf8)
  }

  private static func breakLine(to bytes: inout [UInt8], level: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: level * 2))
  }

  private static func write(string: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in string.utf8 {
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
