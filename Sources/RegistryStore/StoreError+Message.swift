// The sentences of the register's errors: what is wrong, what was expected, what to do.

public import Workforce

extension StoreError {
  /// The message in both languages, with paths, keys and numbers of entries, and never a name or
  /// an identity number.
  public var message: Sentence {
    switch self {
    case .fileMissing, .fileExists, .cannotOpen, .notADatabase, .notARegister, .newerSchema,
      .olderSchema:
      openingMessage
    case .readOnly, .diskFull, .busy, .corrupted, .inputOutput, .other: machineMessage
    case .duty, .unknownUser, .userExists, .lastAdministrator, .nothingToChange: dutyMessage
    case .keyMissing, .keyForeign, .keyUnreadable, .keyUnwritable: keyMessage
    default: contentMessage
    }
  }

  private var openingMessage: Sentence {
    switch self {
    case .fileMissing(let path):
      Sentence(
        zh: "\(path)：没有这个登记库文件；请检查路径，或用 `stipend init` 新建",
        en: "\(path): no such register; check the path, or create one with `stipend init`")
    case .fileExists(let path):
      Sentence(
        zh: "\(path)：文件已存在，不会覆盖；请换一个路径",
        en: "\(path): the file exists and is not overwritten; choose another path")
    case .cannotOpen(let path):
      Sentence(
        zh: "\(path)：无法打开文件；请检查文件夹是否存在、是否有读写权限",
        en: "\(path): cannot be opened; check that its folder exists and that you may write there")
    case .notADatabase(let path):
      Sentence(
        zh: "\(path ?? "登记库")：不是登记库文件；请检查路径，或从备份恢复",
        en: "\(path ?? "register"): not a register file; check the path, or restore a backup")
    case .notARegister(let path):
      Sentence(
        zh: "\(path)：是其他软件的数据库，不是登记库；请检查路径",
        en: "\(path): a database of another program and not a register; check the path")
    case .newerSchema(let path):
      Sentence(
        zh: "\(path)：登记库由更新版本的程序写入；请升级本程序后再打开",
        en: "\(path): written by a newer version of the program; upgrade the program first")
    case .olderSchema(let path):
      Sentence(
        zh: "\(path)：登记库结构较旧，只读方式不能升级；请先以可写方式打开一次",
        en: "\(path): has an older schema, which reading alone cannot upgrade; "
          + "open it once for writing")
    default: Sentence(zh: "登记库无法打开", en: "the register cannot be opened")
    }
  }

  private var machineMessage: Sentence {
    switch self {
    case .readOnly:
      Sentence(
        zh: "登记库为只读，未做任何更改；请以可写方式打开，或检查文件权限",
        en: "the register is read-only and nothing was changed; open it for writing or check the "
          + "rights of the file")
    case .diskFull:
      Sentence(
        zh: "磁盘已满，未做任何更改；请腾出空间后重试",
        en: "the disk is full and nothing was changed; make room and try again")
    case .busy:
      Sentence(
        zh: "登记库正被另一个程序使用，等待超时，未做任何更改；请稍后重试",
        en: "another program kept the register locked and nothing was changed; try again later")
    case .corrupted:
      Sentence(
        zh: "登记库文件已损坏；请停止使用并从备份恢复",
        en: "the register file is damaged; stop using it and restore a backup")
    case .inputOutput(let code):
      Sentence(
        zh: "磁盘读写失败（代码 \(code)），未做任何更改；请检查磁盘后重试",
        en: "the disk failed to read or write (code \(code)) and nothing was changed; "
          + "check the disk and try again")
    case .other(let code):
      Sentence(
        zh: "登记库操作失败（SQLite 代码 \(code)），未做任何更改",
        en: "the register failed (SQLite code \(code)) and nothing was changed")
    default: Sentence(zh: "登记库操作失败", en: "the register failed")
    }
  }

  private var dutyMessage: Sentence {
    switch self {
    case .unknownUser(let name):
      Sentence(
        zh: "没有用户 \(name)；请用 stipend user list 查看",
        en: "there is no user \(name); see stipend user list")
    case .userExists(let name):
      Sentence(
        zh: "用户 \(name) 已存在；请换一个名称", en: "there is a user \(name) already; choose another name")
    case .lastAdministrator:
      Sentence(
        zh: "这是最后一名管理员，不能停用，也不能收回其角色；请先授权另一名管理员",
        en: "this is the last administrator, who keeps role and access; "
          + "grant the role to somebody else first")
    case .nothingToChange:
      Sentence(zh: "已是如此，未做任何更改", en: "it is so already; nothing was changed")
    default:
      Sentence(
        zh: "名册的流程或用户的角色不允许这样做，未做任何更改；请用 stipend roll steps 查看进度",
        en: "the cycle of the roll or the role of the user forbids it and nothing was changed; "
          + "see stipend roll steps")
    }
  }

