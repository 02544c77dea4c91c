import ArgumentParser
import Exchange
import Office
import Workforce

struct WorkerPayslip: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payslip", abstract: "一个人一个月的发放单（PDF）· A worker's month on paper.")
  @Option(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @Option(help: "月份，例如 2024-03 · Month.", transform: month)
  var period: Period
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at, readOnly: !isFile(out))
      let slip = try WritePayslip(
        worker: try clerk.worker(worker), period: period, library: library.library,
        office: try office.card(library)
      ).run(clerk, language: shared.language)
      try clerk.recordExport("worker payslip \(slip.worker) \(period)", to: out)
      try slip.write(language: shared.language, to: ExportDestination(path: out))
      return .success
    }
  }
}

struct WorkerLetter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "说明为何不发放的信（PDF）· A letter that says why nothing was paid.")
  @Option(help: "编号，例如 W0000042 · Key of the worker.")
  var worker: String
  @OptionGroup var roll: RollOptions
  @Option(help: "只说明这一条款 · Only this rule.")
  var rule: String?
  @Option(help: "落款日期，默认今天 · Date of the letter; default today.", transform: day)
  var date: CivilDate?
  @Option(help: "输出文件；- 为标准输出 · Output file.")
  var out: String
  @OptionGroup var office: OfficeOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let clerk = try shared.clerk(at: at, readOnly: !isFile(out))
      let question = ExplainRefusal(
        worker: try clerk.worker(worker), period: roll.period, policy: roll.policy, rule: rule,
        library: library.library)
      let letter = try WriteRefusalLetter(
        question: question, office: try office.card(library), date: date ?? clerk.today
      ).run(clerk, language: shared.language)
      try clerk.recordExport("worker letter \(question.worker) \(roll.period)", to: out)
      try letter.write(to: ExportDestination(path: out))
      return .success
    }
  }
}
