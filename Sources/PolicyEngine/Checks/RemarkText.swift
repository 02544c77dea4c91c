// The sentences of remarks, two kinds: about the writing of a sheet and about what it states.

import LuaRuntime
import Workforce

enum RemarkText {
  static func written(_ kind: Remark.Kind) -> Sentence {
    switch kind {
    case .foreignCharacter(let text, let meant):
      meant == nil
        ? Sentence(
          zh: "“\(text)”写在引号外，Lua 不认识", en: "\"\(text)\" stands outside of quotation marks")
        : Sentence(
          zh: "“\(text)”是中文（全角）字符，不能当代码用",
          en: "\"\(text)\" is a Chinese (full-width) character, which is not code")
    case .unfinishedText: Sentence(zh: "引号没有成对", en: "a text has no closing quotation mark")
    case .missingComma: Sentence(zh: "这一项后面缺少逗号", en: "a comma is missing after this entry")
    case .neverClosed(let bracket):
      Sentence(zh: "“\(bracket)”没有对应的右括号", en: "this \"\(bracket)\" is never closed")
    case .unexpected(let found, let wanted):
      Sentence(
        zh: found.isEmpty ? "文件在此中断；应为 \(wanted)" : "这里不应有“\(found)”；应为 \(wanted)",
        en: found.isEmpty
          ? "the sheet ends here; expected \(wanted)"
          : "unexpected \"\(found)\"; expected \(wanted)")
    case .reservedName(let name):
      Sentence(
        zh: "“\(name)”是 Lua 的保留字，不能作名字",
        en: "\"\(name)\" is a word Lua reserves; it cannot be a name")
    case .globalWrite(let name):
      Sentence(zh: "“\(name)”没有写 local", en: "\"\(name)\" is set without local")
    case .unknownName(let name, _):
      Sentence(zh: "没有“\(name)”这个词", en: "there is no word \"\(name)\"")
    case .unknownMethod(let name, _):
      Sentence(zh: "worker 没有 \(name)", en: "a worker has no \(name)")
    case .forbidden(let name): Sandbox.refused(name)
    case .miscompiled(let form):
      Sentence(
        zh: "Lua 5.4.4 会把 \(form) 这种写法算错", en: "Lua 5.4.4 computes the form \(form) wrongly")
    case .noValueReturned:
      Sentence(
        zh: "这个函数有的走法没有 return 值；会得到 nil，该行将暂缓",
        en: "one way through this function returns nothing; it gives nil there and the line is held"
      )
    case .luaLogic(let word):
      Sentence(
        zh: word == "not" ? "“not”把条件变成了“否”" : "“\(word)”只留下两个条件中的一个",
        en: word == "not" ? "\"not\" turns a clause into false" : "\"\(word)\" keeps only one of the two clauses")
    case .listMeant(let name):
      Sentence(
        zh: "“\(name)”是一份 list 的名字，这里却只是文字", en: "\"\(name)\" is the name of a list, and here only a text")
    case .outerBlank(let text):
      Sentence(
        zh: "“\(text)”的开头或末尾有空格，与没有空格的不相等",
        en: "\"\(text)\" begins or ends with a blank, and is not equal to the same without it")
    default: Sentence(same: "")
    }
  }

  static func mend(_ kind: Remark.Kind) -> Sentence? {
    switch kind {
    case .foreignCharacter(let text, let meant):
      switch meant {
      case nil: Sentence(zh: "应写成 \"\(text)\"", en: "write \"\(text)\"")
      case "\"\""?:
        Sentence(
          zh: "应写成 \"\(text.dropFirst().dropLast())\"",
          en: "write \"\(text.dropFirst().dropLast())\"")
      case " "?: Sentence(zh: "改成半角空格", en: "use a plain blank")
      case let meant?: Sentence(zh: "应写成 \(meant)", en: "write \(meant)")
      }
    case .unfinishedText: Sentence(zh: "在文字末尾补上 \"", en: "add \" at the end of the text")
    case .missingComma: Sentence(zh: "补上 ,", en: "add ,")
    case .neverClosed(let bracket):
      bracket == "{" ? Sentence(zh: "补上 }", en: "add }") : Sentence(zh: "补上 )", en: "add )")
    case .reservedName(let name):
      Sentence(zh: "换一个名字，例如 \(name)_day", en: "take another name, such as \(name)_day")
    case .globalWrite(let name):
      Sentence(zh: "应写成 local \(name) = …", en: "write local \(name) = …")
    case .unknownName(_, let near), .unknownMethod(_, let near): guess(near)
    case .miscompiled:
      Sentence(
        zh: "先用 local 存下括号里的结果，再使用", en: "put the inner result into a local first, then use that")
    case .noValueReturned:
      Sentence(zh: "在 end 前补上 return", en: "add a return before the end")
    case .luaLogic(let word):
      switch word {
      case "or": Sentence(zh: "应写成 any_of { …, … }", en: "write any_of { …, … }")
      case "and": Sentence(zh: "应写成 all_of { …, … }", en: "write all_of { …, … }")
      default: Sentence(zh: "应写成 none_of { … }", en: "write none_of { … }")
      }
    case .listMeant(let name):
      Sentence(zh: "是否想写 list \"\(name)\"？", en: "did you mean list \"\(name)\"?")
    case .outerBlank: Sentence(zh: "删去空格", en: "remove the blank")
    default: nil
    }
  }

