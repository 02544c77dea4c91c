import ArgumentParser
import Exchange
import Office
import Workforce

struct AuditLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "谁、何时、做了什么、为什么 · Every entry: who, when, what, why.")
  @Option(help: "自记录号或日期起 · From an entry or day.", transform: knownAt)
  var from: KnownAt?
  @Option(help: "到记录号或日期止 · Up to an entry or day.", transform: knownAt)
  var to: KnownAt?
  @Option(help: "只看此人 · Only of this person.")
  var actor: String?
  @Option(help: "只看此类 · Only of this kind.", transform: Self.kind)
  var kind: Entry.Kind?
  @Flag(help: "列出每项事实、角色、步骤、决定改前改后 · Show what changed, before and after.")
  var changes = false
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  private static func kind(_ name: String) throws -> Entry.Kind {
    guard let kind = Entry.Kind(rawValue: name) else {
      let known = Entry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--kind 应为 · --kind is one of: \(known)")
    }
    return kind
  }

  func run() throws {
    try shared.perform {
      let answer = try AuditLog(
        from: from, to: to, actor: actor, kind: kind, showsChanges: changes
      ).run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct AuditDuplicates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "可能重复的人员、账户、证书和任职 · What may be recorded twice.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try FindDuplicates().run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.isEmpty ? .success : ExitCode(1)
    }
  }
}

struct AuditOverrides: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overrides",
    abstract: "人工决定、豁免和撤销：谁、为什么 · Decisions, waivers and reversals: who and why.")
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try ListOverrides().run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct AuditLate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "late", abstract: "迟发和尚未发放的月份 · Months paid late, or not yet.")
  @Option(help: "月末后多少天以内算按时 · Days after the month within which payment is in time.")
  var days: Int
  @Option(help: "只看此政策 · Only of this policy.")
  var policy: String?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if days < 0 { throw ValidationError("--days 不能小于 0 · --days is 0 or more") }
  }

  func run() throws {
    try shared.perform {
      let answer = try FindLatePayments(days: days, policy: policy).run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.isEmpty ? .success : ExitCode(1)
    }
  }
}

struct AuditSample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "按种子抽样，可重现 · A sample that can be drawn again.")
  @Option(help: "种子，任一整数 · Any whole number.")
  var seed: Int64
  @Option(help: "行数 · How many lines.")
  var size: Int
  @Option(help: "只抽此政策 · Only of this policy.")
  var policy: String?
  @Option(help: "自此月起 · From this month.", transform: month)
  var from: Period?
  @Option(help: "到此月止 · Up to this month.", transform: month)
  var to: Period?
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if size < 1 { throw ValidationError("--size 至少为 1 · --size is 1 or more") }
  }

  func run() throws {
    try shared.perform {
      let first = from ?? Period(index: 0)
      let last = to ?? Period(index: .max)
      guard first <= last else { throw OfficeError.monthsReversed(from: first, to: last) }
      let answer = try DrawSample(
        seed: seed, size: size, policy: policy, periods: first...last
      ).run(try shared.clerk(at: at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct AuditTables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "导出平面表和数据字典 · Flat tables with a data dictionary.")
  @Option(help: "格式：csv、sqlite、json · Format.", transform: Self.format)
  var format: ExportTables.Format
  @Option(help: "新文件夹（csv）或新文件 · A new folder (csv) or file.")
  var out: String
  @Flag(inversion: .prefixedNo, help: "CSV 带 BOM，便于 Excel 打开 · Byte order mark in CSV.")
  var bom = true
  @OptionGroup var reveal: RevealOptions
  @OptionGroup var at: KnownAtOptions
  @OptionGroup var shared: SharedOptions

  private static func format(_ name: String) throws -> ExportTables.Format {
    guard let format = ExportTables.Format(rawValue: name) else {
      throw ValidationError("--format 应为 csv、sqlite 或 json · --format is csv, sqlite or json")
    }
    return format
  }

  func run() throws {
    try shared.perform {
      let answer = try ExportTables(
        format: format, out: out, byteOrderMark: bom, revealReason: try reveal.revealReason()
      ).run(try shared.clerk().looking(at: at.at))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
