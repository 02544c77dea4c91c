import Testing

@Suite("Every use case asks who is there")
struct DutyRuleTests {
  @Test("what is handed a clerk asks for a duty")
  func asked() {
    let useCases = SourceTree.swiftFiles(in: "Sources/Office").filter { file in
      file.lines.contains { $0.contains(#/public .*func .*_ clerk: Clerk/#) }
        || file.lines.contains { $0.contains(#/^\s+_ clerk: Clerk,/#) }
    }
    #expect(useCases.count > 20)
    let silent = useCases.filter { file in
      !file.lines.contains { $0.code.contains(#/clerk\.(needs|needsEverywhere|currentUser)\(/#) }
    }
    #expect(silent.map(\.path) == [])
  }
}
