// The parts of an .xlsx workbook and how they hang together.

/// A workbook opened for reading.
final class SourceWorkbook {
  /// A sheet by its name and the part that holds it.
  struct Sheet {
    var name: String
    var part: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = DateSystem.from1900
  private let path: String
  private let limits: SourceLimits
  private let archive: ZipArchive
  private var stringsPart: String?
  private var dateStyles: [Bool] = []
  private var strings: [String]?

  /// Opens a workbook and reads everything but its rows and shared strings.
  init(path: String, fileBytes: Int, limits: SourceLimits) throws {
    self.path = path
    self.limits = limits
    archive = try ZipArchive(path: path, fileBytes: fileBytes, limits: limits)
    let root = Relations()
    if let entry = try archive.open("_rels/.rels") {
      try XMLPart.read(entry, into: root, limits: limits)
    }
    let main = root.targets(ofKind: "officeDocument", base: "").first ?? "xl/workbook.xml"
    guard let entry = try archive.open(main) else {
      throw ExchangeError.noWorkbookInZip(file: path)
    }
    // .xlsb and other packages have a main part too, but not one of XML.
    guard main.lowercased().hasSuffix(".xml") else {
      throw ExchangeError.noWorkbookInZip(file: path)
    }
    let list = SheetList()
    try XMLPart.read(entry, into: list, limits: limits)
    guard list.isWorkbook else { throw ExchangeError.noWorkbookInZip(file: path) }
    if list.countsFrom1904 { dateSystem = .from1904 }
    try readRelations(of: main, sheets: list.entries)
  }

  private func readRelations(of main: String, sheets entries: [(name: String, id: String)]) throws {
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    let relations = Relations()
    let name = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    if let entry = try archive.open(name) {
      try XMLPart.read(entry, into: relations, limits: limits)
    }
    for entry in entries {
      if let part = relations.target(of: entry.id, kind: "worksheet", base: folder) {
        sheets.append(Sheet(name: entry.name, part: part))
      }
    }
    stringsPart = relations.targets(ofKind: "sharedStrings", base: folder).first
    if let part = relations.targets(ofKind: "styles", base: folder).first,
      let entry = try archive.open(part)
    {
      let styles = CellStyles()
      try XMLPart.read(entry, into: styles, limits: limits)
      dateStyles = styles.dates
    }
  }

  /// Calls `body` for every row of a sheet that has a cell, in the order of the file.
  func eachRow(of sheet: Sheet, _ body: (SourceRow) throws -> Void) throws {
    let strings = try sharedStrings()
    guard let entry = try archive.open(sheet.part) else {
      throw ExchangeError.damagedZip(file: path, part: sheet.part)
    }
    try withoutActuallyEscaping(body) { body in
      let scanner = SheetScanner(
        file: path, part: sheet.part, limits: limits, strings: strings, dateStyles: dateStyles,
        deliver: body)
      try XMLPart.read(entry, into: scanner, limits: limits)
    }
  }

  private func sharedStrings() throws -> [String] {
    if let strings { return strings }
    let reader = SharedStrings(file: path, limits: limits)
    if let stringsPart, let entry = try archive.open(stringsPart) {
      try XMLPart.read(entry, into: reader, limits: limits)
    }
    strings = reader.strings
    return reader.strings
  }
}

/// Reads the list of sheets from the main part.
private final class SheetList: XMLEvents {
  private(set) var entries: [(name: String, id: String)] = []
  private(set) var countsFrom1904 = false
  private(set) var isWorkbook = false

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbook" {
      isWorkbook = true
    } else if name == "workbookPr" {
      countsFrom1904 = ["1", "true"].contains(attributes.string("date1904"))
    } else if name == "sheet" {
      // `sheetId` and `r:id` differ only by prefix for some writers.
      if let title = attributes.string("name"), let id = attributes.prefixed("id") {
        entries.append((title, id))
      }
    }
  }
}

/// Reads a relationship part: identifiers, kinds and targets.
private final class Relations: XMLEvents {
  private var all: [(id: String, kind: String, target: String)] = []

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes.string("Id"),
      let kind = attributes.string("Type"), let target = attributes.string("Target"),
      attributes.string("TargetMode") != "External"
    else { return }
    all.append((id, kind, target))
  }

  func targets(ofKind kind: String, base: String) -> [String] {
    all.filter { $0.kind.hasSuffix("/" + kind) }.map { Self.resolved($0.target, base: base) }
  }

  func target(of id: String, kind: String, base: String) -> String? {
    all.first { $0.id == id && $0.kind.hasSuffix("/" + kind) }
      .map { Self.resolved($0.target, base: base) }
  }

  private static func resolved(_ target: String, base: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = base.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = parts.popLast() } else { parts.append(step) }
    }
    return parts.joined(separator: "/")
  }
}
