public import Workforce

extension LuaError: ExplainedError {
  /// What is wrong, what was expected and what to do, without the place. The caller that knows the
  /// file puts `file:line: ` before it.
  public var message: Sentence {
    switch self {
    case .textTooLong, .textHasNul, .textIsBytecode, .textIsNotUTF8, .textHasHiddenCharacter,
      .nestedTooDeeply, .syntax:
      textMessage
    case .instructionsSpent, .liveBytesSpent, .requestedBytesSpent, .blockTooLarge, .outputSpent,
      .outOfMemory, .forbidden:
      limitMessage
    case .notBoolean, .notWholeFen, .negativeFen, .tooManyFen, .undecided, .unsuitableValue,
      .carriedOver, .noSuchFunction, .unknownParameter, .noParameterValue:
      resultMessage
    case .raised(let text, _):
      Sentence(zh: "规则表中的计算报错：\(text)", en: "the sheet's calculation failed: \(text)")
    case .coded(let code, _, let details):
      Sentence(
        zh: details["zh"].string ?? details["message"].string ?? code,
        en: details["en"].string ?? details["message"].string ?? code)
    case .unknownName(let name, _):
      Sentence(zh: "条文里没有“\(name)”这个词；请检查拼写", en: "unknown name '\(name)'; check its spelling")
    case .readOnly(let name, _):
      Sentence(
        zh: "\(name) 是只读的；请用 local 另建一个", en: "\(name) is read-only; make a local of your own")
    case .globalWrite(let name, _):
      Sentence(
        zh: "条文里不能设全局变量“\(name)”；请用 local",
        en: "global variables cannot be set in a rule sheet: '\(name)'; use local")
    }
  }

  private var textMessage: Sentence {
    switch self {
    case .textTooLong(let bytes, let limit):
      Sentence(
        zh: "条文有 \(bytes) 字节，上限 \(limit)；请拆成几份",
        en: "the sheet has \(bytes) bytes, the limit is \(limit); split it")
    case .textHasNul:
      Sentence(zh: "条文含有空字节；请另存为纯文本", en: "the sheet contains a zero byte; save it as plain text")
    case .textIsBytecode:
      Sentence(zh: "这是编译过的程序，不是文本；请提交原文", en: "this is a compiled program; hand in the text itself")
    case .textIsNotUTF8:
      Sentence(zh: "条文不是 UTF-8；请另存为 UTF-8", en: "the sheet is not UTF-8; save it as UTF-8")
    case .textHasHiddenCharacter(let point, _):
      Sentence(
        zh: "条文含有改变阅读方向的字符 U+\(hexadecimal(point))；请删除",
        en:
          "the sheet contains U+\(hexadecimal(point)), which changes the reading direction; delete it"
      )
    case .nestedTooDeeply:
      Sentence(zh: "括号或语句嵌套过深；请拆开", en: "brackets or blocks are nested too deeply; take them apart")
    case .syntax(let text, _):
      Sentence(zh: "语法错误：\(text)", en: "syntax error: \(text)")
    default: Sentence(same: "")
    }
  }

  private var limitMessage: Sentence {
    switch self {
    case .instructionsSpent:
      Sentence(
        zh: "步数用完，计算没有结束；请检查循环", en: "the steps are spent and it did not end; check its loops")
    case .liveBytesSpent:
      Sentence(zh: "占用内存超过上限", en: "too much memory is in use; keep fewer values")
    case .requestedBytesSpent:
      Sentence(zh: "申请内存总量超过上限", en: "too much memory was asked for; build fewer texts and tables")
    case .blockTooLarge:
      Sentence(zh: "单个文本、表或调用层数过大", en: "one text, one table or the depth of calls is too large")
    case .outputSpent:
      Sentence(zh: "生成的文本超过上限", en: "too much text was built; build less")
    case .outOfMemory:
      Sentence(zh: "内存不足", en: "out of memory; try again with more")
    case .forbidden(let name, _):
      Sandbox.refusal(of: name)
    default: Sentence(same: "")
    }
  }

  private var resultMessage: Sentence {
    switch self {
    case .notBoolean(let got, _):
      Sentence(
        zh: "条件必须得出 true 或 false，得到 \(got)", en: "a check must give true or false, not \(got)")
    case .notWholeFen(let got, _):
      Sentence(zh: "金额必须是整数分，得到 \(got)", en: "an amount must be whole fen, not \(got)")
    case .negativeFen(let got, _):
      Sentence(zh: "金额不能为负：\(got)", en: "an amount must not be negative: \(got)")
    case .tooManyFen(let got, _):
      Sentence(zh: "金额过大：\(got) 分", en: "the amount is too large: \(got) fen")
    case .undecided(let fact, _):
      Sentence(zh: "缺少事实：\(fact)；请补录", en: "missing fact: \(fact); record it")
    case .unsuitableValue(let text, _):
      Sentence(zh: "条文给出的值无法使用：\(text)", en: "the sheet gives a value that cannot be used: \(text)")
    case .carriedOver(let variable, _):
      Sentence(
        zh: "函数改写了外面的变量“\(variable)”，会影响其他人；请在函数里用 local",
        en: "a function changes '\(variable)' outside itself; use a local inside it")
    case .unknownParameter(let name, _):
      Sentence(zh: "没有 parameter \"\(name)\"；请检查拼写", en: "there is no parameter \"\(name)\"; check its spelling")
    case .noParameterValue(let name, _):
      Sentence(
        zh: "parameter \(name) 在当月最后一日没有数值；请补上",
        en: "parameter \(name) has no value on the last day of the month; add one")
    default:
      Sentence(zh: "没有这个函数", en: "there is no such function")
    }
  }
}

/// A code point in at least four hexadecimal digits.
private func hexadecimal(_ point: UInt32) -> String {
  let digits = String(point, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