  static func stated(_ kind: Remark.Kind) -> Sentence {
    switch kind {
    case .unitsMix(let left, let right):
      Sentence(
        zh: "单位不能混用：左边是\(left.title.zh)，右边是\(right.title.zh)",
        en: "units do not mix: \(left.title.en) on the left, \(right.title.en) on the right")
    case .noDate(let text, _):
      Sentence(
        zh: "日期“\(text)”不存在或写法不对", en: "there is no date \"\(text)\", or it is not written so")
    case .farDate(let text):
      Sentence(zh: "日期“\(text)”离现在太远", en: "the date \"\(text)\" is far from the present")
    case .unused(let kind, let name):
      Sentence(zh: "\(kind) \"\(name)\" 没有被用到", en: "\(kind) \"\(name)\" is not used")
    case .unknownFund(let name, _):
      Sentence(
        zh: "资金渠道“\(name)”不在 policy 的 funds 里", en: "the fund \"\(name)\" is not in policy.funds")
    case .noFunds:
      Sentence(zh: "policy 没有写 funds，不知道由谁出钱", en: "policy names no funds, so nobody is said to bear the money")
    case .badJurisdiction(let code):
      Sentence(zh: "“\(code)”不是行政区划代码", en: "\"\(code)\" is not the code of a division")
    case .neverFails(let clause, let line):
      Sentence(
        zh: "\(clause) 不起作用：第 \(line) 行的条件成立时它总成立",
        en: "\(clause) never refuses anybody: it holds whenever line \(line) does")
    case .neverHolds(let clause, let line):
      Sentence(
        zh: "\(clause) 与第 \(line) 行的条件不能同时成立，没有人能符合",
        en: "\(clause) and the clause on line \(line) can never hold together; nobody qualifies")
    case .paidTwice(let rule, let other, let line, let parameter):
      Sentence(
        zh: "rule \"\(rule)\" 和第 \(line) 行的 rule \"\(other)\" 都按 parameter \"\(parameter)\" 发给同一人，"
          + "却没有说明如何合并",
        en:
          "rule \"\(rule)\" and rule \"\(other)\" on line \(line) both pay one person by parameter "
          + "\"\(parameter)\" without saying how they combine")
    case .shares(let percent):
      Sentence(zh: "各方份额合计 \(percent)%，应为 100%", en: "the shares add up to \(percent) %, not 100 %")
    case .levelMissing(let parameter, let level, let from, _):
      Sentence(
        zh: "parameter \"\(parameter)\" 自 \(from) 起没有 \(level) 的数值；按级别发放时该级别会暂缓",
        en:
          "parameter \"\(parameter)\" has no value for \(level) from \(from) on; such lines are held"
      )
    case .segmentNeverApplies(let parameter, let from, let next):
      Sentence(
        zh: "parameter \"\(parameter)\" 自 \(from) 起的数值用不到：生效前已被 \(next) 起的数值代替",
        en:
          "the value of \"\(parameter)\" from \(from) never applies: \(next) replaces it before the policy is in force"
      )
    case .valueMissing(let parameter, let inForce):
      Sentence(
        zh: "parameter \"\(parameter)\" 在政策生效日 \(inForce) 还没有数值",
        en: "parameter \"\(parameter)\" has no value on \(inForce), the first day in force")
    case .emptySource(let name):
      Sentence(zh: "来源“\(name)”没有文字", en: "the source \"\(name)\" has no text")
    case .segmentAfterEnd(let parameter, let from, let end):
      Sentence(
        zh: "parameter \"\(parameter)\" 自 \(from) 起的数值用不到：规则表至 \(end) 止",
        en: "the value of \"\(parameter)\" from \(from) never applies: the sheet ends on \(end)")
    case .versionsOverlap(let other, true, let from):
      Sentence(
        zh: "与 \(other) 是同一政策，自 \(from) 起两个版本同时有效",
        en: "this is the same policy as \(other), and both are in force from \(from) on")
    case .versionsOverlap(let other, false, let from):
      Sentence(
        zh: "本表代替 \(other)，但自 \(from) 起两表同时有效",
        en: "this replaces \(other), and both are in force from \(from) on")
    case .versionGap(let other, let from, let to):
      Sentence(
        zh: "与上一版本 \(other) 之间，\(from) 至 \(to) 没有有效版本",
        en: "no version is in force from \(from) to \(to), after \(other)")
    case .unknownPolicy(let name, _):
      Sentence(zh: "没有政策“\(name)”", en: "there is no policy \"\(name)\"")
    case .beyondBound(let breach): breach.text
    case .toConfirm(let text): Sentence(zh: "待核实：\(text)", en: "to confirm: \(text)")
    default: Sentence(same: "")
    }
  }

