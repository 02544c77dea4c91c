// What a PDF says to readers that are not ours: poppler's tools.

import Foundation

/// A program that a test could not run.
struct ProgramFailed: Error {
  let name: String
  let code: Int32
}

/// Runs a program of the system and gives what it printed.
func output(of program: String, _ arguments: String...) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ProgramFailed(name: program, code: process.terminationStatus)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The text of each page of a PDF, laid out as it stands on the page.
func pages(ofPDF path: String) throws -> [String] {
  try output(of: "pdftotext", "-layout", path, "-").split(separator: "\u{C}")
    .map(String.init).filter { $0.contains { !$0.isWhitespace } }
}

/// The words of a PDF with their edges on the page, in points.
func words(ofPDF path: String) throws -> [(text: String, left: Double, right: Double)] {
  try output(of: "pdftotext", "-bbox", path, "-").matches(
    of: #/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>/#
  ).map { (String($0.3), Double($0.1)!, Double($0.2)!) }
}
