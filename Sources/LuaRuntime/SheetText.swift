// What a text must be before Lua sees it: what a person reads in it is what Lua runs.

enum SheetText {
  /// Longest text of a sheet in bytes.
  static let limit = 256 << 10

  /// - Throws: the first thing that is wrong with the text, with its line.
  static func check(_ bytes: [UInt8]) throws(LuaError) {
    guard bytes.count <= limit else { throw .textTooLong(bytes: bytes.count, limit: limit) }
    if bytes.first == 0x1B { throw .textIsBytecode }
    var line = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return
      case .error: throw .textIsNotUTF8(line: line)
      case .scalarValue(let scalar):
        if scalar == "\n" { line += 1 }
        if scalar.value == 0 { throw .textHasNul(line: line) }
        if turnsDirection(scalar.value) {
          throw .textHasHiddenCharacter(codePoint: scalar.value, line: line)
        }
      }
    }
  }

  private static func turnsDirection(_ point: UInt32) -> Bool {
    switch point {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
