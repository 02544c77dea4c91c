import LuaRuntime
public import Workforce

extension PolicyError {
  /// `file:line: what is wrong; what was expected; what to do`.
  public var message: Sentence {
    let place = line > 0 ? "\(file):\(line): " : "\(file): "
    let text = problem.message
    return Sentence(zh: place + text.zh, en: place + text.en)
  }
}

extension PolicyError.Problem {
  var message: Sentence {
    switch self {
    case .unreadable(let path):
      Sentence(
        zh: "无法读取政策文件 \(path)；请检查路径和权限",
        en: "cannot read the policy file \(path); check path and permissions")
    case .lua(let error): error.message
    case .noPolicy:
      Sentence(
        zh: "没有 policy { … }；规则表须以 policy { id, title, jurisdiction, in_force, sources } 开头",
        en:
          "there is no policy { … }; a sheet begins with policy { id, title, jurisdiction, in_force, sources }"
      )
    case .duplicate("policy", _, let other):
      Sentence(
        zh: "第 \(other) 行已有 policy { … }；一份规则表只能有一个，请合并或拆成两个文件",
        en: "line \(other) already has a policy { … }; a sheet has one: merge them or make two files")
    case .duplicate(let kind, let id, let other):
      Sentence(
        zh: "\(kind) \"\(id)\" 已在第 \(other) 行定义；请改名或合并",
        en: "\(kind) \"\(id)\" is already defined on line \(other); rename or merge one")
    case .missingField(let owner, let name):
      Sentence(zh: "\(owner) 缺少 \(name)；请补上", en: "\(owner) has no \(name); add it")
    case .unknownField(let owner, let name, let known):
      Sentence(
        zh: "\(owner) 没有“\(name)”这一项\(guess(name, known).zh)",
        en: "\(owner) has no field \"\(name)\"\(guess(name, known).en)")
    case .unknownWord(let word, let known):
      Sentence(
        zh: "词汇表中没有 \(word)\(guess(word, known).zh)",
        en: "\(word) is not a word of rule sheets\(guess(word, known).en)")
    case .needsValue(let word):
      Sentence(zh: "\(word) 后面需要一个值", en: "\(word) needs a value after it")
    case .takesNoValue(let word):
      Sentence(zh: "\(word) 后面不能跟值；请删去", en: "\(word) takes no value; remove it")
    case .wrongValue(let word, let expected):
      Sentence(
        zh: "\(word) 的值不对；应为\(expected.text.zh)",
        en: "\(word) has the wrong kind of value; expected \(expected.text.en)")
    case .unknownValue(let word, let value, let known):
      Sentence(
        zh: "\(word) 不认识“\(value)”\(guess(value, known).zh)",
        en: "\(word) does not know \"\(value)\"\(guess(value, known).en)")
    case .badDate(let word, let text):
      Sentence(
        zh: "\(word) 的日期“\(text)”不存在或写法不对；应写成 \"2024-03-01\"",
        en: "\(word) has no such date \"\(text)\"; write it as \"2024-03-01\"")
    case .badMoney(let text):
      Sentence(
        zh: "金额“\(text)”不对；应为最多两位小数的元，例如 yuan(200) 或 yuan \"162.58\"",
        en:
          "\"\(text)\" is not an amount; write yuan(200), or yuan \"162.58\" with at most two decimals"
      )
    case .floatMoney:
      Sentence(
        zh: "金额不能是小数或由除法得出；整元写 yuan(200)，有角分写 yuan \"162.58\"，折算用 :prorated",
        en:
          "money cannot be a float or come from a division; write yuan(200) or yuan \"162.58\", and use :prorated to share by days"
      )
    case .mixedUnits(let word):
      Sentence(
        zh: "\(word)：单位不能混用（元、学时、天数、个数）",
        en: "\(word): units do not mix (money, hours, days, counts)")
    case .unknownSource(let owner, let name, let known):
      Sentence(
        zh: "“\(owner)”引用的来源“\(name)”不在 policy 的 sources 里\(guess(name, known).zh)",
        en:
          "\"\(owner)\" names the source \"\(name)\", which policy.sources does not have\(guess(name, known).en)"
      )
    case .unknownParameter(let name, let known):
      Sentence(
        zh: "没有 parameter \"\(name)\"\(guess(name, known).zh)",
        en: "there is no parameter \"\(name)\"\(guess(name, known).en)")
    case .unknownList(let name, let known):
      Sentence(
        zh: "没有 list \"\(name)\"\(guess(name, known).zh)",
        en: "there is no list \"\(name)\"\(guess(name, known).en)")
    case .unknownRule(let name, let known):
      Sentence(
        zh: "没有 rule \"\(name)\"\(guess(name, known).zh)",
        en: "there is no rule \"\(name)\"\(guess(name, known).en)")
    case .wrongUnit(let parameter, let expected):
      Sentence(
        zh: "parameter \"\(parameter)\" 的单位不对；这里需要 \(expected)",
        en: "parameter \"\(parameter)\" has the wrong unit; this place needs \(expected)")
    case .noValueInForce(let parameter, let date):
      Sentence(
        zh: "parameter \"\(parameter)\" 在政策生效日 \(date) 还没有数值；请补上从该日起的 from",
        en:
          "parameter \"\(parameter)\" has no value on \(date), the first day in force; add a from for that day"
      )
    case .segmentsOutOfOrder(let parameter):
      Sentence(
        zh: "parameter \"\(parameter)\" 的 from 须按日期先后排列且不重复",
        en: "parameter \"\(parameter)\" must list its from dates in rising order, each once")
    case .unusedParameter(let name):
      Sentence(
        zh: "parameter \"\(name)\" 没有被任何条款使用；请删去或改正引用",
        en: "no rule uses parameter \"\(name)\"; remove it or correct the name where it is used")
    case .levelNeeded(let word):
      Sentence(
        zh: "\(word) 需要级别；请在条款里写 level = certificate.highest { … } 或 each = certificate.each { … }",
        en:
          "\(word) needs a level; give the rule level = certificate.highest { … } or each = certificate.each { … }"
      )
    case .sameMeasure(let rule, _, let other):
      Sentence(
        zh: "rule \"\(rule)\" 与第 \(other) 行的条款同名；两条条款会对同一人重复发放，请改名或合并",
        en:
          "rule \"\(rule)\" has the name of the rule on line \(other); both would pay one person under one measure: rename or merge one"
      )
    case .levelWithoutFund(let rule, let level):
      Sentence(
        zh: "rule \"\(rule)\" 对 \(level) 有金额却没有资金渠道；请在 fund 中补上",
        en: "rule \"\(rule)\" pays \(level) but names no fund for it; add it to fund")
    case .sharesNotWhole(let percent):
      Sentence(
        zh: "分担比例合计 \(percent)%，应为 100%；请改正 shared 里的百分比",
        en: "the shares add up to \(percent) %, not 100 %; correct the percentages in shared")
    case .limitOverShares(let rule):
      Sentence(
        zh: "rule \"\(rule)\" 由几个渠道分担，不能再受 limit 封顶；请改用 :at_most",
        en:
          "rule \"\(rule)\" is shared by several funds and cannot be under a limit; use :at_most in its amount"
      )
    case .tooMany(let what, let most):
      Sentence(zh: "\(what) 太多；最多 \(most) 个", en: "too many entries in \(what); at most \(most)")
    case .tooManyValues, .tooMuchMoney, .readOnly, .notPositive, .emptyList, .namedTwice, .eitherOr,
      .unknownFund, .badName, .idNotPlace, .endBeforeStart, .notOfSubject,
      .notInStaff:
      contentMessage
    }
  }

