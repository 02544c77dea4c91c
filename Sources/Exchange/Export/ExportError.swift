// What can stop a file from being written. Sentences are in `ExportError+Message.swift`.

public import Workforce

/// Why an export failed. Nothing half written is left under the name that was asked for.
public enum ExportError: ExplainedError, Hashable {
  /// The folder of the file does not exist.
  case folderMissing(folder: String)
  /// The folder or file may not be written by this user, or the disk is read-only.
  case notWritable(path: String)
  /// The name given is the name of a folder.
  case isFolder(path: String)
  /// No room is left on the disk, or the user's quota is used up.
  case diskFull(path: String)
  /// Whoever read the standard output has stopped reading.
  case readerGone
  /// Any other refusal of the operating system, with its error number.
  case system(path: String, number: Int32)
  /// The spreadsheet library refused, with its own explanation.
  case spreadsheet(path: String, explanation: String)
  /// This machine lacks the library that draws pages.
  case noPaperLibrary
  /// The library that draws pages refused, with its own explanation.
  case paper(explanation: String)
  /// Payments that cannot stand in a bank's file, and how many others there are; no file was made.
  case paymentsRefused([PaymentRefusal], others: Int)
  /// A text that a bank's profile asks for is too long, or not in the bank's encoding.
  case bankText(file: String, text: String)
  /// No font of this machine can draw some characters; `rows` are the serial numbers of lines of the
  /// paper with such characters, at most ten, and none when they stand outside of lines.
  case charactersWithoutFont(count: Int, rows: [Int])
  /// A workbook lacks rows that were written to it, as happens when the disk for temporary files is
  /// full.
  case rowsLost(path: String, found: Int, expected: Int)
  /// More lines than one sheet of a spreadsheet holds.
  case tooManyLines(limit: Int)
  /// The sum of the lines does not fit into 64 bits.
  case totalTooLarge
  /// No format has this name.
  case unknownFormat(name: String, known: [String])
}
