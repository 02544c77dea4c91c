// A clause in the words of the vocabulary, for people who sign sheets and do not read code.

import Workforce

struct ClauseWords {
  private let sheet: SheetInspection

  init(_ sheet: SheetInspection) { self.sheet = sheet }

  /// The expression in words.
  func words(of expression: SheetExpression) -> Sentence {
    let expression = sheet.resolved(expression)
    switch expression.form {
    case .call(let callee, let arguments): return call(callee, arguments)
    case .method(let base, let key, let arguments):
      return join(words(of: base), step(base, key, arguments.map { value($0) }))
    case .member(let base, let key):
      if let said = phrase(base, key, []) { return said }
      let used = sheet.word(of: base)
      let isPrefix =
        used.map { used in
          Terms.all.contains { $0.path == used.path && $0.form == .prefix }
        } ?? false
      return isPrefix ? meaning(of: expression) : join(words(of: base), meaning(of: expression))
    case .function:
      return Sentence(zh: "按函数计算（见条文）", en: "by a function (see the sheet)")
    case .name: return meaning(of: expression)
    default: return value(expression)
    }
  }

  private func call(_ callee: SheetExpression, _ arguments: [SheetExpression]) -> Sentence {
    if case .name(let name, nil) = callee.form {
      switch name {
      case "yuan", "fen", "hours", "list", "from": return quantity(name, arguments)
      case "check":
        return Sentence(
          zh: "\(arguments.first?.text ?? "")（函数）",
          en: "\(arguments.first?.text ?? "") (a function)")
      case "all_of", "any_of", "none_of":
        let parts = arguments.first?.entries?.map { words(of: $0.value) } ?? []
        let head = meaning(of: callee)
        return Sentence(
          zh: "\(head.zh)：" + parts.map { "〔\($0.zh)〕" }.joined(),
          en: "\(head.en): " + parts.map { "[\($0.en)]" }.joined(separator: " "))
      case "by_level":
        guard let id = arguments.first?.text else { break }
        let title = titled(id, "parameter")
        return Sentence(zh: "按级别取“\(title)”", en: "by level, from \"\(title)\"")
      default: break
      }
    }
    if case .member(let base, let key) = sheet.resolved(callee).form {
      if let said = phrase(base, key, arguments) { return said }
      let used = sheet.word(of: base)
      let isPrefix =
        used.map { used in
          Terms.all.contains { $0.path == used.path && $0.form == .prefix }
        } ?? false
      let said = step(base, key, arguments.map { value($0) })
      return isPrefix ? said : join(words(of: base), said)
    }
    let values = arguments.map { value($0) }
    if let path = sheet.word(of: callee)?.path, let said = ClausePhrase(path) {
      return said.text(base: Sentence(same: ""), values)
    }
    return with(meaning(of: callee), values)
  }

  /// What a word on a value says, where it has a phrase of its own.
  private func phrase(
    _ base: SheetExpression, _ key: String, _ arguments: [SheetExpression]
  ) -> Sentence? {
    let space = sheet.word(of: base).map { sheet.space(of: $0) } ?? ""
    return ClausePhrase("\(space).\(key)")?.text(base: words(of: base), arguments.map { value($0) })
  }

  /// A word that follows on a value, with its own values.
  private func step(_ base: SheetExpression, _ key: String, _ values: [Sentence]) -> Sentence {
    let space = sheet.word(of: base).map { sheet.space(of: $0) } ?? ""
    let first = values.first ?? Sentence(same: "")
    switch "\(space).\(key)" {
    case "measure.at_least": return compared("不少于", "at least", first, base)
    case "measure.below": return compared("少于", "below", first, base)
    case "measure.above": return compared("多于", "above", first, base)
    case "measure.at_most": return compared("不超过", "at most", first, base)
    default: return with(meaning(ofWord: "\(space).\(key)"), values)
    }
  }

  /// A comparison with a number, which takes the unit of what is measured.
  private func compared(
    _ zh: String, _ en: String, _ value: Sentence, _ base: SheetExpression
  ) -> Sentence {
    let word = sheet.word(of: base)?.path ?? ""
    let unit = Int64(value.en) == nil ? nil : ClausePhrase.unit(of: word)
    return Sentence(
      zh: "\(zh) \(value.zh)" + (unit.map { " \($0.zh)" } ?? ""),
      en: "\(en) \(value.en)" + (unit.map { " \($0.en)" } ?? ""))
  }

  private func with(_ head: Sentence, _ values: [Sentence]) -> Sentence {
    let values = values.filter { !$0.en.isEmpty }
    guard !values.isEmpty else { return head }
    return Sentence(
      zh: "\(head.zh)（\(values.map(\.zh).joined(separator: "；"))）",
      en: "\(head.en) (\(values.map(\.en).joined(separator: "; ")))")
  }

  private func join(_ one: Sentence, _ other: Sentence) -> Sentence {
    Sentence(zh: "\(one.zh)，\(other.zh)", en: "\(one.en), \(other.en)")
  }

  private func meaning(of expression: SheetExpression) -> Sentence {
    guard let word = sheet.word(of: expression)?.path else {
      return Sentence(same: sheet.canonical(expression))
    }
    return meaning(ofWord: word)
  }

