// A sheet in rows, for machines.

public import Exchange
import PolicyEngine
public import Workforce

extension ShowPolicy.Answer {
  /// Everything the table shows.
  public func json(in language: Language) -> JSONValue {
    func named(_ values: [SheetSummary.Named]) -> JSONValue {
      .object(values.map { .init($0.name, .string($0.text)) })
    }
    return [
      "policy": .string(summary.id), "title": .string(summary.title),
      "jurisdiction": .string(summary.jurisdiction), "in_force": .string(summary.inForce),
      "replaces": texts(summary.replaces), "sha256": .string(digest),
      "sources": named(summary.sources), "funds": named(summary.funds),
      "recovery": JSONValue(summary.recovery?.words.text(in: language)),
      "parameters": .array(summary.parameters.map { json($0, language) }),
      "lists": .array(
        summary.lists.map {
          ["list": .string($0.id), "title": .string($0.title), "names": texts($0.names)]
        }),
      "parts": .array(summary.parts.map { json($0, language) }),
      "together": .array(
        summary.together.map {
          [
            "kind": .string($0.kind), "id": .string($0.id), "rules": texts($0.rules),
            "says": JSONValue($0.says?.words.text(in: language)), "line": JSONValue($0.line),
          ]
        }),
      "to_confirm": .array(
        summary.toConfirm.map { ["line": JSONValue(Int($0.name) ?? 0), "text": .string($0.text)] }),
    ]
  }

  private func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  private func json(_ parameter: SheetSummary.Parameter, _ language: Language) -> JSONValue {
    [
      "parameter": .string(parameter.id), "title": .string(parameter.title),
      "sources": texts(parameter.sources),
      "segments": .array(
        parameter.segments.map { segment in
          [
            "from": .string(segment.from), "line": JSONValue(segment.line),
            "values": .object(
              segment.values.map {
                .init($0.level.isEmpty ? "all" : $0.level, .string($0.text.text(in: language)))
              }),
          ]
        }),
    ]
  }

  private func json(_ part: SheetSummary.Part, _ language: Language) -> JSONValue {
    func row(_ row: SheetSummary.Row?) -> JSONValue {
      guard let row else { return .null }
      return [
        "line": JSONValue(row.line), "words": .string(row.words.text(in: language)),
        "sheet": .string(row.spelling),
      ]
    }
    return [
      part.kind: .string(part.id), "title": .string(part.title), "line": JSONValue(part.line),
      "sources": texts(part.sources), "subject": row(part.subject), "pays": row(part.pays),
      "clauses": .array(part.clauses.map { row($0) }), "amount": row(part.amount),
      "fund": row(part.fund), "reports": .array(part.reports.map { row($0) }),
      "to_confirm": texts(part.toConfirm),
    ]
  }
}
