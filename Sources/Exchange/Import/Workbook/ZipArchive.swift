// Reads the parts of a workbook out of its zip archive, with bounds on what they may unpack to.

import CZip

/// A zip archive opened for reading.
final class ZipArchive {
  let path: String
  private let limits: SourceLimits
  private let fileBytes: Int
  private let handle: OpaquePointer

  /// - Throws: ``ExchangeError/damagedZip(file:part:)`` or a limit.
  init(path: String, fileBytes: Int, limits: SourceLimits) throws(ExchangeError) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      throw .damagedZip(file: path, part: "")
    }
    let entries = zip_get_num_entries(handle, 0)
    guard entries <= limits.entries else {
      zip_discard(handle)
      throw .beyondLimit(file: path, limit: .entries, bound: limits.entries, place: nil)
    }
    self.path = path
    self.limits = limits
    self.fileBytes = fileBytes
    self.handle = handle
  }

  deinit { zip_discard(handle) }

  /// The stored name of a part, compared without regard to case as Excel does; nil when absent.
  func index(of part: String) -> UInt64? {
    var found = zip_name_locate(handle, part, 0)
    if found < 0 { found = zip_name_locate(handle, part, zip_flags_t(ZIP_FL_NOCASE)) }
    return found < 0 ? nil : UInt64(found)
  }

  /// Opens a part for reading from its start, or returns nil when it is absent.
  /// - Throws: ``ExchangeError/encrypted(file:)``, ``ExchangeError/damagedZip(file:part:)``, a limit.
  func open(_ part: String) throws(ExchangeError) -> Entry? {
    guard let index = index(of: part) else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(handle, index, 0, &status) == 0 else {
      throw .damagedZip(file: path, part: part)
    }
    guard status.encryption_method == 0 else { throw .encrypted(file: path) }
    guard status.size <= UInt64(limits.entryBytes) else {
      throw .beyondLimit(file: path, limit: .entryBytes, bound: limits.entryBytes, place: nil)
    }
    guard let file = zip_fopen_index(handle, index, 0) else {
      throw .damagedZip(file: path, part: part)
    }
    return Entry(file: file, part: part, archive: self)
  }

  /// Counts what was really unpacked: the sizes an archive declares may lie.
  fileprivate func count(_ bytes: Int, ofEntry entryBytes: Int) throws(ExchangeError) {
    guard entryBytes <= limits.entryBytes else {
      throw .beyondLimit(file: path, limit: .entryBytes, bound: limits.entryBytes, place: nil)
    }
    guard entryBytes <= limits.expansionFrom || entryBytes / limits.expansion <= fileBytes else {
      throw .beyondLimit(file: path, limit: .expansion, bound: limits.expansion, place: nil)
    }
  }

  /// One part, read in blocks.
  final class Entry {
    let part: String
    let archive: ZipArchive
    private let file: OpaquePointer
    private var bytes = 0

    fileprivate init(file: OpaquePointer, part: String, archive: ZipArchive) {
      self.file = file
      self.part = part
      self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// Fills the block with the next bytes.
    /// - Returns: how many; 0 at the end.
    func read(into block: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
      let count = Int(zip_fread(file, block.baseAddress, zip_uint64_t(block.count)))
      guard count >= 0 else { throw .damagedZip(file: archive.path, part: part) }
      bytes += count
      try archive.count(count, ofEntry: bytes)
      return count
    }
  }
}
