// Which byte separates the fields of a text table.

/// Guesses the separator from the first lines of a file.
enum DelimiterGuess {
  /// Comma, tab and semicolon, in the order of preference when they are equally good.
  static let candidates: [UInt8] = [0x2C, 0x09, 0x3B]

  /// The separator that cuts one of the first twenty lines into the most fields. Title lines above
  /// the header have none, so the header or a row decides.
  static func delimiter(path: String, encoding: TextEncoding) throws(ExchangeError) -> UInt8 {
    let decoder = try TextDecoder(path: path, encoding: encoding)
    var text: [UInt8] = []
    _ = try decoder.read(into: &text)
    var best = [0, 0, 0]
    var counts = [0, 0, 0]
    var lines = 0
    var isQuoted = false
    for byte in text.prefix(1 << 16) where lines < 20 {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
      if byte == 0x0A || byte == 0x0D {
        for index in counts.indices { best[index] = max(best[index], counts[index]) }
        counts = [0, 0, 0]
        lines += 1
      }
    }
    for index in counts.indices { best[index] = max(best[index], counts[index]) }
    let most = best.max() ?? 0
    return candidates[best.firstIndex(of: most) ?? 0]
  }
}
