// The whole product on a register of N workers: every step is the command itself in a new process,
// so that starting up, opening the register and reading the sheet are part of each figure.

import Glibc

/// Files in, roll out, with seconds and memory of each step.
struct RegisterRun {
  private let workers: Int
  private let folder: String
  private let stipend: String
  private let policies: String
  private let period = "2024-09"

  init(_ options: BenchOptions) throws {
    workers = try options.count("workers")
    folder = try options.required("dir")
    stipend = try options.required("stipend")
    policies = try options.required("policies")
  }

  func run() throws {
    setenv("STIPEND_DB", "\(folder)/register.db", 1)
    setenv("STIPEND_POLICIES", policies, 1)
    setenv("STIPEND_ACTOR", "bench", 1)
    setenv("LC_ALL", "C.UTF-8", 1)
    // The files are made by a process of their own, so that its memory is not charged to a child.
    _ = try child([CommandLine.arguments[0], "files", "--workers", "\(workers)", "--dir", folder])
    line("| step, \(workers) workers | seconds | core s | rows/s | peak MB | reach |")
    line("|---|--:|--:|--:|--:|---|")
    try report("stipend --version", ["--version"], repeats: 9, reach: "≤ 0.020 s")
    try report("init", ["init"])
    for kind in ["roster", "certificates", "assessments", "training", "payments"] {
      let path = "\(folder)/\(kind).csv"
      let rows = try lines(of: path) - 1
      try report(
        "import \(kind).csv, \(rows) rows", ["import", kind, path, "--json"], rows: rows,
        reach: "1,000,000 rows ≤ 10 s")
    }
    let roll = ["--policy", "yinchuan/certificate-subsidies", "--period", period]
    try report("roll compute, register → stored roll", ["roll", "compute"] + roll,
      rows: workers, reach: "1,000,000 workers ≤ 5 s, ≤ 400 MB")
    try report("roll compute again, nothing changed", ["roll", "compute"] + roll)
    try reportRehearsal()
    let key = "W" + String(10_000_000 + min(workers, 1234)).dropFirst()
    try report(
      "explain one worker", ["explain", "--worker", key] + Array(roll[2...]) + Array(roll[..<2]), repeats: 5,
      reach: "≤ 0.050 s")
    try report(
      "import roster.xlsx, \(OfficeFiles.workbookRows) rows",
      ["import", "roster", "\(folder)/roster.xlsx", "--json"], rows: OfficeFiles.workbookRows,
      reach: "≤ 15 s")
    try report("roll compute after \(OfficeFiles.workbookRows) more workers",
      ["roll", "compute"] + roll, rows: workers + OfficeFiles.workbookRows)
  }

  /// A change over the twelve months before the period beside their rolls computed one by one.
  private func reportRehearsal() throws {
    let policy = "yinchuan/certificate-subsidies"
    let rehearsal = try child([
      stipend, "policy", "whatif", "--against", policy, "--set", "allowance.junior=300",
      "--from", "2023-09", "--to", "2024-08", "--budget", "city=100000000", "--json",
    ])
    var plain = 0.0
    for month in [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8] {
      let period = "\(month < 9 ? 2024 : 2023)-\(month < 10 ? "0" : "")\(month)"
      let words = ["roll", "compute", "--policy", policy, "--period", period]
      plain += try child([stipend] + words).seconds
    }
    row("policy whatif, 12 months under both sheets", rehearsal, rate: "", "≤ 60 s")
    line(
      "| the same as a share of 12 rolls computed one by one (\(decimal(plain, 3)) s) | "
        + "\(decimal(rehearsal.seconds / plain, 2)) | | | | below 1 |")
  }

  /// Runs a command and prints its row; of several runs the fastest, since noise only adds.
  private func report(
    _ title: String, _ words: [String], rows: Int? = nil, repeats: Int = 1, reach: String = ""
  ) throws {
    let runs = try (0..<repeats).map { _ in try child([stipend] + words) }
    guard let best = runs.min(by: { $0.seconds < $1.seconds }) else { return }
    row(title, best, rate: rows.map { decimal(Double($0) / best.seconds, 0) } ?? "", reach)
  }

  private func row(_ title: String, _ run: ChildRun, rate: String, _ reach: String) {
    line(
      "| \(title) | \(decimal(run.seconds, 3)) | \(decimal(run.busySeconds, 3)) | \(rate) | "
        + "\(run.peakKiB / 1024) | \(reach) |")
  }

  /// Counted in pieces: a child starts with its parent's peak of memory.
  private func lines(of path: String) throws -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchFailure("cannot read \(path)") }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var lines = 0
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return lines }
      lines += piece[..<count].count { $0 == 0x0A }
    }
  }

  private func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  private func child(_ words: [String]) throws -> ChildRun {
    try ChildRun(words, scratch: "\(folder)/output.txt")
  }
}
