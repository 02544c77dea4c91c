// What an expression of a sheet reads: nouns of facts, parameters, lists.

import Workforce

struct ClauseReads {
  private(set) var facts: Set<String> = []
  private(set) var parameters: Set<String> = []
  private(set) var lists: Set<String> = []
  private let sheet: SheetInspection
  private let known: Set<String>

  init(_ expression: SheetExpression, _ sheet: SheetInspection) {
    self.sheet = sheet
    known = Set(sheet.outline.each("parameter").map(\.id))
    read(expression)
  }

  private mutating func read(_ expression: SheetExpression) {
    let expression = sheet.resolved(expression)
    if let word = sheet.word(of: expression)?.path { noun(of: word) }
    switch expression.form {
    case .member(let base, _), .index(let base, _): read(base)
    case .call(let callee, let arguments):
      if case .name("list", nil) = callee.form, let name = arguments.first?.text {
        lists.insert(name)
      }
      read(callee)
      arguments.forEach { argument($0) }
    case .method(let base, _, let arguments):
      read(base)
      arguments.forEach { argument($0) }
    case .table(let entries):
      if entries.contains(where: { $0.name == "registered" }) { facts.insert("registration") }
      entries.forEach { read($0.value) }
    case .operation(_, let parts): parts.forEach { read($0) }
    case .function: function(expression)
    default: break
    }
  }

  private mutating func argument(_ expression: SheetExpression) {
    if let text = expression.text {
      if known.contains(text) { parameters.insert(text) }
    } else {
      read(expression)
    }
  }

  private mutating func noun(of word: String) {
    let first = word.prefix { $0 != "." }
    switch first {
    case "certificate", "certificates", "level": facts.insert("certificate")
    case "registration": facts.insert("registration")
    case "posting", "postings": facts.insert("posting")
    case "assessment", "assessed": facts.insert("assessment")
    case "training": facts.insert("training")
    case "staff", "people": facts.insert("staff")
    case "paid", "once", "once_per", "yearly": facts.insert("payment")
    case "amount":
      if word.hasSuffix("less_paid") || word.hasSuffix("at_most_ever") { facts.insert("payment") }
    default:
      let gives = Terms.all.first { $0.path == first }?.gives
      if gives == "circumstances" { facts.insert("circumstance.\(first)") }
    }
  }

  /// What a function asks of its worker.
  private mutating func function(_ function: SheetExpression) {
    for inner in sheet.syntax.expressions
    where function.tokens.lowerBound <= inner.tokens.lowerBound
      && inner.tokens.upperBound <= function.tokens.upperBound
    {
      guard case .method(_, let name, _) = inner.form else { continue }
      switch name {
      case "assessment", "assessment_at": facts.insert("assessment")
      case "paid", "payment": facts.insert("payment")
      case "level", "level_rank": facts.insert("certificate")
      case "counts": break
      default:
        let noun = name.prefix { $0 != "_" }
        if ["certificate", "registration", "posting", "training", "circumstance"].contains(noun) {
          facts.insert(String(noun))
        }
      }
    }
  }
}
