// Runs the program that lies in the build folder, as a clerk would, and measures it.

import Foundation
import Glibc
import Testing

let tests = URL(filePath: #filePath).deletingLastPathComponent()
let package = tests.deletingLastPathComponent().deletingLastPathComponent()
let fixtures = tests.appending(path: "Fixtures")

/// What a run of the program gave.
struct Run: Sendable {
  let output: String
  let errors: String
  /// Exit code; 128 and the number of the signal that ended it.
  let code: Int32
  /// Peak resident memory in KiB.
  let peak: Int
  let seconds: Double

  var all: String { output + errors }
}

/// A folder with a register of its own in which the program runs.
final class Desk: Sendable {
  let folder: URL

  static let program: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "stipend").path
  }()

  /// - Parameter filled: with the roster, certificates and assessments of the fixtures.
  init(filled: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stipend-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtures.path) {
      try FileManager.default.copyItem(
        at: fixtures.appending(path: name), to: folder.appending(path: name))
    }
    guard filled else { return }
    let register = try Self.filled.get().folder.appending(path: "register.db")
    try FileManager.default.copyItem(at: register, to: folder.appending(path: "register.db"))
  }

  /// A filled register to copy; closed, it is one file.
  private static let filled = Result {
    let desk = try Desk()
    #expect(try desk.run("init").code == 0)
    #expect(try desk.run("import", "roster", "roster.csv").code == 65)
    #expect(try desk.run("import", "certificates", "certificates.csv").code == 65)
    #expect(try desk.run("import", "assessments", "assessments.csv").code == 0)
    return desk
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Everything a clerk can see of the register, to tell whether it changed.
  func state() throws -> String {
    try ["import list", "worker show W0000001"].map {
      try run($0.split(separator: " ").map(String.init) + ["--json"]).output
    }.joined()
  }

  /// Runs `stipend` with arguments and waits for its end.
  func run(_ arguments: String..., language: String = "zh") throws -> Run {
    try run(arguments, language: language)
  }

  func run(_ arguments: [String], language: String = "zh") throws -> Run {
    try finish(start([Self.program] + arguments, language: language))
  }

  /// Runs a line of the shell in which `$S` is the program.
  func shell(_ line: String, language: String = "zh") throws -> Run {
    try finish(start(["/bin/sh", "-c", line], language: language))
  }

  /// A program under way.
  struct Process {
    let id: pid_t
    let place: String
    let start: ContinuousClock.Instant
  }

  func start(_ words: [String], language: String = "zh") throws -> Process {
    let command = ["/usr/bin/env", "-C", folder.path] + words
    let place = path(".run-\(UUID().uuidString)")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, place + ".out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, place + ".err", O_WRONLY | O_CREAT, 0o600)
    let environment = [
      "PATH=/usr/bin:/bin:/usr/sbin:/sbin", "LANG=\(language == "zh" ? "zh_CN" : "en_US").UTF-8",
      "STIPEND_ACTOR=clerk", "STIPEND_DB=register.db", "STIPEND_POLICIES=policies",
      "S=\(Self.program)",
    ]
    var id = pid_t()
    let texts = command.map { strdup($0) } + [nil]
    let values = environment.map { strdup($0) } + [nil]
    defer { (texts + values).forEach { free($0) } }
    let failure = posix_spawn(&id, command[0], &actions, nil, texts, values)
    try #require(failure == 0, "\(command[0]) cannot be started")
    return Process(id: id, place: place, start: .now)
  }

  /// Peak resident memory of a running program in KiB; nil when it has just ended.
  private static func peak(of id: pid_t) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return Int(line.filter(\.isNumber))
  }

  /// Waits for the end of a program; after a minute it is killed.
  func finish(_ process: Process) throws -> Run {
    var status: Int32 = 0
    var usage = rusage()
    var peak = 0
    while true {
      // What the kernel adds up at the end takes in the parent, whose memory the child began with.
      peak = Self.peak(of: process.id) ?? peak
      let ended = wait4(process.id, &status, WNOHANG, &usage)
      if ended == process.id { break }
      if process.start.duration(to: .now) > .seconds(60) { kill(process.id, SIGKILL) }
      usleep(2_000)
    }
    let took = process.start.duration(to: .now)
    let signal = status & 0x7F
    func text(_ ending: String) -> String {
      let bytes = FileManager.default.contents(atPath: process.place + ending) ?? Data()
      unlink(process.place + ending)
      return String(decoding: bytes, as: UTF8.self)
    }
    return Run(
      output: text(".out"), errors: text(".err"),
      code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      peak: peak,
      seconds: Double(took.components.seconds)
        + Double(took.components.attoseconds) / 1e18)
  }
}

/// A sheet of one rule with a given amount and clauses, for faults in them.
func sheet(_ id: String, amount: String = "by_level \"allowance\"", clauses: String = "") -> String
{
  // The rates stand in a rule of their own too: a parameter nobody uses is a fault of a sheet.
  """
  policy { id = "\(id)", title = "试算", jurisdiction = "640100", in_force = from "2021-01-01",
    sources = { posts = "通知" }, funds = { city = "市级资金" } }
  parameter "allowance" { title = "补贴", source = "posts",
    from "2021-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
  rule "allowance" { title = "补贴", source = "posts", pays = monthly,
    level = certificate.highest { registered = "on the last day" },
    when = { \(clauses) },
    amount = \(amount),
    fund = "city" }
  rule "usual" { title = "常规", source = "posts", pays = monthly,
    level = certificate.highest { registered = "on the last day" },
    when = {}, amount = by_level "allowance", fund = "city" }

  """
}
