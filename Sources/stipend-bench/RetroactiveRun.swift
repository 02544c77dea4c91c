// What later knowledge costs: the differences of 36 closed months in the open one, beside all months
// computed from the register as it is known then.
//
// A register without users knows one text of a policy at a time, so that the three back-dated
// versions are three later rates in one text. `Scripts/bench` compares the two registers this leaves
// behind line by line.

import Glibc

/// Late facts and back-dated rates over closed months.
struct RetroactiveRun {
  private let workers: Int
  private let folder: String
  private let binary: String
  private let policies: String
  private let scheme = "yinchuan/certificate-subsidies"
  private let months = (0..<36).map { "\(2023 + $0 / 12)-\(padded($0 % 12 + 1, 2))" }
  private let open = "2026-01"
  private let repeats = 5

  init(_ options: BenchOptions) throws {
    workers = try options.count("workers")
    folder = try options.required("dir")
    binary = try options.required("stipend")
    policies = try options.required("policies")
  }

  func run() throws {
    setenv("STIPEND_ACTOR", "bench", 1)
    setenv("LC_ALL", "C.UTF-8", 1)
    let late = LateFacts(workers: workers, folder: folder)
    _ = try child([CommandLine.arguments[0], "files", "--workers", "\(workers)", "--dir", folder])
    try late.write()
    try writeLaterPolicy()

    // As it went: 36 months closed, then the late facts.
    try make("closed")
    try stipend("import", "certificates", "\(folder)/wrong.csv", "--json")
    for month in months { try stipend("roll", "settle", "--reason", "bench", on: month) }
    try copy("closed", to: "late")
    for kind in LateFacts.kinds { try take("late-\(kind)", as: kind) }
    try stipend("import", "undo", "6", "--reason", "bench")

    var (plain, with): ([ChildRun], [ChildRun]) = ([], [])
    for _ in 0..<repeats {
      try copy("closed", to: "plain")
      plain.append(try stipend("roll", "compute", on: open))
      try copy("late", to: "differences")
      setenv("STIPEND_POLICIES", "\(folder)/later", 1)
      with.append(try stipend("roll", "compute", on: open))
      setenv("STIPEND_POLICIES", policies, 1)
    }

    // As it would have gone with all that known from the start.
    try make("full")
    for kind in LateFacts.kinds { try take("late-\(kind)", as: kind) }
    setenv("STIPEND_POLICIES", "\(folder)/later", 1)
    var (computed, sealed): ([ChildRun], [ChildRun]) = ([], [])
    for month in months {
      computed.append(try stipend("roll", "compute", on: month))
      sealed.append(try stipend("roll", "settle", "--reason", "bench", on: month))
    }
    report(late.count, plain, with, computed, sealed)
  }

  private func report(
    _ facts: Int, _ plain: [ChildRun], _ with: [ChildRun], _ computed: [ChildRun],
    _ sealed: [ChildRun]
  ) {
    line("| \(workers) workers, 36 closed months, \(facts) late facts, 3 back-dated rates | core s | seconds |")
    line("|---|--:|--:|")
    let busy = { (runs: [ChildRun]) in Self.median(runs.map(\.busySeconds)) }
    let wall = { (runs: [ChildRun]) in Self.median(runs.map(\.seconds)) }
    func row(_ title: String, _ core: Double, _ seconds: Double) {
      line("| \(title) | \(decimal(core, 2)) | \(decimal(seconds, 2)) |")
    }
    let full = computed.reduce(0) { $0 + $1.busySeconds }
    row("all 36 months computed anew, one command each", full, computed.reduce(0) { $0 + $1.seconds })
    row(
      "the same, sealed as well", full + sealed.reduce(0) { $0 + $1.busySeconds },
      computed.reduce(0) { $0 + $1.seconds } + sealed.reduce(0) { $0 + $1.seconds })
    row("the open month without differences, median of \(repeats)", busy(plain), wall(plain))
    row("the open month with them, median of \(repeats)", busy(with), wall(with))
    let own = busy(with) - busy(plain)
    row("the differences alone: with less without", own, wall(with) - wall(plain))
    func share(_ title: String, _ part: Double, _ whole: Double) {
      line("| \(title) | \(decimal(100 * part / whole, 1)) % | |")
    }
    share("the differences as a share of 36 months (reach: ≤ 5 %)", own, full)
    share("the whole open month as a share of 36 months", busy(with), full)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// A new register with what came in time.
  private func make(_ name: String) throws {
    setenv("STIPEND_DB", path(name), 1)
    setenv("STIPEND_POLICIES", policies, 1)
    try stipend("init")
    for kind in ["roster", "certificates", "assessments", "training", "payments"] {
      try take(kind, as: kind)
    }
  }

  private func take(_ file: String, as kind: String) throws {
    // Rows that say what is known, or contradict it, are given back: 65.
    _ = try child(
      [binary, "import", kind, "\(folder)/\(file).csv", "--json"], accepting: [0, 65])
  }

  /// Copies a register and turns to the copy.
  private func copy(_ name: String, to other: String) throws {
    _ = try child(["/bin/cp", path(name), path(other)])
    setenv("STIPEND_DB", path(other), 1)
  }

  private func writeLaterPolicy() throws {
    let text = try FileText(path: "\(policies)/\(scheme).lua").bytes
    let later = try LateFacts.backDated(String(decoding: text, as: UTF8.self))
    _ = try child(["/bin/mkdir", "-p", "\(folder)/later/yinchuan"])
    let path = "\(folder)/later/\(scheme).lua"
    guard let file = fopen(path, "w") else { throw BenchFailure("cannot write \(path)") }
    defer { fclose(file) }
    fputs(later, file)
  }

  private func path(_ name: String) -> String { "\(folder)/\(name).db" }

  @discardableResult
  private func stipend(_ words: String..., on month: String? = nil) throws -> ChildRun {
    let roll = month.map { ["--policy", scheme, "--period", $0] } ?? []
    return try child([binary] + words + roll)
  }

  private func child(_ words: [String], accepting: Set<Int32> = [0]) throws -> ChildRun {
    try ChildRun(words, scratch: "\(folder)/output.txt", accepting: accepting)
  }

  private func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
}
