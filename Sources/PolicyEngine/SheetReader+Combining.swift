// Statements about several rules together, and the funds that bear them.

import LuaRuntime
import Workforce

extension Loading {
  /// Reads `limit "month" { rules = { … }, at_most = yuan(…) }`.
  func readLimit(
    _ statement: Statement, _ rules: [Rule], sources: [String: String]
  ) throws(PolicyError.Problem) -> Limit {
    try statement.allow(only: ["rules", "at_most", "title", "source"])
    let names = try ruleNames(statement, rules, sources)
    for rule in rules where names.contains(rule.id) {
      // A line cut after it was shared out would no longer have the shares the sheet states.
      if case .shared = rule.fund { throw .limitOverShares(rule: rule.id) }
    }
    return Limit(
      id: statement.id, rules: names,
      atMost: try paidMoney(statement.body.fields["at_most"], word: "at_most"), line: statement.line)
  }

  /// Reads `exclusive "one of them" { rules = { … }, takes = "highest" }`.
  func readExclusion(
    _ statement: Statement, _ rules: [Rule], sources: [String: String]
  ) throws(PolicyError.Problem) -> Exclusion {
    try statement.allow(only: ["rules", "takes", "title", "source"])
    let known = Exclusion.Choice.allCases.map(\.rawValue)
    guard case .string(let text)? = statement.body.fields["takes"] else {
      throw .missingField(owner: statement.kind, name: "takes")
    }
    guard let takes = Exclusion.Choice(rawValue: text) else {
      throw .unknownValue(word: "takes", value: text, known: known)
    }
    return Exclusion(
      id: statement.id, rules: try ruleNames(statement, rules, sources), takes: takes, line: statement.line)
  }

  /// Reads `stacking "region" { rules = { "award", "region/awards:award" }, source = "notice" }`.
  func readStacking(
    _ statement: Statement, _ rules: [Rule], sources: [String: String]
  ) throws(PolicyError.Problem) -> Stacking {
    try statement.allow(only: ["rules", "title", "source"])
    let names = try ruleNames(statement, rules, sources, orElsewhere: true)
    // Which document says so is the whole content of the statement.
    return Stacking(
      id: statement.id, rules: names, sources: try statement.sources(known: sources),
      line: statement.line)
  }

  /// - Parameter orElsewhere: whether rules of other sheets may be named, as `policy:rule`.
  private func ruleNames(
    _ statement: Statement, _ rules: [Rule], _ sources: [String: String], orElsewhere: Bool = false
  ) throws(PolicyError.Problem) -> [String] {
    try statement.needPlainID()
    if statement.body.fields["source"] != nil { _ = try statement.sources(known: sources) }
    guard case .table(let list)? = statement.body.fields["rules"] else {
      throw .missingField(owner: statement.kind, name: "rules")
    }
    var names: [String] = []
    for value in list.array {
      guard case .string(let name) = value else {
        throw .wrongValue(word: "rules", expected: .text)
      }
      guard rules.contains(where: { $0.id == name }) || (orElsewhere && name.contains(":")) else {
        throw .unknownRule(name: name, known: rules.map(\.id))
      }
      names.append(name)
    }
    if names.isEmpty { throw .emptyList(what: "rules") }
    if let twice = firstTwice(names) { throw .namedTwice(what: "rules", name: twice) }
    return names
  }

  /// The clauses of `fund = by_case { { clause, "city" }, "county" }`; none for any other fund.
  func readFundClauses(_ statement: Statement) throws(PolicyError.Problem) -> [Clause] {
    guard let node = SheetNode(statement.body.fields["fund"]), node.word == "by_case",
      case .table(let list)? = node.arguments.first
    else { return [] }
    var clauses: [Clause] = []
    for value in list.array.dropLast() {
      guard case .table(let pair) = value, pair.array.count == 2 else { break }
      clauses.append(try clause(pair.array[0], in: node.word))
    }
    return clauses
  }

  private func caseFunds(_ node: SheetNode) throws(PolicyError.Problem) -> [String] {
    guard case .table(let list)? = node.arguments.first, list.array.count > 1 else {
      throw .wrongValue(word: node.word, expected: .table)
    }
    guard list.array.count <= 100 else { throw .tooMany(what: node.word, most: 100) }
    var funds: [String] = []
    for (place, value) in list.array.enumerated() {
      if case .string(let fund) = value, place == list.array.count - 1 {
        try needFund(fund)
        funds.append(fund)
      } else if case .table(let pair) = value, pair.array.count == 2,
        case .string(let fund) = pair.array[1], place < list.array.count - 1
      {
        try needFund(fund)
        funds.append(fund)
      } else {
        throw .wrongValue(word: node.word, expected: .oneOf(["{ clause, \"city\" }", "\"county\""]))
      }
    }
    return funds
  }

  /// Reads `fund = "city"`, `fund = by_level { … }`, `fund = by_case { … }` or
  /// `fund = shared { { "city", 60 }, … }`.
  func readFund(_ statement: Statement) throws(PolicyError.Problem) -> FundChoice {
    switch statement.body.fields["fund"] {
    case .string(let fund)?:
      try needFund(fund)
      return .one(fund)
    case nil: throw .missingField(owner: statement.kind, name: "fund")
    case let value?:
      guard let node = SheetNode(value) else { throw .wrongValue(word: "fund", expected: .text) }
      move(to: node)
      if node.word == "shared" {
        let shares = try shares(node)
        line = statement.line
        return .shared(shares)
      }
      if node.word == "by_case" {
        let funds = try caseFunds(node)
        line = statement.line
        return .byCase(funds)
      }
      guard node.word == "by_level", let funds = node.settings else {
        throw .wrongValue(word: "fund", expected: .text)
      }
      try needLevel(node)
      var byLevel: [CertificateLevel: String] = [:]
      for (name, value) in funds.sorted(by: { $0.key < $1.key }) {
        guard let level = CertificateLevel(name) else {
          throw .unknownField(
            owner: "fund", name: name, known: CertificateLevel.allCases.map(\.code))
        }
        guard case .string(let fund) = value else { throw .wrongValue(word: "fund", expected: .text) }
        try needFund(fund)
        byLevel[level] = fund
      }
      line = statement.line
      return .byLevel(byLevel)
    }
  }

  private func shares(_ node: SheetNode) throws(PolicyError.Problem) -> [FundChoice.Share] {
    guard case .table(let list)? = node.arguments.first else {
      throw .wrongValue(word: node.word, expected: .table)
    }
    var shares: [FundChoice.Share] = []
    for value in list.array {
      guard case .table(let pair) = value, pair.array.count == 2,
        case .string(let fund) = pair.array[0], case .integer(let percent) = pair.array[1],
        (1...99).contains(percent)
      else { throw .wrongValue(word: node.word, expected: .oneOf(["{ \"city\", 60 }"])) }
      try needFund(fund)
      shares.append(FundChoice.Share(fund: fund, percent: Int(percent)))
    }
    let sum = shares.reduce(0) { $0 + $1.percent }
    guard sum == 100 else { throw .sharesNotWhole(percent: sum) }
    return shares
  }
}
