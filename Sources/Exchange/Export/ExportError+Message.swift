internal import Glibc
public import Workforce

extension ExportError {
  /// What is wrong and what to do, in both languages.
  public var message: Sentence {
    switch self {
    case .folderMissing(let folder):
      Sentence(
        zh: "文件夹不存在：\(folder)；请先建立该文件夹，或换一个位置",
        en: "\(folder): the folder does not exist; create it first or choose another place")
    case .notWritable(let path):
      Sentence(
        zh: "没有写入权限：\(path)；请换一个位置，或请管理员授权",
        en: "\(path): not allowed to write here; choose another place or ask for the permission")
    case .isFolder(let path):
      Sentence(
        zh: "\(path) 是文件夹；请写明文件名",
        en: "\(path): is a folder; add the name of a file")
    case .diskFull(let path):
      Sentence(
        zh: "磁盘已满，未能写出：\(path)；请清理空间后重试，原有文件没有改动",
        en: "\(path): the disk is full; make room and try again; a file there before is unchanged")
    case .readerGone:
      Sentence(zh: "接收输出的程序已经关闭", en: "the reader of the output has closed it")
    case .system(let path, let number):
      Sentence(
        zh: "写出失败：\(path)（\(systemText(number))）；请检查该位置后重试",
        en: "\(path): cannot be written (\(systemText(number))); check the place and try again")
    default: contentMessage
    }
  }

  private var contentMessage: Sentence {
    switch self {
    case .spreadsheet(let path, let explanation):
      Sentence(
        zh: "表格未能生成：\(path)（\(explanation)）；可改用 csv 格式",
        en: "\(path): the spreadsheet cannot be made (\(explanation)); the csv format may serve")
    case .noPaperLibrary:
      Sentence(
        zh: "本机没有生成 PDF 的库（libpangocairo-1.0）；请安装后重试，或改用 xlsx 格式",
        en: "this machine lacks the library that makes a PDF (libpangocairo-1.0); install it and try again, or use the xlsx format")
    case .paper(let explanation):
      Sentence(
        zh: "PDF 未能生成（\(explanation)）；可改用 xlsx 格式",
        en: "the PDF cannot be made (\(explanation)); the xlsx format may serve")
    case .charactersWithoutFont(let count, let rows):
      Sentence(
        zh: """
          本机字体缺少 \(count) 个字，未予打印\(rows.isEmpty ? "" : "（序号 \(list(rows)) 等行）")；\
          请安装含有这些字的字体（如 fonts-wqy-microhei、fonts-babelstone-han、fonts-hanazono），或改用 xlsx 格式
          """,
        en: """
          not printed, because no font of this machine has \(count) character(s)\
          \(rows.isEmpty ? "" : " (lines \(list(rows)))"); install a font that has them, such as \
          fonts-wqy-microhei, fonts-babelstone-han or fonts-hanazono, or use the xlsx format
          """)
    case .paymentsRefused(let refusals, let others):
      Sentence(
        zh: "有 \(refusals.count) 处银行收不下，没有生成文件；请改正登记的户名、账号后重试"
          + (others > 0 ? "，或用 --leave-out 先付其余：\n" : "：\n")
          + refusals.prefix(20).map { $0.line(in: .zh) }.joined(separator: "\n")
          + (refusals.count > 20 ? "\n……" : ""),
        en: "the bank could not take \(refusals.count) item(s), and no file was made; correct the "
          + "recorded names and accounts and try again"
          + (others > 0 ? ", or pay the others first with --leave-out:\n" : ":\n")
          + refusals.prefix(20).map { $0.line(in: .en) }.joined(separator: "\n")
          + (refusals.count > 20 ? "\n…" : ""))
    case .bankText(let file, let text):
      Sentence(
        zh: "\(file)：“\(text)”太长，或不在银行的字符集中；请改短或改写",
        en: "\(file): \"\(text)\" is too long or not in the bank's encoding; shorten or rewrite it")
    case .rowsLost(let path, let found, let expected):
      Sentence(
        zh: "表格不完整，未予保存：\(path)（\(expected) 行只写入 \(found) 行）；请清理临时文件夹 /tmp 后重试",
        en: """
          \(path): not kept, because only \(found) of \(expected) rows arrived; make room on the \
          disk of temporary files (/tmp) and try again
          """)
    case .tooManyLines(let limit):
      Sentence(
        zh: "明细超过一张工作表的上限（\(limit) 行）；请改用 csv 格式",
        en: "the roll has more lines than one sheet holds (\(limit)); use the csv format")
    case .unknownFormat(let name, let known):
      Sentence(
        zh: "没有名为 \(name) 的格式；可用：\(known.joined(separator: "、"))",
        en: "\(name): no such format; there are \(known.joined(separator: ", "))")
    default:
      Sentence(
        zh: "合计超出可表示的金额；请核对明细中的金额",
        en: "the total is larger than any amount of money; check the amounts of the lines")
    }
  }

  private func list(_ rows: [Int]) -> String { rows.map(String.init).joined(separator: ", ") }

  private func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }
}

extension ExportError {
  /// The case for an error number of the operating system.
  init(number: Int32, path: String) {
    switch number {
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    case EACCES, EPERM, EROFS: self = .notWritable(path: path)
    case EISDIR: self = .isFolder(path: path)
    case ENOENT, ENOTDIR: self = .folderMissing(folder: FilePlace.folder(of: path))
    case EPIPE: self = .readerGone
    default: self = .system(path: path, number: number)
    }
  }
}