  private var keyMessage: Sentence {
    let mend = Sentence(
      zh: "请从备份恢复该文件；确已遗失时，用 stipend audit key --replace --reason 换用新钥，换钥会留下记录",
      en: "restore the file from a backup; if it is lost for good, record a new key with "
        + "stipend audit key --replace --reason")
    return switch self {
    case .keyForeign(let path):
      Sentence(
        zh: "\(path)：不是这个登记库的签名钥，未做任何更改；请先移走该文件，再\(mend.zh.dropFirst())",
        en: "\(path): not the key of this register; nothing was changed. Move the file away, then "
          + mend.en)
    case .keyUnreadable(let path):
      Sentence(
        zh: "\(path)：读不到签名钥，未做任何更改；\(mend.zh)",
        en: "\(path): no signing key can be read; nothing was changed; \(mend.en)")
    case .keyUnwritable(let path):
      Sentence(
        zh: "\(path)：写不了签名钥文件，未做任何更改；请检查文件夹和权限",
        en: "\(path): the signing key cannot be written; nothing was changed; check the folder and "
          + "its permissions")
    case .keyMissing(let path):
      Sentence(
        zh: "\(path)：没有签名钥文件，未做任何更改；\(mend.zh)",
        en: "\(path): the signing key is not there; nothing was changed; \(mend.en)")
    default: machineMessage
    }
  }

  private var contentMessage: Sentence {
    switch self {
    case .secondLine(let worker, let rule, let period, let instalment):
      Sentence(
        zh: "\(worker)：条款 \(rule) 在 \(period) 的第 \(instalment) 笔发放明细已存在；同一人同一事项同一周期只能有一笔",
        en:
          "\(worker): rule \(rule) already has instalment \(instalment) for \(period); one person "
          + "is paid once for a measure and period")
    case .notUnique:
      Sentence(
        zh: "该记录已存在（例如证件号码重复登记），未做任何更改",
        en: "the record exists already (for example an identity number recorded twice); nothing "
          + "was changed")
    case .appendOnly:
      Sentence(
        zh: "登记内容只能追加，已登记的事实、条目和已结算名册不能修改或删除；请用撤回或更正",
        en: "recorded facts, entries and settled rolls are never changed or deleted; withdraw the "
          + "batch or record a correction")
    case .budget:
      Sentence(
        zh: "资金渠道余额不足，未做任何更改；请用 stipend fund list 查看",
        en: "a fund has less left than it would spend and nothing was changed; "
          + "see stipend fund list")
    case .ledger:
      Sentence(
        zh: "转出的金额超过账户余额，未做任何更改；请用 stipend ledger show 查看",
        en: "an account would give more than it holds and nothing was changed; "
          + "see stipend ledger show")
    case .constraint:
      Sentence(
        zh: "记录不符合登记库的约束，未做任何更改",
        en: "a record breaks a rule of the register; nothing was changed")
    case .unknownEntry(let entry):
      Sentence(zh: "没有第 \(entry) 号条目", en: "there is no entry \(entry)")
    case .unknownBatch(let batch):
      Sentence(
        zh: "没有第 \(batch) 号导入批次；请用批次列表查看",
        en: "there is no import batch \(batch); see the list of batches")
    case .alreadyWithdrawn(let batch, let entry):
      Sentence(
        zh: "第 \(batch) 号导入批次已由第 \(entry) 号条目撤回",
        en: "import batch \(batch) was withdrawn before, by entry \(entry)")
    case .unknownRoll(let roll):
      Sentence(zh: "没有第 \(roll) 号名册", en: "there is no roll \(roll)")
    case .rollSettled(let policy, let period):
      Sentence(
        zh: "\(policy) \(period) 的名册已结算，不能更改；更正记入以后的周期",
        en: "the roll of \(policy) for \(period) is settled and never changes; corrections go into "
          + "a later period")
    case .unknownWorker(let worker):
      Sentence(zh: "没有编号为 \(worker) 的人员", en: "there is no worker \(worker)")
    case .unknownFact(let kind, let worker, let fact):
      Sentence(
        zh: "\(worker) 没有第 \(fact) 号有效事实（\(kind.rawValue)）",
        en: "\(worker) has no \(kind.rawValue) \(fact) that is still known")
    case .malformedDigest(let text):
      Sentence(
        zh: "摘要 \(text) 不是 64 位小写十六进制数",
        en: "digest \(text) is not 64 lower-case hexadecimal digits")
    default: Sentence(zh: "登记库操作失败", en: "the register failed")
    }
  }
}
