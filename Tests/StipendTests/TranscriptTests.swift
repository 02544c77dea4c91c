// Whole commands with all they print. A transcript lists commands; the rest of the file is what
// they are expected to give:
//
//     $ stipend roll list        the command
//     > …                        a line of standard output
//     ! …                        a line of standard error
//     = 0                        the exit code
//
// `verify-package` is the script that checks packages without the program.
// STIPEND_UPDATE_TRANSCRIPTS=1 writes what they give now; read the difference before committing it.

import Foundation
import Testing

private let folder = tests.appending(path: "Transcripts")
private let names =
  ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
  .filter { $0.hasSuffix(".txt") }.sorted()

@Suite("Transcripts")
struct TranscriptTests {
  @Test("a clerk sees what the transcript says", arguments: names)
  func transcript(name: String) throws {
    let url = folder.appending(path: name)
    let wanted = try String(contentsOf: url, encoding: .utf8)
    let desk = try Desk()
    let language = name.hasSuffix(".en.txt") ? "en" : "zh"
    var found: [String] = []
    for line in wanted.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") { found.append((found.isEmpty ? "" : "\n") + line) }
      guard line.hasPrefix("$ stipend") || line.hasPrefix("$ verify-package") else { continue }
      let run = try desk.shell(
        String(line.dropFirst(2)).replacing("stipend ", with: "$S ", maxReplacements: 1)
          .replacing(#/^verify-package/#, with: "python3 \(Desk.verifier)"),
        language: language)
      found.append((found.isEmpty ? "" : "\n") + line)
      found += lines(run.output, "> ") + lines(run.errors, "! ") + ["= \(run.code)"]
    }
    let text = found.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["STIPEND_UPDATE_TRANSCRIPTS"] != nil {
      try Data(text.utf8).write(to: url)
    }
    #expect(text == wanted)
  }

  @Test("every transcript exists in both languages, with the same commands and exit codes")
  func languages() throws {
    let pairs = names.filter { $0.hasSuffix(".zh.txt") }
    #expect(pairs.count * 2 == names.count && !pairs.isEmpty)
    for name in pairs {
      let chinese = try commands(name)
      let english = try commands(name.replacing(".zh.", with: ".en."))
      #expect(chinese == english && !chinese.isEmpty)
    }
  }

  /// Today in China.
  private var today: String {
    Date(timeIntervalSinceNow: 8 * 3600).formatted(.iso8601.year().month().day())
  }

  private func commands(_ name: String) throws -> [Substring] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("$ ") || $0.hasPrefix("= ") }
  }

  /// Instants, days since a month and digests differ between runs or follow from the text of a sheet.
  private func lines(_ text: String, _ mark: String) -> [String] {
    var lines = text.replacing("\r\n", with: "␍\n").replacing(
      #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#, with: "<instant>"
    )
    .replacing(today, with: "<today>")
    .replacing(#/(?<day><today>|尚未发放|not yet)(?<gap> +)\d+/#) { "\($0.day)\($0.gap)<days>" }
    .replacing(#/\b[0-9a-f]{64}\b/#, with: "<sha256>")
    .replacing(#/\b[0-9a-f]{12}\b/#, with: "<digest>")
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines.map { (mark + $0).trimmingCharacters(in: .whitespaces) }
  }
}
