// The sentences of file errors: what is wrong; what was expected; what to do.

public import Workforce

extension ExchangeError {
  /// The whole message in both languages, beginning with the file and, where there is one, the line.
  public var message: Sentence {
    let (place, zh, en) = parts
    return Sentence(zh: "\(place)：\(zh)", en: "\(place): \(en)")
  }

  private var parts: (place: String, zh: String, en: String) {
    switch self {
    case .missingFile(let file):
      (file, "没有这个文件；应为已有文件的路径；请核对路径", "no such file; expected the path of a file; check the path")
    case .unreadableFile(let file, let code):
      (
        file, "读不了文件（系统错误 \(code)）；应可读取；请检查权限和磁盘",
        "cannot read the file (system error \(code)); expected a readable file; "
          + "check permissions and the disk"
      )
    case .notAFile(let file):
      (
        file, "不是普通文件；应为一个表格文件；请指定文件而不是文件夹",
        "not a regular file; expected a table file; name a file, not a folder"
      )
    case .emptyFile(let file):
      (
        file, "文件是空的；应有表头和数据；请重新导出或下载",
        "the file is empty; expected a header and rows; export or download it again"
      )
    case .oldExcel(let file):
      (
        file, "这是旧版 Excel 97-2003 文件（.xls），不论扩展名；应为 .xlsx 或 .csv；请在表格软件中另存为 .xlsx",
        "an old Excel 97-2003 file (.xls), whatever its name; expected .xlsx or .csv; "
          + "save it as .xlsx in the spreadsheet program"
      )
    case .encrypted(let file):
      (
        file, "工作簿有密码；应为不加密的 .xlsx；请去掉打开密码后另存",
        "the workbook has a password; expected an unprotected .xlsx; save it without the password"
      )
    case .notAWorkbook(let file):
      (
        file, "名为工作簿，内容却不是；应为 .xlsx；请在表格软件中打开后另存为 .xlsx",
        "named as a workbook, but it is none; expected .xlsx; "
          + "open it in the spreadsheet program and save it as .xlsx"
      )
    case .noWorkbookInZip(let file):
      (
        file, "压缩包里没有 Excel 工作簿；应为 .xlsx；请解压后选表格文件，或另存为 .xlsx",
        "the archive holds no Excel workbook; expected .xlsx; "
          + "unpack it and choose the table, or save it as .xlsx"
      )
    default: layoutParts
    }
  }

  private var layoutParts: (place: String, zh: String, en: String) {
    switch self {
    case .noSuchSheet(let file, let sheet, let sheets):
      (
        file, "没有名为“\(sheet)”的工作表；现有：\(list(sheets))；请选其中之一",
        "no sheet named \"\(sheet)\"; expected one of: \(list(sheets)); choose one of them"
      )
    case .sheetInTextFile(let file, let sheet):
      (
        file, "文本表格没有工作表“\(sheet)”；应不指定工作表；请去掉工作表名",
        "a text table has no sheet \"\(sheet)\"; expected no sheet; leave the sheet name out"
      )
    case .noKnownColumns(let file, let sheet, let found, let expected):
      (
        at(file, sheet), "前 20 行中没有认识的列名（看到：\(list(found))）；应有：\(zh(expected))；请补上表头，或用对照文件说明列名",
        "no known column in the first 20 rows (found: \(list(found))); expected: \(en(expected)); "
          + "add a header row or map the columns with a mapping file"
      )
    case .missingColumns(let file, let sheet, let row, let missing, let found):
      (
        at(file, sheet) + ":\(row)",
        "表头缺少：\(zh(missing))；现有：\(list(found))；请补上这些列，或用对照文件说明列名",
        "the header lacks: \(en(missing)); found: \(list(found)); "
          + "add these columns or map them with a mapping file"
      )
    case .ambiguousColumn(let file, let sheet, let field, let columns):
      (
        at(file, sheet), "多列都表示“\(field.zh)”：\(list(columns))；应只有一列；请删去一列，或用对照文件指定",
        "several columns mean \"\(field.en)\": \(list(columns)); expected one; "
          + "remove one or name the right one in a mapping file"
      )
    case .damagedZip(let file, let part):
      (
        file, "工作簿已损坏\(part.isEmpty ? "" : "（\(part)）")；应为完整的 .xlsx；请重新下载，或打开后另存",
        "the workbook is damaged\(part.isEmpty ? "" : " (\(part))"); expected a whole .xlsx; "
          + "download it again, or open it and save it anew"
      )
    case .damagedXML(let file, "", let line), .declarationsInXML(let file, "", let line):
      (
        "\(file):\(line)", "XML 已损坏，或含有不允许的声明；应为银行的原文件；请重新下载",
        "the XML is broken or holds declarations that are not allowed; expected the bank's own file; "
          + "download it again"
      )
    case .damagedXML(let file, let part, let line):
      (
        "\(file)(\(part)):\(line)", "工作簿内部的 XML 已损坏；应为完整的 .xlsx；请打开后另存为新文件",
        "the XML inside the workbook is broken; expected a whole .xlsx; open it and save it anew"
      )
    case .declarationsInXML(let file, let part, let line):
      (
        "\(file)(\(part)):\(line)", "XML 中有文档类型或实体声明，可能是攻击；应为普通 .xlsx；请查明来源，打开后另存",
        "the XML declares a document type or entities, which may be an attack; expected a plain "
          + ".xlsx; find out where it comes from, then open it and save it anew"
      )
    default: textParts
    }
  }

