// What a sheet defines and never uses, and what it uses and never defined.

import Workforce

enum UseCheck {
  static func check(_ sheet: SheetInspection) {
    let outline = sheet.outline
    references(sheet)
    guard !sheet.hasLostItsWay else { return }
    let texts = usedTexts(sheet)
    let meant = Set(sheet.remarks.compactMap(near))
    for kind in ["parameter", "list"] {
      for part in outline.each(kind)
      where !texts.contains(part.id, outside: part.tokens) && !meant.contains(part.id) {
        sheet.remark(.unused(kind: kind, name: part.id), at: part.mark)
      }
    }
    sources(sheet)
    funds(sheet)
    mistaken(sheet)
    for local in sheet.syntax.locals where local.uses == 0 && local.isTopLevel {
      sheet.remark(.unused(kind: "local", name: local.name), at: local.token)
    }
  }

  /// The name a misspelt one was probably meant for: that one is not unused.
  private static func near(_ remark: Remark) -> String? {
    switch remark.kind {
    case .problem(.unknownParameter(let name, let known)),
      .problem(.unknownList(let name, let known)),
      .problem(.unknownSource(_, let name, let known)):
      nearest(to: name, among: known)
    case .unknownFund(_, let near): near
    default: nil
    }
  }

  /// Every text of the sheet with the places where it stands.
  private struct Texts {
    var places: [String: [Int]] = [:]

    func contains(_ text: String, outside range: Range<Int>) -> Bool {
      places[text]?.contains { !range.contains($0) } ?? false
    }
  }

  /// Texts that may name something: not those that only name a statement or its sources.
  private static func usedTexts(_ sheet: SheetInspection) -> Texts {
    let naming = Set(sheet.outline.parts.map(\.mark))
    var texts = Texts()
    for expression in sheet.syntax.expressions {
      guard case .text(let text) = expression.form, !naming.contains(expression.mark) else {
        continue
      }
      texts.places[text, default: []].append(expression.mark)
    }
    // A name that a rule also pays under, or that stands among its sources, is no use of it.
    for part in sheet.outline.parts {
      if let fund = part.entry("fund") {
        for name in SheetOutline.funds(fund.value, sheet.syntax) {
          guard let text = name.text else { continue }
          texts.places[text] = texts.places[text]?.filter { $0 != name.mark }
        }
      }
      for name in ["source", "title"] {
        guard let entry = part.entry(name) else { continue }
        for (text, places) in texts.places {
          texts.places[text] = places.filter { !entry.tokens.contains($0) }
        }
      }
    }
    for local in sheet.syntax.expressions {
      guard case .method(_, "less_paid", let arguments) = local.form, let first = arguments.first,
        let text = first.text
      else { continue }
      texts.places[text] = texts.places[text]?.filter { $0 != first.mark }
    }
    return texts
  }

  private static func sources(_ sheet: SheetInspection) {
    let outline = sheet.outline
    let named = outline.names("sources")
    let known = named.map(\.name)
    var used: Set<String> = []
    for part in outline.parts where part.kind != "policy" {
      for text in SheetOutline.texts(part.entry("source")) {
        guard let name = text.text else { continue }
        used.insert(name)
        if !known.contains(name), outline.policy != nil {
          sheet.remark(
            .problem(.unknownSource(owner: part.id, name: name, known: known.sorted())),
            tokens: text.tokens)
        }
      }
    }
    for (name, entry) in named {
      if let text = entry.value.text, text.allSatisfy({ $0.isWhitespace }) {
        sheet.remark(.emptySource(name), tokens: entry.tokens)
      }
      if !used.contains(name) {
        sheet.remark(.unused(kind: "source", name: name), at: entry.tokens.lowerBound)
      }
    }
  }

  /// Texts that name a list where the list was meant, and codes that are no code.
  private static func mistaken(_ sheet: SheetInspection) {
    let lists = Set(sheet.outline.each("list").map(\.id))
    for case .table(let entries) in sheet.syntax.expressions.map(\.form) {
      for entry in entries where ["value", "place", "county", "kind", "duty"].contains(entry.name) {
        guard let text = entry.value.text, lists.contains(text) else { continue }
        sheet.remark(.listMeant(text), tokens: entry.value.tokens)
      }
    }
    if let code = sheet.outline.policy?.entry("jurisdiction")?.value, let text = code.text,
      text.count != 6 || !text.allSatisfy({ ("0"..."9").contains($0) })
    {
      sheet.remark(.badJurisdiction(text), tokens: code.tokens)
    }
  }

  private static func funds(_ sheet: SheetInspection) {
    let named = sheet.outline.names("funds")
    guard !named.isEmpty else {
      if let policy = sheet.outline.policy, sheet.outline.each("rule").contains(where: { $0.entry("fund") != nil })
      {
        sheet.remark(.noFunds, at: policy.mark)
      }
      return
    }
    let known = named.map(\.name)
    var used: Set<String> = []
    for rule in sheet.outline.each("rule") {
      guard let entry = rule.entry("fund") else { continue }
      for fund in SheetOutline.funds(entry.value, sheet.syntax) {
        guard let name = fund.text else { continue }
        used.insert(name)
        if !known.contains(name) {
          sheet.remark(.unknownFund(name, near: nearest(to: name, among: known)), at: fund.mark)
        }
      }
    }
    let meant = Set(sheet.remarks.compactMap(near))
    for (name, entry) in named where !used.contains(name) && !meant.contains(name) {
      sheet.remark(.unused(kind: "fund", name: name), at: entry.tokens.lowerBound)
    }
  }

  /// Parameters, lists and rules that are named and do not exist.
  private static func references(_ sheet: SheetInspection) {
    let outline = sheet.outline
    let kinds = SheetTerms.statements
    // A statement whose first word is misspelt has its remark; its name is there all the same.
    let misspelt = outline.parts.filter { !kinds.contains($0.kind) }.map(\.id)
    let parameters = (outline.each("parameter").map(\.id) + misspelt).sorted()
    let lists = outline.each("list").map(\.id).sorted()
    let defining = Set(outline.parts.map { $0.tokens.lowerBound })
    for expression in sheet.syntax.expressions {
      guard case .call(let callee, let arguments) = expression.form,
        case .name(let word, nil) = callee.form, let value = arguments.first,
        let name = value.text, !defining.contains(expression.tokens.lowerBound)
      else { continue }
      if word == "list", !lists.contains(name) {
        sheet.remark(.problem(.unknownList(name: name, known: lists)), tokens: value.tokens)
      } else if word == "by_level", !parameters.contains(name) {
        sheet.remark(
          .problem(.unknownParameter(name: name, known: parameters)), tokens: value.tokens)
      }
    }
    for expression in sheet.syntax.expressions {
      guard case .call(let callee, let arguments) = expression.form,
        case .member(_, let key) = callee.form, ["below", "at_least"].contains(key),
        let value = arguments.first, let name = value.text, let used = sheet.word(of: callee),
        used.path.hasPrefix("measure."), !parameters.contains(name)
      else { continue }
      sheet.remark(.problem(.unknownParameter(name: name, known: parameters)), tokens: value.tokens)
    }
    let rules = outline.each("rule").map(\.id)
    for part in ["limit", "exclusive", "stacking"].flatMap(outline.each) {
      for value in SheetOutline.texts(part.entry("rules")) {
        guard let name = value.text, !rules.contains(name) else { continue }
        // A rule of another sheet is looked for where that sheet is at hand.
        if part.kind == "stacking", name.contains(":") { continue }
        sheet.remark(.problem(.unknownRule(name: name, known: rules)), tokens: value.tokens)
      }
    }
  }
}
