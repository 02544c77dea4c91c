import Foundation
import PolicyEngine

// The sheet that is shipped, with the tests beside it.

enum YinchuanSheet {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies/yinchuan")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func load(_ change: (String) -> String = { $0 }) throws -> LoadedSheet {
    let text = change(try text("certificate-subsidies.lua"))
    return try PolicyLoader.load(text: Array(text.utf8), file: "certificate-subsidies.lua")
  }

  static func tests() throws -> [PolicyTest] {
    let text = try text("certificate-subsidies_test.lua")
    return try PolicyTest.read(text: Array(text.utf8), file: "certificate-subsidies_test.lua")
  }
}
