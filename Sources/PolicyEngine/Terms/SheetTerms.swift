// Words that build the sheet itself.

import Workforce

enum SheetTerms: Family {
  /// The words that begin a statement of a sheet.
  static let statements: Set = [
    "policy", "parameter", "list", "rule", "standard", "limit", "exclusive", "stacking", "floor",
    "ceiling",
  ]

  static let words = [
    Word("policy", .call, zh: "政策的标题、区划、生效日期和来源", en: "title, division, dates and sources"),
    Word("parameter", .call, zh: "有日期、有来源的数值", en: "dated values with a source"),
    Word("list", .call, zh: "名单；在条件里按名引用", en: "a list of names, used by name in clauses"),
    Word("rule", .call, zh: "发放条款", en: "a rule that pays"),
    Word("standard", .call, zh: "标准：查出不足，不发钱", en: "a standard that finds shortfalls"),
    Word("limit", .call, zh: "几条条款合计的封顶", en: "a ceiling over several rules"),
    Word("from", .call, zh: "自某日起", en: "from a day on"),
    Word(
      "from.to", .call, zh: "至某日止（含当日）；写在 in_force 里，以后的月份不再发放",
      en: "to a day, included; in in_force, months that end later are refused"),
    Word("yuan", .call, zh: "元；有小数时写成文字 \"162.58\"", en: "yuan; decimals as text"),
    Word("hours", .call, zh: "学时", en: "hours of training"),
    Word(
      "exclusive", .call, zh: "几条条款只发一条：takes = \"first\" 或 \"highest\"",
      en: "of several rules one pays: takes = \"first\" or \"highest\""),
    Word(
      "stacking", .call,
      zh: "几条条款可以叠加，各发各的（文件写明的）；别的规则表的条款写成 \"政策编号:条款\"",
      en: "rules that a document lets stand beside each other, each paid in full; a rule of another "
        + "sheet is \"policy:rule\""),
    Word(
      "by_case", .call, zh: "按情形确定资金渠道：by_case { { 条件, \"city\" }, \"county\" }，末项为其余情形",
      en: "the fund by case: by_case { { clause, \"city\" }, \"county\" }; the last is for the rest"),
    Word(
      "floor", .call, zh: "下限：下级规则表同名 parameter 不得低于此数",
      en: "a floor under a parameter of the sheets of places below this one"),
    Word(
      "ceiling", .call, zh: "上限：下级规则表同名 parameter 不得高于此数",
      en: "a ceiling over a parameter of the sheets of places below this one"),
    Word(
      "shared", .call, zh: "几个资金渠道按百分比分担：shared { { \"city\", 60 }, { \"county\", 40 } }",
      en: "funds that share a line by percent"),
  ]
}
