public import Workforce

/// Why somebody may not do something, or not yet.
public enum DutyError: ExplainedError, Hashable {
  /// The register has users and nobody said who is there.
  case loginNeeded
  /// No password was given and nobody is there to type one.
  case passwordMissing
  /// A file that should hold a password cannot be read, or holds none.
  case passwordFile(path: String)
  /// Name and password do not agree.
  case loginRefused
  case locked
  /// The password was set by somebody else.
  case passwordOfAnother
  case shortPassword
  case userName
  /// A role that counts in the whole register was given a bound.
  case unboundedRole(Role)
  case firstAdministrator
  /// The register is a trial register.
  case usersNeeded
  /// Settling by hand is for trial registers.
  case settledByCycle
  case roleNeeded([Role])
  /// The role is held, but not there; the place is empty when it is not to be named.
  case outsideScope(String)
  /// Somebody would activate what they proposed.
  case ownPolicy
  /// A folder of sheets was named in a register with users, which keeps the sheets itself.
  case policiesAreKept
  /// A step or decision without a reason.
  case reasonNeeded

  public var message: Sentence {
    switch self {
    case .loginNeeded:
      Sentence(
        zh: "登记库已设用户，须先登录：--as 用户名（或 $STIPEND_USER），口令用 --password-file 文件（或 $STIPEND_PASSWORD_FILE）或在终端输入",
        en: "the register has users; say who you are with --as NAME (or $STIPEND_USER) and give the "
          + "password by --password-file FILE (or $STIPEND_PASSWORD_FILE) or at a terminal")
    case .passwordMissing:
      Sentence(
        zh: "没有口令；请用 --password-file 文件，或在终端中运行以便输入",
        en: "there is no password; give --password-file FILE, or run the command at a terminal")
    case .passwordFile(let path):
      Sentence(
        zh: "\(path)：读不到口令；文件第一行应为口令",
        en: "\(path): no password can be read; the first line of the file is the password")
    case .loginRefused:
      Sentence(
        zh: "用户名或口令不对，未做任何更改", en: "name and password do not agree; nothing was changed")
    case .locked:
      Sentence(
        zh: "该用户已停用；请找管理员", en: "this user is locked; ask an administrator")
    case .passwordOfAnother:
      Sentence(
        zh: "口令由他人设定，只能用来改口令；请先运行 stipend user passwd",
        en: "the password was set by somebody else and serves only to set your own; "
          + "run stipend user passwd first")
    case .shortPassword:
      Sentence(
        zh: "口令太短；至少 8 个字节，最多 1024 个", en: "the password has 8 to 1024 bytes")
    case .userName:
      Sentence(
        zh: "用户名应为 1 至 64 个字符，不含空格", en: "a user's name has 1 to 64 characters and no blanks")
    case .unboundedRole(let role):
      Sentence(
        zh: "\(role.title.zh)的范围是整个登记库，不能限定区划或单位；请另行授权",
        en: "the role \(role.rawValue) counts in the whole register and takes no division or "
          + "organisation; grant it by itself")
    case .firstAdministrator:
      Sentence(
        zh: "第一个用户须为管理员：--role administrator",
        en: "the first user is an administrator: --role administrator")
    case .usersNeeded:
      Sentence(
        zh: "这是试用登记库，没有用户；请先用 stipend user add 设用户",
        en: "this is a trial register without users; add users first with stipend user add")
    case .settledByCycle:
      Sentence(
        zh: "登记库已设用户，名册由提交、复核、审批封存，不能直接结算；请用 stipend roll submit",
        en: "the register has users: rolls are submitted, checked and approved and cannot be settled "
          + "by one person; see stipend roll submit")
    case .roleNeeded(let roles):
      Sentence(
        zh: "需要角色：\(roles.map(\.title.zh).joined(separator: "或"))；请找管理员授权",
        en: "this needs the role \(roles.map(\.rawValue).joined(separator: " or ")); "
          + "ask an administrator for it")
    case .outsideScope(let place):
      Sentence(
        zh: "\(place.isEmpty ? "这" : place + " ")不在您角色的范围内；请找管理员授权",
        en: "\(place.isEmpty ? "this" : place) is outside the scope of your role; "
          + "ask an administrator for it")
    case .ownPolicy:
      Sentence(
        zh: "这一版是您提出的；须由他人启用",
        en: "you proposed this version; another person activates it")
    case .policiesAreKept:
      Sentence(
        zh: "登记库已设用户，名册用已启用的版本计算，不能用 --policies；请用 stipend policy propose 和 activate",
        en: "the register has users and computes with the versions it keeps, not with --policies; "
          + "see stipend policy propose and activate")
    case .reasonNeeded:
      Sentence(zh: "须说明理由：--reason \"……\"", en: "a reason is needed: --reason \"…\"")
    }
  }

  var exitCode: Int32 {
    switch self {
    case .loginNeeded, .passwordMissing, .loginRefused, .locked, .passwordOfAnother, .roleNeeded,
      .outsideScope: 77
    case .passwordFile: 66
    case .usersNeeded, .settledByCycle, .ownPolicy: 2
    case .shortPassword, .userName, .unboundedRole, .firstAdministrator, .reasonNeeded,
      .policiesAreKept: 64
    }
  }
}
