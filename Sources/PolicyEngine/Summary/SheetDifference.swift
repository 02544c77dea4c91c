// What changed from one sheet to another, by clause and value; how a sheet is laid out, the order of
// its statements and the names of its selections do not matter.

public import Workforce

/// One change from a sheet to its successor.
public struct SheetChange: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case changed, added, removed
  }

  public let kind: Kind
  /// What it is about: `policy`, `source`, `fund name`, `list`, `parameter`, `rule`, `clause`,
  /// `amount` …
  public let what: String
  /// Names that lead to it, such as a rule and its clause.
  public let path: [String]
  public let old: Sentence?
  public let new: Sentence?
  /// Line in the old and the new sheet; 0 where there is none.
  public let oldLine: Int
  public let newLine: Int
}

/// Compares sheets.
public enum SheetDifference {
  /// The changes from one sheet to another, in the order of what they are about.
  public static func changes(from old: SheetSummary, to new: SheetSummary) -> [SheetChange] {
    var found = Changes()
    found.text("id", old.id, new.id)
    found.text("title", old.title, new.title)
    found.text("jurisdiction", old.jurisdiction, new.jurisdiction)
    found.text("in_force", old.inForce, new.inForce)
    found.text("subject", old.subject.code, new.subject.code)
    found.text(
      "replaces", old.replaces.joined(separator: ", "), new.replaces.joined(separator: ", "))
    found.named("source", old.sources, new.sources)
    found.named("fund name", old.funds, new.funds)
    found.row("recovery", [], old.recovery, new.recovery)
    lists(old, new, &found)
    parameters(old, new, &found)
    parts(old, new, &found)
    together(old, new, &found)
    return found.all
  }

  private static func lists(_ old: SheetSummary, _ new: SheetSummary, _ found: inout Changes) {
    found.pairs(old.lists, new.lists, what: "list", id: \.id, line: \.line, title: \.title) {
      one, other, found in
      for name in one.names where !other.names.contains(name) {
        found.add(.removed, "name", [one.id], Sentence(same: name), nil, one.line, other.line)
      }
      for name in other.names where !one.names.contains(name) {
        found.add(.added, "name", [one.id], nil, Sentence(same: name), one.line, other.line)
      }
    }
  }

  private static func parameters(_ old: SheetSummary, _ new: SheetSummary, _ found: inout Changes) {
    found.pairs(
      old.parameters, new.parameters, what: "parameter", id: \.id, line: \.line, title: \.title
    ) { one, other, found in
      found.sources(one.id, one.sources, other.sources, one.line, other.line)
      for segment in one.segments where !other.segments.contains(where: { $0.from == segment.from })
      {
        found.add(
          .removed, "from", [one.id, segment.from], segment.words, nil, segment.line, other.line)
      }
      for segment in other.segments {
        guard let before = one.segments.first(where: { $0.from == segment.from }) else {
          found.add(
            .added, "from", [one.id, segment.from], nil, segment.words, one.line, segment.line)
          continue
        }
        let levels =
          before.values.map(\.level)
          + segment.values.map(\.level).filter { level in
            !before.values.contains { $0.level == level }
          }
        for level in levels {
          let a = before.values.first { $0.level == level }?.text
          let b = segment.values.first { $0.level == level }?.text
          if a != b {
            found.add(
              a == nil ? .added : b == nil ? .removed : .changed, "value",
              [one.id, segment.from] + (level.isEmpty ? [] : [level]), a, b, before.line,
              segment.line)
          }
        }
      }
    }
  }

  private static func parts(_ old: SheetSummary, _ new: SheetSummary, _ found: inout Changes) {
    for kind in ["rule", "standard"] {
      found.pairs(
        old.parts.filter { $0.kind == kind }, new.parts.filter { $0.kind == kind }, what: kind,
        id: \.id, line: \.line, title: \.title
      ) { one, other, found in
        if one.title != other.title {
          found.add(
            .changed, "title", [one.id], Sentence(same: one.title), Sentence(same: other.title),
            one.line, other.line)
        }
        found.sources(one.id, one.sources, other.sources, one.line, other.line)
        found.row("subject", [one.id], one.subject, other.subject)
        found.row("pays", [one.id], one.pays, other.pays)
        clauses("clause", one.id, one.clauses, other.clauses, &found)
        found.row("amount", [one.id], one.amount, other.amount)
        found.row("fund", [one.id], one.fund, other.fund)
        clauses("report", one.id, one.reports, other.reports, &found)
      }
    }
  }

