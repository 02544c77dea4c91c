import Foundation
import LuaRuntime
import Testing
import Workforce

/// A text that attacks the engine; its first line says what must become of it.
struct Attack: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  var expectation: String { String(text.prefix { $0 != "\n" }.dropFirst("-- expect: ".count)) }
  var testDescription: String { name }

  static let own = attacks(
    in: URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Hostile"))
  /// A second sample, kept beside the package where there is one.
  static let shared = attacks(
    in: URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/hostile"))

  static func attacks(in folder: URL) -> [Attack] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return Attack(name: name, text: text ?? "")
    }
  }
}

/// How a text ended as the body of a function for two workers, and as a whole sheet.
private func endings(of attack: Attack, in state: LuaState) -> [LuaError?] {
  var endings: [LuaError?] = []
  do {
    endings += try state.run(attack.text, workers: [0, 1]).map(\.reason)
  } catch { endings.append(error) }
  do {
    try state.load(attack.text, name: "whole.lua")
    endings.append(nil)
  } catch { endings.append(error) }
  return endings
}

private func isStopped(_ error: LuaError?) -> Bool {
  switch error {
  case .instructionsSpent, .liveBytesSpent, .requestedBytesSpent, .blockTooLarge, .outputSpent,
    .forbidden:
    true
  default: false
  }
}

@Test(
  "an attack ends as its first line says, and leaves the engine untouched",
  arguments: Attack.own + Attack.shared)
func attackFails(attack: Attack) throws {
  let folder =
    Attack.shared.contains { $0.name == attack.name && $0.text == attack.text }
    ? Attack.shared : Attack.own
  let probe = try #require(folder.first { $0.name == "PROBE.lua" })
  let state = try newState()
  let ends = endings(of: attack, in: state)
  for end in ends {
    let said = "\(String(describing: end)) \(end?.message.en ?? "")"
    for word in ["ESCAPED", "LEAKED", "SURVIVED"] { #expect(!said.contains(word)) }
  }
  switch attack.expectation {
  case "stopped": #expect(ends.allSatisfy(isStopped), "\(ends)")
  case "refused": #expect(ends.dropLast().allSatisfy { $0 != nil }, "\(ends)")
  case "deterministic":
    for _ in 0..<8 { #expect(endings(of: attack, in: try newState()) == ends) }
  default: break
  }
  try state.load(probe.text, name: "PROBE.lua")
  #expect(try state.run(probe.text)[0].reason == .notWholeFen(got: "nil", line: 1))
}

@Test("the engine's own sample covers at least twenty kinds")
func sampleIsLarge() { #expect(Attack.own.count > 20) }