  /// Faults in what a sheet says rather than in how it is written.
  private var contentMessage: Sentence {
    switch self {
    case .tooManyValues(let word):
      Sentence(zh: "\(word) 后面的值太多；请删去多余的", en: "\(word) has more values than it takes; remove the others")
    case .tooMuchMoney:
      Sentence(zh: "金额过大；请核对，最多 10 万亿元", en: "the amount is too large; check it: at most 10^13 yuan")
    case .readOnly(let word):
      Sentence(zh: "\(word) 是规则表的词，不能改写；请用 local 另起名字", en: "\(word) is a word of rule sheets and cannot be changed; use a local of your own")
    case .notPositive(let word):
      Sentence(zh: "\(word) 的数值必须大于零；不发放的级别请不要写", en: "an amount in \(word) must be above zero; leave out a level that is not paid")
    case .emptyList(let what):
      Sentence(zh: "\(what) 是空的；请写上内容或删去", en: "\(what) is empty; fill it or remove it")
    case .namedTwice(let what, let name):
      Sentence(zh: "\(what) 中“\(name)”出现了两次；请删去一个", en: "\(what) has \"\(name)\" twice; remove one")
    case .eitherOr(let owner, let first, let second):
      Sentence(zh: "\(owner) 不能同时写 \(first) 和 \(second)；请只留一个", en: "\(owner) cannot have both \(first) and \(second); keep one")
    case .unknownFund(let name, let known):
      Sentence(zh: "policy 的 funds 里没有“\(name)”\(guess(name, known).zh)", en: "policy.funds has no \"\(name)\"\(guess(name, known).en)")
    case .badName(let kind, let name):
      Sentence(
        zh: "\(kind) 的名字“\(name)”不能用；不能为空，不能含空格、逗号、引号和控制字符",
        en: "\(kind) cannot be named \"\(name)\"; use no blanks, commas, quotes or control characters")
    case .endBeforeStart(let from, let to):
      Sentence(zh: "\(from) 至 \(to) 的止日早于起日；请改正", en: "\(from) to \(to) ends before it starts; correct one of them")
    case .idNotPlace(let id, let place):
      Sentence(
        zh: "policy 的 id \"\(id)\" 与文件位置 \(place) 不一致；请改其中一个",
        en: "the policy's id \"\(id)\" is not its place \(place); change one of them")
    case .notOfSubject(let word, .worker):
      Sentence(
        zh: "\(word) 只能用在 subject = \"organisation\" 或 \"station\" 的规则表里；请在 policy 里写 subject，或改用说人的词",
        en:
          "\(word) belongs in a sheet about organisations or stations; give the policy a subject, or use words about people"
      )
    case .notInStaff(let word):
      Sentence(
        zh: "staff 的 when 里不能写 \(word)；请只用说人的词",
        en: "\(word) cannot stand in the when of staff; use words about people")
    case .notOfSubject(let word, let subject):
      Sentence(
        zh: "\(word) 说的是人，本规则表的对象是\(subject.title.zh)；请写在 staff { when = { … } } 里，或另立规则表",
        en:
          "\(word) is about people, and the sheet is about a \(subject.title.en); write it in staff { when = { … } } or in a sheet of its own"
      )
    default: Sentence(same: "")
    }
  }