  /// Clauses are compared as a set: one that is gone and one that is new with the same word are one
  /// clause that changed.
  private static func clauses(
    _ what: String, _ id: String, _ old: [SheetSummary.Row], _ new: [SheetSummary.Row],
    _ found: inout Changes
  ) {
    let gone = old.filter { row in !new.contains { $0.spelling == row.spelling } }
    var come = new.filter { row in !old.contains { $0.spelling == row.spelling } }
    for row in gone {
      if let place = come.firstIndex(where: { $0.word == row.word }) {
        let other = come.remove(at: place)
        found.add(.changed, what, [id, row.word], row.words, other.words, row.line, other.line)
      } else {
        found.add(.removed, what, [id, row.word], row.words, nil, row.line, 0)
      }
    }
    for row in come {
      found.add(.added, what, [id, row.word], nil, row.words, 0, row.line)
    }
  }

  private static func together(_ old: SheetSummary, _ new: SheetSummary, _ found: inout Changes) {
    for kind in ["limit", "exclusive", "stacking"] {
      found.pairs(
        old.together.filter { $0.kind == kind }, new.together.filter { $0.kind == kind },
        what: kind, id: \.id, line: \.line, title: \.id
      ) { one, other, found in
        found.row("says", [one.id], one.says, other.says)
        if Set(one.rules) != Set(other.rules) {
          found.add(
            .changed, "rules", [one.id], Sentence(same: one.rules.joined(separator: ", ")),
            Sentence(same: other.rules.joined(separator: ", ")), one.line, other.line)
        }
      }
    }
  }
}

extension SheetSummary.Segment {
  /// The values of the segment on one line.
  var words: Sentence {
    func title(_ value: Value) -> Sentence {
      CertificateLevel(value.level)?.title ?? Sentence(same: "")
    }
    return Sentence(
      zh: values.map { "\(title($0).zh) \($0.text.zh)" }.joined(separator: "，"),
      en: values.map { "\(title($0).en) \($0.text.en)" }.joined(separator: ", "))
  }
}

/// Changes as they are found.
private struct Changes {
  private(set) var all: [SheetChange] = []

  mutating func add(
    _ kind: SheetChange.Kind, _ what: String, _ path: [String], _ old: Sentence?, _ new: Sentence?,
    _ oldLine: Int, _ newLine: Int
  ) {
    all.append(
      SheetChange(
        kind: kind, what: what, path: path, old: old, new: new, oldLine: oldLine, newLine: newLine))
  }

  mutating func text(_ what: String, _ old: String, _ new: String) {
    if old != new { add(.changed, what, [], Sentence(same: old), Sentence(same: new), 0, 0) }
  }

  mutating func named(_ what: String, _ old: [SheetSummary.Named], _ new: [SheetSummary.Named]) {
    pairs(old, new, what: what, id: \.name, line: { _ in 0 }, title: \.text) { one, other, found in
      if one.text != other.text {
        found.add(
          .changed, what, [one.name], Sentence(same: one.text), Sentence(same: other.text), 0, 0)
      }
    }
  }

  mutating func sources(_ id: String, _ old: [String], _ new: [String], _ one: Int, _ other: Int) {
    if Set(old) != Set(new) {
      add(
        .changed, "source", [id], Sentence(same: old.joined(separator: ", ")),
        Sentence(same: new.joined(separator: ", ")), one, other)
    }
  }

  mutating func row(
    _ what: String, _ path: [String], _ old: SheetSummary.Row?, _ new: SheetSummary.Row?
  ) {
    guard old?.spelling != new?.spelling else { return }
    add(
      old == nil ? .added : new == nil ? .removed : .changed, what, path, old?.words, new?.words,
      old?.line ?? 0, new?.line ?? 0)
  }

  /// Pairs things of one name; what has no partner was added or removed.
  mutating func pairs<Thing>(
    _ old: [Thing], _ new: [Thing], what: String, id: (Thing) -> String, line: (Thing) -> Int,
    title: (Thing) -> String, _ compare: (Thing, Thing, inout Changes) -> Void
  ) {
    for one in old {
      if let other = new.first(where: { id($0) == id(one) }) {
        compare(one, other, &self)
      } else {
        add(.removed, what, [id(one)], Sentence(same: title(one)), nil, line(one), 0)
      }
    }
    for other in new where !old.contains(where: { id($0) == id(other) }) {
      add(.added, what, [id(other)], nil, Sentence(same: title(other)), 0, line(other))
    }
  }
}
