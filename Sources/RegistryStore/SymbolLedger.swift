// Giving out numbers for recurring texts while rows are written.

internal import Workforce

/// The symbols of the register during one change.
final class SymbolLedger {
  private let connection: Connection
  private var symbols: Symbols
  /// How many symbols the database holds.
  private var stored: Int
  /// Whether an entry vouches for a symbol, by its number.
  private var isVouched: [Bool]
  /// Symbols this change is the first to use in a fact.
  private var newlyVouched: [Int32] = []
  private var cache = TextCache()

  init(_ connection: Connection) throws {
    self.connection = connection
    var isVouched = [true]
    var texts: [String] = []
    let rows = try connection.prepare("SELECT text, entry_in FROM symbol ORDER BY id")
    while try rows.step() {
      texts.append(rows.text(0))
      isVouched.append(!rows.isNull(1))
    }
    symbols = Symbols(texts: texts)
    stored = texts.count
    self.isVouched = isVouched
  }

  var texts: [String] { symbols.texts }

  /// The number of a text, 0 for none.
  func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      // Hashing Chinese text as a Swift string normalises it each time, which would cost more than
      // storing the row; the same bytes mean the same symbol, so they are tried first.
      if let number = cache.number(of: bytes) { return number }
      let number = symbols.number(adding: String(decoding: bytes, as: UTF8.self))
      cache.remember(bytes, number: number)
      return number
    }
  }

  /// The number of a text that a fact uses.
  func vouched(_ text: String?) -> Int64 {
    guard let text else { return 0 }
    let number = number(of: text)
    while isVouched.count < symbols.texts.count { isVouched.append(false) }
    if !isVouched[Int(number)] {
      isVouched[Int(number)] = true
      newlyVouched.append(number)
    }
    return Int64(number)
  }

  /// Stores the new symbols.
  /// - Parameter entry: the entry that vouches for those its facts use; nil for a draft.
  func store(entry: Int64?) throws {
    let insert = try connection.prepare("INSERT INTO symbol (id, text) VALUES (?, ?)")
    while stored + 1 < symbols.texts.count {
      stored += 1
      insert.bind(Int64(stored), at: 1)
      insert.bind(symbols.texts[stored], at: 2)
      try insert.run()
    }
    guard let entry else { return }
    let vouch = try connection.prepare("UPDATE symbol SET entry_in = ? WHERE id = ?")
    for number in newlyVouched {
      vouch.bind(entry, at: 1)
      vouch.bind(Int64(number), at: 2)
      try vouch.run()
    }
    newlyVouched = []
  }
}

/// Numbers of texts by their exact bytes: an open-addressed table.
struct TextCache {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []
  private var numbers: [Int32] = []
  private var ends: [Int] = []
  private var arena: [UInt8] = []

  func number(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let item = slots[slot(of: text, hash: Self.hash(text))]
    return item < 0 ? nil : numbers[Int(item)]
  }

  mutating func remember(_ text: UnsafeBufferPointer<UInt8>, number: Int32) {
    if numbers.count * 2 >= slots.count { grow() }
    let hash = Self.hash(text)
    slots[slot(of: text, hash: hash)] = Int32(numbers.count)
    hashes.append(hash)
    numbers.append(number)
    arena.append(contentsOf: text)
    ends.append(arena.count)
  }

  /// The slot that holds a text, or the free one where it would go.
  private func slot(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let item = Int(slots[slot])
      if hashes[item] == hash, equal(text, item) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func equal(_ text: UnsafeBufferPointer<UInt8>, _ item: Int) -> Bool {
    let start = item == 0 ? 0 : ends[item - 1]
    return ends[item] - start == text.count
      && arena.withUnsafeBufferPointer { all in
        for offset in 0..<text.count where all[start + offset] != text[offset] { return false }
        return true
      }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (item, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(item)
    }
  }

  /// FNV-1a, with a last mix because the slot is taken from the low bits.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}