  /// What a word means, without the part that tells authors how to write it.
  private func meaning(ofWord path: String) -> Sentence {
    guard let meaning = Terms.all.first(where: { $0.path == path })?.meaning else {
      return Sentence(same: path)
    }
    func short(_ text: String, _ marks: [Character]) -> String {
      let cut = text.prefix { !marks.contains($0) }
      return String(cut.isEmpty ? text[...] : cut)
    }
    return Sentence(
      zh: short(meaning.zh, ["：", "（", "；"]), en: short(meaning.en, [":", "(", ";"]))
  }

  /// A value given to a word.
  private func value(_ expression: SheetExpression) -> Sentence {
    let expression = sheet.resolved(expression)
    switch expression.form {
    case .text(let text): return known(text)
    case .number(let text): return Sentence(same: text)
    case .constant("true"): return Sentence(zh: "是", en: "yes")
    case .constant("false"): return Sentence(zh: "否", en: "no")
    case .table(let entries):
      let texts = entries.map { entry -> Sentence in
        let said = value(entry.value)
        guard let name = entry.name else { return said }
        let title = Self.fields[name] ?? CertificateLevel(name)?.title ?? Sentence(same: name)
        return Sentence(zh: "\(title.zh)：\(said.zh)", en: "\(title.en): \(said.en)")
      }
      return Sentence(
        zh: texts.map(\.zh).joined(separator: "，"), en: texts.map(\.en).joined(separator: ", "))
    case .call, .method, .member, .name, .function: return words(of: expression)
    default: return Sentence(same: sheet.canonical(expression))
    }
  }

  /// Texts that stand for something: moments, results, levels, parameters.
  private func known(_ text: String) -> Sentence {
    if let moment = Moment(rawValue: text) { return Sentence(zh: moment.zh, en: text) }
    if let result = AssessmentResult(text) { return result.title }
    if let level = CertificateLevel(text) { return level.title }
    if let kind = PostingKind(rawValue: text) { return kind.title }
    if let setting = ClausePhrase.settings[text] { return setting }
    let title = titled(text, "parameter")
    return Sentence(
      zh: title == text ? text : "“\(title)”", en: title == text ? text : "\"\(title)\"")
  }

  private func titled(_ id: String, _ kind: String) -> String {
    sheet.outline.each(kind).first { $0.id == id }?.text("title") ?? id
  }

  private func quantity(_ word: String, _ arguments: [SheetExpression]) -> Sentence {
    let text = arguments.first.map { sheet.canonical($0).filter { $0 != "\"" } } ?? ""
    switch word {
    case "yuan": return Sentence(zh: "\(text) 元", en: "\(text) yuan")
    case "fen": return Sentence(zh: "\(text) 分", en: "\(text) fen")
    case "hours": return Sentence(zh: "\(text) 学时", en: "\(text) h")
    case "list":
      let title = titled(text, "list")
      return Sentence(zh: "名单“\(title)”", en: "the list \"\(title)\"")
    default: return Sentence(zh: "自 \(text) 起", en: "from \(text)")
    }
  }

  /// Who bears the payment.
  func fund(_ expression: SheetExpression) -> Sentence {
    let expression = sheet.resolved(expression)
    func title(_ name: String) -> String {
      sheet.outline.names("funds").first { $0.name == name }?.entry.value.text ?? name
    }
    if let name = expression.text { return Sentence(same: title(name)) }
    let entries = expression.arguments?.first?.entries ?? []
    let texts = entries.map { entry -> Sentence in
      if let level = entry.name.flatMap({ CertificateLevel($0) }), let name = entry.value.text {
        return Sentence(
          zh: "\(level.title.zh)：\(title(name))", en: "\(level.title.en): \(title(name))")
      }
      guard let pair = entry.value.entries, pair.count == 2 else {
        return Sentence(same: title(entry.value.text ?? sheet.canonical(entry.value)))
      }
      guard let name = pair[0].value.text else {
        let clause = words(of: pair[0].value)
        let fund = title(pair[1].value.text ?? "")
        return Sentence(zh: "\(clause.zh)：\(fund)", en: "\(clause.en): \(fund)")
      }
      return Sentence(same: "\(title(name)) \(sheet.canonical(pair[1].value))%")
    }
    return Sentence(
      zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }

  private static let fields: [String: Sentence] = [
    "kind": Sentence(zh: "类别", en: "kind"), "county": Sentence(zh: "所在县区", en: "county"),
    "on_establishment": Sentence(zh: "在编", en: "on the establishment"),
    "approved": Sentence(zh: "批准", en: "approved"),
    "registered": Sentence(zh: "登记有效", en: "registered"),
    "since": Sentence(zh: "起算", en: "since"), "value": Sentence(zh: "内容", en: "value"),
    "place": Sentence(zh: "地点", en: "place"), "level": Sentence(zh: "级别", en: "level"),
    "month": Sentence(zh: "月份", en: "month"), "duty": Sentence(zh: "岗位属性", en: "duty"),
    "post": Sentence(zh: "岗位类别", en: "post"), "when": Sentence(zh: "其本人", en: "of whom"),
  ]
}
