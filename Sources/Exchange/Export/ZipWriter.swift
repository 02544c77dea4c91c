// A folder as one zip archive, the same bytes whenever it is made.

internal import CZip

/// Packs files into an archive.
public enum ZipWriter {
  /// 1980-01-01, the first day the format knows; the time of packing would make each archive differ.
  private static let date: UInt16 = 1 << 5 | 1

  /// - Parameters:
  ///   - names: of the files within the folder, in the order wanted.
  ///   - folder: where the files are.
  ///   - destination: the archive; a file that is there is replaced when the new one is complete.
  /// - Throws: the ``ExportError`` that stopped it.
  public static func pack(
    _ names: [String], of folder: String, to destination: ExportDestination
  ) throws(ExportError) {
    try destination.replace { (path) throws(ExportError) in
      var code: Int32 = 0
      guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
        throw .notWritable(path: path)
      }
      for name in names {
        guard let source = zip_source_file(archive, "\(folder)/\(name)", 0, -1) else {
          throw failure(archive, path)
        }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
          zip_source_free(source)
          throw failure(archive, path)
        }
        zip_file_set_dostime(archive, UInt64(index), 0, date, 0)
        // Read and write for the owner; the rights of the files packed depend on who packs.
        zip_file_set_external_attributes(
          archive, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), 0o100600 << 16)
      }
      guard zip_close(archive) == 0 else { throw failure(archive, path) }
    }
  }

  private static func failure(_ archive: OpaquePointer, _ path: String) -> ExportError {
    let number = zip_error_code_system(zip_get_error(archive))
    zip_discard(archive)
    return ExportError(number: number, path: path)
  }
}
