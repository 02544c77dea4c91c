import Foundation
import PolicyEngine
import Testing
import Workforce

@Suite("The examples of the guides work")
struct GuideTests {
  /// The Lua examples of a guide, in order.
  private func examples(of guide: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Sources/Office/Office.docc/\(guide).md")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```lua\n")
      .dropFirst().compactMap { $0.components(separatedBy: "```").first }
  }

  @Test("the sheet loads and its tests pass", arguments: ["政策编写", "Writing-a-Policy"])
  func sheetAndTests(guide: String) throws {
    let examples = try examples(of: guide)
    try #require(examples.count == 2)
    let sheet = try PolicyLoader.load(text: Array(examples[0].utf8), file: "guide.lua")
    let tests = try PolicyTest.read(text: Array(examples[1].utf8), file: "guide_test.lua")
    #expect(!tests.isEmpty)
    for test in tests { #expect(test.run(sheet).isEmpty, "\(test.name)") }
  }
}
