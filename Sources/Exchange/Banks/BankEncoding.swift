// Text as a bank's program reads it. A name with a character that the bank cannot hold would come
// back as a stranger's name, so such text is refused and never replaced.

internal import Glibc

/// An encoding in which banks take files.
public enum BankEncoding: String, Sendable, CaseIterable {
  case gb18030 = "GB18030"
  /// Two bytes a character at most; what needs four in GB18030 is refused.
  case gbk = "GBK"
  case utf8 = "UTF-8"
  /// With the mark by which spreadsheets recognise UTF-8.
  case utf8WithMark = "UTF-8-BOM"

  /// What a file begins with.
  var mark: [UInt8] { self == .utf8WithMark ? CSVText.byteOrderMark : [] }
}

/// Turns text into bytes of one encoding.
final class BankEncoder {
  private let encoding: BankEncoding
  private var descriptor: iconv_t?

  init(_ encoding: BankEncoding) {
    self.encoding = encoding
    switch encoding {
    case .gb18030, .gbk: descriptor = iconv_open("GB18030", "UTF-8")
    case .utf8, .utf8WithMark: descriptor = nil
    }
  }

  deinit { if let descriptor { iconv_close(descriptor) } }

  /// The bytes of a text; nil when a character is not in the encoding.
  func bytes(_ text: String) -> [UInt8]? {
    let scalars = text.unicodeScalars
    // What a private place means, each machine decides for itself.
    guard !scalars.contains(where: { $0.properties.generalCategory == .privateUse }) else {
      return nil
    }
    guard descriptor != nil else { return Array(text.utf8) }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    guard encoding == .gbk else { return converted(text) }
    // A few characters beyond the first plane have two bytes since GB 18030-2005; GBK has none.
    for scalar in scalars where scalar.value >= 0x80 {
      guard scalar.value < 0x10000, converted(String(scalar))?.count == 2 else { return nil }
    }
    return converted(text)
  }

  /// Place from 1 of the first character that is not in the encoding.
  func firstForeign(in text: String) -> Int? {
    text.unicodeScalars.enumerated().first { bytes(String($0.element)) == nil }.map {
      $0.offset + 1
    }
  }

  private func converted(_ text: String) -> [UInt8]? {
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 2 + 4)
    var (left, room) = (input.count, output.count)
    let isConverted = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(descriptor, &from, &left, &to, &room) == 0
      }
    }
    guard isConverted, left == 0 else { return nil }
    return Array(output[..<(output.count - room)])
  }
}
