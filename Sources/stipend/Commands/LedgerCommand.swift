public import ArgumentParser
public import Exchange
import Office
import Workforce

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "账：每一分钱的去向 · The ledger: where each fen is.",
    subcommands: [LedgerBalances.self, LedgerShow.self, LedgerExport.self])
}

struct LedgerBalances: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balances", abstract: "各科目余额 · Balances of the accounts.")
  @Option(help: "只看一个资金渠道 · One fund only.")
  var fund: String?
  @Flag(help: "逐人列出 · Every account by itself.")
  var full = false
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListBalances(fund: fund, isFull: full)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct LedgerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "一个人或一份名册的分录 · The transfers of a worker or of a roll.")
  @Option(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String?
  @Option(help: "名册：政策编号 · Roll: policy id.")
  var policy: String?
  @Option(help: "名册：月份 · Roll: month.", transform: month)
  var period: Period?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (policy == nil) == (period == nil), (worker == nil) != (policy == nil) else {
      throw ValidationError(
        "请给出 --worker，或 --policy 和 --period · give --worker, or --policy and --period")
    }
  }

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at)
      let about: ShowLedger.About =
        if let policy, let period {
          .roll(policy: policy, period: period)
        } else {
          .worker(try clerk.worker(worker ?? ""))
        }
      let answer = try ShowLedger(about: about).run(clerk)
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

extension JournalFormat: ExpressibleByArgument {}

struct LedgerExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "导出为 beancount 或 hledger 账本 · The ledger as a plain-text journal.")
  @Option(help: "格式：beancount、hledger · Format.")
  var format: JournalFormat
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at, readOnly: !isFile(out))
      let journal = try ExportLedger.run(clerk)
      try clerk.recordExport("ledger export \(format.rawValue)", to: out)
      try format.write(journal, to: ExportDestination(path: out))
      Terminal.note(
        Sentence(
          zh: "\(journal.lines.count) 笔分录，"
            + "\(journal.balances.count) 个科目",
          en: "\(journal.lines.count) transfer(s), "
            + "\(journal.balances.count) account(s)"
        ).text(in: shared.language))
      return .success
    }
  }
}