  static func advise(_ kind: Remark.Kind) -> Sentence? {
    switch kind {
    case .unitsMix(let left, .count) where left == .hours || left == .money:
      left == .hours
        ? Sentence(zh: "写成 hours(…)", en: "write hours(…)")
        : Sentence(zh: "写成 yuan(…)", en: "write yuan(…)")
    case .unitsMix: Sentence(zh: "改成同一单位", en: "give both the same unit")
    case .noDate(_, let meant?): Sentence(zh: "应写成 \"\(meant)\"", en: "write \"\(meant)\"")
    case .noDate: Sentence(zh: "应写成 \"2024-03-01\" 的样子", en: "write it like \"2024-03-01\"")
    case .farDate: Sentence(zh: "请核对年份", en: "check the year")
    case .unused:
      Sentence(zh: "删去，或改正引用处的名字", en: "remove it, or correct the name where it is meant")
    case .unknownFund(let name, let near):
      guess(near) ?? Sentence(zh: "在 funds 中补上 \(name)", en: "add \(name) to funds")
    case .noFunds:
      Sentence(zh: "补上 funds = { city = \"市级资金\" }", en: "add funds = { city = \"money of the city\" }")
    case .badJurisdiction:
      Sentence(zh: "写六位数字（GB/T 2260），例如 640100", en: "write the six digits of GB/T 2260, such as 640100")
    case .neverFails: Sentence(zh: "删去这一条件，或改正其中的数", en: "remove it, or correct its number")
    case .neverHolds: Sentence(zh: "改正其中一条", en: "correct one of the two")
    case .paidTwice(let rule, let other, _, _):
      Sentence(
        zh: "用 limit、exclusive 或 stacking \"…\" { rules = { \"\(other)\", \"\(rule)\" }, … } 说明",
        en: "say so with limit, exclusive or stacking \"…\" "
          + "{ rules = { \"\(other)\", \"\(rule)\" }, … }")
    case .shares: Sentence(zh: "改正份额", en: "correct the shares")
    case .levelMissing(_, let level, _, _):
      Sentence(
        zh: "补上 \(level)；不发放的级别用 certificate.level_in { … } 排除",
        en: "add \(level); leave out levels that get nothing with certificate.level_in { … }")
    case .segmentNeverApplies, .segmentAfterEnd: Sentence(zh: "删去，或改正日期", en: "remove it, or correct its date")
    case .valueMissing(_, let inForce):
      Sentence(zh: "补上 from \"\(inForce)\" 起的数值", en: "add a value from \"\(inForce)\"")
    case .emptySource: Sentence(zh: "写明文件名和文号", en: "name the document and its number")
    case .versionsOverlap(let other, _, let from):
      Sentence(
        zh: "给 \(other) 写上止日：in_force = from \"…\" :to \"\(from.adding(days: -1))\"",
        en: "give \(other) its end: in_force = from \"…\" :to \"\(from.adding(days: -1))\"")
    case .versionGap: Sentence(zh: "改正起止日", en: "correct the dates in force")
    case .unknownPolicy(_, let near): guess(near)
    case .beyondBound(let breach): breach.advice
    default: nil
    }
  }

  private static func guess(_ near: String?) -> Sentence? {
    near.map { Sentence(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
  }
}

extension Quantity {
  var title: Sentence {
    switch self {
    case .money: Sentence(zh: "金额", en: "money")
    case .hours: Sentence(zh: "学时", en: "hours")
    case .days: Sentence(zh: "天数", en: "days")
    case .count: Sentence(zh: "个数", en: "a count")
    case .date: Sentence(zh: "日期", en: "a date")
    }
  }
}

extension Sandbox {
  /// Why a name is not available.
  fileprivate static func refused(_ name: String) -> Sentence {
    let reason = forbidden.first { $0.name == name }?.reason ?? Sentence(same: "")
    return Sentence(
      zh: "规则表里不能用 \(name)：\(reason.zh)", en: "\(name) is not available in a sheet: \(reason.en)")
  }
}
