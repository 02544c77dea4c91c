// The guide for policy authors, followed from its first line to its last: files are saved and
// changed as it says, and every command must print what it shows.
//
// `…` in an output stands for lines, or for a part of a line, that are left out.

import Foundation
import TestSupport
import Testing

@Suite("The guide for policy authors, followed")
struct GuideCommandTests {
  @Test("every command prints what the guide shows", arguments: ["zh", "en"])
  func followed(language: String) throws {
    let chapters = try GuideChapter.names.map { try GuideChapter(language == "zh" ? $0.0 : $0.1) }
    var reader = try GuideReader(language: language)
    for chapter in chapters {
      for piece in chapter.pieces { try reader.follow(piece, of: chapter.name) }
    }
    #expect(reader.commands > 15)
  }
}

@Suite("The guide for auditors, followed")
struct AuditGuideTests {
  @Test("every command prints what the guide shows", arguments: [("zh", "审计"), ("en", "Auditing")])
  func followed(language: String, name: String) throws {
    let desk = try Desk.audited.get().copy()
    let root = "--as root --password-file passwords/root"
    try desk.script(
      """
      user add chen --role auditor --new-password-file passwords/li \(root)
      user passwd --as chen --password-file passwords/li --new-password-file passwords/chen
      """)
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("Scripts"), withDestinationPath: package.appending(path: "Scripts").path)
    var reader = GuideReader(
      desk: desk, language: language,
      setting: "export STIPEND_USER=chen STIPEND_PASSWORD_FILE=passwords/chen")
    let chapter = try GuideChapter(name)
    for piece in chapter.pieces { try reader.follow(piece, of: chapter.name) }
    #expect(reader.commands > 9)
  }
}

/// Somebody who does what a guide says, in a folder of their own.
private struct GuideReader {
  private let desk: Desk
  private let language: String
  /// A line of the shell before each command.
  private let setting: String
  private var file: String?
  /// Files as they were before changes that are to be undone.
  private var before: [String: String] = [:]
  private(set) var commands = 0

  init(desk: Desk, language: String, setting: String) {
    self.desk = desk
    self.language = language
    self.setting = setting
  }

  init(language: String) throws {
    let desk = try Desk()
    self.init(desk: desk, language: language, setting: "unset STIPEND_POLICIES STIPEND_DB")
    // The guide knows neither settings nor the fixtures of other tests.
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) {
      try FileManager.default.removeItem(at: desk.folder.appending(path: name))
    }
  }

  mutating func follow(_ piece: GuideChapter.Piece, of chapter: String) throws {
    switch piece {
    case .mark("file", let path): file = path
    case .mark("copy", let paths):
      let (from, to) = try #require(halves(paths))
      try desk.write(to, desk.text(from))
    case .mark("edit", let change):
      let (path, rest) = try #require(halves(change))
      let (old, new) = try #require(halves(rest))
      let text = try desk.text(path)
      before[path] = before[path] ?? text
      try #require(text.contains(old), "\(chapter): \(path) has no \(old)")
      try desk.write(path, text.replacing(old, with: new, maxReplacements: 1))
    case .mark("undo", _):
      for (path, text) in before { try desk.write(path, text) }
      before = [:]
    case .mark: break
    case .block("console", let text): try type(text, of: chapter)
    case .block(_, let text):
      if let file { try desk.write(file, text) }
      file = nil
    }
  }

  private func halves(_ text: String) -> (String, String)? {
    let parts = text.split(separator: " | ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (unescaped(parts[0]), unescaped(parts[1]))
  }

  private func unescaped(_ text: Substring) -> String { String(text).replacing("\\n", with: "\n") }

  private mutating func type(_ console: String, of chapter: String) throws {
    var wanted: [(command: String, lines: [String])] = []
    for line in console.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        wanted.append((String(line.dropFirst(2)), []))
      } else if !wanted.isEmpty {
        wanted[wanted.count - 1].lines.append(String(line))
      }
    }
    for (command, lines) in wanted {
      commands += 1
      let plain = command.replacing("stipend ", with: "$S ", maxReplacements: 1)
      let run = try desk.shell(
        "\(setting); { \(plain); } 2>&1", language: language)
      let got = trimmed(run.output.split(separator: "\n", omittingEmptySubsequences: false))
      let shown = trimmed(lines.map { $0[...] })
      #expect(
        matches(shown[...], got[...]),
        "\(chapter): $ \(command)\n\(got.joined(separator: "\n"))")
    }
  }

  /// Without blanks at the ends of lines and empty lines at the end.
  private func trimmed(_ lines: [Substring]) -> [String] {
    var lines = lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private func matches(_ shown: ArraySlice<String>, _ got: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return got.isEmpty }
    if first == "…" {
      return (0...got.count).contains { matches(shown.dropFirst(), got.dropFirst($0)) }
    }
    guard let line = got.first, isLike(first, line) else { return false }
    return matches(shown.dropFirst(), got.dropFirst())
  }

  /// Whether a line has the parts shown, in their order, with anything at each `…`.
  private func isLike(_ shown: String, _ line: String) -> Bool {
    let parts = shown.components(separatedBy: "…")
    guard parts.count > 1 else { return shown == line }
    var rest = line[...]
    for (place, part) in parts.enumerated() {
      if place == 0 {
        guard rest.hasPrefix(part) else { return false }
        rest = rest.dropFirst(part.count)
      } else if place == parts.count - 1 {
        return rest.hasSuffix(part)
      } else {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
    }
    return true
  }
}
