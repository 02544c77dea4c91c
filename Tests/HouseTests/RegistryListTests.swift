import Testing

@Suite("Lists hold everything there is")
struct RegistryListTests {
  /// Names of the types that a folder's files declare as conforming to a protocol.
  private func types(conformingTo name: String, in folder: String) throws -> Set<String> {
    let pattern = try Regex<(Substring, Substring)>(
      #"\b(?:struct|enum|class)\s+(\w+)\s*:[^{]*\b"# + name + #"\b"#)
    return Set(
      SourceTree.swiftFiles(in: folder).flatMap(\.lines).compactMap {
        $0.firstMatch(of: pattern).map { String($0.1) }
      })
  }

  @Test("every format of a roll is in the list of formats, and has a file of its own")
  func formats() throws {
    let folder = "Sources/Exchange/Export"
    let types = try types(conformingTo: "RollFormat", in: folder)
    #expect(!types.isEmpty)
    let list = try #require(
      SourceTree.swiftFiles(in: folder).first { $0.path.hasSuffix("/RollFormat.swift") })
    let listed = Set(
      list.lines.compactMap { $0.wholeMatch(of: #/\s+(\w+)\.self,/#).map { String($0.1) } })
    #expect(listed == types)
    let files = SourceTree.swiftFiles(in: folder + "/Formats").map {
      String($0.path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }
    #expect(Set(files) == types)
  }
}
