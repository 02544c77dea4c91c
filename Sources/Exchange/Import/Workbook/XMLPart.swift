// Events of one XML part of a workbook.
//
// Declarations are refused before they can define anything, and a tag that does not end is refused
// before it fills the memory.

import CExpat

/// Receives the events of an ``XMLPart``. Names come with their prefix removed.
class XMLEvents {
  /// Set by ``XMLPart/read(_:into:limits:)`` before the first event.
  fileprivate(set) var parser: OpaquePointer?
  fileprivate var failure: (any Error)?
  fileprivate var bytesSinceEvent = 0

  /// A tag opens.
  func open(_ name: XMLName, _ attributes: XMLAttributes) throws {}
  /// A tag closes.
  func close(_ name: XMLName) throws {}
  /// A piece of text.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}
}

/// The name of a tag or attribute, compared byte by byte so that no string is made.
struct XMLName {
  let bytes: UnsafePointer<CChar>

  init(_ qualified: UnsafePointer<CChar>) {
    var start = qualified
    var at = qualified
    while at.pointee != 0 {
      if at.pointee == 0x3A { start = at + 1 }
      at += 1
    }
    bytes = start
  }

  static func == (left: XMLName, right: StaticString) -> Bool {
    let text = right.utf8Start
    for index in 0..<right.utf8CodeUnitCount
    where UInt8(bitPattern: left.bytes[index]) != text[index] { return false }
    return left.bytes[right.utf8CodeUnitCount] == 0
  }
}

/// The attributes of an opening tag.
struct XMLAttributes {
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of an attribute as C text, or nil. With a prefix in the file, any prefix will do.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    var at = pairs
    while let key = at[0], let value = at[1] {
      if XMLName(key) == name { return value }
      at += 2
    }
    return nil
  }

  /// The value of an attribute, or nil.
  func string(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// The value of an attribute that carries a prefix, such as `r:id` beside a plain `id`.
  func prefixed(_ name: StaticString) -> String? {
    var at = pairs
    while let key = at[0], let value = at[1] {
      let plain = XMLName(key)
      if plain == name, plain.bytes != key { return String(cString: value) }
      at += 2
    }
    return nil
  }
}

/// Where the bytes of an XML text come from.
protocol XMLSource {
  /// Path of the file, for the errors.
  var filePath: String { get }
  /// Part of the file; empty for a file that is nothing else.
  var part: String { get }
  /// Fills the block with the next bytes and says how many; 0 at the end.
  func read(into block: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int
}

extension ZipArchive.Entry: XMLSource {
  var filePath: String { archive.path }
}

/// A file that is one XML text.
struct XMLFile: XMLSource {
  private let input: InputFile
  var filePath: String { input.path }
  var part: String { "" }

  /// - Throws: as ``InputFile/init(path:)``.
  init(path: String) throws(ExchangeError) { input = try InputFile(path: path) }

  func read(into block: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
    var bytes = [UInt8](repeating: 0, count: block.count)
    let count = try input.read(into: &bytes)
    block.copyBytes(from: bytes[..<count])
    return count
  }
}

/// Reads XML texts as events.
enum XMLPart {
  /// Feeds a part to its receiver.
  /// - Throws: what the receiver throws; ``ExchangeError/damagedXML(file:part:line:)``,
  ///   ``ExchangeError/declarationsInXML(file:part:line:)`` or a limit.
  static func read(_ entry: some XMLSource, into events: XMLEvents, limits: SourceLimits) throws {
    guard let parser = XML_ParserCreate(nil) else {
      throw ExchangeError.unreadableFile(file: entry.filePath, code: 12)
    }
    defer { XML_ParserFree(parser) }
    events.parser = parser
    events.failure = nil
    XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
    XML_SetElementHandler(parser, opened, closed)
    XML_SetCharacterDataHandler(parser, characters)
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLPart.refuse(user) }
    XML_SetEntityDeclHandler(parser) { user, _, _, _, _, _, _, _, _ in XMLPart.refuse(user) }
    let size = 1 << 16
    var isLast = false
    while !isLast {
      guard let block = XML_GetBuffer(parser, Int32(size)) else {
        throw ExchangeError.unreadableFile(file: entry.filePath, code: 12)
      }
      let count = try entry.read(into: UnsafeMutableRawBufferPointer(start: block, count: size))
      isLast = count == 0
      events.bytesSinceEvent += count
      let status = XML_ParseBuffer(parser, Int32(count), isLast ? 1 : 0)
      let line = Int(XML_GetCurrentLineNumber(parser))
      if let failure = events.failure {
        if failure is Declared {
          throw ExchangeError.declarationsInXML(
            file: entry.filePath, part: entry.part, line: line)
        }
        throw failure
      }
      guard status == XML_STATUS_OK else {
        throw ExchangeError.damagedXML(file: entry.filePath, part: entry.part, line: line)
      }
      guard events.bytesSinceEvent <= limits.tagBytes else {
        throw ExchangeError.beyondLimit(
          file: entry.filePath, limit: .tagBytes, bound: limits.tagBytes, place: nil)
      }
    }
  }

  private struct Declared: Error {}

  private static func refuse(_ user: UnsafeMutableRawPointer?) {
    with(user) { _ in throw Declared() }
  }

  /// Runs one event; an error stops the parser and is kept until the block is done.
  @inline(__always)
  private static func with(
    _ user: UnsafeMutableRawPointer?, _ body: (XMLEvents) throws -> Void
  ) {
    guard let user else { return }
    Unmanaged<XMLEvents>.fromOpaque(user)._withUnsafeGuaranteedRef { events in
      guard events.failure == nil else { return }
      events.bytesSinceEvent = 0
      do { try body(events) } catch {
        events.failure = error
        XML_StopParser(events.parser, 0)
      }
    }
  }

  private static let opened: XML_StartElementHandler = { user, name, attributes in
    guard let name, let attributes else { return }
    XMLPart.with(user) { try $0.open(XMLName(name), XMLAttributes(pairs: attributes)) }
  }

  private static let closed: XML_EndElementHandler = { user, name in
    guard let name else { return }
    XMLPart.with(user) { try $0.close(XMLName(name)) }
  }

  private static let characters: XML_CharacterDataHandler = { user, bytes, count in
    guard let bytes else { return }
    bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      XMLPart.with(user) { try $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
  }
}
