import Workforce

extension BankProfile {
  /// Reads the profile of a bank, such as `Policies/banks/generic.txt`.
  /// - Throws: the errors of unreadable files, ``ExchangeError/settings(file:line:fault:)``.
  public init(path: String) throws(ExchangeError) {
    try self.init(try SettingsText(path: path))
  }

  /// Reads a profile from its ``settings``.
  /// - Parameter name: what errors call it.
  /// - Throws: ``ExchangeError/settings(file:line:fault:)``.
  public init(settings: String, name: String) throws(ExchangeError) {
    try self.init(try SettingsText(settings, file: name))
  }

  init(_ text: SettingsText) throws(ExchangeError) {
    try text.check(names: Name.all, headings: [.columns, .answer])
    let form = try Self.choice(
      try text.required(Name.form), Form.allCases.map { ($0.title, $0) }, text)
    self.init(
      file: text.file, settings: text.text, title: try text.required(Name.title).value, form: form,
      fileName: try Self.template(try text.required(Name.fileName), text),
      purpose: try Self.template(try text.required(Name.purpose), text))
    if let entry = text.entry(Name.encoding) {
      let encodings = BankEncoding.allCases.map { (Sentence(same: $0.rawValue), $0) }
      encoding = try Self.choice(entry, encodings, text)
    }
    if let entry = text.entry(Name.separator) {
      separator = try Self.choice(entry, Self.separators, text)
    }
    if let entry = text.entry(Name.titles) { hasTitles = try Self.choice(entry, Self.yesNo, text) }
    if let entry = text.entry(Name.lineEnd) {
      lineEnd = try Self.choice(
        entry, [(Sentence(same: "CRLF"), "\r\n"), (Sentence(same: "LF"), "\n")], text)
    }
    if let entry = text.entry(Name.unit) { isInFen = try Self.choice(entry, Self.units, text) }
    if let entry = text.entry(Name.most) {
      guard let count = Int(entry.value), count > 0 else {
        throw text.wrong(entry, expected: Sentence(zh: "正整数", en: "a whole number above zero"))
      }
      most = count
    }
    if let entry = text.entry(Name.firstLine) { firstLine = try Self.template(entry, text) }
    if let entry = text.entry(Name.lastLine) { lastLine = try Self.template(entry, text) }
    payer = Payer(
      name: text.entry(Name.payerName)?.value ?? "",
      account: text.entry(Name.payerAccount)?.value ?? "",
      bank: text.entry(Name.payerBank)?.value ?? "",
      bankNumber: text.entry(Name.payerBankNumber)?.value ?? "")
    for entry in text.entries(under: .columns) {
      columns.append(try Self.column(entry, form, text))
    }
    if columns.isEmpty, form != .creditTransfer {
      throw .settings(
        file: text.file, line: 0, fault: .missing(Sentence(zh: "[列]", en: "[columns]")))
    }
    if most != nil { try Self.checkParts(text) }
    try checkPayer(text)
    answer = try Self.answer(text, isInFen: isInFen)
  }

  /// The names of settings, in both languages.
  private enum Name {
    static let title = Sentence(zh: "名称", en: "title")
    static let form = Sentence(zh: "形式", en: "form")
    static let encoding = Sentence(zh: "编码", en: "encoding")
    static let separator = Sentence(zh: "分隔符", en: "separator")
    static let titles = Sentence(zh: "表头", en: "titles")
    static let lineEnd = Sentence(zh: "换行", en: "line end")
    static let unit = Sentence(zh: "金额单位", en: "unit")
    static let most = Sentence(zh: "每个文件最多笔数", en: "most payments of a file")
    static let fileName = Sentence(zh: "文件名", en: "file name")
    static let firstLine = Sentence(zh: "首行", en: "first line")
    static let lastLine = Sentence(zh: "末行", en: "last line")
    static let purpose = Sentence(zh: "用途", en: "purpose")
    static let payerName = Sentence(zh: "付款户名", en: "payer name")
    static let payerAccount = Sentence(zh: "付款账号", en: "payer account")
    static let payerBank = Sentence(zh: "付款开户行", en: "payer bank")
    static let payerBankNumber = Sentence(zh: "付款行行号", en: "payer bank number")
    static let all = [
      title, form, encoding, separator, titles, lineEnd, unit, most, fileName, firstLine, lastLine,
      purpose, payerName, payerAccount, payerBank, payerBankNumber,
    ]
  }

  private static let separators = [
    (Sentence(zh: "逗号", en: "comma"), ","), (Sentence(zh: "竖线", en: "bar"), "|"),
    (Sentence(zh: "制表符", en: "tab"), "\t"), (Sentence(zh: "分号", en: "semicolon"), ";"),
  ]
  private static let yesNo = [
    (Sentence(zh: "有", en: "yes"), true), (Sentence(zh: "无", en: "no"), false),
  ]
  private static let units = [
    (Sentence(zh: "元", en: "yuan"), false), (Sentence(zh: "分", en: "fen"), true),
  ]

  private static func choice<Value>(
    _ entry: SettingsText.Entry, _ choices: [(Sentence, Value)], _ text: SettingsText
  ) throws(ExchangeError) -> Value {
    if let found = choices.first(where: { $0.0.zh == entry.value || $0.0.en == entry.value }) {
      return found.1
    }
    throw text.wrong(
      entry,
      expected: Sentence(
        zh: choices.map(\.0.zh).joined(separator: "、"),
        en: choices.map(\.0.en).joined(separator: ", ")))
  }

