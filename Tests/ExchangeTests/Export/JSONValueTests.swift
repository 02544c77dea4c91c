import Foundation
import Testing

@testable import Exchange

@Suite("JSON")
struct JSONValueTests {
  private let document: JSONValue = [
    "z": 1, "a": [true, nil, "行\n\"\\\u{1}"], "empty": [], "none": .object([]),
    "big": .integer(.min),
  ]

  @Test("members keep their order")
  func order() {
    #expect(
      document.compactText
        == #"{"z":1,"a":[true,null,"行\n\"\\\u0001"],"empty":[],"none":{},"big":-9223372036854775808}"#
    )
  }

  @Test("the long form is indented by two blanks and ends with a line break")
  func indented() {
    #expect((["a": ["b": [1, 2]]] as JSONValue).text == """
      {
        "a": {
          "b": [
            1,
            2
          ]
        }
      }

      """)
  }

  @Test("another reader understands every character")
  func readBack() throws {
    let scalars = (0..<0x3000 as Range<UInt32>).compactMap(Unicode.Scalar.init)
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    let bytes = Foundation.Data((["t": .string(text)] as JSONValue).text.utf8)
    let read = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: String])
    #expect(read["t"].map { Array($0.unicodeScalars) == Array(text.unicodeScalars) } == true)
  }
}
