import Testing

/// Which module may import which, as the design draws it. A module without a row may import
/// nothing, so a new module is a decision somebody makes here.
private let allowedImports: [String: Set<String>] = [
  "Workforce": [],
  "Digests": ["CSodium"],
  "LuaRuntime": ["CLua", "Workforce"],
  "PolicyEngine": ["LuaRuntime", "Workforce"],
  "Payouts": ["PolicyEngine", "Digests", "Workforce"],
  "RegistryStore": ["Workforce", "Digests", "GRDB", "GRDBSQLite", "Foundation", "Glibc"],
  "Exchange": ["Workforce", "CZip", "CExpat", "CXlsxWriter", "CPango", "Foundation", "Glibc"],
  "Office": [
    "Workforce", "Digests", "PolicyEngine", "Payouts", "RegistryStore", "Exchange", "Foundation",
    "Glibc", "Synchronization",
  ],
  "stipend": [
    "Office", "Workforce", "Exchange", "ArgumentParser", "Foundation", "Glibc", "Synchronization",
  ],
  "stipend-bench": ["Workforce", "Digests", "PolicyEngine", "Exchange", "Glibc"],
]

@Suite("Imports follow the drawing of the house")
struct ImportTests {
  /// Module names imported by a file, with their line numbers.
  private func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    let pattern =
      #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
    return file.lines.enumerated().compactMap { index, line in
      (try? pattern.firstMatch(in: line)).map { (index + 1, String($0.1)) }
    }
  }

  @Test("every import is one the module is allowed")
  func allowed() throws {
    #expect(!SourceTree.sources.isEmpty)
    for file in SourceTree.sources {
      let module = try #require(file.module)
      let allowed = allowedImports[module] ?? []
      for (line, imported) in imports(of: file) {
        #expect(
          allowed.contains(imported), "\(file.path):\(line): \(module) may not import \(imported)")
      }
    }
  }

  @Test("an import is recognised in whatever way it is written")
  func recognised() {
    let lines = [
      "import A", "public import B", "  @testable import C", "@_spi(X) internal import struct D.E",
      "// import F", "let text = \"import G\"", "@preconcurrency public import H",
    ]
    #expect(
      imports(of: SourceFile(path: "", lines: lines)).map(\.module) == ["A", "B", "C", "D", "H"])
  }
}
