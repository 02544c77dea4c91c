import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Papers")
struct PaperTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// The Chinese characters of GB 2312 and some of names that came into computers later.
  private var characters: [Character] {
    let bytes = (0xB0...0xF7).flatMap { high in (0xA1...0xFE).flatMap { [UInt8(high), UInt8($0)] } }
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    // Five places of row D7 are empty in GB 2312; GB 18030 keeps them for private use.
    let text = String(bytes: bytes, encoding: encoding) ?? ""
    return text.filter { !(0xE000..<0xF900).contains($0.unicodeScalars.first!.value) } + "䶮𬭎𫖯㛃𠮷堃喆镕"
  }

  @Test("every character of the national set leaves ink on the page, and so do rare names")
  func ink() throws {
    #expect(characters.count == 6_763 + 8)
    let cell = 13.0
    let columns = 45
    let rows = 64
    let style = Paper.Style(size: 10, lines: 1)
    let path = folder.file("grid.pdf")
    let paper = try Paper(.a4, title: "", to: .file(path))
    for (place, character) in characters.enumerated() {
      let (row, column) = (place / columns % rows, place % columns)
      paper.draw(
        String(character), x: Double(column) * cell, y: Double(row) * cell, width: cell, style)
      if row == rows - 1, column == columns - 1 { try paper.endPage() }
    }
    try paper.endPage()
    #expect(paper.missingCharacters == 0)
    try paper.finish()
    // One pixel a point, in grey, without smoothing it away.
    _ = try output(of: "pdftoppm", "-gray", "-r", "72", path, folder.file("page"))
    let pictures = try folder.contents().filter { $0.hasSuffix(".pgm") }
    var blank: [Character] = []
    for (page, name) in pictures.enumerated() {
      let picture = try Picture(bytes: folder.bytes(name))
      let first = page * rows * columns
      for (place, character) in characters[first..<min(first + rows * columns, characters.count)]
        .enumerated()
      {
        let (row, column) = (place / columns, place % columns)
        let ink = picture.ink(
          x: Int(Double(column) * cell), y: Int(Double(row) * cell), side: Int(cell))
        if ink < 2 { blank.append(character) }
      }
    }
    #expect(pictures.count == 3 && blank == [])
  }

  @Test("a paper that is given up leaves nothing behind")
  func givenUp() throws {
    var paper: Paper? = try Paper(.a4, title: "", to: .file(folder.file("paper.pdf")))
    paper?.draw("王", x: 0, y: 0, width: 100, Paper.Style(size: 10))
    paper = nil
    #expect(try folder.contents() == [])
  }

  @Test("a full disk is told as such")
  func fullDisk() throws {
    #expect(throws: ExportError.diskFull(path: "/dev/full")) {
      let paper = try Paper(.a4, title: "", to: .file("/dev/full"))
      paper.draw("王", x: 0, y: 0, width: 100, Paper.Style(size: 10))
      try paper.endPage()
      try paper.finish()
    }
  }
}

/// A grey picture as `pdftoppm` writes it (PGM).
private struct Picture {
  let width: Int
  let pixels: ArraySlice<UInt8>

  init(bytes: [UInt8]) throws {
    // "P5", width, height and the lightest value stand in words before the pixels.
    var words: [String] = []
    var place = 0
    while words.count < 4 {
      let end = try #require(bytes[place...].firstIndex { $0 == 0x20 || $0 == 0x0A })
      words.append(String(decoding: bytes[place..<end], as: UTF8.self))
      place = end + 1
    }
    width = try #require(Int(words[1]))
    pixels = bytes[place...]
  }

  /// How much darker than paper a square is, in fully dark pixels.
  func ink(x: Int, y: Int, side: Int) -> Int {
    var sum = 0
    for row in y..<y + side {
      for column in x..<x + side {
        sum += 255 - Int(pixels[pixels.startIndex + row * width + column])
      }
    }
    return sum / 255
  }
}
