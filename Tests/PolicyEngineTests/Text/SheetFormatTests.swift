import Foundation
import Testing

@testable import PolicyEngine

@Suite("Formatting")
struct SheetFormatTests {
  private static let shipped = ShippedSheet.files.map(\.text)

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

  @Test("a line goes two blanks in from the line that opened its bracket, whoever else is open")
  func furtherIn() {
    let text = """
      local holder = but({
      level = "junior",
      }, { a = 1,
      b = 2 })
      test "a" {
      period = "2024-01", expect = { one = 1,
      two = 2,
      three = { 3,
      4 } },
      worker = f(g(1,
      2),
      3) }
      local function longer(a)
      local b = a.one
      or a.two

      if b and
      a.two then
      return b
      end
      return function() return 1 end
      end
      """
    #expect(
      formatted(text) == """
        local holder = but({
          level = "junior",
        }, { a = 1,
          b = 2 })
        test "a" {
          period = "2024-01", expect = { one = 1,
            two = 2,
            three = { 3,
              4 } },
          worker = f(g(1,
            2),
            3) }
        local function longer(a)
          local b = a.one
            or a.two

          if b and
            a.two then
            return b
          end
          return function() return 1 end
        end

        """)
  }

  @Test("locals and comments of lines that follow each other stand below each other")
  func belowEachOther() {
    let text = """
      local first = a { b = 1 } -- 一
      local other_one = b.c -- 二
      local function d(e) return { f = e } end

      local g = 1
      rule "r" {
        when = {
          a "城区", -- 三
          bcde "城", -- 四
          f,
          g, -- 五
        },
        amount = rate("a"):times(b):percent(80), -- 六
        fund = by_case { -- 七
          h,
        },
      }
      """
    #expect(
      formatted(text) == """
        local first     = a { b = 1 } -- 一
        local other_one = b.c         -- 二
        local function d(e) return { f = e } end

        local g = 1

        rule "r" {
          when   = {
            a "城区",  -- 三
            bcde "城", -- 四
            f,
            g, -- 五
          },
          amount = rate("a") :times(b) :percent(80), -- 六
          fund   = by_case { -- 七
            h,
          },
        }

        """)
  }

  @Test("statements of one line stay together, and blank lines within a table stay")
  func blankLines() {
    let text = """
      list "a" { "b" }
      list "c" { "d" }
      -- e
      list "f" {
      
        "g",

        "h" }
      rule "i" { j }
      test "k" { l,
        m }
      test "n" { o }
      """
    #expect(
      formatted(text) == """
        list "a" { "b" }
        list "c" { "d" }
        -- e
        list "f" {
          "g",

          "h" }

        rule "i" { j }
        test "k" { l,
          m }
        test "n" { o }

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

  @Test("a formatted sheet says what it said before", arguments: ShippedSheet.files)
  func sameMeaning(_ file: ShippedSheet) throws {
    let after = try #require(SheetFormat.formatted(Array(file.text.utf8)))
    func meaning(_ text: [UInt8]) throws -> String {
      guard !file.isTest else {
        return spelled(try PolicyTest.read(text: text, file: file.path).map { test in
          (
            test.name, test.period, PersonFacts(test.snapshot, worker: 0), test.rates, test.funds,
            test.expectations
          )
        })
      }
      return spelled(try PolicyLoader.load(text: text, file: file.path).policy)
    }
    #expect(try meaning(Array(file.text.utf8)) == meaning(after))
  }

  /// A value with all that is in it, but for lines and the sheet's text.
  private func spelled(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let parts = mirror.children.filter { child in
      !["line", "paysLine", "subjectLine", "text"].contains(child.label)
    }.map { "\($0.label ?? ""): \(spelled($0.value))" }
    let isUnordered = mirror.displayStyle == .dictionary || mirror.displayStyle == .set
    return "\(mirror.subjectType)(\((isUnordered ? parts.sorted() : parts).joined(separator: ", ")))"
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
