import ArgumentParser
import Exchange
import Office
import Workforce

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "导入文件 · Bring files into the register.",
    subcommands: [
      ImportRoster.self, ImportCertificates.self, ImportAssessments.self, ImportTraining.self,
      ImportPayments.self, ImportCircumstances.self, ImportAccounts.self, ImportOrganisations.self,
      ImportStations.self, ImportList.self, ImportUndo.self,
    ])
}

/// What all imports take.
struct ImportOptions: ParsableArguments {
  @Argument(help: "文件：.xlsx 或 CSV · The file.")
  var file: String

  @Option(help: "工作表名称 · Sheet of a workbook.")
  var sheet: String?

  @Option(help: "表头对照文件 · File that maps unusual headers.")
  var map: String?

  @Flag(help: "只检查，不保存 · Check everything and store nothing.")
  var dryRun = false

  @Option(help: "把未导入的行按原样写入此文件（.csv 或 .xlsx）· Write the rejected rows here.")
  var errors: String?

  @OptionGroup var shared: SharedOptions

  func run(_ kind: ImportKind) throws {
    try shared.perform {
      var job = ImportFile(kind: kind, path: file, sheet: sheet, mapping: map)
      job.dryRun = dryRun
      let language = shared.language
      let report: ImportFile.Report
      do {
        report = try job.run(
          try shared.clerk(), progress: Terminal.progress(kind.title, in: language))
      } catch let error as OfficeError where error.isHarmless {
        Terminal.note(error.message.text(in: language))
        if shared.json { try Terminal.print(ImportFile.nothingNew.text) }
        return .success
      }
      if let errors {
        try RejectedRowsFile.write(
          report.rejected, header: report.header, to: errors, language: language)
      }
      if shared.json {
        try Terminal.print(report.json(in: language, dryRun: dryRun).text)
      } else {
        try Terminal.print(report.text(in: language, dryRun: dryRun, errors: errors))
      }
      return report.rejected.isEmpty ? .success : ExitCode(65)
    }
  }
}

struct ImportRoster: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "花名册：每行一段任职 · Roster, one row per posting.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.roster) }
}

struct ImportCertificates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificates", abstract: "证书与登记 · Certificates and registrations.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.certificates) }
}

struct ImportAssessments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessments", abstract: "年度考核 · Yearly assessments.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.assessments) }
}

struct ImportTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "继续教育学时 · Training records of an academy.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.training) }
}

struct ImportPayments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payments", abstract: "已发放的奖励 · Awards already paid.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.payments) }
}

struct ImportCircumstances: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "circumstances",
    abstract: "其他情况：身份、居住、考试、申领、荣誉、票据等 · Status, residence, exams, claims and more.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.circumstances) }
}

struct ImportAccounts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "银行账户：补录或更正 · Bank accounts, first ones and corrections.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.accounts) }
}

struct ImportOrganisations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisations",
    abstract: "组织：社会组织等单位及其等级 · Organisations with form, place and grade.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.organisations) }
}

struct ImportStations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stations",
    abstract: "站点：社工站、街道、社区、村及其服务人口 · Stations, streets, communities and villages.")
  @OptionGroup var options: ImportOptions
  func run() throws { try options.run(.stations) }
}

struct ImportList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出导入批次 · List the import batches.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let list = try ListImports.run(try shared.clerk(at: at))
      let language = shared.language
      try Terminal.print(shared.json ? list.json.text : list.text(in: language))
      return .success
    }
  }
}

struct ImportUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "撤回一个批次 · Withdraw a batch as a whole.")
  @Argument(help: "批次号 · Number of the batch.")
  var batch: Int64
  @Option(help: "理由 · Why.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let result = try WithdrawImport(batch: batch, reason: reason).run(try shared.clerk())
      let language = shared.language
      try Terminal.print(shared.json ? result.json.text : result.text(in: language))
      return .success
    }
  }
}
