// Policies that attack, through the program a clerk uses. Each text stands in a check, in an amount
// and as a whole sheet; a second rule of the same sheet then probes whether the engine is clean.

import Foundation
import Testing

/// A text that attacks; its first line says what must become of it.
struct Attack: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let probe: String
  var expectation: String { String(text.prefix { $0 != "\n" }.dropFirst("-- expect: ".count)) }
  var testDescription: String { name }

  static let own = attacks(in: package.appending(path: "Tests/LuaRuntimeTests/Hostile"))
  /// A second sample, kept beside the package where there is one.
  static let shared = attacks(
    in: package.appending(path: "../shared/hostile").standardizedFileURL)

  private static func attacks(in folder: URL) -> [Attack] {
    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") && $0 != "PROBE.lua" }.sorted().map {
      Attack(name: $0, text: text($0), probe: text("PROBE.lua"))
    }
  }
}

/// Where in a sheet the text stands.
private enum Place: CaseIterable {
  case check, amount, whole

  func sheet(_ attack: Attack) -> String {
    let function = "function(worker, period)\n\(attack.text)\nend"
    let probe = """
      rule "probe" { title = "探", source = "posts", pays = monthly,
        level = certificate.highest { registered = "on the last day" },
        when = { check("探", function(worker, period)
      \(attack.probe)
      return true end) },
        amount = by_level "allowance", fund = "city" }
      """
    switch self {
    case .check: return StipendTests.sheet("x/t", clauses: "check(\"试\", \(function))") + probe
    case .amount: return StipendTests.sheet("x/t", amount: function) + probe
    case .whole: return attack.text
    }
  }
}

/// What the program said: the sheet's rolls, line by line.
private struct Trial {
  let compute: Run
  let show: Run
  var output: String { compute.all + show.all }

  init(_ text: String) throws {
    let desk = try Desk(filled: true)
    try desk.write("policies/x/t.lua", text)
    compute = try desk.run(
      "roll", "compute", "--policy", "x/t", "--period", "2024-03", language: "en")
    show = try desk.run(
      "roll", "show", "--policy", "x/t", "--period", "2024-03", "--format", "csv", language: "en")
  }

  func lines(of rule: String) -> [Substring] {
    show.output.split(separator: "\r\n").filter { $0.contains(",\(rule),") }
  }
}

private let limits = [
  "the steps are spent", "too much memory", "is too large", "too much text", "is not available",
  "out of memory", "cannot be used", "not part of",
]

@Suite("Hostile policies through the program", .serialized)
struct HostileTests {
  @Test(
    "an attack ends as its first line says and leaves everything else untouched",
    arguments: Attack.own + Attack.shared)
  func attack(_ attack: Attack) throws {
    for place in Place.allCases {
      let trial = try Trial(place.sheet(attack))
      let compute = trial.compute
      #expect(
        [1, 78].contains(compute.code) || attack.expectation == "contained" && compute.code == 0,
        "\(place) \(compute.code) \(compute.all)")
      #expect(compute.seconds < 5 && compute.peak < 256 << 10, "\(place) \(compute.seconds) s")
      for word in ["ESCAPED", "LEAKED", "SURVIVED"] {
        #expect(!trial.output.contains(word), "\(place) \(trial.output)")
      }
      if place == .whole { continue }
      guard compute.code != 78 else {
        #expect(attack.expectation != "stopped", "\(compute.all)")
        #expect(compute.errors.contains("policies/x/t.lua:"), "\(compute.all)")
        continue
      }
      let lines = trial.lines(of: "allowance")
      if attack.expectation != "contained" {
        #expect(
          lines.count == 4
            && lines.allSatisfy { $0.contains(",held,t.lua:") || $0.contains(",held,\"t.lua:") },
          "\(place) \(lines)")
      }
      if attack.expectation == "stopped" {
        #expect(
          lines.allSatisfy { line in limits.contains { line.contains($0) } }, "\(place) \(lines)")
      }
      let probed = trial.lines(of: "probe")
      #expect(probed.count == 4 && probed.allSatisfy { $0.contains(",pays,") }, "\(probed)")
    }
  }

  @Test(
    "what depends on chance, order or addresses is the same in eight new processes",
    arguments: (Attack.own + Attack.shared).filter { $0.expectation == "deterministic" })
  func deterministic(_ attack: Attack) throws {
    for place in [Place.check, .whole] {
      let outputs = try (0..<8).map { _ in
        try Trial(place.sheet(attack)).output
      }
      #expect(Set(outputs).count == 1)
    }
  }

  @Test(
    "the shared sample is complete where it lies",
    .enabled(if: !Attack.shared.isEmpty, "no shared/hostile beside the package"))
  func sample() { #expect(Attack.shared.count == 25) }

  @Test("a worker for whom a function fails is held with file and line, and the others are paid")
  func oneFails() throws {
    let text = sheet(
      "x/t",
      clauses: """
        check("试", function(worker, period)
          if worker:level() == "junior" then error("no such luck") end
          return true
        end)
        """)
    let trial = try Trial(text)
    let lines = trial.lines(of: "allowance")
    #expect(
      lines.count == 4 && lines.filter { $0.contains(",pays,") }.count == 3, "\(trial.output)")
    #expect(lines.contains { $0.contains("W0000001") && $0.contains("t.lua:8: ") }, "\(lines)")
  }
}