  private static func template(
    _ entry: SettingsText.Entry, _ text: SettingsText
  ) throws(ExchangeError) -> BankTemplate {
    if let template = BankTemplate(entry.value) { return template }
    let words = BankTemplate.Word.allCases.map(\.title)
    throw text.wrong(
      entry,
      expected: Sentence(
        zh: "文字，可含\(words.map { "{\($0.zh)}" }.joined())",
        en: "text, which may hold \(words.map { "{\($0.en)}" }.joined(separator: " "))"))
  }

  /// A column: a field or a text in quotes, then its bytes, then whether it is filled with zeros.
  private static func column(
    _ entry: SettingsText.Entry, _ form: Form, _ text: SettingsText
  ) throws(ExchangeError) -> Column {
    var words = entry.value
    var field: Field?
    if words.hasPrefix("\""), let end = words.dropFirst().firstIndex(of: "\"") {
      field = .constant(String(words[words.index(after: words.startIndex)..<end]))
      words = String(words[words.index(after: end)...])
    } else if let found = Field.named.filter({ words.isWord($0.title) }).max(by: {
      $0.title.zh.count < $1.title.zh.count
    }) {
      field = found.field
      words = String(
        words.dropFirst(
          words.hasPrefix(found.title.zh) ? found.title.zh.count : found.title.en.count))
    }
    let rest = words.split(whereSeparator: \.isWhitespace)
    let bytes = rest.first.flatMap { Int($0) }
    let fill = rest.dropFirst(bytes == nil ? 0 : 1)
    let isFilled = fill.elementsEqual(["补零"]) || fill.elementsEqual(["zeros"])
    guard let field, fill.isEmpty || isFilled, bytes.map({ (1...1000).contains($0) }) ?? true,
      form != .fixed || bytes != nil
    else {
      let names = Field.named.map(\.title)
      throw text.wrong(
        entry,
        expected: Sentence(
          zh: "\(names.map(\.zh).joined(separator: "、"))之一或引号中的文字，后面可写字节数（定长文本必须写）和“补零”",
          en: "one of \(names.map(\.en).joined(separator: ", ")), or a text in quotes; then its "
            + "bytes, which fixed columns need, and \"zeros\""))
    }
    return Column(title: entry.name, field: field, bytes: bytes, isFilledWithZeros: isFilled)
  }

  /// Several files need several names.
  private static func checkParts(_ text: SettingsText) throws(ExchangeError) {
    let entry = try text.required(Name.fileName)
    guard entry.value.contains(#/\{(文件号|part)(:\d+)?\}/#) else {
      throw text.wrong(
        entry, expected: Sentence(zh: "含有 {文件号} 的文件名", en: "a name with {part} in it"))
    }
  }

  /// What a column or the form needs of the payer must be there.
  private func checkPayer(_ text: SettingsText) throws(ExchangeError) {
    let isTransfer = form == .creditTransfer
    let needed = [
      (Name.payerName, payer.name, isTransfer || columns.contains { $0.field == .payerName }),
      (
        Name.payerAccount, payer.account,
        isTransfer || columns.contains { $0.field == .payerAccount }
      ),
      (Name.payerBank, payer.bank, columns.contains { $0.field == .payerBank }),
    ]
    for (name, value, isNeeded) in needed where isNeeded && value.isEmpty {
      throw .settings(file: text.file, line: 0, fault: .missing(name))
    }
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { ",，、".contains($0) }).map { CellForm.stripped(String($0)) }
  }

  private static func answer(
    _ text: SettingsText, isInFen: Bool
  ) throws(ExchangeError) -> BankAnswerLayout? {
    let entries = text.entries(under: .answer)
    guard let first = entries.first else { return nil }
    func value(_ name: Sentence) -> String? {
      entries.first { $0.name == name.zh || $0.name == name.en }?.value
    }
    let (reference, account) = (
      Sentence(zh: "凭证号", en: "reference"), Sentence(zh: "账号", en: "account")
    )
    let (amount, status) = (Sentence(zh: "金额", en: "amount"), Sentence(zh: "状态", en: "status"))
    let (reason, paid) = (Sentence(zh: "原因", en: "reason"), Sentence(zh: "成功", en: "paid"))
    let returned = Sentence(zh: "退回", en: "returned")
    let names = [reference, account, amount, status, reason, paid, returned]
    for entry in entries
    where !names.contains(where: { $0.zh == entry.name || $0.en == entry.name }) {
      throw .settings(file: text.file, line: entry.line, fault: .unknown(entry.name, known: names))
    }
    guard let amountTitle = value(amount), let statusTitle = value(status), let words = value(paid),
      value(reference) != nil || value(account) != nil
    else {
      throw text.wrong(
        first,
        expected: Sentence(
          zh: "[回盘] 之下的 金额、状态、成功，以及 凭证号 或 账号",
          en: "amount, status, paid, and reference or account under [answer]"))
    }
    return BankAnswerLayout(
      reference: value(reference), account: value(account), amount: amountTitle,
      status: statusTitle, reason: value(reason),
      paidWords: Self.words(words), returnedWords: value(returned).map(Self.words) ?? [],
      isInFen: isInFen)
  }
}

extension String {
  /// Whether the text begins with a word that ends there.
  fileprivate func isWord(_ title: Sentence) -> Bool {
    [title.zh, title.en].contains { word in
      hasPrefix(word) && (dropFirst(word.count).first.map(\.isWhitespace) ?? true)
    }
  }
}

extension Sentence {
  fileprivate static let columns = Sentence(zh: "列", en: "columns")
  fileprivate static let answer = Sentence(zh: "回盘", en: "answer")
}
