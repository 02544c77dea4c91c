import CLua

/// The dated parameters of a sheet on one day, as its functions read them with `period:value`. The
/// engine looks them up once; a function never sees a value of another day. Never changes.
public final class DatedValues: @unchecked Sendable {
  /// One parameter.
  public struct Entry: Sendable {
    public let name: String
    /// A number that ``LuaRecord`` gives back and the prelude knows.
    public let unit: Int32
    /// Four places: without a level, junior, intermediate, senior; nil where there is no value.
    public let values: [Int64?]

    public init(name: String, unit: Int32, values: [Int64?]) {
      self.name = name
      self.unit = unit
      self.values = values
    }
  }

  private let entries: UnsafeMutablePointer<clua_parameter>
  private let count: Int
  let parameters: clua_parameters

  public init(_ list: [Entry]) {
    count = list.count
    entries = .allocate(capacity: max(1, list.count))
    for (place, entry) in list.enumerated() {
      let bytes = Array(entry.name.utf8)
      let name = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
      for (place, byte) in bytes.enumerated() { name[place] = CChar(bitPattern: byte) }
      name[bytes.count] = 0
      // INT64_MIN is CLUA_NONE, which the importer does not bring over.
      let value = { (level: Int) in
        level < entry.values.count ? entry.values[level] ?? Int64.min : Int64.min
      }
      entries[place] = clua_parameter(
        name: UnsafePointer(name), length: Int32(bytes.count), unit: entry.unit,
        values: (value(0), value(1), value(2), value(3)))
    }
    parameters = clua_parameters(base: UnsafePointer(entries), count: Int32(list.count))
  }

  deinit {
    for place in 0..<count { entries[place].name.deallocate() }
    entries.deallocate()
  }
}
