// When a sheet is in force, and which sheets it replaces.

import LuaRuntime
import Workforce

extension Loading {
  /// Reads `in_force = from "2021-01-01"` or `from "2021-01-01" :to "2024-12-31"`.
  func readInForce(_ head: Statement) throws(PolicyError.Problem) -> DateSpan {
    let missing = PolicyError.Problem.missingField(
      owner: "policy", name: "in_force = from \"YYYY-MM-DD\"")
    guard let node = SheetNode(head.body.fields["in_force"]) else { throw missing }
    let from = node.word == "from.to" ? node.of : node
    guard let from, from.word == "from", from.arguments.count == 1 else { throw missing }
    line = from.line
    let first = try date(from)
    line = node.line
    let last = node.word == "from.to" ? try date(node) : .openEnd
    guard let span = DateSpan(first: first, last: last) else {
      throw .endBeforeStart(from: first.description, to: last.description)
    }
    if last < .openEnd { ended = InForce(span: span, line: node.line) }
    line = head.line
    return span
  }

  /// Reads `replaces = "city/old-topic"`, or a list of ids.
  func readReplaced(_ head: Statement) throws(PolicyError.Problem) -> [String] {
    let values: [LuaValue] =
      switch head.body.fields["replaces"] {
      case nil: []
      case .table(let list)? where list.fields.isEmpty: list.array
      case let value?: [value]
      }
    let names = values.compactMap(\.string)
    guard names.count == values.count else { throw .wrongValue(word: "replaces", expected: .text) }
    for name in names where !isPlainName(name) { throw .badName(kind: "policy", name: name) }
    if let twice = firstTwice(names) { throw .namedTwice(what: "replaces", name: twice) }
    return names
  }
}

/// Holds in the months a sheet with an end is in force on the last day of. Every rule and standard
/// of such a sheet begins with it, so that a later month is refused by the line that names the end.
struct InForce: Condition {
  let span: DateSpan
  let line: Int

  var clause: Clause { Clause(word: "from.to", line: line, condition: self) }

  /// The last month whose last day is in force.
  private var lastMonth: Period {
    let month = Period(containing: span.last)
    return month.last == span.last ? month : month.previous
  }

  var variants: [Variant<any Condition>] {
    let ends = [lastMonth.previous.last, lastMonth.next.last].compactMap { day in
      DateSpan(first: span.first, last: day).map {
        Variant<any Condition>(
          zh: "止日 \(span.last) 改为 \(day)", en: "the end \(span.last) becomes \(day)",
          InForce(span: $0, line: line))
      }
    }
    return ends
      + [-1, 1].map { span.first.adding(months: $0) }.compactMap { day in
        DateSpan(first: day, last: span.last).map {
          Variant<any Condition>(
            zh: "生效日 \(span.first) 改为 \(day)", en: "in force from \(span.first) becomes \(day)",
            InForce(span: $0, line: line))
        }
      }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    [
      Boundary(zh: "有效期的最后一个月", en: "the last month in force") { _ in
        binding.period == lastMonth
      },
      Boundary(zh: "有效期后的第一个月", en: "the first month after the end") { _ in
        binding.period == lastMonth.next
      },
    ]
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(span: span, holds: span.contains(binding.period.last))
  }

  private struct Bound: BoundCondition {
    let span: DateSpan
    let holds: Bool

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      let verdict: Verdict = holds ? .holds : .fails
      judgeEach(cases, verdicts) { _, _ in verdict }
    }

    func evidence(_ item: Case) -> Evidence {
      Evidence(
        zh: "规则表自 \(span.first) 起、至 \(span.last) 止有效",
        en: "the sheet is in force from \(span.first) to \(span.last)")
    }
  }
}
