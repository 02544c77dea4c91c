import ArgumentParser
import Exchange
import Office
import Workforce

struct PayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "银行付款文件与回盘 · Files for the bank, and its answers.",
    subcommands: [PayExport.self, PayReturn.self])
}

/// Which bank.
struct BankOptions: ParsableArguments {
  @Option(help: "银行格式：规则表文件夹 banks 中的名称，或文件路径 · Bank profile: a name in banks, or a path.")
  var bank: String
}

struct PayExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "按银行格式生成付款文件 · Make the files of a bank.")
  @OptionGroup var roll: RollOptions
  @OptionGroup var bank: BankOptions
  @Option(help: "付款日期，例如 2024-04-15 · Day of payment.", transform: day)
  var date: CivilDate
  @Option(help: "输出文件夹 · Folder for the files.")
  var out: String
  @Flag(help: "银行收不下的付款不列入文件，另行列出 · Leave out, and name, what the bank could not take.")
  var leaveOut = false
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let result = try ExportPayments(policy: roll.policy, period: roll.period, payday: date).run(
        try shared.clerk(), bank: try library.library.bank(bank.bank), folder: out,
        leavesOut: leaveOut)
      let language = shared.language
      try Terminal.print(shared.json ? result.json(in: language).text : result.text(in: language))
      return result.leftOut.isEmpty ? .success : ExitCode(1)
    }
  }
}

struct PayReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "读取回盘并与付款核对 · Set a bank's answer beside the payments.")
  @Argument(help: "回盘文件：按银行格式的表格、camt.053 或 pain.002 · The bank's answer.")
  var file: String
  @OptionGroup var roll: RollOptions
  @OptionGroup var bank: BankOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let matching = try ExportPayments(
        policy: roll.policy, period: roll.period, payday: roll.period.last
      ).match(
        try shared.clerk(readOnly: true), bank: try library.library.bank(bank.bank), answer: file)
      let language = shared.language
      try Terminal.print(shared.json ? matching.json(in: language).text : matching.text(in: language))
      let isClean = matching.findings.isEmpty && matching.settled.allSatisfy { $0.outcome == .paid }
      return isClean ? .success : ExitCode(1)
    }
  }
}
