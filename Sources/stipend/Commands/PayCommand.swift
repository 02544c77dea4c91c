import ArgumentParser
import Exchange
import Office
import Workforce

struct PayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "银行付款文件与回盘 · Files for the bank, and its answers.",
    subcommands: [
      PayExport.self, PayConfirm.self, PayReturn.self, PayCorrect.self, PayWithdraw.self,
      PayList.self,
    ])
}

/// Which bank.
struct BankOptions: ParsableArguments {
  @Option(help: "银行格式：规则表文件夹 banks 中的名称，或文件路径 · Bank profile: a name in banks, or a path.")
  var bank: String
}

/// What both makers of files take.
struct PaymentFileOptions: ParsableArguments {
  @OptionGroup var roll: RollOptions
  @OptionGroup var bank: BankOptions
  @Option(help: "付款日期，例如 2024-04-15 · Day of payment.", transform: day)
  var date: CivilDate
  @Option(help: "输出文件夹 · Folder for the files.")
  var out: String
  @Flag(help: "银行收不下的付款不列入文件，另行列出 · Leave out, and name, what the bank could not take.")
  var leaveOut = false
  @Option(help: "理由；再次导出已交银行的文件时必填 · Why; needed for files the bank has.")
  var reason = ""
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run(_ share: ExportPayments.Share) throws {
    try shared.perform {
      let result = try ExportPayments(
        policy: roll.policy, period: roll.period, share: share, payday: date,
        bank: try library.library.bank(bank.bank), leavesOut: leaveOut, reason: reason
      ).run(try shared.clerk(), folder: out)
      let language = shared.language
      try Terminal.print(shared.json ? result.json(in: language).text : result.text(in: language))
      return result.leftOut.isEmpty ? .success : ExitCode(1)
    }
  }
}

struct PayExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "生成并记下付款文件；再次运行得到同一文件 · Make the files of a bank.")
  @OptionGroup var options: PaymentFileOptions
  func run() throws { try options.run(.all) }
}

struct PayCorrect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "为失败、退回、未列入的付款再生成文件 · Pay again what failed, came back or was left out.")
  @OptionGroup var options: PaymentFileOptions
  func run() throws { try options.run(.corrections) }
}

struct PayConfirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "确认文件已交银行，名册为已发放 · Say that the bank has the files.")
  @OptionGroup var roll: RollOptions
  @Option(help: "说明 · A remark.")
  var reason = ""
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.end(roll, withdraws: false, reason) }
}

struct PayWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤回还没交银行的文件 · Withdraw files the bank does not have.")
  @OptionGroup var roll: RollOptions
  @Option(help: "理由，必填 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions
  func run() throws { try shared.end(roll, withdraws: true, reason) }
}

extension SharedOptions {
  fileprivate func end(_ roll: RollOptions, withdraws: Bool, _ reason: String) throws {
    try perform {
      let answer = try ConfirmPayments(
        policy: roll.policy, period: roll.period, withdraws: withdraws, reason: reason
      ).run(try clerk())
      try Terminal.print(json ? answer.json.text : answer.text(in: language))
      return .success
    }
  }
}

struct PayReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "读入回盘，逐笔核对并记下 · Read a bank's answer.")
  @Argument(help: "回盘文件：按银行格式的表格、camt.053 或 pain.002 · The bank's answer.")
  var file: String
  @OptionGroup var roll: RollOptions
  @OptionGroup var bank: BankOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ReadBankReturn(
        policy: roll.policy, period: roll.period, bank: try library.library.bank(bank.bank),
        path: file
      ).run(try shared.clerk())
      let language = shared.language
      try Terminal.print(shared.json ? answer.json(in: language).text : answer.text(in: language))
      return answer.isClean ? .success : ExitCode(1)
    }
  }
}

struct PayList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "付款批次、文件与结果 · What was sent, and what became of it.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListPayments(policy: roll.policy, period: roll.period)
        .run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
