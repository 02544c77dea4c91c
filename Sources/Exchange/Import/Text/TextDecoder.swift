// Bytes of any known encoding to UTF-8, block by block.

import Glibc

/// Reads a text file as UTF-8. UTF-8 itself passes untouched and is checked where strings are made.
final class TextDecoder {
  /// The outcome of one ``read(into:)``.
  enum Step {
    case more, end
    /// The next bytes mean nothing in the encoding.
    case broken
  }

  let encoding: TextEncoding
  private let file: InputFile
  private var descriptor: iconv_t?
  private var block = [UInt8](repeating: 0, count: 1 << 17)
  private var output = [UInt8]()
  /// Bytes at the front of `block` that are read but not yet decoded.
  private var pending = 0
  private var isBroken = false

  /// - Parameter encoding: nil to guess it from the bytes.
  init(path: String, encoding: TextEncoding?) throws(ExchangeError) {
    file = try InputFile(path: path)
    let chosen: TextEncoding
    if let encoding { chosen = encoding } else { chosen = try TextEncoding.sniff(file) }
    self.encoding = chosen
    var start = [UInt8](repeating: 0, count: chosen.mark.count)
    file.seek(to: 0)
    let count = try file.read(into: &start)
    file.seek(to: count == start.count && start == chosen.mark ? count : 0)
    if chosen != .utf8 {
      descriptor = iconv_open("UTF-8", chosen.rawValue)
      // Four bytes of GB18030 or UTF-16 never become more than twice as many of UTF-8.
      output = [UInt8](repeating: 0, count: block.count * 2)
    }
  }

  deinit { if let descriptor { iconv_close(descriptor) } }

  /// Appends the next text.
  func read(into text: inout [UInt8]) throws(ExchangeError) -> Step {
    guard let descriptor else {
      let count = try file.read(into: &block)
      text.append(contentsOf: block[..<count])
      return count == 0 ? .end : .more
    }
    if isBroken { return .broken }
    let kept = pending
    let count = try readBehind(kept)
    let available = kept + count
    if available == 0 { return .end }
    var left = available
    var room = output.count
    let failed = block.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var from: UnsafeMutablePointer<CChar>? = input.baseAddress!.assumingMemoryBound(
          to: CChar.self)
        var to: UnsafeMutablePointer<CChar>? = output.baseAddress!.assumingMemoryBound(
          to: CChar.self)
        return iconv(descriptor, &from, &left, &to, &room) == -1
      }
    }
    let code = errno
    text.append(contentsOf: output[..<(output.count - room)])
    block.replaceSubrange(0..<left, with: Array(block[(available - left)..<available]))
    pending = left
    if failed {
      // A character cut off by the end of the block goes on in the next one, if there is a next.
      if code == EILSEQ || (code == EINVAL && count == 0) { isBroken = true }
    }
    return .more
  }

  private func readBehind(_ kept: Int) throws(ExchangeError) -> Int {
    if kept == 0 { return try file.read(into: &block) }
    var next = [UInt8](repeating: 0, count: block.count - kept)
    let count = try file.read(into: &next)
    block.replaceSubrange(kept..<(kept + count), with: next[..<count])
    return count
  }
}
