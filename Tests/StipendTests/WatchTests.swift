import Foundation
import Glibc
import Testing

@Suite("Tests that run again")
struct WatchTests {
  @Test("after every change of a sheet or its tests they run again, until they are stopped")
  func watch() throws {
    let desk = try Desk()
    try desk.write("w/a.lua", sheet("w/a"))
    let started = try desk.start([Desk.program, "policy", "test", "w", "--watch"])
    func wait(for text: String) -> Bool {
      for _ in 0..<3000 {
        let output = FileManager.default.contents(atPath: started.place + ".out") ?? Data()
        if String(decoding: output, as: UTF8.self).contains(text) { return true }
        usleep(10_000)
      }
      return false
    }
    #expect(wait(for: "w/a，没有发现问题"))
    let test = #"test "一" { period = "2024-01", worker = { posting = { kind = "a", county = "b", "#
      + #"from = "2024-01-01" } }, expect = { usual = yuan(1) } }"#
    try desk.write("w/a_test.lua", test)
    #expect(wait(for: "w/a，0 项测试通过，1 项未通过"))
    try desk.write("w/a_test.lua", test.replacing("yuan(1)", with: "none"))
    #expect(wait(for: "w/a，1 项测试通过，0 项未通过"))
    kill(started.id, SIGKILL)
    #expect(try desk.finish(started).code == 128 + SIGKILL, "it ended by itself")
  }
}
