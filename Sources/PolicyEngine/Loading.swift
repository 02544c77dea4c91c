// What the words of a sheet need to know of the rest of the sheet while it is read.

import LuaRuntime
import Workforce

/// The sheet read so far.
final class Loading {
  let file: String
  /// Line of the piece being read; an error is reported here.
  var line = 0
  var parameters: [String: Parameter] = [:]
  var lists: [String: NamedList] = [:]
  var usedParameters: Set<String> = []
  /// What the sheet calls its funds on paper; empty when it does not say.
  var funds: [String: String] = [:]
  /// The time in force of a sheet that has an end.
  var ended: InForce?
  /// Whether the rule being read goes by a certificate level.
  var hasLevel = false
  /// Whom the sheet is about.
  var subject = SubjectKind.worker
  /// Whether the clauses being read are on the people of an organisation or station.
  var isAboutStaff = false

  init(file: String) { self.file = file }

  /// Reports errors at a node from here on. A word that stands alone has no line of its own.
  func move(to node: SheetNode) {
    if node.line > 0 { line = node.line }
  }

  func needLevel(_ node: SheetNode) throws(PolicyError.Problem) {
    if !hasLevel { throw .levelNeeded(word: node.word) }
  }

  func needParameter(
    _ name: String, units: [Parameter.Unit]
  ) throws(PolicyError.Problem) {
    guard let parameter = parameters[name] else {
      throw .unknownParameter(name: name, known: parameters.keys.sorted())
    }
    guard units.contains(parameter.unit) else {
      throw .wrongUnit(parameter: name, expected: units.map(\.rawValue).joined(separator: ", "))
    }
    usedParameters.insert(name)
  }

  func needList(_ name: String) throws(PolicyError.Problem) {
    if lists[name] == nil { throw .unknownList(name: name, known: lists.keys.sorted()) }
  }

  func needFund(_ name: String) throws(PolicyError.Problem) {
    guard isPlainName(name) else { throw .badName(kind: "fund", name: name) }
    guard funds.isEmpty || funds[name] != nil else {
      throw .unknownFund(name: name, known: funds.keys.sorted())
    }
  }

  /// Refuses a word on what only people have in a sheet that is not about people.
  func needSubject(_ node: SheetNode) throws(PolicyError.Problem) {
    // A function reads the facts of whom the rule is about, and those are not these people.
    if isAboutStaff, node.word == "check" { throw .notInStaff(word: node.word) }
    guard subject != .worker, !isAboutStaff else { return }
    var part: SheetNode? = node
    while let node = part {
      if Self.onPeople.contains(String(node.word.prefix { $0 != "." })) {
        throw .notOfSubject(word: node.word, subject: subject)
      }
      part = node.of
    }
  }

  private static let onPeople: Set = [
    "certificate", "registration", "posting", "assessment", "training",
  ]

  /// Refuses a word that stands without the value it needs.
  func needValue(_ node: SheetNode) throws(PolicyError.Problem) {
    if node.arguments.isEmpty, Terms.needingValue.contains(node.word) {
      throw .needsValue(word: node.word)
    }
  }

  /// The clause in a value of a `when` list.
  func clause(_ value: LuaValue, in owner: String) throws(PolicyError.Problem) -> Clause {
    guard let node = SheetNode(value) else { throw .wrongValue(word: owner, expected: .clause) }
    let outer = line
    move(to: node)
    try needValue(node)
    try needSubject(node)
    for family in Terms.families {
      if let condition = try family.condition(node, self) {
        line = outer
        return Clause(word: node.word, line: node.line, condition: condition)
      }
    }
    throw .wrongValue(word: node.word, expected: .clause)
  }

  /// The measure a node states.
  func measure(_ node: SheetNode) throws(PolicyError.Problem) -> any Measure {
    try needValue(node)
    try needSubject(node)
    for family in Terms.families {
      if let measure = try family.measure(node, self) { return measure }
    }
    throw .wrongValue(word: node.word, expected: .measure)
  }

  /// An amount somebody is paid, or may be paid at most: above zero.
  func paidMoney(_ value: LuaValue?, word: String) throws(PolicyError.Problem) -> Money {
    let money = try money(value, word: word)
    guard money > .zero else { throw .notPositive(word: word) }
    return money
  }

  /// Whole fen from `yuan(…)`.
  func money(_ value: LuaValue?, word: String) throws(PolicyError.Problem) -> Money {
    switch value {
    case .number?: throw .floatMoney
    case .table(let table)?:
      guard case .integer(let fen)? = table.fields["fen"] else { break }
      return Money(fen: fen)
    default: break
    }
    throw .wrongValue(word: word, expected: .money)
  }
}
