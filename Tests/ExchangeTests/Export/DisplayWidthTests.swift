import Testing

@testable import Exchange

@Suite("Columns of text in a terminal")
struct DisplayWidthTests {
  @Test(
    "text takes the columns a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("王小明", 6), ("W0000042 王", 11), ("ＡＢ", 4), ("，。", 4), ("·", 1),
      ("e\u{301}", 1), ("a\u{200B}b", 2), ("\u{FEFF}a", 1), ("한국", 4), ("\u{1112}\u{1161}", 2),
      ("ｶﾅ", 2), ("カナ", 4), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("𠮷", 2), ("…", 1), ("々", 2), ("〇", 2),
      ("㐀", 2), ("\u{AD}", 0), ("é", 1),
    ])
  func widths(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("format characters and marks take no column, ideographs take two")
  func categories() {
    var wrong: [String] = []
    for scalar in (0x300...0x3FFFD as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let properties = scalar.properties
      let columns = DisplayWidth.columns(of: scalar)
      switch properties.generalCategory {
      case .enclosingMark, .format: if columns != 0 { wrong.append("\(scalar.value)") }
      default: if properties.isIdeographic, columns != 2 { wrong.append("\(scalar.value)") }
      }
    }
    #expect(wrong == [])
    #expect(DisplayWidth.columns(of: "\u{20E3}" as Unicode.Scalar) == 0)
    #expect(DisplayWidth.columns(of: "\u{300}" as Unicode.Scalar) == 0)
  }

  @Test("the width of a text is the sum over what a reader sees, whatever is joined to it")
  func additive() {
    let parts = ["王", "a", "é", "·", "한", "👩‍👩‍👧", "Ａ", "1"]
    for first in parts {
      for second in parts {
        let sum = DisplayWidth.columns(of: first) + DisplayWidth.columns(of: second)
        #expect(DisplayWidth.columns(of: first + second) == sum)
      }
    }
  }

  @Test("characters that act on a terminal or turn the reading order are written out")
  func escapes() {
    #expect(DisplayText.escaped("王\u{1B}[2J") == "王\\u{1B}[2J")
    #expect(DisplayText.escaped("a\nb\tc\rd") == "a\\nb\\tc\\rd")
    #expect(DisplayText.escaped("a\r\nb") == "a\\r\\nb")
    #expect(DisplayText.escaped("\u{202E}001") == "\\u{202E}001")
    #expect(DisplayText.escaped("\u{7F}\u{85}\u{2028}") == "\\u{7F}\\u{85}\\u{2028}")
    #expect(DisplayText.escaped("王小明 👩‍👩‍👧") == "王小明 👩‍👩‍👧")
  }
}
