// Who acts, and when. Every use case that changes or reveals something takes one of these, so that
// the register always knows who did what.

import Foundation
public import RegistryStore
public import Workforce

/// The person a use case acts for, with the register in front of them.
public struct Clerk: Sendable {
  public let store: Store
  /// Who acts: the name of the user, or in a register without users that of the account.
  public let actor: String
  /// The register's number of the user; nil in a register without users.
  let user: Int64?
  /// The last entry that counts as known; nil for all. Use cases that read answer as they would have
  /// then.
  public internal(set) var knownAt: EntryNumber?

  /// Somebody who has not logged in; may do nothing in a register with users.
  public init(store: Store, actor: String) {
    self.store = store
    self.actor = actor
    user = nil
  }

  /// Somebody who has logged in.
  init(store: Store, user: User) {
    self.store = store
    actor = user.name
    self.user = user.number
  }

  /// Opens the register in a file. A register with users asks for the login, one without ignores it.
  /// - Parameters:
  ///   - actor: the account, for a register without users.
  ///   - login: who is there.
  /// - Throws: `StoreError` when it is not there, or is no register; ``DutyError``.
  public static func open(
    _ path: String, actor: String, login: Login? = nil, readOnly: Bool = false
  ) throws -> Clerk {
    let store: Store
    do {
      store = try Store.open(path, readOnly: readOnly)
    } catch StoreError.olderSchema where readOnly {
      // Reading alone cannot bring a register to this program's schema; opening it once can.
      try Store.open(path).close()
      store = try Store.open(path, readOnly: true)
    }
    guard try store.hasUsers() else { return Clerk(store: store, actor: actor) }
    guard let login else { throw DutyError.loginNeeded }
    return Clerk(store: store, user: try login.user(of: store))
  }

  /// Makes an empty register.
  /// - Throws: `StoreError`; a file that is there already is left alone.
  public static func createRegister(at path: String) throws {
    try Store.create(path).close()
  }

  /// Today where the office is.
  public var today: CivilDate {
    // All of China keeps one clock, eight hours ahead of UTC.
    CivilDate(day: Int32((Date().timeIntervalSince1970 + 8 * 3600) / 86_400))
  }

  /// The present instant in UTC, ISO 8601, whole seconds.
  var instant: String { Date().formatted(.iso8601) }
}

/// What a use case cannot do, in words for the person who asked.
public enum OfficeError: ExplainedError, Hashable {
  case unknownWorker(String)
  case unknownPolicy(id: String, folder: String, known: [String])
  case noRoll(policy: String, period: Period)
  /// The roll was neither sealed nor under way as it is now.
  case noRollThen(policy: String, period: Period, at: EntryNumber)
  case noPolicies(path: String)
  case alreadyImported(file: String, batch: Int64)
  case waitingLines(count: Int, policy: String, period: Period)
  case staleDraft(policy: String, period: Period)
  case unknownRule(String, known: [String])
  case reasonNeeded
  case monthsReversed(from: Period, to: Period)
  case nothingToRehearse
  case badSetting(String, SettingFault)
  case badBudget(String, BudgetFault)
  case cannotWrite(path: String)
  /// The register has entries whose hash leaves no way to hide names.
  case cannotMask(before: EntryNumber)
  /// There is something where a package should go.
  case placeTaken(path: String)
  /// Nothing of the roll that was named waits.
  case noWaitingLine(policy: String, period: Period)
  /// More than one line waits and one is to be paid.
  case severalWaitingLines([String])
  case badAmount(String)
  /// What is due of a closed month may be zero, and not less.
  case badDue(String)
  /// `--due` is for closed months.
  case dueOfOpenMonth(Period)
  /// Not the number of an account, which is not repeated here.
  case badAccount
  case unknownFund(String, known: [String])
  /// Several funds share what a rule pays, and none was named for a line that waits.
  case sharedByFunds(rule: String, funds: [String])
  /// What is taken back of a closed month goes to the fund that paid it, and another was named.
  case takesBackElsewhere(String, String)
  case noActiveVersion(policy: String, period: Period)
  case unknownVersion(policy: String, version: Int64)
  /// A version is for days on which its sheet is in force.
  case versionDays(policy: String, inForce: DateSpan)
  case failingTests(Int, path: String)
  case noLine(worker: WorkerKey, period: Period)
  case nothingRefused(worker: WorkerKey, period: Period)
  case noOfficeCard(path: String)
  case unknownBank(String, known: [String])
  /// No organisation or station by that key or code.
  case unknownSubject(SubjectKind, String)
  /// A key of another kind of subject than the policy is about.
  case otherSubject(policy: String, is: SubjectKind, worker: WorkerKey)
  /// Two sheets that are about different kinds of subject.
  case otherSheet(String, is: SubjectKind, not: SubjectKind)

