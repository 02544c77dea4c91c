// `policy test --watch` as an author has it beside the editor: a file changes, and what came out
// differently appears; Ctrl-C ends it with the code of the last result.

import Foundation
import Glibc
import Testing

/// A watching program and what it has printed so far.
private struct Watch {
  let desk: Desk
  let process: Desk.Process

  init(_ desk: Desk, _ options: String..., language: String = "zh") throws {
    self.desk = desk
    process = try desk.start(
      [Desk.program, "policy", "test", "policies", "--watch"] + options, language: language)
  }

  /// What both channels hold.
  var printed: String {
    [".out", ".err"].map { ending in
      String(
        decoding: FileManager.default.contents(atPath: process.place + ending) ?? Data(),
        as: UTF8.self)
    }.joined()
  }

  /// Waits until something is printed; half a minute is given up on.
  func see(_ text: String) throws {
    for _ in 0..<3_000 {
      if printed.contains(text) { return }
      usleep(10_000)
    }
    try #require(printed.contains(text), "\(text) never came:\n\(printed)")
  }

  func end(_ signal: Int32 = SIGINT) throws -> Run {
    kill(process.id, signal)
    return try desk.finish(process)
  }
}

/// A sheet of one rule without a level.
private func writeSheet(_ topic: String, yuan: Int, to desk: Desk) throws {
  try desk.write(
    "policies/x/\(topic).lua",
    """
    policy { id = "x/\(topic)", title = "试算", jurisdiction = "640100",
      in_force = from "2021-01-01", sources = { posts = "通知" } }
    rule "month" { title = "补贴", source = "posts", pays = monthly,
      when = {}, amount = fixed(yuan(\(yuan))), fund = "city" }

    """)
}

/// The test beside it.
private func writeTest(_ topic: String, expect: Int, to desk: Desk) throws {
  try desk.write(
    "policies/x/\(topic)_test.lua",
    """
    test "所有人" { period = "2024-03", worker = {}, expect = { month = yuan(\(expect)) } }

    """)
}

private func write(_ topic: String, yuan: Int = 100, expect: Int = 100, to desk: Desk) throws {
  try writeSheet(topic, yuan: yuan, to: desk)
  try writeTest(topic, expect: expect, to: desk)
}

@Suite("Watching the tests")
struct WatchTests {
  @Test("a change of a sheet or of its test gives its new result, and no other sheet's")
  func changes() throws {
    let desk = try Desk()
    try write("a", to: desk)
    try write("b", to: desk)
    let watch = try Watch(desk)
    try watch.see("正在等待改动；按 Ctrl-C 结束")
    try writeSheet("a", yuan: 150, to: desk)
    try watch.see("应为 发放 100.00 元；实际 发放 150.00 元")
    try watch.see("policies/x/a.lua：x/a，0 项测试通过，1 项未通过\n")
    try writeTest("a", expect: 150, to: desk)
    try watch.see("policies/x/a.lua：x/a，0 项测试通过，1 项未通过\npolicies/x/a.lua：x/a，1 项")
    let run = try watch.end()
    #expect(run.code == 0, "\(run.all)")
    let results = run.output.split(separator: "\n").filter { $0.hasPrefix("policies/x/") }
    #expect(
      results.filter { $0.contains(".lua：") } == [
        "policies/x/a.lua：x/a，1 项测试通过，0 项未通过",
        "policies/x/b.lua：x/b，1 项测试通过，0 项未通过",
        "policies/x/a.lua：x/a，0 项测试通过，1 项未通过",
        "policies/x/a.lua：x/a，1 项测试通过，0 项未通过",
      ])
  }

  @Test(
    "Ctrl-C and a request to end give the code of the last result",
    arguments: [(SIGINT, 100, Int32(0)), (SIGTERM, 100, 0), (SIGINT, 99, 1), (SIGTERM, 99, 1)])
  func ends(signal: Int32, expect: Int, code: Int32) throws {
    let desk = try Desk()
    try write("a", expect: expect, to: desk)
    let watch = try Watch(desk, language: "en")
    try watch.see("waiting for changes; Ctrl-C ends it")
    #expect(try watch.end(signal).code == code)
  }

  @Test("a sheet that no longer loads is named with its line, and one that is new is tested")
  func faults() throws {
    let desk = try Desk()
    try write("a", to: desk)
    let watch = try Watch(desk, language: "en")
    try watch.see("waiting for changes")
    try write("c", to: desk)
    try watch.see("policies/x/c.lua: x/c, 1 tests passed, 0 failed")
    try desk.write("policies/x/c.lua", "policy {")
    try watch.see("policies/x/c.lua:1: syntax error")
    #expect(try watch.end().code == 78)
  }

  @Test("for scripts every result is one line")
  func json() throws {
    let desk = try Desk()
    try write("a", to: desk)
    let watch = try Watch(desk, "--json")
    try watch.see("正在等待改动")
    try writeTest("a", expect: 99, to: desk)
    try watch.see("\"good\":false")
    let run = try watch.end()
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("[{") }
    #expect(run.code == 1 && lines.count == 2, "\(run.output)")
    // The first has every sheet of the folder, the second the changed one.
    #expect(lines[0].contains("city/allowance") && !lines[1].contains("city/allowance"))
  }

  @Test("a folder without sheets is an error and nothing is watched")
  func nothing() throws {
    let desk = try Desk()
    try desk.write("empty/readme.txt", "")
    let run = try desk.run("policy", "test", "empty", "--watch")
    #expect(run.code == 66 && run.errors.contains("empty 中没有规则表"))
  }
}
