import Testing

/// Checks that what a module offers is explained where it is declared.
///
/// A heuristic over lines, so it leaves alone what says enough by its name: initialisers, stored
/// properties, cases, declarations of one line, witnesses of well-known protocols, and builders,
/// whose members mirror the columns they fill.
@Suite("Public declarations are explained")
struct DocCommentTests {
  private let declaration =
    #/^\s*(?:@\S+\s+)*public\s+(?:static\s+|final\s+|mutating\s+|consuming\s+|nonisolated\s+|indirect\s+)*(class|struct|enum|protocol|actor|func|subscript|typealias)\s+(\w+)?/#
  private let witnesses: Set = [
    "hash", "encode", "write", "next", "makeIterator", "run", "append", "finish",
  ]
  /// Nested types whose meaning is their outer type's.
  private let ownWords: Set = ["Builder", "Kind", "Severity", "State", "Unit"]

  private func undocumented(in file: SourceFile) -> [String] {
    file.lines.enumerated().compactMap { index, line in
      guard let match = try? declaration.firstMatch(in: line) else { return nil }
      let name = match.2.map(String.init) ?? ""
      if line.hasSuffix("}"), ["func", "subscript"].contains(match.1) { return nil }
      if witnesses.contains(name) || ownWords.contains(name) { return nil }
      return isDocumented(index, in: file.lines) ? nil : "\(file.path):\(index + 1): \(name)"
    }
  }

  private func isDocumented(_ index: Int, in lines: [String]) -> Bool {
    var above = index - 1
    while above >= 0, lines[above].contains(#/^\s*@/#) { above -= 1 }
    return above >= 0 && lines[above].contains(#/^\s*(\/\/\/|\*\/)/#)
  }

  @Test("every public type and function has a doc comment")
  func documented() {
    #expect(SourceTree.sources.flatMap(undocumented(in:)) == [])
  }

  @Test("the check sees a missing comment and accepts what explains itself")
  func heuristic() {
    func found(_ lines: String...) -> Int {
      undocumented(in: SourceFile(path: "f", lines: lines)).count
    }
    #expect(found("public struct A {") == 1)
    #expect(found("/// An A.", "public struct A {") == 0)
    #expect(found("/// An A.", "@frozen", "public struct A {") == 0)
    #expect(found("  public static func b(") == 1)
    #expect(found("  public func b() -> Int { 1 }") == 0)
    #expect(found("// not a doc comment", "public enum C: String {") == 1)
  }
}
