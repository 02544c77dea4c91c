import Exchange
import RegistryStore
import Workforce

extension LineChange {
  /// What was decided, by whom and why.
  var summary: Sentence {
    let what: Sentence =
      switch verdict {
      case .pay where fen < 0:
        Sentence(
          zh: "决定扣回 \(Money(fen: -fen).grouped) 元（\(payer)）",
          en: "takes back \(Money(fen: -fen).grouped) yuan (\(payer))")
      case .pay:
        Sentence(
          zh: "决定补发 \(Money(fen: fen).grouped) 元（\(payer)）",
          en: "pays \(Money(fen: fen).grouped) yuan (\(payer))")
      case .refuse: Sentence(zh: "决定不补不扣", en: "leaves it as it was paid")
      case .holdBack:
        Sentence(
          zh: "缓发 \(Money(fen: -fen).grouped) 元（\(payer)）",
          en: "holds back \(Money(fen: -fen).grouped) yuan (\(payer))")
      case .release: Sentence(zh: "取消缓发", en: "holds it back no more")
      }
    return Sentence(
      zh: "\(name)\(what.zh)：\(reason)（第 \(entry) 号记录）",
      en: "\(name) \(what.en): \(reason) (entry \(entry))")
  }

  /// One line for people.
  /// - Parameter month: what the line is about.
  func text(of month: Period, in language: Language) -> String {
    "\(line.worker) \(line.rule) \(month)  \(summary.text(in: language))"
  }

  /// - Parameter month: what the line is about.
  func json(of month: Period) -> JSONValue {
    [
      "worker": .string(line.worker.description), "rule": .string(line.rule),
      "month": .string(month.description), "verdict": .string(verdict.rawValue),
      "change_fen": .integer(fen), "fund": .string(payer), "user": .string(name),
      "reason": .string(reason), "entry": .integer(entry.value),
    ]
  }
}
