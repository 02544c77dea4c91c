import Foundation
import Testing

@Suite("House rules")
struct HouseRuleTests {
  /// Modules in which money and dates are calculated.
  private let exactModules: Set = ["Workforce", "Payouts", "PolicyEngine", "RegistryStore"]

  /// Every line of code the pattern finds, as `path:line`.
  private func places(
    of pattern: Regex<some Any>, in files: [SourceFile], line transform: (String) -> String = \.code
  ) -> [String] {
    files.flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        transform(line).contains(pattern) ? "\(file.path):\(index + 1)" : nil
      }
    }
  }

  @Test("no floating point where money and dates are calculated")
  func exactNumbers() {
    let files = SourceTree.sources.filter { exactModules.contains($0.module ?? "") }
    #expect(
      places(of: #/\b(Double|Float|Float16|Float32|Float64|CGFloat|Decimal)\b/#, in: files) == [])
  }

  @Test("SQL is spoken by the store alone")
  func queries() {
    let files = SourceTree.sources.filter { $0.module != "RegistryStore" }
    let pattern = #/"[^"]*\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b /#
    #expect(places(of: pattern, in: files, line: { $0 }) == [])
    // A literal over several lines has the words at the start of a line.
    let opening = #/^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b /#
    #expect(places(of: opening, in: files, line: { $0 }) == [])
  }

  @Test("names say what a thing is in the field")
  func names() {
    let pattern =
      #/\b(class|struct|enum|protocol|actor|typealias)\s+(\w*(Manager|Helper|Utils?)\w*|\w*Data)\b/#
    #expect(places(of: pattern, in: SourceTree.sources + SourceTree.tests) == [])
    let files = (SourceTree.sources + SourceTree.tests).map(\.path)
    #expect(files.filter { $0.contains(#/(Manager|Helper|Utils|Data)(\+\w+)?\.swift$/#) } == [])
  }

  @Test("a file can be read in one sitting")
  func sizes() {
    let long =
      SourceTree.sources.filter { $0.lines.count > 300 }
      + SourceTree.tests.filter { $0.lines.count > 400 }
    #expect(long.map { "\($0.path): \($0.lines.count) lines" } == [])
  }

  @Test("a module is not named like a type in it")
  func moduleNames() {
    for file in SourceTree.sources {
      guard let module = file.module else { continue }
      let pattern = #/^(?:public\s+)?(?:final\s+)?(?:class|struct|enum|protocol|actor)\s+(\w+)/#
      let types = file.lines.compactMap { (try? pattern.firstMatch(in: $0)).map { String($0.1) } }
      #expect(!types.contains(module), "\(file.path)")
    }
  }

  @Test("the top of the project holds what a newcomer looks for, and nothing else")
  func topLevel() throws {
    let allowed: Set = [
      "Package.swift", "Package.resolved", "README.md", "README.zh.md", "CHANGELOG.md", "DECISIONS.md",
      "CONTRIBUTING.md", "LICENSE", "Sources", "Tests", "Policies", "Scripts", ".ci", ".git",
      ".gitignore", ".swift-format", ".swift-version", ".swiftpm", "demo",
    ]
    let strangers = try SourceTree.topLevel().filter {
      !allowed.contains($0) && !$0.hasPrefix(".build") && !$0.hasSuffix(".swp")
    }
    #expect(strangers == [])
  }
}
