import ArgumentParser
import Exchange
import Office
import Workforce

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "审计：核对、签名、审计包、查账 · Evidence for auditors.",
    subcommands: [
      AuditVerify.self, AuditSign.self, AuditKey.self, AuditPackage.self, AuditLogCommand.self,
      AuditDuplicates.self, AuditOverrides.self, AuditLate.self, AuditSample.self,
      AuditTables.self,
    ])
}

struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核对散列链、签名和封存的名册 · Check the chain, its signatures and sealed rolls.")
  @Flag(help: "并重新计算每份封存的名册 · Also compute each sealed roll again.")
  var recompute = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let what = Sentence(zh: "已重新计算名册", en: "rolls computed again")
      let answer = try VerifyRegister(recomputes: recompute).run(
        try shared.clerk(readOnly: true), progress: Terminal.progress(what, in: shared.language))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return answer.agrees ? .success : ExitCode(1)
    }
  }
}

struct AuditSign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "对散列链签名 · Sign the chain up to its last entry.")
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.perform {
      let answer = try SignChain().run(try shared.clerk())
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct AuditKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "换用新的签名钥 · Record a new signing key.")
  @Flag(help: "确认换钥 · Replace the key.")
  var replace = false
  @Option(help: "理由，例如遗失 · Why, for example that it was lost.")
  var reason = ""
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard replace else {
      throw ValidationError("换钥须写 --replace · a key is replaced with --replace")
    }
  }

  func run() throws {
    try shared.perform {
      let answer = try SignChain(replacementReason: reason).run(try shared.clerk())
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}

struct AuditPackage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "导出可离线核对的审计包 · Export what an outsider can check without the register.")
  @Option(help: "新文件夹，或以 .zip 结尾的文件 · A new folder, or a file that ends in .zip.")
  var out: String
  @Flag(help: "隐去姓名和号码（默认）· Hide names and numbers; the default.")
  var masked = false
  @Flag(help: "含姓名和号码（须说明理由，会留下记录）· With names and numbers; recorded.")
  var full = false
  @Option(help: "理由 · Why.")
  var reason = ""
  @Option(help: "名册明细自此月起 · Lines of rolls from this month.", transform: month)
  var from: Period?
  @Option(help: "名册明细到此月止 · Lines of rolls up to this month.", transform: month)
  var to: Period?
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if masked && full {
      throw ValidationError("--masked 与 --full 只能取一个 · give --masked or --full")
    }
  }

  func run() throws {
    try shared.perform {
      let what = Sentence(zh: "已写事实", en: "facts written")
      let answer = try ExportPackage(
        out: out, fullReason: full ? reason : nil, from: from, to: to
      ).run(
        try shared.clerk(), progress: Terminal.progress(what, in: shared.language))
      try Terminal.print(shared.json ? answer.json.text : answer.text(in: shared.language))
      return .success
    }
  }
}
