// What later knowledge costs: the differences of 36 closed months in the open one, beside all months
// computed from the register as it is known then.
//
// Both registers have users: each month goes through the hands of three people, and each version of the
// policy through those of two. `Scripts/bench` compares the registers this leaves behind line by line.

import Glibc

/// Late facts and back-dated versions over closed months.
struct RetroactiveRun {
  private let workers: Int
  private let folder: String
  private let binary: String
  private let policies: String
  private let scheme = "yinchuan/certificate-subsidies"
  private let months = (0..<36).map { "\(2023 + $0 / 12)-\(padded($0 % 12 + 1, 2))" }
  private let open = "2026-01"
  private let repeats = 5
  private let staff: Staff

  init(_ options: BenchOptions) throws {
    workers = try options.count("workers")
    folder = try options.required("dir")
    binary = try options.required("stipend")
    policies = try options.required("policies")
    staff = try Staff(folder: folder) { [folder, binary] words, accepting in
      try ChildRun([binary] + words, scratch: "\(folder)/output.txt", accepting: accepting)
    }
  }

  func run() throws {
    setenv("STIPEND_ACTOR", "bench", 1)
    setenv("LC_ALL", "C.UTF-8", 1)
    let late = LateFacts(workers: workers, folder: folder)
    _ = try child([CommandLine.arguments[0], "files", "--workers", "\(workers)", "--dir", folder])
    try late.write()

    // As it went: 36 months closed, then the late facts.
    try make("closed")
    try take("wrong", as: "certificates")
    for month in months {
      _ = try compute(month)
      _ = try staff.seal(roll(month))
    }
    try copy("closed", to: "late")
    for kind in LateFacts.kinds { try take("late-\(kind)", as: kind) }
    try staff.run(["import", "undo", "6", "--reason", "bench"], by: .li)
    try enactBackDated()

    var (plain, with): ([ChildRun], [ChildRun]) = ([], [])
    for _ in 0..<repeats {
      try copy("closed", to: "plain")
      plain.append(try compute(open))
      try copy("late", to: "differences")
      with.append(try compute(open))
    }

    // As it would have gone with all that known from the start.
    try make("full")
    for kind in LateFacts.kinds { try take("late-\(kind)", as: kind) }
    try enactBackDated()
    var (computed, sealed): ([ChildRun], [ChildRun]) = ([], [])
    for month in months {
      computed.append(try compute(month))
      sealed += try staff.seal(roll(month))
    }
    report(late.count, plain, with, computed, sealed)
  }

  private func report(
    _ facts: Int, _ plain: [ChildRun], _ with: [ChildRun], _ computed: [ChildRun],
    _ sealed: [ChildRun]
  ) {
    line("| \(workers) workers, 36 closed months, \(facts) late facts, 3 back-dated versions | core s | seconds |")
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

  /// A new register with its staff, the policy and what came in time.
  private func make(_ name: String) throws {
    setenv("STIPEND_DB", path(name), 1)
    _ = try child([binary, "init"])
    try staff.hire()
    try staff.enact("\(policies)/\(scheme).lua", scheme, number: 1)
    for kind in ["roster", "certificates", "assessments", "training", "payments"] {
      try take(kind, as: kind)
    }
  }

  private func take(_ file: String, as kind: String) throws {
    // Rows that say what is known, or contradict it, are given back: 65.
    try staff.run(
      ["import", kind, "\(folder)/\(file).csv", "--json"], by: .li, accepting: [0, 65])
  }

  /// Copies a register and turns to the copy.
  private func copy(_ name: String, to other: String) throws {
    _ = try child(["/bin/cp", path(name), path(other)])
    setenv("STIPEND_DB", path(other), 1)
  }

  private func enactBackDated() throws {
    let text = try FileText(path: "\(policies)/\(scheme).lua").bytes
    let later = try LateFacts.backDated(String(decoding: text, as: UTF8.self))
    for (place, version) in later.enumerated() {
      let path = "\(folder)/version-\(place + 2).lua"
      try FileText.write(version.text, to: path)
      try staff.enact(path, scheme, number: place + 2, from: version.day)
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name).db" }

  private func roll(_ month: String) -> [String] { ["--policy", scheme, "--period", month] }

  private func compute(_ month: String) throws -> ChildRun {
    try staff.run(["roll", "compute"] + roll(month), by: .li)
  }

  private func child(_ words: [String]) throws -> ChildRun {
    try ChildRun(words, scratch: "\(folder)/output.txt")
  }

  private func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
}
