// The formats a roll can be written in. One file in `Formats/` each, one line in `all` each.

public import Workforce

/// Choices a person makes for one export. A format ignores what does not concern it.
public struct ExportOptions: Hashable, Sendable {
  /// Whether text files begin with a byte order mark. Spreadsheets need it to read Chinese;
  /// programs are better off without.
  public var byteOrderMark: Bool
  /// Most lines a table shows; nil shows all. Files always hold every line.
  public var lineLimit: Int?
  /// Whether a workbook is laid out for paper, with the sum of each page below it and places to sign
  /// in its foot. Otherwise it is for sorting and filtering.
  public var isForSigning: Bool

  public init(byteOrderMark: Bool = true, lineLimit: Int? = nil, isForSigning: Bool = false) {
    self.byteOrderMark = byteOrderMark
    self.lineLimit = lineLimit
    self.isForSigning = isForSigning
  }
}

/// A way to write a roll.
public protocol RollFormat: Sendable {
  /// The word that chooses the format on a command line.
  static var name: String { get }
  /// Ending of file names, without the dot.
  static var fileExtension: String { get }
  /// What it is good for, for help and forms.
  static var title: Sentence { get }

  /// Writes the whole roll. The same roll, language and options give the same bytes.
  /// - Throws: the ``ExportError`` that stopped it; a file there before is then unchanged.
  static func write(
    _ sheet: RollSheet, language: Language, options: ExportOptions,
    to output: ExportDestination
  ) throws(ExportError)
}

/// The formats there are.
public enum RollFormats {
  /// Every format, in the order help lists them.
  public static let all: [any RollFormat.Type] = [
    TableFormat.self,
    CSVFormat.self,
    XLSXFormat.self,
    PDFFormat.self,
    JSONFormat.self,
  ]

  /// The format of a name.
  /// - Throws: ``ExportError/unknownFormat(name:known:)``.
  public static func named(_ name: String) throws(ExportError) -> any RollFormat.Type {
    guard let format = all.first(where: { $0.name == name }) else {
      throw .unknownFormat(name: name, known: all.map { $0.name })
    }
    return format
  }

  /// The format a file name asks for by its ending; nil when no format has that ending.
  public static func forFile(_ path: String) -> (any RollFormat.Type)? {
    let ending = path.split(separator: ".").last?.lowercased()
    return all.first { $0.fileExtension == ending }
  }
}