  /// A suggestion where a known name is near, else the list of them.
  private func guess(_ text: String, _ known: [String]) -> Sentence {
    if let near = nearest(to: text, among: known) {
      return Sentence(zh: "；是否想写 \(near)？", en: "; did you mean \(near)?")
    }
    guard !known.isEmpty else { return Sentence(same: "") }
    let list = known.prefix(12).joined(separator: ", ")
    return Sentence(zh: "；可用：\(list)", en: "; known: \(list)")
  }
}

extension PolicyError.Problem.Expected {
  var text: Sentence {
    switch self {
    case .text: Sentence(zh: "文字", en: "text in quotes")
    case .wholeNumber: Sentence(zh: "整数", en: "a whole number")
    case .date:
      Sentence(zh: "日期，例如 from \"2024-03-01\" { … }", en: "a date, as in from \"2024-03-01\" { … }")
    case .table: Sentence(zh: "{ … } 表", en: "a table { … }")
    case .money: Sentence(zh: "金额，例如 yuan(200)", en: "an amount, as in yuan(200)")
    case .function:
      Sentence(
        zh: "说明和函数：(\"说明\", function(worker, period) … end)",
        en: "a label and a function: (\"label\", function(worker, period) … end)")
    case .clause:
      Sentence(
        zh: "条件，即接上 .held \"on the last day\"、.at_least(…) 这样的问法",
        en: "a clause, which ends in a question such as .held \"on the last day\" or .at_least(…)")
    case .amount:
      Sentence(
        zh: "金额，例如 by_level \"…\"、fixed(yuan(200)) 或函数",
        en: "an amount: by_level \"…\", fixed(yuan(200)) or a function")
    case .measure:
      Sentence(zh: "可计量的词，例如岗位天数 .days", en: "a measure, such as the .days of a posting")
    case .level: Sentence(zh: "certificate.highest { … }", en: "certificate.highest { … }")
    case .hoursOrMoney: Sentence(zh: "yuan(…) 或 hours(…)", en: "yuan(…) or hours(…)")
    case .oneOf(let list):
      Sentence(
        zh: "其中之一：" + list.joined(separator: "、"), en: "one of: " + list.joined(separator: ", "))
    }
  }
}
