// Small rule sheets for tests: the head, the source and the title are the same in all of them.

public import PolicyEngine
public import Workforce

/// Text of a sheet around some statements. The statements begin on line 3.
public func sheetText(_ statements: String, about subject: SubjectKind = .worker) -> String {
  let about = subject == .worker ? "" : "subject = \"\(subject.code)\", "
  return """
    policy { id = "test/sheet", title = "试验", jurisdiction = "640100", in_force = from "2000-01-01",
      \(about)sources = { law = "某办法" } }
    \(statements)
    """
}

/// Loads a sheet made of some statements.
public func sheet(_ statements: String, about subject: SubjectKind = .worker) throws -> LoadedSheet {
  try PolicyLoader.load(text: Array(sheetText(statements, about: subject).utf8), file: "sheet.lua")
}

/// A sheet with one rule `r` of fixed 100 yuan and the given conditions.
/// - Parameters:
///   - conditions: entries of the `when` list.
///   - subject: `level = …` or `each = …` with its comma, or nothing.
///   - before: statements above the rule.
public func rule(
  when conditions: String, subject: String = "", amount: String = "fixed(yuan(100))",
  pays: String = "monthly", before: String = ""
) -> String {
  """
  \(before)
  rule "r" { title = "条", source = "law", pays = \(pays), \(subject)
    when = { \(conditions) },
    amount = \(amount), fund = "city" }
  """
}

/// What one rule gave for one person: outcome and fen of every line, in order.
public struct Given: Hashable, Sendable, CustomStringConvertible {
  public var outcome: Outcome
  public var fen: Int64
  public init(_ outcome: Outcome, _ fen: Int64) {
    self.outcome = outcome
    self.fen = fen
  }
  public var description: String { "\(outcome.code) \(fen)" }
}

extension LoadedSheet {
  /// What a rule gives for each of some people.
  public func given(_ rule: String = "r", to people: [Person], in period: String) -> [[Given]] {
    let snapshot = Snapshot(people)
    let decided = BoundPolicy(self, snapshot: snapshot, period: month(period)).decideAll()
    var given = [[Given]](repeating: [], count: people.count)
    for line in decided.first(where: { $0.rule.id == rule })?.lines ?? [] {
      given[Int(line.worker)].append(Given(line.outcome, line.fen))
    }
    return given
  }

  /// Why a rule of the sheet comes out as it does for one person.
  public func explained(
    _ rule: String = "r", for person: Person, in period: String
  ) -> [Explanation] {
    BoundPolicy(self, snapshot: Snapshot([person]), period: month(period))
      .explain(worker: 0, rule: rule)
  }
}