  private var textParts: (place: String, zh: String, en: String) {
    switch self {
    case .beyondLimit(let file, let limit, let bound, let place):
      (
        at(file, place), "\(limit.title.zh)超过 \(bound)；应不超过；请检查文件，或分成几个文件",
        "\(limit.title.en) beyond \(bound); expected no more; check the file or split it"
      )
    case .brokenText(let file, let place, let encoding):
      (
        at(file, place), "有不属于 \(encoding.rawValue) 的字节；应全部为一种编码；请另存为 UTF-8，或指定编码",
        "bytes that are not \(encoding.rawValue); expected one encoding throughout; "
          + "save it as UTF-8 or name the encoding"
      )
    case .nulCharacter(let file, let place):
      (
        at(file, place), "文本中有空字符（NUL）；应为文本；请重新导出，或指定编码",
        "a NUL character in the text; expected text; export it again or name the encoding"
      )
    case .unterminatedQuote(let file, let line, let place):
      (
        at("\(file):\(line)", place), "这里开始的引号没有结束；应有配对的引号；请补上引号，字段内的引号写两个",
        "the quote that opens here never closes; expected a closing quote; "
          + "add it, and double quotes inside a field"
      )
    case .textAfterQuote(let file, let line, let place):
      (
        at("\(file):\(line)", place), "结束引号后还有文字；应为分隔符或换行；请把字段内的引号写两个",
        "text behind a closing quote; expected a separator or line end; "
          + "double the quotes inside the field"
      )
    default: outputParts
    }
  }

  private var outputParts: (place: String, zh: String, en: String) {
    switch self {
    case .mappingLine(let file, let line):
      (
        "\(file):\(line)", "不是列名对照；应为“文件列名 = 字段”；请照此改写",
        "no mapping; expected \"file header = field\"; write it so"
      )
    case .mappingField(let file, let line, let text, let suggestion, let known):
      (
        "\(file):\(line)",
        "没有字段“\(text)”\(suggestion.map { "，是否指 \($0)" } ?? "")；应为：\(list(known)) 或 ignore；请改用其中之一",
        "no field \"\(text)\"\(suggestion.map { ", did you mean \($0)" } ?? ""); expected one of: "
          + "\(list(known)), or ignore; use one of them"
      )
    case .mappingRepeated(let file, let line, let text):
      (
        "\(file):\(line)", "“\(text)”出现两次；应只有一次；请删去一行",
        "\"\(text)\" is there twice; expected once; remove one line"
      )
    case .mappingHeader(let file, let header, let found):
      (
        file, "表中没有列“\(header)”；现有：\(list(found))；请核对列名",
        "the table has no column \"\(header)\"; found: \(list(found)); check the header"
      )
    case .unknownAnswer(let file, let expected):
      (
        file, "看不出是哪种回盘文件；应为 camt.053、pain.002，或有这些列的表格：\(list(expected))；请核对文件和银行",
        "not a bank's answer; expected camt.053, pain.002 or a table with these columns: "
          + "\(list(expected)); check the file and the bank"
      )
    case .settings(let file, let line, let fault):
      (line > 0 ? "\(file):\(line)" : file, fault.text.zh, fault.text.en)
    case .unwritable(let file, let code):
      (
        file, "写不了文件（系统错误 \(code)）；应可写入；请检查权限和磁盘空间",
        "cannot write the file (system error \(code)); expected a writable place; "
          + "check permissions and disk space"
      )
    case .unknownOutputForm(let file):
      (
        file, "看不出要写成什么格式；应以 .csv 或 .xlsx 结尾；请改文件名",
        "the form of the file is unknown; expected a name ending in .csv or .xlsx; rename it"
      )
    default: ("", "", "")
    }
  }

  private func list(_ texts: [String]) -> String {
    texts.isEmpty ? "—" : texts.joined(separator: ", ")
  }

  private func zh(_ sentences: [Sentence]) -> String { list(sentences.map(\.zh)) }

  private func en(_ sentences: [Sentence]) -> String {
    list(sentences.map { $0.zh == $0.en ? $0.en : "\($0.en) (\($0.zh))" })
  }

  private func at(_ file: String, _ sheet: String?) -> String {
    sheet.map { "\(file)[\($0)]" } ?? file
  }

  private func at(_ file: String, _ place: Place?) -> String {
    guard let place else { return file }
    return place.column == 0 ? "\(file)[R\(place.row)]" : "\(file)[R\(place.row)C\(place.column)]"
  }
}
