// From the text of a sheet to its rows.

import Workforce

extension SheetSummary {
  /// Reads a sheet that loads without a fault.
  /// - Throws: ``PolicyError`` with the first fault.
  public init(text: [UInt8], file: String) throws(PolicyError) {
    _ = try PolicyLoader.load(text: text, file: file)
    self.init(SheetInspection(bytes: text, file: file))
  }

  init(_ sheet: SheetInspection) {
    WritingCheck.check(sheet)
    let outline = sheet.outline
    let rows = SheetRows(sheet)
    file = sheet.file
    id = outline.policy?.text("id") ?? ""
    title = outline.policy?.text("title") ?? ""
    jurisdiction = outline.policy?.text("jurisdiction") ?? ""
    subject = outline.policy?.text("subject").flatMap { SubjectKind(code: $0) } ?? .worker
    let (first, last) = outline.inForceTexts
    inForce = (first ?? "") + (last.map { " – \($0)" } ?? "")
    replaces = SheetOutline.texts(outline.policy?.entry("replaces")).compactMap(\.text)
    sources = outline.names("sources").map { Named(name: $0.name, text: $0.entry.value.text ?? "") }
    funds = outline.names("funds").map { Named(name: $0.name, text: $0.entry.value.text ?? "") }
    recovery = rows.row(outline.policy?.entry("recovery"))
    lists = outline.each("list").map { part in
      Names(
        id: part.id, title: part.text("title") ?? "",
        names: part.entries.filter { $0.name == nil }.compactMap(\.value.text), line: part.line)
    }
    parameters = outline.each("parameter").map { rows.parameter($0) }
    parts = outline.parts.filter { ["rule", "standard"].contains($0.kind) }.map { rows.part($0) }
    together = outline.parts.filter { ["limit", "exclusive", "stacking"].contains($0.kind) }
      .map { rows.together($0) }
    // What stands above the policy says how the sheet is to be read.
    let head = outline.policy?.line ?? 0
    toConfirm = sheet.remarks.compactMap { remark in
      guard case .toConfirm(let text) = remark.kind, remark.line >= head else { return nil }
      return Named(name: String(remark.line), text: text)
    }
  }
}

/// Makes rows out of the statements of a sheet.
struct SheetRows {
  let sheet: SheetInspection

  init(_ sheet: SheetInspection) { self.sheet = sheet }

  func part(_ part: OutlinePart) -> SheetSummary.Part {
    let when = part.entry("when").flatMap { sheet.resolved($0.value).entries } ?? []
    let reports = part.entry("reports")?.value.entries ?? []
    return SheetSummary.Part(
      kind: part.kind, id: part.id, title: part.text("title") ?? "", line: part.line,
      sources: SheetOutline.texts(part.entry("source")).compactMap(\.text),
      subject: row(part.entry("level") ?? part.entry("each")), pays: row(part.entry("pays")),
      clauses: when.map { row($0.value) }, amount: row(part.entry("amount")),
      fund: row(part.entry("fund"), isFund: true),
      reports: reports.compactMap { $0.value.entries?.last.map { row($0.value) } },
      toConfirm: confirm(part))
  }

  func parameter(_ part: OutlinePart) -> SheetSummary.Parameter {
    let segments = SheetOutline.segments(part, sheet.syntax).map { segment in
      SheetSummary.Segment(
        from: segment.from,
        values: segment.values.map {
          .init(level: $0.level, text: ClauseWords(sheet).words(of: $0.value))
        }, line: sheet.syntax.tokens[segment.mark].line)
    }
    return SheetSummary.Parameter(
      id: part.id, title: part.text("title") ?? "",
      sources: SheetOutline.texts(part.entry("source")).compactMap(\.text), segments: segments,
      line: part.line, toConfirm: confirm(part))
  }

  func together(_ part: OutlinePart) -> SheetSummary.Together {
    SheetSummary.Together(
      kind: part.kind, id: part.id,
      rules: SheetOutline.texts(part.entry("rules")).compactMap(\.text),
      says: row(part.entry("at_most") ?? part.entry("takes")), line: part.line)
  }

  func row(_ entry: SheetEntry?, isFund: Bool = false) -> SheetSummary.Row? {
    entry.map { row($0.value, isFund: isFund) }
  }

  func row(_ expression: SheetExpression, isFund: Bool = false) -> SheetSummary.Row {
    let reads = ClauseReads(expression, sheet)
    let writer = ClauseWords(sheet)
    return SheetSummary.Row(
      spelling: sheet.canonical(expression), word: sheet.word(of: expression)?.path ?? "",
      words: isFund ? writer.fund(expression) : writer.words(of: expression),
      line: sheet.syntax.tokens[expression.tokens.lowerBound].line, facts: reads.facts.sorted(),
      parameters: isFund ? [] : reads.parameters.sorted(), lists: reads.lists.sorted())
  }

  /// Open points marked within a statement.
  func confirm(_ part: OutlinePart) -> [String] {
    guard let first = part.tokens.first, let last = part.tokens.last else { return [] }
    let lines = sheet.syntax.tokens[first].line...sheet.syntax.tokens[last].line
    return sheet.remarks.compactMap { remark in
      guard case .toConfirm(let text) = remark.kind, lines.contains(remark.line) else { return nil }
      return text
    }
  }
}
