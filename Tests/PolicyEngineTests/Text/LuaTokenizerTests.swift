import Testing

@testable import PolicyEngine

@Suite("Tokens")
struct LuaTokenizerTests {
  private func texts(_ text: String) -> [String] {
    LuaTokenizer.tokens(of: Array(text.utf8)).map(\.text)
  }

  @Test("a text is cut as Lua cuts it")
  func cut() {
    #expect(
      texts(#"a.b:c "d\"e" ~= 0x1F..'f' -- g"#)
        == ["a", ".", "b", ":", "c", #""d\"e""#, "~=", "0x1F..", "'f'", "-- g"])
    #expect(texts("x<=1e-5//2 --[[a\nb]] y") == ["x", "<=", "1e-5", "//", "2", "--[[a\nb]]", "y"])
    #expect(texts("[==[ ]] ]==] [a]") == ["[==[ ]] ]==]", "[", "a", "]"])
  }

  @Test("columns count characters, not bytes")
  func columns() {
    let tokens = LuaTokenizer.tokens(of: Array("title = \"社区\", b".utf8))
    #expect(tokens.map(\.column) == [1, 7, 9, 13, 15])
  }

  @Test("full-width punctuation is known for what was meant", arguments: LuaToken.fullWidth.keys)
  func fullWidth(_ character: String) throws {
    let token = try #require(LuaTokenizer.tokens(of: Array("a \(character)".utf8)).last)
    guard case .foreign(.some) = token.kind else {
      Issue.record("\(character) is not foreign")
      return
    }
  }
}
