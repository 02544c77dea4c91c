// Faults in dates, and values that are missing on a day the sheet can reach.

import Workforce

enum DateCheck {
  static func check(_ sheet: SheetInspection) {
    for token in sheet.syntax.tokens.indices {
      guard let text = sheet.syntax.tokens[token].quoted else { continue }
      written(text, token, sheet)
    }
    for part in sheet.outline.each("parameter") { values(part, sheet) }
  }

  private static func written(_ text: String, _ token: Int, _ sheet: SheetInspection) {
    guard text.count >= 8, text.count <= 12, let first = text.first, first.isNumber else { return }
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard parts.count == 3, (1000...9999).contains(parts[0]),
      text.allSatisfy({ $0.isNumber || "-/.年月日 ".contains($0) })
    else { return }
    if let date = CivilDate(iso: text) {
      let year = Int(date.description.prefix(4)) ?? 0
      if !(1949...2099).contains(year) { sheet.remark(.farDate(text), at: token) }
      return
    }
    sheet.remark(.noDate(text, meant: meant(parts[0], parts[1], parts[2])), at: token)
  }

  /// The date that was probably meant: the same in the right writing, or the last day of the month.
  private static func meant(_ year: Int, _ month: Int, _ day: Int) -> String? {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    guard (1...12).contains(month) else {
      return (1...12).contains(day) && (1...31).contains(month)
        ? "\(year)-\(two(day))-\(two(month))" : nil
    }
    for day in stride(from: min(day, 31), through: max(1, min(day, 31) - 3), by: -1) {
      let text = "\(year)-\(two(month))-\(two(day))"
      if CivilDate(iso: text) != nil { return text }
    }
    return nil
  }

  private static func values(_ part: OutlinePart, _ sheet: SheetInspection) {
    let segments = SheetOutline.segments(part, sheet.syntax)
    if segments.isEmpty, !sheet.hasLostItsWay {
      let name = "from \"YYYY-MM-DD\" { … }"
      sheet.remark(.problem(.missingField(owner: "parameter", name: name)), at: part.mark)
    }
    let dated = segments.filter { $0.date != nil }
    let firstRead = firstRead(part.id, sheet)
    for (earlier, later) in zip(dated, dated.dropFirst()) {
      guard let first = earlier.date, let second = later.date else { continue }
      if second <= first {
        sheet.remark(.problem(.segmentsOutOfOrder(parameter: part.id)), at: later.mark)
      } else if let firstRead, second <= firstRead {
        sheet.remark(
          .segmentNeverApplies(parameter: part.id, from: earlier.from, next: later.from),
          at: earlier.mark)
      }
    }
    if let end = sheet.outline.inForceTexts.last, let last = CivilDate(iso: end),
      last >= sheet.outline.inForce ?? last
    {
      for segment in dated where segment.date ?? last > last {
        sheet.remark(
          .segmentAfterEnd(parameter: part.id, from: segment.from, end: end), at: segment.mark)
      }
    }
    if let first = dated.first, let date = first.date, let inForce = sheet.outline.inForce,
      date > inForce
    {
      sheet.remark(
        .valueMissing(parameter: part.id, inForce: inForce.description), at: first.mark)
    }
    levels(part, segments, sheet)
  }

  /// The first day a parameter can be read on: the day the sheet comes into force, or the last day of
  /// the year before where `rate("income", { year = "before" })` asks for that.
  private static func firstRead(_ id: String, _ sheet: SheetInspection) -> CivilDate? {
    guard let inForce = sheet.outline.inForce else { return nil }
    let tokens = sheet.syntax.tokens.filter { !$0.isComment }
    let isOfYearBefore = tokens.indices.contains { at in
      let call = tokens[at...].prefix(4).map { $0.quoted ?? $0.meaning }
      return call == ["rate", "(", id, ","]
    }
    guard isOfYearBefore else { return inForce }
    return CivilDate(year: inForce.parts.year - 1, month: 12, day: 31)
  }

  /// A level that one segment has and another lacks, or that no segment has although it is paid by.
  private static func levels(
    _ part: OutlinePart, _ segments: [OutlineSegment], _ sheet: SheetInspection
  ) {
    let stated = Set(segments.flatMap { $0.values.map(\.level) })
    guard !stated.contains(""), !stated.isEmpty else { return }
    let known = Set(CertificateLevel.allCases.map(\.code))
    let wanted = paidLevels(part.id, sheet).union(stated.intersection(known))
    for segment in segments {
      let here = Set(segment.values.map(\.level))
      guard here.isSubset(of: known) else { continue }
      for level in CertificateLevel.allCases.map(\.code)
      where wanted.contains(level) && !here.contains(level) {
        sheet.remark(
          .levelMissing(
            parameter: part.id, level: level, from: segment.from, isLost: stated.contains(level)),
          at: segment.mark)
      }
    }
  }

  /// The levels that rules pay by a parameter: all, but where `certificate.level_in` names some.
  private static func paidLevels(_ id: String, _ sheet: SheetInspection) -> Set<String> {
    var levels: Set<String> = []
    for rule in sheet.outline.each("rule") {
      guard let amount = rule.entry("amount"), PaymentCheck.parameter(amount.value, sheet) == id
      else { continue }
      let clauses = rule.entry("when")?.value.entries?.map { sheet.resolved($0.value) } ?? []
      let named = clauses.lazy.compactMap { levelsNamed($0) }.first
      levels.formUnion(named ?? CertificateLevel.allCases.map(\.code))
      // A level the document leaves open is undecided before its amount is asked for.
      for clause in clauses {
        guard case .call(let callee, let arguments) = clause.form,
          case .name("undecided_when", nil) = callee.form
        else { continue }
        for entry in arguments.first?.entries ?? [] {
          levels.subtract(levelsNamed(sheet.resolved(entry.value)) ?? [])
        }
      }
    }
    return levels
  }

  /// The texts of `certificate.level_in { … }`; nil for any other clause.
  private static func levelsNamed(_ clause: SheetExpression) -> [String]? {
    guard case .call(let callee, let arguments) = clause.form,
      case .member(let owner, "level_in") = callee.form,
      case .name("certificate", nil) = owner.form
    else { return nil }
    return arguments.first?.entries?.compactMap(\.value.text)
  }
}
