import Foundation
import Testing

@testable import PolicyEngine

@Suite("Formatting")
struct SheetFormatTests {
  private static let shipped: [String] = {
    let root = Mistake.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Policies")
    let names =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap {
      try? String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)
    }
  }()

  private func formatted(_ text: String) -> String? {
    SheetFormat.formatted(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a sheet is indented by two, its = lined up, and its tables end with commas")
  func form() {
    let text = """
      policy {
          id="a",
        title   = "b", -- a note
        sources={ x = "y" }
      }
      local  p=posting{county=list"city"}
      rule "r" {
        when={
          -- first
          p.days.at_least( 1 ),
          check("c",function(w,p)
          if w:level()=="junior" then
          return - 1<2
          end
          return true end)
        },
        amount=by_level "a":prorated(p.days)
      }
      """
    #expect(
      formatted(text) == """
        policy {
          id      = "a",
          title   = "b", -- a note
          sources = { x = "y" },
        }

        local p = posting { county = list "city" }

        rule "r" {
          when   = {
            -- first
            p.days.at_least(1),
            check("c", function(w, p)
              if w:level() == "junior" then
                return -1 < 2
              end
              return true end),
          },
          amount = by_level "a" :prorated(p.days),
        }

        """)
  }

  @Test("formatting twice is formatting once, and never changes a token", arguments: shipped)
  func shippedSheets(_ text: String) throws {
    let once = try #require(formatted(text))
    #expect(formatted(once) == once)
    #expect(
      SheetFormat.same(
        LuaTokenizer.tokens(of: Array(text.utf8)), LuaTokenizer.tokens(of: Array(once.utf8))))
  }

  @Test("a sheet with its blanks and line breaks thrown about comes back to one form")
  func thrownAbout() throws {
    var random = SeededNumbers(seed: 11)
    for text in Self.shipped.prefix(12) {
      let tokens = LuaTokenizer.tokens(of: Array(text.utf8))
      for _ in 0..<2 {
        var shuffled = ""
        for (place, token) in tokens.enumerated() {
          let next = place + 1 < tokens.count ? tokens[place + 1] : nil
          shuffled += token.text
          let breaks = next.map { $0.line > token.line } ?? true
          shuffled += breaks ? "\n" : String(repeating: " ", count: 1 + Int(random.next() % 3))
          if breaks { shuffled += String(repeating: " ", count: Int(random.next() % 9)) }
        }
        let once = try #require(formatted(shuffled))
        #expect(formatted(once) == once)
        #expect(
          SheetFormat.same(tokens, LuaTokenizer.tokens(of: Array(once.utf8))))
      }
    }
  }

  @Test("every mistake that can be followed keeps its tokens", arguments: Mistake.all)
  func mistakes(_ mistake: Mistake) {
    guard let once = formatted(mistake.text) else { return }
    #expect(formatted(once) == once)
  }

  @Test(
    "text that cannot be followed is left alone",
    arguments: ["rule {", "a = “x”", "local x = \"y", "rule \"a\" { x = 1 y = 2", "x，y"])
  func leftAlone(_ text: String) { #expect(formatted(text) == nil) }

  @Test("texts and comments over several lines are kept as they are")
  func longTexts() throws {
    let text = "local a = [[one\n   two]]\n--[==[ three\n  four ]==]\nlocal b = { a,\n  c = 1 }\n"
    let once = try #require(formatted(text))
    #expect(once.contains("[[one\n   two]]") && once.contains("--[==[ three\n  four ]==]"))
    #expect(formatted(once) == once)
  }
}

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
