// Files that tests read: written to a folder of their own, workbooks part by part.

import CZip
import Foundation

@testable import Exchange

/// A folder that goes away with the test.
final class TestFolder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "exchange-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ bytes: some Sequence<UInt8> = []) -> String {
    let file = path + "/" + name
    _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
    return file
  }

  func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }

  /// A zip archive of named parts.
  func zip(_ name: String, _ parts: [(String, String)]) -> String {
    let file = path + "/" + name
    var code: Int32 = 0
    guard let archive = zip_open(file, ZIP_CREATE | ZIP_TRUNCATE, &code) else { return file }
    for (name, text) in parts {
      let bytes = Array(text.utf8)
      // The archive is written on close and frees the copy itself.
      let copy = malloc(max(1, bytes.count))
      if let copy { memcpy(copy, bytes, bytes.count) }
      let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1)
      zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_OVERWRITE))
    }
    zip_close(archive)
    return file
  }

  /// A workbook with the given sheets.
  func workbook(
    _ name: String = "t.xlsx", sheets: [(name: String, rows: String)], strings: String? = nil,
    properties: String = "", styles: String = "", prolog: String = ""
  ) -> String {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var parts = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='\(kind)/officeDocument' Target='xl/workbook.xml'/>"
          + "</Relationships>"
      )
    ]
    var list = ""
    var relations = ""
    for (index, sheet) in sheets.enumerated() {
      list += "<sheet name='\(sheet.name)' sheetId='\(index + 1)' r:id='r\(index)'/>"
      relations += "<Relationship Id='r\(index)' Type='\(kind)/worksheet' Target='s\(index).xml'/>"
      parts.append(
        (
          "xl/s\(index).xml",
          "\(prolog)<worksheet \(space)><sheetData>\(sheet.rows)</sheetData></worksheet>"
        ))
    }
    if let strings {
      relations += "<Relationship Id='s' Type='\(kind)/sharedStrings' Target='/xl/strings.xml'/>"
      parts.append(("xl/strings.xml", "<sst \(space)>\(strings)</sst>"))
    }
    relations += "<Relationship Id='y' Type='\(kind)/styles' Target='styles.xml'/>"
    parts.append(("xl/styles.xml", "<styleSheet \(space)>\(styles)</styleSheet>"))
    parts.append(
      (
        "xl/workbook.xml",
        "<workbook \(space) xmlns:r='\(kind)'>\(properties)<sheets>\(list)</sheets></workbook>"
      ))
    parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    return zip(name, parts)
  }
}

/// All rows of a file.
func rows(_ path: String, sheet: String? = nil, limits: SourceLimits = .standard) throws
  -> [SourceRow]
{
  var rows: [SourceRow] = []
  try SourceTable(path: path, limits: limits).eachRow(sheet: sheet) { rows.append($0) }
  return rows
}

/// The texts of all rows of a text table.
func texts(_ path: String, encoding: TextEncoding? = nil) throws -> [[String]] {
  var rows: [[String]] = []
  try SourceTable(path: path, encoding: encoding).eachRow { row in
    rows.append(row.cells.map { $0.display(.from1900) })
  }
  return rows
}

/// The error a piece of work stops with.
func error(_ work: () throws -> Void) -> ExchangeError? {
  do { try work() } catch { return error as? ExchangeError }
  return nil
}
