// An explanation on paper: one line of the sheet is one line of the explanation.

public import Exchange
import PolicyEngine
import RegistryStore
public import Workforce

extension ExplainLine.Answer {
  /// What the clerk reads.
  public func text(in language: Language) -> String {
    let state: Sentence =
      switch standing {
      case RollStanding.settled?: Sentence(zh: "已结算名册", en: "settled roll")
      case RollStanding.draft?: Sentence(zh: "名册草稿", en: "draft roll")
      case let other?: Sentence(zh: "名册\(other.title.zh)", en: "roll \(other.title.en)")
      case nil: Sentence(zh: "尚无名册", en: "no roll yet")
      }
    var lines = [
      language == .zh
        ? "\(worker)  \(period)  \(policy.title)（\(state.zh)，依据第 \(knownAt) 号记录为止的事实）"
        : "\(worker)  \(period)  \(policy.id) (\(state.en), from what was known at entry \(knownAt))"
    ]
    for explanation in explanations {
      lines.append("")
      lines += explanation.lines(in: language, file: policy.file, funds: policy.funds)
      if let reason = explanation.heldFor {
        let title = Outcome.held.title
        lines.append(
          Sentence(zh: "  \(title.zh)：\(reason.zh)", en: "  \(title.en): \(reason.en)").text(in: language))
      }
      for decision in decisions where decision.line.rule == explanation.rule.id {
        lines.append("  " + decision.summary.text(in: language))
      }
      for change in heldBack where change.line.rule == explanation.rule.id {
        lines.append("  " + change.summary.text(in: language))
      }
      for fact in explanation.facts {
        guard let source = sources[fact] else { continue }
        lines.append(
          language == .zh
            ? "  事实 \(fact.noun)#\(fact.number)：\(source.file) 第 \(source.row) 行，\(source.actor) 于 \(source.instant) 导入（第 \(source.entry) 号记录）"
            : "  fact \(fact.noun)#\(fact.number): \(source.file) row \(source.row), imported by \(source.actor) at \(source.instant) (entry \(source.entry))"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The same with each fact's file, row, entry and recorder.
  public func json(in language: Language) -> JSONValue {
    [
      "worker": .string(worker.description), "period": .string(period.description),
      "policy": .string(policy.id), "known_at": .integer(knownAt.value),
      "roll_state": JSONValue(standing?.code),
      "rules": .array(explanations.map { json($0, language) }),
      "decisions": .array(decisions.map(\.json)),
      "held_back": .array(heldBack.map { $0.json(of: period) }),
    ]
  }

  private func json(_ explanation: Explanation, _ language: Language) -> JSONValue {
    [
      "rule": .string(explanation.rule.id), "title": .string(explanation.rule.title),
      "outcome": .string(explanation.outcome.code),
      "level": JSONValue(explanation.level?.code), "fund": JSONValue(explanation.fund),
      "amount": .string(explanation.amount.description),
      "amount_fen": .integer(explanation.amount.fen),
      "waits": JSONValue(explanation.heldFor?.text(in: language)),
      "sources": .array(explanation.sources.map { .string($0) }),
      "clauses": .array(
        explanation.steps.map { step in
          [
            "line": JSONValue(step.line), "word": .string(step.word),
            "sheet": .string(step.excerpt),
            "verdict": .string(
              step.verdict.map { "\($0)" } ?? (step.evidence == nil ? "not_reached" : "failed")),
            "found": JSONValue(step.evidence?.text.text(in: language)),
            "facts": .array((step.evidence?.facts ?? []).map { json($0) }),
          ]
        }),
      "parameters": .array(
        explanation.readings.map { reading in
          [
            "name": .string(reading.name), "title": .string(reading.title),
            "value": JSONValue(reading.value?.text(in: language)),
            "from": .string(reading.from.description), "line": JSONValue(reading.line),
            "sources": .array(reading.sources.map { .string($0) }),
          ]
        }),
      "arithmetic": .array(
        explanation.amounts.map { step in
          [
            "line": JSONValue(step.line), "step": .string(step.evidence.text.text(in: language)),
            "fen": step.fen.map { .integer($0) } ?? .null,
          ]
        }),
    ]
  }

  private func json(_ fact: Evidence.Fact) -> JSONValue {
    let source = sources[fact]
    return [
      "fact": .string("\(fact.noun)#\(fact.number)"), "file": JSONValue(source?.file),
      "row": JSONValue(source?.row),
      "entry": source.map { .integer($0.entry.value) } ?? .null,
      "recorded_by": JSONValue(source?.actor), "recorded_at": JSONValue(source?.instant),
    ]
  }
}

extension Explanation {
  /// A line of an explanation.
  struct Line {
    /// Line of the sheet it is about; nil for a line that has its own indentation.
    let place: Int?
    let text: String

    /// The line with the place it is about.
    func text(file: String) -> String { place.map { "  \(file):\($0)  \(text)" } ?? text }
  }

  /// The explanation as lines of text.
  func lines(
    in language: Language, file: String, funds: [String: String] = [:]
  ) -> [String] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return lines(in: language, funds: funds).map { $0.text(file: name) }
  }

  /// The explanation line by line, apart from the name of the sheet.
  func lines(in language: Language, funds: [String: String]) -> [Line] {
    let fundText = fund.map { funds[$0] ?? $0 } ?? ""
    let verdicts: [Verdict: Sentence] = [
      .holds: Sentence(zh: "是", en: "yes"), .fails: Sentence(zh: "否", en: "no"),
      .unknown: Sentence(zh: "不明", en: "unknown"),
    ]
    let levelText = level.map { language == .zh ? "，\($0.title.zh)" : ", \($0.code)" } ?? ""
    let paid =
      language == .zh
      ? " \(amount.grouped) 元（\(fundText)\(levelText)）"
      : " \(amount.grouped) yuan (\(fundText)\(levelText))"
    let result = (isStandard ? finding : outcome.title).text(in: language)
    let title =
      "\(rule.id) \(rule.title)" + (language == .zh ? "：" : ": ") + result
      + (outcome == .pays && !isStandard ? paid : "")
    var lines = [Line(place: nil, text: title)]
    for source in sources {
      lines.append(Line(place: nil, text: (language == .zh ? "  依据：" : "  source: ") + source))
    }
    for step in steps {
      let verdict =
        step.verdict.flatMap { verdicts[$0] }
        ?? (step.evidence == nil
          ? Sentence(zh: "未到", en: "not reached") : Sentence(zh: "出错", en: "failed"))
      lines.append(
        Line(place: step.line, text: "\(verdict.text(in: language))  \(step.excerpt)"))
      if let evidence = step.evidence {
        let found = evidence.text.text(in: language)
        lines.append(Line(place: nil, text: "      \(found)\(evidence.citation)"))
      }
    }
    for reading in readings {
      let value = reading.value?.text(in: language) ?? (language == .zh ? "无" : "none")
      let sources =
        reading.isAssumed
        ? [Sentence(zh: "试算假定", en: "assumed for the rehearsal").text(in: language)]
        : reading.sources
      lines.append(
        Line(
          place: reading.line,
          text: language == .zh
            ? "参数 \(reading.name) \(reading.title) = \(value)，自 \(reading.from) 起；\(sources.joined(separator: "；"))"
            : "parameter \(reading.name) = \(value) from \(reading.from); \(sources.joined(separator: "; "))"
        ))
    }
    for step in amounts {
      let value = step.fen.map { Money(fen: $0).grouped } ?? "?"
      let text = step.evidence.text.text(in: language)
      lines.append(Line(place: step.line, text: "= \(value)  \(text)\(step.evidence.citation)"))
    }
    return lines
  }
}

extension Explanation {
  /// What a standard says.
  private var finding: Sentence {
    switch outcome {
    case .pays: Sentence(zh: "查出", en: "found")
    case .refused: Sentence(zh: "没有查出", en: "not found")
    case .undecided, .held, .heldBack: outcome.title
    }
  }
}

extension Evidence {
  /// The fact numbers, in brackets.
  fileprivate var citation: String {
    facts.isEmpty ? "" : " [" + facts.map { "\($0.noun)#\($0.number)" }.joined(separator: " ") + "]"
  }
}