  public var message: Sentence {
    switch self {
    case .unknownWorker(let text):
      Sentence(
        zh: "没有这位社会工作者：\(text)；请用 stipend worker find 查找编号",
        en: "no such worker: \(text); look the key up with stipend worker find")
    case .unknownPolicy(let id, let folder, let known):
      Sentence(
        zh: "在 \(folder) 中没有政策 \(id)；现有：\(known.joined(separator: "、"))",
        en: "there is no policy \(id) in \(folder); there are: \(known.joined(separator: ", "))")
    case .noRoll(let policy, let period):
      Sentence(
        zh:
          "还没有 \(policy) \(period) 的名册；请先运行 stipend roll compute --policy \(policy) --period \(period)",
        en:
          "there is no roll of \(policy) for \(period); run stipend roll compute --policy \(policy) --period \(period) first"
      )
    case .noRollThen(let policy, let period, let entry):
      Sentence(
        zh: "到第 \(entry) 号记录为止，还没有 \(policy) \(period) 的名册（草稿不留旧稿）",
        en: "up to entry \(entry) there was no roll of \(policy) for \(period) (earlier drafts are not kept)")
    case .noPolicies(let path):
      Sentence(
        zh: "\(path) 中没有规则表（.lua）；请给出文件或文件夹",
        en: "there is no rule sheet (.lua) in \(path); give a file or a folder")
    case .alreadyImported(let file, let batch):
      Sentence(
        zh: "\(file) 已作为第 \(batch) 批导入，内容相同，没有改动；如需重新判断各行，请先 stipend import undo \(batch)",
        en:
          "\(file) is already imported as batch \(batch) with the same content; nothing was changed. To judge its rows anew, run stipend import undo \(batch) first"
      )
    case .waitingLines(let count, let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的名册有 \(count) 行待定或暂缓，不能结算；请补齐事实或改正规则表后重新计算",
        en:
          "the roll of \(policy) for \(period) has \(count) undecided or held line(s) and cannot be settled; record the missing facts or mend the sheet, then compute it again"
      )
    case .staleDraft(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的草稿之后，登记库或规则表已有变化；或其间有欠款免予收回；请重新 stipend roll compute，核对后再办（已提交或复核的先退回）",
        en:
          "the register or the sheet has changed since the draft of \(policy) for \(period), or a claim was "
          + "waived; run stipend roll compute again, after sending back what was submitted, and look at it"
      )
    case .unknownRule(let rule, let known):
      Sentence(
        zh: "规则表里没有 \(rule)；现有：\(known.joined(separator: "、"))",
        en: "the sheet has no rule \(rule); it has: \(known.joined(separator: ", "))")
    case .monthsReversed(let from, let to):
      Sentence(
        zh: "起始月 \(from) 晚于结束月 \(to)；请对调",
        en: "the first month \(from) is after the last \(to); swap them")
    case .nothingToRehearse:
      Sentence(
        zh: "没有要试算的规则表；请给出文件，或用 --against 指明政策并用 --set 改动数值",
        en:
          "there is nothing to rehearse; give a sheet, or name the policy with --against and change values with --set"
      )
    case .badSetting(let text, let fault): fault.message(of: text)
    case .badBudget(let text, let fault): fault.message(of: text)
    case .cannotWrite(let path):
      Sentence(
        zh: "无法写入 \(path)；请检查文件夹和权限", en: "cannot write \(path); check the folder and its permissions")
    case .noActiveVersion(let policy, let period):
      Sentence(
        zh: "\(policy) 在 \(period) 没有已启用的版本；请用 stipend policy versions 查看，由编写人提出、他人启用",
        en: "no version of \(policy) is active for \(period); see stipend policy versions, have an "
          + "author propose one and another person activate it")
    case .unknownVersion(let policy, let version):
      Sentence(
        zh: "\(policy) 没有第 \(version) 版；请用 stipend policy versions 查看",
        en: "there is no version \(version) of \(policy); see stipend policy versions")
    case .versionDays(let policy, let days):
      Sentence(
        zh: "\(policy) 的规则表自 \(days.first) 至 \(days.last) 有效，版本的日期须在其中",
        en: "the sheet of \(policy) is in force from \(days.first) to \(days.last); "
          + "the days of a version lie within")
    case .failingTests(let count, let path):
      Sentence(
        zh: "\(path) 旁的测试有 \(count) 处不符；请用 stipend policy test 查看并改正",
        en: "\(count) expectation(s) of the tests beside \(path) fail; see stipend policy test")
    case .noWaitingLine(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的名册没有这样的待定或暂缓行；请用 stipend roll show 查看",
        en: "no such line of the roll of \(policy) for \(period) is undecided or held; "
          + "see stipend roll show")
    case .severalWaitingLines(let lines):
      Sentence(
        zh: "有多行待定或暂缓：\(lines.joined(separator: "、"))；请用 --rule、--level、--month 或 --instalment 指明一行",
        en: "several lines wait: \(lines.joined(separator: ", ")); "
          + "name one with --rule, --level, --month or --instalment")
    case .badAmount(let text):
      Sentence(
        zh: "\(text) 不是应付金额；应为大于零、至多两位小数的元数，例如 162.58；不发放请用 --refuse",
        en: "\(text) is no amount to pay; it is above zero, in yuan with at most two decimals, as "
          + "in 162.58; use --refuse to pay nothing")
    case .badDue(let text):
      Sentence(
        zh: "\(text) 不是应发金额；应为不小于零、至多两位小数的元数，例如 162.58",
        en: "\(text) is no amount due; it is not below zero, in yuan with at most two decimals, as "
          + "in 162.58")
    case .dueOfOpenMonth(let period):
      Sentence(
        zh: "--due 只用于以前月份的差额；\(period) 本月的行请用 --pay 或 --refuse，或用 --month 指明月份",
        en: "--due is for differences on closed months; decide lines of \(period) with --pay or "
          + "--refuse, or name the month with --month")
    case .badAccount:
      Sentence(
        zh: "银行账号应为 9 至 32 位数字：--number 账号；只更正电话时只用 --phone",
        en: "an account has 9 to 32 digits: --number ACCOUNT; give --phone alone to change only the phone")
    case .unknownFund(let fund, let known):
      Sentence(
        zh: "资金渠道“\(fund)”不在规则表中；请用 --fund 指明：\(known.joined(separator: "、"))",
        en: "the sheet has no fund “\(fund)”; name one with --fund: \(known.joined(separator: ", "))")
    case .sharedByFunds(let rule, let funds):
      Sentence(
        zh: "\(rule) 由 \(funds.joined(separator: "、")) 按比例负担，人工决定的一行只能由一个渠道先付；"
          + "请用 --fund 写明，事实补齐后由差额行按比例调整",
        en: "\(rule) is shared by \(funds.joined(separator: ", ")), and a decided line is paid by one of "
          + "them; name it with --fund, and differences share it once the facts are there")
    case .takesBackElsewhere(let fund, let own):
      Sentence(
        zh: "扣回的款退还给当时出资的“\(own)”，不能退给“\(fund)”；请去掉 --fund",
        en: "what is taken back goes to the fund that paid it, “\(own)”, and not to “\(fund)”; "
          + "leave --fund out")
    case .cannotMask(let entry):
      Sentence(
        zh: "第 \(entry) 号以前的记录由旧版程序写入，不能隐去姓名和号码后再核对；请用 --full --reason \"……\"",
        en: "entries before \(entry) were written by an older version and cannot be checked with names "
          + "and numbers hidden; use --full --reason \"…\"")
    case .placeTaken(let path):
      Sentence(
        zh: "\(path)：已存在，不会覆盖；请换一个位置",
        en: "\(path): there is something already and it is not overwritten; choose another place")
    case .noLine(let worker, let period):
      Sentence(
        zh: "\(period) 的名册里没有 \(worker) 的明细；请核对编号和月份，或用 stipend whynot 查看原因",
        en: "no roll of \(period) has a line for \(worker); check key and month, or ask stipend whynot")
    case .nothingRefused(let worker, let period):
      Sentence(
        zh: "\(worker) \(period) 所问条款都发放，没有可说明的；请核对编号和月份",
        en: "every rule asked about pays \(worker) in \(period); check key and month")
    case .unknownBank(let name, let known):
      Sentence(
        zh: "没有银行格式 \(name)；现有：\(known.joined(separator: "、"))；也可给出文件路径",
        en: "there is no bank profile \(name); there are: \(known.joined(separator: ", ")); or give the path of a file")
    case .noOfficeCard(let path):
      Sentence(
        zh: "没有单位信息 \(path)；请建立该文件，写三行：单位 = …、电话 = …、地址 = …，或用 --office 指定",
        en:
          "there is no office card \(path); write it with three lines: office = …, telephone = …, address = …, or name one with --office"
      )
    case .unknownSubject(let kind, let text):
      Sentence(
        zh: "没有这个\(kind.title.zh)：\(text)；请用 stipend \(kind.code) list 查看编号",
        en: "no such \(kind.title.en): \(text); see the keys with stipend \(kind.code) list")
    case .otherSubject(let policy, let kind, let worker):
      Sentence(
        zh: "政策 \(policy) 的对象是\(kind.title.zh)，\(worker) 是\(worker.subject.title.zh)；请换一个编号或政策",
        en: "policy \(policy) is about \(kind.title.en)s and \(worker) is no such; give another key or policy"
      )
    case .otherSheet(let id, let kind, let other):
      Sentence(
        zh: "\(id) 的对象是\(kind.title.zh)，新表的对象是\(other.title.zh)，无法对照；请选对象相同的两份规则表",
        en: "\(id) is about \(kind.title.en)s and the changed sheet about \(other.title.en)s; compare two sheets about the same"
      )
    case .reasonNeeded:
      Sentence(
        zh: "显示完整证件号须说明理由：--reveal --reason \"……\"",
        en: "full identity numbers are shown for a stated reason only: --reveal --reason \"…\"")
    }
  }
}
