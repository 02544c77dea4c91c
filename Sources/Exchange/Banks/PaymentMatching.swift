public import Workforce

/// The results of a bank beside the payments that were asked for. What does not agree is a finding
/// and settles nothing.
public struct PaymentMatching: Hashable, Sendable {
  /// A payment whose end is known.
  public struct Settled: Hashable, Sendable {
    public var instruction: PaymentInstruction
    public var outcome: PaymentResult.Outcome
    public var reason: String?
    /// Place in the bank's file; 0 when it is said of a whole file.
    public var row: Int
  }

  /// What is new, in the order of the instructions. A payment not here has no new result.
  public private(set) var settled: [Settled] = []
  /// How many results repeat what was known.
  public private(set) var repeats = 0
  public internal(set) var findings: [Finding] = []
  let file: String
  let columns: BankAnswer.Columns

  /// Matches results to instructions: by reference where the bank gives it, else by account and
  /// amount where these can mean one payment only.
  /// - Parameters:
  ///   - messages: the file each payment went to the bank in, by reference. What the bank says of a file
  ///     holds for its payments alone.
  ///   - known: what the bank said before, by reference. A payment it paid may still come back.
  ///   - file: name of the bank's file, for the findings.
  public init(
    _ instructions: [PaymentInstruction], messages: [String: String] = [:],
    known: [String: PaymentResult.Outcome] = [:], answer: BankAnswer, file: String
  ) {
    self.file = file
    columns = answer.columns
    findings = answer.findings
    let places = Places(instructions, known)
    var results: [Int: [PaymentResult]] = [:]
    // Payments of which the answer says something that cannot be right.
    var disputed: Set<Int> = []
    func take(_ result: PaymentResult, _ place: Int) {
      let instruction = instructions[place]
      if let amount = result.amount, amount != instruction.amount {
        note(.amount(instruction, amount), result.row)
      } else if let account = result.account, !Self.agree(account, instruction.account) {
        note(.account(instruction), result.row)
      } else {
        return results[place, default: []].append(result)
      }
      disputed.insert(place)
    }
    var byAccount: [Places.Key: [PaymentResult]] = [:]
    for result in answer.results {
      if let place = result.reference.map({ places.byReference[$0] }) {
        if let place { take(result, place) } else { note(.unmatched(columns.reference), result.row) }
      } else {
        byAccount[Places.Key(result), default: []].append(result)
      }
    }
    for (key, same) in byAccount {
      let meant = places.places(of: key)
      if meant.count == 1 {
        for result in same { take(result, meant[0]) }
      } else if !meant.isEmpty, meant.count <= same.count, Set(same.map(\.outcome)).count == 1 {
        // Equal payments with equal results: it does not matter which is whose.
        for (turn, result) in same.enumerated() { take(result, meant[turn % meant.count]) }
      } else {
        for result in same {
          note(meant.isEmpty ? .unmatched(columns.account) : .unclear, result.row)
        }
        disputed.formUnion(meant)
      }
    }
    for (place, instruction) in instructions.enumerated() where !disputed.contains(place) {
      let message = messages[instruction.reference]
      settle(
        instruction, results[place] ?? [],
        group: message.flatMap { message in answer.groups.last { $0.message == message } },
        needsResult: answer.groups.isEmpty, known[instruction.reference])
    }
    let sent = Set(messages.values)
    for group in answer.groups where !(group.message.map(sent.contains) ?? false) {
      note(.unmatched("OrgnlMsgId"), 0)
    }
    findings.sort { ($0.row, $0.code) < ($1.row, $1.code) }
  }

  /// Whether the bank's account is the one asked for; banks hide figures behind stars.
  private static func agree(_ found: String, _ asked: String) -> Bool {
    found.utf8.count == asked.utf8.count
      && zip(found.utf8, asked.utf8).allSatisfy { $0 == $1 || $0 == 0x2A }
  }

  private mutating func settle(
    _ instruction: PaymentInstruction, _ results: [PaymentResult], group: BankAnswer.Group?,
    needsResult: Bool, _ known: PaymentResult.Outcome?
  ) {
    // A payment may be made and come back in one file; otherwise one result is all there can be.
    let ends = results.filter { $0.outcome != .returned }
    let returns = results.filter { $0.outcome == .returned }
    for result in ends.dropFirst() + returns.dropFirst() { note(.repeated, result.row) }
    let outcomes = Set(ends.map(\.outcome))
    if outcomes.count > 1 || !returns.isEmpty && outcomes == [.failed] {
      return note(.contradiction(instruction), results[0].row)
    }
    if let result = returns.first ?? ends.first {
      settle(instruction, result, known)
    } else if known == nil, let group, group.outcome != .pending {
      settled.append(
        Settled(instruction: instruction, outcome: group.outcome, reason: group.reason, row: 0))
    } else if known == nil, needsResult {
      note(.unanswered(instruction), 0)
    }
  }

  private mutating func settle(
    _ instruction: PaymentInstruction, _ result: PaymentResult, _ known: PaymentResult.Outcome?
  ) {
    switch (known, result.outcome) {
    case (_, .pending): break
    case (nil, _), (.paid, .returned):
      settled.append(
        Settled(
          instruction: instruction, outcome: result.outcome, reason: result.reason, row: result.row))
    case (let known?, let outcome) where known == outcome: repeats += 1
    // A statement shows the payment that came back as one that was made, too.
    case (.returned, .paid): repeats += 1
    default: note(.contradiction(instruction), result.row)
    }
  }
}

/// Where the payments are by reference and by account.
private struct Places {
  struct Key: Hashable {
    let account: String?
    let amount: Money?

    init(_ result: PaymentResult) { (account, amount) = (result.account, result.amount) }
  }

  private(set) var byReference: [String: Int] = [:]
  private var byAccount: [String: [Int]] = [:]
  private let amounts: [Money]
  private let isAnswered: [Bool]

  init(_ instructions: [PaymentInstruction], _ known: [String: PaymentResult.Outcome]) {
    amounts = instructions.map(\.amount)
    isAnswered = instructions.map { known[$0.reference] != nil }
    for (place, instruction) in instructions.enumerated() {
      byReference[instruction.reference] = place
      byAccount[instruction.account, default: []].append(place)
    }
  }

  /// The payments that account and amount may mean. A single payment to the account is meant with
  /// another amount too: the amount was changed. One that waits for an answer comes before those
  /// that have one.
  func places(of key: Key) -> [Int] {
    guard let found = key.account.flatMap({ byAccount[$0] }) else { return [] }
    let same = found.filter { amounts[$0] == key.amount }
    if same.isEmpty { return found.count == 1 ? found : [] }
    let waiting = same.filter { !isAnswered[$0] }
    return waiting.isEmpty ? same : waiting
  }
}

