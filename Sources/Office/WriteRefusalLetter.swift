// The letter to somebody who is not paid: which clause, what the register says, what would change
// it, and where to turn.

public import Exchange
import PolicyEngine
import RegistryStore
public import Workforce

/// Writes a letter that explains the refusals of one worker under one policy in one month.
public struct WriteRefusalLetter: Sendable {
  public var question: ExplainRefusal
  public var office: OfficeCard
  /// The day the letter bears.
  public var date: CivilDate

  public init(question: ExplainRefusal, office: OfficeCard, date: CivilDate) {
    self.question = question
    self.office = office
    self.date = date
  }

  /// - Throws: ``OfficeError/nothingRefused(worker:period:)`` when every rule asked about pays;
  ///   as ``ExplainRefusal/run(_:)``.
  public func run(_ clerk: Clerk, language: Language) throws -> Letter {
    try clerk.needs(.read, about: question.worker)
    let answer = try question.run(clerk)
    guard !answer.refusals.isEmpty else {
      throw OfficeError.nothingRefused(worker: question.worker, period: question.period)
    }
    let name = try clerk.person(question.worker).name
    let zh = language == .zh
    let month =
      zh ? "\(question.period.year)年\(question.period.month)月" : question.period.description
    var parts: [Letter.Part] = [
      .paragraph(zh ? "您好！" : "We write about your subsidy."),
      .paragraph(
        zh
          ? "您\(month)在“\(answer.policy.title)”中的下列项目没有发放。现将原因说明如下。"
          : "For \(month) you were not paid the items below under \"\(answer.policy.title)\". "
            + "This letter says why."),
    ]
    for refusal in answer.refusals { parts += section(refusal, answer, language) }
    parts += closing(language)
    return Letter(
      language: language, title: zh ? "关于补贴未予发放的说明" : "Why a subsidy was not paid",
      addressee: zh ? "\(name)同志" : "Dear \(name)", parts: parts, office: office, date: date)
  }

  private func section(
    _ refusal: Refusal, _ answer: ExplainRefusal.Answer, _ language: Language
  ) -> [Letter.Part] {
    func text(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    func fact(_ label: String, _ text: String) -> Letter.Part { .fact(label: label, text: text) }
    let separator = text("；", "; ")
    var parts: [Letter.Part] = [.heading(refusal.rule.title)]
    let sources = refusal.explanations.first?.sources ?? []
    if !sources.isEmpty {
      parts.append(fact(text("依据", "Source"), sources.joined(separator: separator)))
    }
    for step in refusal.failing {
      let isMissing = step.verdict == .unknown
      parts += [
        fact(text("规定的条件", "The rule asks"), answer.required(step, of: refusal.rule, in: language)),
        fact(
          isMissing ? text("缺少的材料", "What is missing") : text("登记的情况", "The register says"),
          step.evidence?.text.text(in: language) ?? text("没有记录", "nothing is recorded")),
      ]
    }
    if refusal.failing.isEmpty {
      parts.append(
        fact(
          text("结果", "Outcome"),
          text("条件都符合，但没有尚未发放的金额", "every condition holds, but nothing is left to pay")))
    }
    if let paysFrom = refusal.paysFrom {
      parts.append(
        fact(
          text("以后的月份", "Later months"),
          text("情况不变时，从 \(paysFrom) 起发放", "as things stand you are paid from \(paysFrom) on")))
    }
    return parts
  }

  private func closing(_ language: Language) -> [Letter.Part] {
    let contact = office.line(in: language)
    return [
      .paragraph(
        language == .zh
          ? "如果以上登记的情况有误或不全，请带上能够说明情况的材料，与我们联系：\(contact)。登记改正以后，应当补发的金额会列入以后月份的名册。"
          : "If what the register says is wrong or incomplete, please bring papers that show it to "
            + "\(contact). Once the register is corrected, what is owed is paid with a later month."
      )
    ]
  }
}
