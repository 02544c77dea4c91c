// What a rule sheet says, as plain values.
//
// The loader turns a sheet's text into these; everything else (deciding, explaining, comparing)
// reads them and never the text.

public import Workforce

/// A city's policy: one rule sheet, loaded.
public struct Policy: Sendable {
  /// Folder and topic, for example `yinchuan/certificate-subsidies`.
  public let id: String
  public let title: String
  /// Division code the policy is made for (GB/T 2260 or a local code).
  public let jurisdiction: String
  public internal(set) var inForce: DateSpan
  /// Whom all rules and standards of the sheet are about.
  public let subject: SubjectKind
  /// Ids of the policies whose place this one takes.
  public let replaces: [String]
  /// Legal sources by the short name the sheet gives them.
  public let sources: [String: String]
  /// What to call a fund on paper, by the short name rules use.
  public let funds: [String: String]
  /// How what was paid too much is had back.
  public let recovery: Recovery
  public internal(set) var parameters: [String: Parameter]
  public internal(set) var lists: [String: NamedList]
  public internal(set) var rules: [Rule]
  public internal(set) var standards: [Standard]
  public internal(set) var limits: [Limit]
  public internal(set) var exclusions: [Exclusion]
  public let stackings: [Stacking]
  /// What this policy asks of the parameters of policies below it.
  public internal(set) var bounds: [RateBound]
  /// File name for messages, and the whole text, from which an old roll can be computed again.
  public let file: String
  public let text: String

  /// The line of the sheet, without the blanks around it, its comment and its last comma.
  func excerpt(line: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard line >= 1, line <= lines.count else { return "" }
    var excerpt = lines[line - 1]
    var inText = false
    for index in excerpt.indices {
      if excerpt[index] == "\"" { inText.toggle() }
      if !inText, excerpt[index...].hasPrefix("--") {
        excerpt = excerpt[..<index]
        break
      }
    }
    excerpt = trimmingBlanks(excerpt)
    return String(excerpt.hasSuffix(",") ? excerpt.dropLast() : excerpt)
  }

  /// Codes of the funds that rules name, each once.
  public var fundCodes: [String] { Set(rules.flatMap(\.fund.codes)).sorted() }

  /// Legal texts behind a list of source names, in order.
  func sourceTexts(_ keys: [String]) -> [String] { keys.compactMap { sources[$0] } }

  /// The rules given and all that a limit or an exclusion ties to them.
  func together(with ids: Set<String>) -> Set<String> {
    let groups = limits.map(\.rules) + exclusions.map(\.rules)
    var found = ids
    while let group = groups.first(where: {
      !found.isDisjoint(with: $0) && !found.isSuperset(of: $0)
    }) {
      found.formUnion(group)
    }
    return found
  }
}

/// A list of names a sheet refers to, for example the counties of a city: data, not code.
public struct NamedList: Sendable, Hashable {
  public let id: String
  public let title: String
  public let sources: [String]
  public internal(set) var names: [String]
  public let line: Int
}

/// What several rules together may pay one person in one period.
public struct Limit: Sendable, Hashable {
  public let id: String
  public internal(set) var rules: [String]
  public internal(set) var atMost: Money
  public let line: Int
}

/// Of several rules, one pays a person in a period.
public struct Exclusion: Sendable, Hashable {
  /// Which rule of the list pays.
  public enum Choice: String, Sendable, CaseIterable {
    /// The first of the list that pays.
    case first
    /// The one that pays most; of equal ones the first.
    case highest
  }

  public let id: String
  public internal(set) var rules: [String]
  public internal(set) var takes: Choice
  public let line: Int
}

/// Rules that a document lets stand beside each other. It changes nothing that is paid; it says that
/// a person paid by several of them is paid as was meant.
public struct Stacking: Sendable, Hashable {
  public let id: String
  /// Rules of this sheet by their ids, those of others as ``Payment/measure(policy:rule:)`` has them.
  public let rules: [String]
  public let sources: [String]
  public let line: Int
}

/// How often a rule pays.
public enum Cadence: Sendable, Hashable {
  case monthly
  /// Once in a lifetime for each certificate level.
  case oncePerLevel
  /// Once in a lifetime.
  case once
  /// Every year, in one month of the calendar (1 to 12).
  case yearly(month: Int)
}

/// Whom a rule is decided for.
enum Subject: Sendable {
  /// Every worker once, at the highest level that meets the choice; nil when the rule has no level.
  case worker(LevelChoice?)
  /// Every certificate that meets the choice, lower levels first.
  case eachCertificate(LevelChoice)

  var choice: LevelChoice? {
    switch self {
    case .worker(let choice): choice
    case .eachCertificate(let choice): choice
    }
  }

  /// Whether every case has a term of its level on the last day of the period.
  var isRegisteredOnLastDay: Bool { choice?.registered == .onLastDay }
}

/// Who bears the payment.
public enum FundChoice: Sendable, Hashable {
  case one(String)
  /// Several funds share each line by whole percent, which add up to 100; what rounding leaves over
  /// is borne by the first.
  case shared([Share])
  case byLevel([CertificateLevel: String])
  /// The fund of the first clause of ``Rule/fundClauses`` that holds, or the last one.
  case byCase([String])

  func fund(for level: UInt8) -> String? {
    switch self {
    case .one(let fund): fund
    case .shared(let shares): shares.first?.fund
    case .byCase(let funds): funds.first
    case .byLevel(let funds): CertificateLevel(rawValue: level).flatMap { funds[$0] }
    }
  }

  /// Every fund there is to choose from.
  var codes: [String] {
    switch self {
    case .one(let fund): [fund]
    case .shared(let shares): shares.map(\.fund)
    case .byLevel(let funds): Array(funds.values)
    case .byCase(let funds): funds
    }
  }

  /// How many lines one amount becomes.
  var parts: Int { if case .shared(let shares) = self { shares.count } else { 1 } }

  /// One of several funds and the percent it bears.
  public struct Share: Sendable, Hashable {
    public let fund: String
    public internal(set) var percent: Int
  }
}

/// A rule of a sheet: it pays, does not pay, or cannot be decided.
public struct Rule: Sendable {
  public let id: String
  public let title: String
  public let sources: [String]
  public let line: Int
  public internal(set) var pays: Cadence
  let paysLine: Int
  var subject: Subject
  let subjectLine: Int
  var clauses: [Clause]
  var amount: Amount
  public internal(set) var fund: FundChoice
  /// One for each fund but the last, where the fund goes by the case.
  var fundClauses: [Clause] = []
}

/// A standard of a sheet: it finds shortfalls and pays nothing.
public struct Standard: Sendable {
  public let id: String
  public let title: String
  public let sources: [String]
  public let line: Int
  var subject: Subject
  let subjectLine: Int
  var clauses: [Clause]
  /// What a finding states, in the order of the sheet.
  var reports: [(name: String, measure: any Measure, line: Int)]
}

func trimmingBlanks(_ text: Substring) -> Substring {
  var text = text
  while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
  while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
  return text
}

extension Rule {
  /// The fund that bears a line (level 0 when the rule has none); empty when the sheet names none,
  /// which the loader refuses for every level that has an amount.
  /// - Parameter share: place among the funds that share the line, or that it is chosen from.
  public func fund(for level: UInt8, share: Int = 0) -> String {
    if case .shared(let shares) = fund { return shares[share].fund }
    if case .byCase(let funds) = fund { return funds[share] }
    return fund.fund(for: level) ?? ""
  }
}
