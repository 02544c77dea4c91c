// Files for authors' editors, made from the vocabulary so that they cannot fall behind it.

import LuaRuntime
import Workforce

/// Definition files for editors and checkers of Lua.
public enum EditorFiles {
  /// A definition file for lua-language-server: every word with its meaning in both languages.
  public static var definitions: String {
    let words = Terms.all
    let kinds = Set(words.compactMap(\.gives)).sorted()
    var text = """
      ---@meta
      ---@diagnostic disable
      -- 规则表的词汇，由 stipend policy types 生成，请勿手改。
      -- The words of rule sheets, made by `stipend policy types`; not to be changed by hand.

      ---@class Clause

      ---@class Measure

      ---@class Segment

      ---@class Money
      ---@operator add(Money): Money
      ---@operator sub(Money): Money
      ---@operator mul(integer): Money


      """
    for kind in kinds {
      text += "---@class \(className(kind))\n"
      for word in members(of: kind, words) { text += field(word) }
      text += "\n"
      guard words.contains(where: { $0.form == .either && $0.gives == kind }) else { continue }
      text += """
        ---@class \(className(kind))OrCall : \(className(kind))
        ---@overload fun(...: any): \(className(kind))


        """
    }
    for word in words where !word.path.contains(".") && !kinds.contains(word.path) {
      text += global(word, words)
    }
    text += functions
    return text + EditorTests.definitions
  }

  private static func className(_ kind: String) -> String {
    kind == "measure" ? "MeasureWords" : kind.prefix(1).uppercased() + kind.dropFirst() + "Words"
  }

  /// Words one part longer than a prefix.
  private static func members(of space: String, _ words: [Word]) -> [Word] {
    words.filter {
      $0.path.hasPrefix(space + ".") && !$0.path.dropFirst(space.count + 1).contains(".")
    }
  }

  private static func result(of word: Word) -> String {
    if let gives = word.gives { return className(gives) }
    return SheetTerms.statements.contains(word.path)
      ? "fun(body: table)" : "Clause"
  }

  private static func type(of word: Word) -> String {
    switch word.form {
    case .plain: result(of: word)
    case .prefix: className(word.path)
    case .call: "fun(...: any): \(result(of: word))"
    case .either: "\(result(of: word))OrCall"
    }
  }

  private static func field(_ word: Word) -> String {
    let name = word.path.split(separator: ".").last ?? ""
    return "---@field \(name) \(type(of: word)) \(oneLine(word.meaning))\n"
  }

  private static func global(_ word: Word, _ words: [Word]) -> String {
    let inner = members(of: word.path, words)
    let meaning = "---\(word.meaning.zh)\n---\n---\(word.meaning.en)\n"
    var text = ""
    switch word.form {
    case .plain: text = meaning + "---@type \(result(of: word))\n\(word.path) = {}\n\n"
    case .prefix:
      text = meaning + "---@class \(className(word.path))\n"
      for word in inner { text += field(word) }
      text += "\(word.path) = {}\n\n"
    case .call, .either:
      if !inner.isEmpty {
        text += "---@class \(className(word.path))\n"
        for word in inner { text += field(word) }
        // What a date is followed by: its values, or another date.
        if word.path == "from" { text += "---@overload fun(values: any): Segment\n" }
      }
      text += meaning + parameters(word)
      text += "---@return \(returned(word))\nfunction \(word.path)(...) end\n\n"
    }
    return text
  }

  private static func returned(_ word: Word) -> String {
    switch word.path {
    case "yuan": "Money"
    case "hours": "Measure"
    case "from": className(word.path)
    case "policy": "nil"
    default: result(of: word)
    }
  }

  private static func parameters(_ word: Word) -> String {
    switch word.path {
    case "yuan": "---@param ... integer|string 整元，或写成文字 · whole yuan, or as text\n"
    case "hours": "---@param ... integer 学时 · hours\n"
    case "from": "---@param ... string 日期 2024-03-01 · a date\n"
    case "check": "---@param ... string|fun(worker: Worker, period: Period): boolean\n"
    default: "---@param ... any\n"
    }
  }

  private static func oneLine(_ text: Sentence) -> String { "\(text.zh) · \(text.en)" }

  private static var functions: String {
    let methods = WritingCheck.workerMethods.sorted()
      .map { "---@field \($0) fun(self: Worker, ...: any): any" }.joined(separator: "\n")
    return """
      ---@class Worker
      \(methods)

      ---@class Period
      ---@field year integer
      ---@field month integer
      ---@field first integer
      ---@field last integer
      ---@field days integer

      ---分 · fen
      ---@param amount integer
      ---@return Money
      function fen(amount) end

      """ + "\n" + engineFunctions
  }

  /// Functions of the engine that Lua itself does not have.
  private static var engineFunctions: String {
    let lua: Set = [
      "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "select", "tonumber",
      "tostring", "type",
    ]
    return Sandbox.allowed.filter { !$0.name.contains(".") && !lua.contains($0.name) }.map {
      "---\(oneLine($0.reason))\nfunction \($0.name)(...) end\n"
    }.joined(separator: "\n")
  }

  /// A configuration for luacheck that knows the names of sheets and of the tests beside them.
  public static var checkerConfiguration: String {
    let words = Set(Terms.all.map { String($0.path.prefix { $0 != "." }) })
    let kinds = Set(Terms.all.compactMap(\.gives))
    let own = Terms.all.map(\.path).filter { !$0.contains(".") }
    let globals = words.subtracting(kinds).union(own).union(["fen"])
      .union(Sandbox.allowed.map { String($0.name.prefix { $0 != "." }) })
    let tests = EditorTests.words.map(\.name)
    func list(_ names: some Sequence<String>) -> String {
      names.sorted().map { "  \"\($0)\",\n" }.joined()
    }
    return """
      -- 由 stipend policy types 生成 · made by `stipend policy types`
      std = "none"
      max_line_length = false
      read_globals = {
      \(list(globals))}
      files["**/*_test.lua"] = {
        read_globals = {
      \(list(tests).split(separator: "\n").map { "  " + $0 + "\n" }.joined())  },
      }

      """
  }
}
