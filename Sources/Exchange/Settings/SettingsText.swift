// Files an office keeps beside its rule sheets: its address, the holidays of a year, the forms of
// its banks. They are lines of `name = value` under `[headings]`, because such a line can be changed
// in any editor by somebody who has never seen one, and a wrong one is named by its number.

public import Workforce

/// A file of settings, read but not yet understood.
struct SettingsText {
  /// One line of the file.
  struct Entry: Hashable {
    /// The heading above; empty before the first.
    let section: String
    let name: String
    let value: String
    let line: Int
  }

  let file: String
  let entries: [Entry]
  private static let mostBytes = 1 << 20

  /// Reads a file in any encoding of ``TextEncoding``.
  /// - Throws: the errors of unreadable files, ``ExchangeError/settings(file:line:fault:)``.
  init(path: String) throws(ExchangeError) {
    let decoder = try TextDecoder(path: path, encoding: nil)
    var bytes: [UInt8] = []
    reading: while true {
      switch try decoder.read(into: &bytes) {
      case .more where bytes.count <= Self.mostBytes: continue
      case .more:
        throw .beyondLimit(file: path, limit: .fileBytes, bound: Self.mostBytes, place: nil)
      case .end: break reading
      case .broken:
        throw .brokenText(file: path, place: .init(row: 1, column: 0), encoding: decoder.encoding)
      }
    }
    try self.init(String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// - Parameter file: for the errors.
  init(_ text: String, file: String) throws(ExchangeError) {
    self.file = file
    var entries: [Entry] = []
    var section = ""
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = CellForm.stripped(String(line))
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = CellForm.stripped(String(line.dropFirst().dropLast()))
        continue
      }
      guard let sign = line.firstIndex(of: "=") else {
        throw .settings(file: file, line: index + 1, fault: .noSetting)
      }
      let name = CellForm.stripped(String(line[..<sign]))
      let value = CellForm.stripped(String(line[line.index(after: sign)...]))
      guard !name.isEmpty else {
        throw .settings(file: file, line: index + 1, fault: .noSetting)
      }
      if entries.contains(where: { $0.section == section && $0.name == name }) {
        throw .settings(file: file, line: index + 1, fault: .repeated(name))
      }
      entries.append(Entry(section: section, name: name, value: value, line: index + 1))
    }
    self.entries = entries
  }

  /// The settings without remarks and blanks, one a line; read again they say the same.
  var text: String {
    var section = ""
    return entries.map { entry in
      let heading = entry.section == section ? "" : "[\(entry.section)]\n"
      section = entry.section
      return heading + "\(entry.name) = \(entry.value)\n"
    }.joined()
  }

  /// The lines under a heading, in their order; a heading has a name in each language.
  func entries(under heading: Sentence) -> [Entry] {
    entries.filter { $0.section == heading.zh || $0.section == heading.en }
  }

  /// The line with a setting; a setting has a name in each language.
  func entry(_ name: Sentence, under heading: Sentence = Sentence(same: "")) -> Entry? {
    entries(under: heading).first { $0.name == name.zh || $0.name == name.en }
  }

  /// A setting that must be there.
  func required(_ name: Sentence) throws(ExchangeError) -> Entry {
    guard let entry = entry(name), !entry.value.isEmpty else {
      throw .settings(file: file, line: 0, fault: .missing(name))
    }
    return entry
  }

  /// What is wrong with the value of a line.
  func wrong(_ entry: Entry, expected: Sentence) -> ExchangeError {
    .settings(
      file: file, line: entry.line,
      fault: .wrongValue(name: entry.name, value: entry.value, expected: expected))
  }

  /// Makes sure that nothing is misspelt, for what nobody reads would be left out in silence.
  func check(names: [Sentence], headings: [Sentence] = []) throws(ExchangeError) {
    for entry in entries {
      if entry.section.isEmpty {
        try check(entry.name, names, entry)
      } else {
        try check(entry.section, headings, entry)
      }
    }
  }

  private func check(
    _ word: String, _ known: [Sentence], _ entry: Entry
  ) throws(ExchangeError) {
    guard !known.contains(where: { $0.zh == word || $0.en == word }) else { return }
    throw .settings(file: file, line: entry.line, fault: .unknown(word, known: known))
  }
}

/// What can be wrong with a line of a file of settings.
public enum SettingsFault: Hashable, Sendable {
  /// No `name = value`.
  case noSetting
  /// The name stands there already.
  case repeated(String)
  /// Nothing reads a setting or heading of this name.
  case unknown(String, known: [Sentence])
  /// A setting that must be there is not.
  case missing(Sentence)
  /// The value means nothing here.
  case wrongValue(name: String, value: String, expected: Sentence)

  /// What is wrong; what was expected; what to do.
  var text: Sentence {
    switch self {
    case .noSetting:
      Sentence(
        zh: "不是设置；应为“名称 = 值”、[标题] 或以 # 开头的说明；请照此改写",
        en: "no setting; expected \"name = value\", a [heading] or a remark after #; write it so")
    case .repeated(let name):
      Sentence(
        zh: "“\(name)”出现两次；应只有一次；请删去一行",
        en: "\"\(name)\" is there twice; expected once; remove a line")
    case .unknown(let word, let known):
      Sentence(
        zh: "没有“\(word)”这一项；应为：\(known.map(\.zh).joined(separator: "、"))；请改用其中之一",
        en:
          "there is no \"\(word)\"; expected one of: \(known.map(\.en).joined(separator: ", ")); "
          + "use one of them"
      )
    case .missing(let name):
      Sentence(
        zh: "缺少“\(name.zh)”；应写明；请加一行“\(name.zh) = …”",
        en: "\"\(name.en)\" is missing; expected a value; add a line \"\(name.en) = …\"")
    case .wrongValue(let name, let value, let expected):
      Sentence(
        zh: "“\(name)”写成了“\(value)”；应为\(expected.zh)；请改正",
        en: "\"\(name)\" is \"\(value)\"; expected \(expected.en); correct it")
    }
  }
}
