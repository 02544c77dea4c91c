public import Workforce

/// The results of a bank beside the payments that were asked for. What does not agree is a finding
/// and settles nothing.
public struct PaymentMatching: Hashable, Sendable {
  /// A payment whose end is known.
  public struct Settled: Hashable, Sendable {
    public var instruction: PaymentInstruction
    public var outcome: PaymentResult.Outcome
    public var reason: String?
  }

  /// In the order of the instructions. A payment not here has no result yet.
  public private(set) var settled: [Settled] = []
  public private(set) var findings: [Finding] = []

  /// Matches results to instructions: by reference where the bank gives it, else by account and
  /// amount where these can mean one payment only.
  /// - Parameter file: name of the bank's file, for the findings.
  public init(_ instructions: [PaymentInstruction], answer: BankAnswer, file: String) {
    findings = answer.findings
    let places = Places(instructions)
    var results: [Int: [PaymentResult]] = [:]
    func take(_ result: PaymentResult, _ place: Int) {
      if let amount = result.amount, amount != instructions[place].amount {
        note(.amount(instructions[place], amount), result.row, file)
      } else {
        results[place, default: []].append(result)
      }
    }
    var byAccount: [Places.Key: [PaymentResult]] = [:]
    for result in answer.results {
      if let place = result.reference.map({ places.byReference[$0] }) {
        if let place { take(result, place) } else { note(.unmatched, result.row, file) }
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
        for result in same { note(meant.isEmpty ? .unmatched : .unclear, result.row, file) }
      }
    }
    for (place, instruction) in instructions.enumerated() {
      settle(instruction, results[place] ?? [], answer, file)
    }
    findings.sort { ($0.row, $0.code) < ($1.row, $1.code) }
  }

  private mutating func settle(
    _ instruction: PaymentInstruction, _ results: [PaymentResult], _ answer: BankAnswer,
    _ file: String
  ) {
    // A payment may be made and come back in one file; otherwise one result is all there can be.
    let ends = results.filter { $0.outcome != .returned }
    let returns = results.filter { $0.outcome == .returned }
    for result in ends.dropFirst() + returns.dropFirst() { note(.repeated, result.row, file) }
    let outcomes = Set(ends.map(\.outcome))
    if outcomes.count > 1 || !returns.isEmpty && outcomes == [.failed] {
      return note(.contradiction(instruction), results[0].row, file)
    }
    if let result = returns.first ?? ends.first {
      guard result.outcome != .pending else { return }
      settled.append(
        Settled(instruction: instruction, outcome: result.outcome, reason: result.reason))
    } else if let rest = answer.rest, rest != .pending {
      settled.append(
        Settled(instruction: instruction, outcome: rest, reason: answer.restReason))
    } else if answer.rest == nil {
      note(.unanswered(instruction), 0, file)
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

  init(_ instructions: [PaymentInstruction]) {
    amounts = instructions.map(\.amount)
    for (place, instruction) in instructions.enumerated() {
      byReference[instruction.reference] = place
      byAccount[instruction.account, default: []].append(place)
    }
  }

  /// The payments that account and amount may mean. A single payment to the account is meant with
  /// another amount too: the amount was changed.
  func places(of key: Key) -> [Int] {
    guard let found = key.account.flatMap({ byAccount[$0] }) else { return [] }
    let same = found.filter { amounts[$0] == key.amount }
    return same.isEmpty && found.count == 1 ? found : same
  }
}

extension PaymentMatching {
  fileprivate enum Fault {
    case unmatched, unclear, repeated
    case amount(PaymentInstruction, Money)
    case contradiction(PaymentInstruction)
    case unanswered(PaymentInstruction)
  }

  fileprivate mutating func note(_ fault: Fault, _ row: Int, _ file: String) {
    let ask = Sentence(zh: "请向银行核对", en: "ask the bank")
    let (code, reason, advice): (String, Sentence, Sentence) =
      switch fault {
      case .unmatched:
        (
          "payment_unmatched", Sentence(zh: "付款文件里没有这一笔", en: "the payment file has no such payment"),
          Sentence(zh: "请核对是否选错了文件或批次", en: "check that file and order belong together")
        )
      case .unclear:
        (
          "payment_unclear",
          Sentence(
            zh: "同一账号有几笔相同的金额，结果不同，无法分辨",
            en: "equal payments went to this account with different results and cannot be told apart"),
          ask
        )
      case .repeated:
        (
          "payment_repeated", Sentence(zh: "这一笔在前面已有结果", en: "this payment has a result already"),
          Sentence(zh: "只取前一个；请向银行核对", en: "the first was taken; ask the bank")
        )
      case .amount(let instruction, let amount):
        (
          "payment_amount",
          Sentence(
            zh: "\(instruction.worker) \(instruction.reference) 的金额应为 \(instruction.amount) 元，回盘为 \(amount) 元",
            en: "\(instruction.worker) \(instruction.reference) was to get \(instruction.amount) yuan, the answer says \(amount)"),
          ask
        )
      case .contradiction(let instruction):
        (
          "payment_contradiction",
          Sentence(
            zh: "\(instruction.worker) \(instruction.reference) 的几个结果互相矛盾",
            en: "the results of \(instruction.worker) \(instruction.reference) contradict each other"),
          ask
        )
      case .unanswered(let instruction):
        (
          "payment_unanswered",
          Sentence(
            zh: "\(instruction.worker) \(instruction.reference) 没有结果",
            en: "there is no result for \(instruction.worker) \(instruction.reference)"),
          Sentence(zh: "请等后续回盘，或向银行核对", en: "wait for a later answer, or ask the bank")
        )
      }
    findings.append(Self.finding(code, row: row, file: file, reason, advice))
  }

  static func finding(
    _ code: String, row: Int, file: String, _ reason: Sentence, _ suggestion: Sentence
  ) -> Finding {
    Finding(
      severity: .warning, code: code, file: file, sheet: nil, row: row, column: nil, value: nil,
      reason: reason, suggestion: suggestion)
  }
}
