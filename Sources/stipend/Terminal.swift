// What goes to the terminal besides results: messages, progress, exit codes.

import ArgumentParser
import Exchange
import Foundation
import Office
import Synchronization
import Workforce

enum Terminal {
  /// Writes a message to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data("stipend: \(text)\n".utf8))
  }

  /// Writes a note to standard error, without the program's name.
  static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

  /// Writes a result to standard output.
  static func print(_ text: String) throws {
    try ExportDestination.standardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// Asks for a password without showing it.
  /// - Throws: ``DutyError/passwordMissing`` when nobody is at a terminal.
  static func password(_ question: Sentence, in language: Language) throws -> [UInt8] {
    guard isatty(0) != 0, let typed = getpass(question.text(in: language)) else {
      throw DutyError.passwordMissing
    }
    return Array(String(cString: typed).utf8)
  }

  /// A line of progress that rewrites itself, on a terminal and after the first second only.
  static func progress(_ what: Sentence, in language: Language) -> @Sendable (Int) -> Void {
    guard isatty(2) != 0 else { return { _ in } }
    let start = Date()
    let last = Mutex(start)
    return { count in
      let now = Date()
      let isDue = last.withLock { last in
        guard now.timeIntervalSince(start) > 1, now.timeIntervalSince(last) > 0.2 else { return false }
        last = now
        return true
      }
      guard isDue else { return }
      let rate = Int(Double(count) / now.timeIntervalSince(start))
      let text = "\r\(what.text(in: language)) \(count)  (\(rate)/s)\u{1B}[K"
      FileHandle.standardError.write(Data(text.utf8))
    }
  }
}
