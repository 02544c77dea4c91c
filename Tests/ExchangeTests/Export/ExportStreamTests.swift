import Foundation
import Testing
import Workforce

@testable import Exchange

@Suite("Files are replaced as a whole")
struct ExportStreamTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("a dash and no path mean the standard output")
  func standardOutput() {
    #expect(ExportDestination(path: nil) == .standardOutput)
    #expect(ExportDestination(path: "-") == .standardOutput)
    #expect(ExportDestination(path: "./-") == .file("./-"))
  }

  @Test("a file appears under its name only when it is finished")
  func appearsWhenFinished() throws {
    try ExportDestination.file(folder.file("a")).write("old")
    let stream = try ExportStream(to: .file(folder.file("a")))
    try stream.append(String(repeating: "x", count: 1_000_000))
    #expect(try folder.text("a") == "old")
    try stream.finish()
    #expect(try folder.bytes("a").count == 1_000_000)
    #expect(try folder.contents() == ["a"])
  }

  @Test("an export that is given up leaves the old file and nothing else")
  func givenUp() throws {
    try ExportDestination.file(folder.file("a")).write("old")
    do {
      let stream = try ExportStream(to: .file(folder.file("a")))
      try stream.append("half")
    }
    #expect(try folder.text("a") == "old")
    #expect(try folder.contents() == ["a"])
  }

  @Test("a link keeps pointing at the file it points at")
  func links() throws {
    try ExportDestination.file(folder.file("real")).write("old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("real"))
    try ExportDestination.file(folder.file("link")).write("new")
    #expect(try folder.text("real") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")).hasSuffix("real"))
  }

  @Test("a missing folder and a folder's name are told apart", arguments: RollFormats.all.map { $0.name })
  func places(name: String) throws {
    let format = try RollFormats.named(name)
    func write(_ path: String) throws {
      try format.write(.mixed(), language: .zh, options: ExportOptions(), to: .file(path))
    }
    #expect(throws: ExportError.folderMissing(folder: folder.file("none"))) {
      try write(folder.file("none/roll"))
    }
    #expect(throws: ExportError.isFolder(path: folder.path)) { try write(folder.path) }
    #expect(try folder.contents() == [])
  }

  @Test("a full disk is named as such", arguments: RollFormats.all.map { $0.name })
  func fullDisk(name: String) throws {
    let format = try RollFormats.named(name)
    #expect(throws: ExportError.diskFull(path: "/dev/full")) {
      try format.write(.mixed(), language: .zh, options: ExportOptions(), to: .file("/dev/full"))
    }
  }

  @Test("a workbook reaches a descriptor too")
  func workbookToDescriptor() throws {
    let file = try #require(fopen(folder.file("roll.xlsx"), "w"))
    defer { fclose(file) }
    try XLSXFormat.write(
      .mixed(), language: .zh, options: ExportOptions(), to: .descriptor(fileno(file)))
    #expect(try folder.bytes("roll.xlsx").prefix(2) == Array("PK".utf8)[...])
  }

  @Test("every error speaks both languages and names the place")
  func messages() {
    let errors: [ExportError] = [
      .folderMissing(folder: "p/q"), .notWritable(path: "p/q"), .isFolder(path: "p/q"),
      .diskFull(path: "p/q"), .system(path: "p/q", number: 5),
      .spreadsheet(path: "p/q", explanation: "e"),
      .rowsLost(path: "p/q", found: 1, expected: 2),
    ]
    for error in errors {
      #expect(error.message.zh.contains("p/q") && error.message.en.contains("p/q"))
      #expect(error.message.zh != error.message.en)
    }
    for error in [.readerGone, .totalTooLarge, .tooManyLines(limit: 9)] as [ExportError] {
      #expect(!error.message.zh.isEmpty && error.message.zh != error.message.en)
    }
  }
}
