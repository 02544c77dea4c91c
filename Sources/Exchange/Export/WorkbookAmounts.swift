// Amounts in a workbook with the digits they have on paper.
//
// The spreadsheet library writes numbers with sixteen digits, and 9.95 then becomes
// 9.949999999999999. Spreadsheets show the same, but a bank's reader takes the text in the file and
// refuses a third decimal. Few amounts are hit; only workbooks that hold one are gone over.

internal import CZip
internal import Glibc

/// Mends the numbers of a finished workbook.
enum WorkbookAmounts {
  /// Whether the library spells a number of yuan with other digits than its two decimals.
  static func isMisspelt(_ yuan: Double) -> Bool {
    var text = [CChar](repeating: 0, count: 32)
    let length = withVaList([yuan]) { vsnprintf(&text, text.count, "%.16G", $0) }
    guard let point = text.firstIndex(of: 0x2E) else { return false }
    return Int(length) - point > 3
  }

  /// Writes every number of a sheet with at most two decimals.
  /// - Parameter sheets: how many sheets the workbook has.
  static func mend(_ path: String, sheets: Int) throws(ExportError) {
    var code: Int32 = 0
    guard let archive = zip_open(path, 0, &code) else {
      throw .spreadsheet(path: path, explanation: "the workbook is not whole")
    }
    var isMended = true
    for number in 1...sheets where isMended {
      isMended = replace("xl/worksheets/sheet\(number).xml", in: archive)
    }
    errno = 0
    guard isMended, zip_close(archive) == 0 else {
      let isFull = errno == ENOSPC || errno == EDQUOT
      zip_discard(archive)
      if isFull { throw .diskFull(path: path) }
      throw .spreadsheet(path: path, explanation: "the amounts cannot be written")
    }
  }

  private static func replace(_ name: String, in archive: OpaquePointer) -> Bool {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0, let copy = tmpfile() else { return false }
    guard rewrite(UInt64(index), of: archive, to: copy), fseek(copy, 0, SEEK_SET) == 0,
      let source = zip_source_filep(archive, copy, 0, -1)
    else {
      fclose(copy)
      return false
    }
    guard zip_file_replace(archive, UInt64(index), source, 0) == 0 else {
      zip_source_free(source)
      return false
    }
    // 1980-01-01, the date the library gives to every part.
    return zip_file_set_dostime(archive, UInt64(index), 0, 33, 0) == 0
  }

  private static func rewrite(
    _ index: UInt64, of archive: OpaquePointer, to copy: UnsafeMutablePointer<FILE>
  ) -> Bool {
    guard let part = zip_fopen_index(archive, index, 0) else { return false }
    defer { zip_fclose(part) }
    var numbers = NumberSpelling()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(part, &chunk, UInt64(chunk.count)))
      if count < 0 { return false }
      if count == 0 { return true }
      let text = numbers.mended(chunk[..<count])
      guard fwrite(text, 1, text.count, copy) == text.count else { return false }
    }
  }
}

/// Follows the XML of a sheet and rounds the contents of `<v>` to two decimals.
struct NumberSpelling {
  private var number: [UInt8]?
  private var last: (UInt8, UInt8) = (0, 0)

  init() {}

  /// The next bytes with their numbers mended; the start of a number may be held back.
  mutating func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      if number != nil {
        if byte == 0x3C {
          out += Self.rounded(number ?? [])
          number = nil
          out.append(byte)
        } else {
          number?.append(byte)
        }
      } else {
        out.append(byte)
        // <v>
        if byte == 0x3E, last == (0x3C, 0x76) { number = [] }
      }
      last = (last.1, byte)
    }
    return out
  }

  /// A number with at most two decimals; text without a third one comes back as it is.
  static func rounded(_ text: [UInt8]) -> [UInt8] {
    guard let point = text.firstIndex(of: 0x2E), text.count - point > 3,
      text.allSatisfy({ $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) })
    else { return text }
    var digits = Array(text[..<point] + text[(point + 1)...(point + 2)])
    var place = digits.count - 1
    if text[point + 3] >= 0x35 {
      while place >= 0, digits[place] == 0x39 {
        digits[place] = 0x30
        place -= 1
      }
      if place >= 0, digits[place] != 0x2D {
        digits[place] += 1
      } else {
        digits.insert(0x31, at: place + 1)
      }
    }
    var cents = digits.suffix(2)
    let whole = digits.dropLast(2)
    while cents.last == 0x30 { cents.removeLast() }
    return whole + (cents.isEmpty ? [] : [0x2E] + cents)
  }
}
