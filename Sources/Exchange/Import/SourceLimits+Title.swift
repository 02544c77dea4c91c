// What the bounds are called.

import Workforce

extension SourceLimits.Limit {
  /// The bounded thing with its unit.
  var title: Sentence {
    switch self {
    case .fileBytes: Sentence(zh: "文件字节数", en: "bytes of the file")
    case .entries: Sentence(zh: "压缩包条目数", en: "entries of the archive")
    case .entryBytes: Sentence(zh: "解压后的字节数", en: "unpacked bytes of one entry")
    case .expansion: Sentence(zh: "解压膨胀倍数", en: "unpacked size as a multiple of the file")
    case .columns: Sentence(zh: "列数", en: "columns")
    case .rows: Sentence(zh: "行数", en: "rows")
    case .cellCharacters: Sentence(zh: "单元格字数", en: "characters of a cell")
    case .fieldBytes: Sentence(zh: "字段字节数", en: "bytes of a field")
    case .recordBytes: Sentence(zh: "一行的字节数", en: "bytes of a record")
    case .tagBytes: Sentence(zh: "XML 标记字节数", en: "bytes of an XML tag")
    }
  }
}
