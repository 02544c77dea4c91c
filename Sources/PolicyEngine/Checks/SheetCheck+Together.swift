// What sheets have to say about each other.

import Workforce

extension SheetCheck {
  /// Everything about sheets that only shows when they are looked at together: versions and
  /// successors with days in common or with none, rates beyond a floor or ceiling, and names of
  /// policies and rules that are not there.
  /// - Parameter policies: loaded sheets of any policies, with their texts.
  public static func together(_ policies: [Policy]) -> [Remark] {
    let sheets = policies.map { SheetInspection(bytes: Array($0.text.utf8), file: $0.file) }
    for (later, sheet) in zip(policies, sheets) {
      for one in Succession.all(among: policies) where one.later.file == later.file {
        succession(one, sheet)
      }
      for other in policies { bounds(other.breaches(by: later), sheet) }
      names(later, policies, sheet)
    }
    return sheets.flatMap { $0.remarks.sorted() }
  }

  private static func succession(_ one: Succession, _ sheet: SheetInspection) {
    let (end, start) = (one.earlier.inForce.last, one.later.inForce.first)
    let kind: Remark.Kind
    if end >= start {
      kind = .versionsOverlap(other: one.earlier.file, isVersion: one.isVersion, from: start)
    } else if end.adding(days: 1) < start {
      kind = .versionGap(
        other: one.earlier.file, from: end.adding(days: 1), to: start.adding(days: -1))
    } else {
      return
    }
    sheet.remark(kind, at: sheet.outline.policy?.entry("in_force")?.tokens.lowerBound ?? 0)
  }

  private static func bounds(_ breaches: [RateBreach], _ sheet: SheetInspection) {
    for breach in breaches {
      let part = sheet.outline.each("parameter").first { $0.id == breach.parameter }
      let segment = part.flatMap { part in
        SheetOutline.segments(part, sheet.syntax).first { $0.date == breach.segment }
      }
      let value = segment?.values.first { [breach.level.code, ""].contains($0.level) }
      let mark = segment?.mark ?? part?.mark ?? 0
      sheet.remark(.beyondBound(breach), tokens: value?.value.tokens ?? mark..<mark + 1)
    }
  }

  /// Policies and rules of other sheets that a sheet names. One that is not among the sheets given
  /// may be somewhere else, unless its name is nearly that of one that is.
  private static func names(_ policy: Policy, _ all: [Policy], _ sheet: SheetInspection) {
    let ids = Set(all.map(\.id))
    for (id, rule, token) in namedElsewhere(sheet) {
      let known = all.filter { $0.id == id }
      if known.isEmpty, let near = nearest(to: id, among: ids.subtracting([policy.id])) {
        sheet.remark(.unknownPolicy(id, near: near), at: token)
      } else if let rule, !known.isEmpty,
        !known.contains(where: { $0.rules.contains { $0.id == rule } })
      {
        let rules = known.flatMap { $0.rules.map(\.id) }
        sheet.remark(.problem(.unknownRule(name: rule, known: rules)), at: token)
      }
    }
  }

  private static func namedElsewhere(
    _ sheet: SheetInspection
  ) -> [(id: String, rule: String?, token: Int)] {
    let replaced = SheetOutline.texts(sheet.outline.policy?.entry("replaces")).compactMap { name in
      name.text.map { (id: $0, rule: String?.none, token: name.mark) }
    }
    let stacked = sheet.outline.each("stacking").flatMap { SheetOutline.texts($0.entry("rules")) }
    return replaced + stacked.compactMap { name in
      guard let text = name.text, let colon = text.lastIndex(of: ":") else { return nil }
      return (String(text[..<colon]), String(text[text.index(after: colon)...]), name.mark)
    }
  }
}
