// What every command takes, and how every command ends.

import ArgumentParser
import Exchange
import Foundation
import Office
import Workforce

/// Options of all commands.
struct SharedOptions: ParsableArguments {
  @Option(help: "登记库文件，默认 $STIPEND_DB 或 ./stipend.db · Register file.")
  var db: String?

  @Flag(help: "输出 JSON · Answer in JSON.")
  var json = false

  @Option(help: "语言：zh 或 en，默认按 $LANG · Language: zh or en.")
  var lang: String?

  @Option(name: .customLong("as"), help: "用户名，默认 $STIPEND_USER · Name of the user.")
  var user: String?

  @Option(help: "口令文件，第一行为口令，默认 $STIPEND_PASSWORD_FILE · File with the password.")
  var passwordFile: String?

  /// Chinese unless the option or the environment asks for English.
  var language: Language {
    if let lang { return Language(rawValue: lang) ?? .zh }
    let environment = ProcessInfo.processInfo.environment
    // An empty variable counts as none, as in setlocale(3).
    let wanted = ["LC_ALL", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return wanted?.hasPrefix("en") == true ? .en : .zh
  }

  var path: String {
    db ?? ProcessInfo.processInfo.environment["STIPEND_DB"] ?? "./stipend.db"
  }

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang 应为 zh 或 en · --lang is zh or en")
    }
  }

  /// The clerk at the register.
  func clerk(readOnly: Bool = false) throws -> Clerk {
    let environment = ProcessInfo.processInfo.environment
    let login = Login(name: user ?? environment["STIPEND_USER"]) {
      if let file = passwordFile ?? environment["STIPEND_PASSWORD_FILE"] {
        return try Login.password(inFile: file)
      }
      return try Terminal.password(Sentence(zh: "口令：", en: "Password: "), in: language)
    }
    return try Clerk.open(path, actor: Self.account, login: login, readOnly: readOnly)
  }

  /// The account that runs the command.
  static var account: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["STIPEND_ACTOR"] ?? environment["USER"] ?? environment["LOGNAME"]
      ?? NSUserName()
  }

  /// Runs a command's work and turns an error into a message and an exit code.
  func perform(_ work: () throws -> ExitCode) throws {
    let code: ExitCode
    do {
      code = try work()
    } catch let error as ExitCode {
      throw error
    } catch {
      Terminal.complain(ExitStatus.message(for: error).text(in: language))
      throw ExitCode(ExitStatus.code(for: error))
    }
    if code != .success { throw code }
  }
}

/// Reading the register as it was known.
struct KnownAtOptions: ParsableArguments {
  @Option(
    help: "按当时所知：记录号，或日期（北京时间当日终了）· As known at an entry or the end of a day.",
    transform: knownAt)
  var at: KnownAt?
}

extension SharedOptions {
  /// The clerk, who only reads, at the register as it was known.
  func clerk(at point: KnownAtOptions, readOnly: Bool = true) throws -> Clerk {
    try clerk(readOnly: readOnly).looking(at: point.at)
  }
}

/// Whether `--out` names a file, which leaves a record in the register.
func isFile(_ out: String?) -> Bool { out.map { $0 != "-" } ?? false }

/// Reads a number of an entry or a date.
func knownAt(_ text: String) throws -> KnownAt {
  guard let point = KnownAt(text) else {
    throw ValidationError(
      "“\(text)”不是记录号或日期；应写成 41 或 2024-03-31 · "
        + "not an entry or a date; write 41 or 2024-03-31")
  }
  return point
}

/// Showing full identity numbers.
struct RevealOptions: ParsableArguments {
  @Flag(help: "显示完整证件号（须说明理由，会留下记录）· Show full identity numbers; recorded.")
  var reveal = false

  @Option(help: "理由 · Why.")
  var reason: String?

  /// The reason when full numbers are asked for; nil when they stay masked.
  /// - Throws: ``OfficeError/reasonNeeded`` without a reason.
  func revealReason() throws -> String? {
    guard reveal else { return nil }
    guard let reason, !reason.allSatisfy(\.isWhitespace) else { throw OfficeError.reasonNeeded }
    return reason
  }
}

/// Which roll.
struct RollOptions: ParsableArguments {
  @Option(help: "政策编号，例如 yinchuan/certificate-subsidies · Policy id.")
  var policy: String

  @Option(help: "月份，例如 2024-03 · Month.", transform: month)
  var period: Period
}

/// Where the rule sheets are.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: """
      规则表文件夹，仅试用登记库，默认 $STIPEND_POLICIES 或 ./Policies · Folder of rule sheets of a \
      trial register.
      """)
  var policies: String?

  var library: PolicyLibrary {
    let environment = ProcessInfo.processInfo.environment
    var folder = policies ?? environment["STIPEND_POLICIES"] ?? "Policies"
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return PolicyLibrary(folder: folder, isChosen: policies != nil)
  }
}

/// Who signs letters and hears objections.
struct OfficeOptions: ParsableArguments {
  @Option(help: "单位信息文件，默认为规则表文件夹中的 office.txt · File with the office's address.")
  var office: String?

  /// - Throws: ``OfficeError/noOfficeCard(path:)`` when there is no such file.
  func card(_ library: LibraryOptions) throws -> OfficeCard {
    let path = office ?? library.library.folder + "/office.txt"
    guard FileManager.default.fileExists(atPath: path) else {
      throw OfficeError.noOfficeCard(path: path)
    }
    return try OfficeCard(path: path)
  }
}

/// Reads `2024-03-15`.
func day(_ text: String) throws -> CivilDate {
  guard let day = CivilDate(iso: text) else {
    throw ValidationError("“\(text)”不是日期；应写成 2024-03-01 · not a day; write it as 2024-03-01")
  }
  return day
}

/// Reads `junior`.
func certificateLevel(_ text: String) throws -> CertificateLevel {
  guard let level = CertificateLevel(text) else {
    throw ValidationError("“\(text)”不是等级；应为 junior、intermediate 或 senior · not a level")
  }
  return level
}

/// Reads `2024-03`.
func month(_ text: String) throws -> Period {
  guard let period = Period(text) else {
    throw ValidationError("“\(text)”不是月份；应写成 2024-03 · not a month; write it as 2024-03")
  }
  return period
}
