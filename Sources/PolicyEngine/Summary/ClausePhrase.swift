// How words read in a sentence, where their meaning alone would not make one.

import Workforce

/// A word as part of a sentence: `{base}` stands for what it follows on, `{value}` for its value.
struct ClausePhrase {
  private let zh: String
  private let en: String

  /// Nil for a word that is said by its meaning.
  init?(_ path: String) {
    guard let phrase = Self.phrases[path] else { return nil }
    (zh, en) = phrase
  }

  func text(base: Sentence, _ values: [Sentence]) -> Sentence {
    let values = values.filter { !$0.en.isEmpty }
    func filled(_ phrase: String, _ base: String, _ value: String) -> String {
      var phrase = phrase
      if value.isEmpty {
        phrase = phrase.replacing("（{value}）", with: "").replacing(" ({value})", with: "")
      }
      // Words that select something say so where they stand alone.
      let base = base.hasPrefix("选定") ? String(base.dropFirst(2)) : base
      return phrase.replacing("{base}", with: base).replacing("{value}", with: value)
    }
    return Sentence(
      zh: filled(zh, base.zh, values.map(\.zh).joined(separator: "；")),
      en: filled(en, base.en, values.map(\.en).joined(separator: "; ")))
  }

  /// Unit of a number compared with what a word gives; nil where it has none or says it itself.
  static func unit(of path: String) -> Sentence? {
    switch path.split(separator: ".").last {
    case "days": Sentence(zh: "天", en: "day(s)")
    case "months", "longest_run", "current_run", "run_until", "months_since":
      Sentence(zh: "个月", en: "month(s)")
    case "years", "years_since": Sentence(zh: "年", en: "year(s)")
    default: nil
    }
  }

  /// Values of settings that are words.
  static let settings: [String: Sentence] = [
    "registration": Sentence(zh: "本登记期", en: "the registration"),
    "approval": Sentence(zh: "取得证书", en: "approval"),
    "same": Sentence(zh: "与所计级别或单位相同", en: "the same"),
    "the first day": Sentence(zh: "当月首日", en: "the first day"),
    "the last day": Sentence(zh: "当月末日", en: "the last day"),
  ]

  private static let phrases: [String: (String, String)] = [
    "in_parts": ("分 {value} 期从发放中扣回", "deducted in {value} equal parts"),
    "once_per": ("每个级别一生一次", "once in a lifetime for each level"),
    "posting": ("岗位（{value}）", "a posting ({value})"),
    "postings.held": ("{value}任职于{base}", "serves {value} in {base}"),
    "postings.held_on": ("于{value}任职于{base}", "serves on {value} in {base}"),
    "postings.held_between": ("在期间内任职于{base}（{value}）", "serves between in {base} ({value})"),
    "postings.days": ("当月任职于{base}的天数，重叠只计一次", "days of the month in {base}, each counted once"),
    "circumstances.held": ("{value}有{base}", "{base} {value}"),
    "circumstances.recorded": (
      "{value}有{base}，没有任何这类记录时待定", "{base} {value}, undecided when nothing of the kind is recorded"
    ),
    "circumstances.held_on": ("于{value}有{base}", "{base} on {value}"),
    "circumstances.recorded_on": (
      "于{value}有{base}，没有任何这类记录时待定",
      "{base} on {value}, undecided when nothing of the kind is recorded"
    ),
    "circumstances.first_day": ("{base}最早的日期", "the earliest day of {base}"),
    "circumstances.latest_day": ("{base}最近的日期", "the latest day of {base}"),
    "measure.no_later_than": ("{base}不晚于{value}", "{base} no later than {value}"),
    "measure.no_earlier_than": ("{base}不早于{value}", "{base} no earlier than {value}"),
    "measure.months_later": ("{base}之后 {value} 个月", "{value} month(s) after {base}"),
    "registration.is_current": ("{value}所计级别登记有效", "the level is registered {value}"),
    "registration.ends_within": (
      "月末有效的登记将在 {value} 天内到期", "the registration current on the last day ends within {value} days"
    ),
    "assessed.at_least": (
      "{base}不低于{value}，没有记录时待定", "{base} is {value} or better, undecided without one"
    ),
    "assessed.is_not": ("{base}不是{value}，没有记录时待定", "{base} is not {value}, undecided without one"),
    "assessed.not_recorded_as": ("{base}没有记录为{value}", "{base} is not recorded as {value}"),
  ]
}
