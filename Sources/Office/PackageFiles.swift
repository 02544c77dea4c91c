// The files of a package on their way to a folder: each line with its hash in the index, each file
// with its hash in the manifest.

import Digests
import Exchange
import RegistryStore
import Workforce

/// Writes the files of one package.
final class PackageFiles {
  let folder: String
  /// Names of the files written, in order.
  private(set) var names: [String] = []
  /// What the manifest says of them.
  private(set) var listed: [JSONValue] = []
  /// Bytes of all of them.
  private(set) var bytes = 0
  private let index: ExportStream
  private var indexHash = SHA256()
  private var indexLines = 0
  private var indexBytes = 0

  /// - Parameter folder: there and empty.
  init(folder: String) throws {
    self.folder = folder
    index = try ExportStream(to: .file("\(folder)/index.csv"))
    try indexed("file,record,sha256\n")
  }

  /// Writes a file of rows.
  /// - Parameter body: hands over the rows.
  /// - Returns: how many there were.
  @discardableResult
  func table(
    _ name: String, key: [String], _ body: (([PackageTable.Member]) throws -> Void) throws -> Void
  ) throws -> Int {
    let file = try File("\(name).jsonl", in: self)
    var columns: [String] = []
    try body { row in
      for member in row where !columns.contains(member.name) { columns.append(member.name) }
      let record = row.filter { key.contains($0.name) }.map(\.value.shown)
      try file.append(
        Array((JSONValue(row).compactText + "\n").utf8), record: record.joined(separator: " "))
    }
    try file.finish(
      key: .array(key.map { .string($0) }),
      columns: columns.map { PackageDictionary.column($0, of: name) })
    return file.lines
  }

  /// Writes a file whose lines are as they are.
  /// - Parameters:
  ///   - key: places of the fields that tell a line from the others, from 0.
  ///   - body: fills the file.
  func lines(_ name: String, key: [Int], _ body: (File) throws -> Void) throws {
    let file = try File(name, in: self)
    try body(file)
    try file.finish(key: .array(key.map { JSONValue($0) }))
  }

  /// Writes a text whose lines are known by their number.
  func text(_ name: String, _ text: String) throws {
    let file = try File(name, in: self)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      try file.append(Array(rest[..<end]), record: String(file.lines + 1))
      rest = rest[end...]
    }
    try file.finish(key: [])
  }

  /// One file on its way.
  final class File {
    private let name: String
    private let files: PackageFiles
    private let stream: ExportStream
    private var hash = SHA256()
    private(set) var lines = 0
    private var bytes = 0

    fileprivate init(_ name: String, in files: PackageFiles) throws {
      self.name = name
      self.files = files
      stream = try ExportStream(to: .file("\(files.folder)/\(name)"))
    }

    /// Adds a line, LF at its end.
    /// - Parameter record: what tells it from the others.
    func append(_ line: [UInt8], record: String) throws {
      try stream.append(bytes: line)
      line.withUnsafeBytes { hash.update($0) }
      lines += 1
      bytes += line.count
      var lineHash = SHA256()
      line[..<(line.last == 0x0A ? line.count - 1 : line.count)].withUnsafeBytes {
        lineHash.update($0)
      }
      try files.indexed("\(name),\(record),\(SHA256.hex(lineHash.finish().prefix(16)))\n")
    }

    fileprivate func finish(key: JSONValue, columns: [JSONValue] = []) throws {
      try stream.finish()
      files.list(name, key: key, lines, bytes, hash.finish(), columns)
    }
  }

  /// Ends the index.
  func finish() throws {
    try index.finish()
    list("index.csv", key: [], indexLines, indexBytes, indexHash.finish(), [])
  }

  /// Writes a file that neither index nor manifest names.
  func unlisted(_ name: String, _ text: String) throws {
    try ExportDestination.file("\(folder)/\(name)").write(text)
    names.append(name)
  }

  /// A line of the index; only the index itself has none.
  fileprivate func indexed(_ line: String) throws {
    try index.append(line)
    indexHash.update(line)
    indexLines += 1
    indexBytes += line.utf8.count
  }

  fileprivate func list(
    _ name: String, key: JSONValue, _ lines: Int, _ bytes: Int, _ digest: [UInt8],
    _ columns: [JSONValue]
  ) {
    names.append(name)
    self.bytes += bytes
    let title = PackageDictionary.title(of: name)
    listed.append([
      "name": .string(name), "zh": .string(title.zh), "en": .string(title.en),
      "lines": JSONValue(lines), "bytes": JSONValue(bytes), "sha256": .string(SHA256.hex(digest)),
      "key": key, "columns": .array(columns),
    ])
  }
}

extension JSONValue {
  /// A row with its columns in their order; bytes as an object with their hex.
  fileprivate init(_ row: [PackageTable.Member]) {
    self = .object(
      row.map { name, value in
        switch value {
        case .null: Member(name, .null)
        case .integer(let number): Member(name, .integer(number))
        case .text(let text): Member(name, .string(text))
        case .bytes(let bytes): Member(name, ["hex": .string(SHA256.hex(bytes))])
        }
      })
  }
}

