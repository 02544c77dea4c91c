/// The opaque id of a worker: up to sixteen ASCII characters as two numbers, so that comparing
/// numbers is comparing bytes.
struct PeerName: Comparable {
  private let high: UInt64
  private let low: UInt64

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var halves: (UInt64, UInt64) = (0, 0)
    for index in 0..<16 {
      let byte = index < bytes.count ? UInt64(bytes[index]) : 0
      if index < 8 { halves.0 = halves.0 << 8 | byte } else { halves.1 = halves.1 << 8 | byte }
    }
    (high, low) = halves
  }

  static func < (left: PeerName, right: PeerName) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  func append(to bytes: inout [UInt8]) {
    for half in [high, low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: half >> shift)
        if byte != 0 { bytes.append(byte) }
      }
    }
  }

  var hash: Int {
    let mixed = (high ^ low &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 20)
  }
}

/// Finds the place of a worker by name: an open-addressed table.
struct PeerNames {
  private(set) var names: [PeerName] = []
  private var slots: [Int32]

  init(capacity: Int) {
    names.reserveCapacity(capacity)
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  mutating func append(_ name: PeerName) {
    slots[slot(of: name)] = Int32(names.count)
    names.append(name)
  }

  func place(of name: PeerName) -> Int? {
    let place = slots[slot(of: name)]
    return place < 0 ? nil : Int(place)
  }

  private func slot(of name: PeerName) -> Int {
    var slot = name.hash & (slots.count - 1)
    while slots[slot] >= 0, names[Int(slots[slot])] != name { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
