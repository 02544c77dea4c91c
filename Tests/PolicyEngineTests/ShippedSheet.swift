import Foundation
import Testing

/// A file of `Policies/`: a rule sheet, or the tests beside one.
struct ShippedSheet: Sendable, CustomTestStringConvertible {
  /// Below `Policies/`, without the ending.
  let path: String
  let text: String

  var isTest: Bool { path.hasSuffix("_test") }
  var testDescription: String { path }

  static let files: [ShippedSheet] = {
    let root = Mistake.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Policies")
    let names =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap { name in
      (try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)).map {
        ShippedSheet(path: String(name.dropLast(4)), text: $0)
      }
    }
  }()
}
