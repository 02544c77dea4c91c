// Reads the bytes that the C side writes for a value. Both sides run in one process, so numbers are
// in the machine's own byte order.

struct ByteReader {
  private var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number<Number: BitwiseCopyable>(_ type: Number.Type) -> Number {
    let value = rest.loadUnaligned(as: type)
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(MemoryLayout<Number>.size))
    return value
  }

  mutating func text() -> String {
    let length = Int(number(UInt32.self))
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(length)) }
    return String(decoding: rest.prefix(length), as: UTF8.self)
  }

  mutating func value() -> LuaValue {
    switch number(UInt8.self) {
    case 1: return .boolean(false)
    case 2: return .boolean(true)
    case 3: return .integer(number(Int64.self))
    case 4: return .number(number(Double.self))
    case 5: return .string(text())
    case 6:
      let whole = Int(number(UInt32.self))
      let named = Int(number(UInt32.self))
      var table = LuaTable()
      table.array.reserveCapacity(whole)
      for _ in 0..<whole { table.array.append(value()) }
      for _ in 0..<named {
        let key = text()
        table.fields[key] = value()
      }
      return .table(table)
    case 7:
      return .function(LuaFunction(reference: number(Int32.self), line: number(Int32.self)))
    default: return .nil
    }
  }
}
