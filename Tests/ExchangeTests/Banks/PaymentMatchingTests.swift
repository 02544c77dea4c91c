import Testing
import Workforce

@testable import Exchange

@Suite("Answers beside payments")
struct PaymentMatchingTests {
  private let payments: [PaymentInstruction] = [
    .payment(1), .payment(2, fen: 995), .payment(3, account: "6222000011112222"),
    .payment(4, account: "6222000011112222"),
  ]

  private func match(
    _ results: [PaymentResult], rest: PaymentResult.Outcome? = nil,
    _ payments: [PaymentInstruction]? = nil, known: [String: PaymentResult.Outcome] = [:],
    about message: String? = "R7-1"
  ) -> PaymentMatching {
    var answer = BankAnswer()
    answer.results = results
    if let rest { answer.groups = [.init(message: message, outcome: rest, reason: "FF01")] }
    answer.columns.account = "账号"
    // The first two payments went out in one file, the others in the next.
    let messages = self.payments.enumerated().map { ($1.reference, $0 < 2 ? "R7-1" : "R7-2") }
    return PaymentMatching(
      payments ?? self.payments, messages: Dictionary(uniqueKeysWithValues: messages), known: known,
      answer: answer, file: "answer.csv")
  }

  private func result(
    _ row: Int, _ place: Int, _ outcome: PaymentResult.Outcome = .paid, fen: Int64? = 20_000
  ) -> PaymentResult {
    PaymentResult(
      row: row, reference: "R7-\(1000 + place)", account: nil, amount: fen.map(Money.init(fen:)),
      outcome: outcome, reason: outcome == .paid ? nil : "已销户")
  }

  private func byAccount(
    _ row: Int, _ account: String, _ outcome: PaymentResult.Outcome = .paid, fen: Int64 = 20_000
  ) -> PaymentResult {
    PaymentResult(
      row: row, reference: nil, account: account, amount: Money(fen: fen), outcome: outcome,
      reason: nil)
  }

  private func outcomes(_ matching: PaymentMatching) -> [String] {
    matching.settled.map { "\($0.instruction.reference) \($0.outcome.rawValue)" }
  }

  @Test("every payment has its result, in the order of the payments")
  func whole() {
    let found = match([
      result(5, 4), result(2, 2, .failed, fen: 995), result(1, 1), result(3, 3, fen: nil),
    ])
    #expect(
      outcomes(found) == ["R7-1001 paid", "R7-1002 failed", "R7-1003 paid", "R7-1004 paid"])
    #expect(found.settled[1].reason == "已销户" && found.findings.isEmpty)
  }

  @Test("a changed amount, a stranger and a payment without result settle nothing")
  func disagreements() {
    let found = match([
      result(1, 1, fen: 20_001), result(2, 9), result(3, 2, fen: 995), result(4, 3),
    ])
    #expect(outcomes(found) == ["R7-1002 paid", "R7-1003 paid"])
    #expect(
      found.findings.map { "\($0.row) \($0.code)" } == [
        "0 payment_unanswered", "1 payment_amount", "2 payment_unmatched",
      ])
    #expect(found.findings.allSatisfy { $0.value == nil && $0.file == "answer.csv" })
  }

  @Test("a repeated result counts once, and results that contradict each other not at all")
  func repeated() {
    let again = match([result(1, 1), result(2, 1)], [payments[0]])
    #expect(outcomes(again) == ["R7-1001 paid"])
    #expect(again.findings.map { "\($0.row) \($0.code)" } == ["2 payment_repeated"])
    let both = match([result(1, 1), result(2, 1, .failed)], [payments[0]])
    #expect(outcomes(both).isEmpty && both.findings.map(\.code).contains("payment_contradiction"))
    let backUnpaid = match([result(1, 1, .failed), result(2, 1, .returned)], [payments[0]])
    #expect(outcomes(backUnpaid).isEmpty)
  }

  @Test("what was paid and came back has come back, in whatever order the file tells it")
  func returned() {
    for results in [
      [result(1, 1), result(2, 1, .returned)], [result(1, 1, .returned), result(2, 1)],
    ] {
      let found = match(results, [payments[0]])
      #expect(outcomes(found) == ["R7-1001 returned"] && found.findings.isEmpty)
    }
  }

  @Test("what is pending is not settled, and not missing either")
  func pending() {
    let found = match([result(1, 1, .pending)], [payments[0]])
    #expect(found.settled.isEmpty && found.findings.isEmpty)
  }

  @Test("a whole file that is refused refuses every payment without a result of its own")
  func rest() {
    let found = match([result(1, 1)], rest: .failed, [payments[0], payments[1]])
    #expect(outcomes(found) == ["R7-1001 paid", "R7-1002 failed"])
    #expect(found.settled[1].reason == "FF01")
    #expect(match([], rest: .pending, [payments[0]]).findings.isEmpty)
  }

  @Test("what is said of one file says nothing of the payments of another (issue 4)")
  func onlyItsFile() {
    let found = match([], rest: .failed, known: ["R7-1001": .paid])
    #expect(outcomes(found) == ["R7-1002 failed"] && found.findings.isEmpty)
    let second = match([], rest: .paid, about: "R7-2")
    #expect(outcomes(second) == ["R7-1003 paid", "R7-1004 paid"] && second.findings.isEmpty)
  }

  @Test("what is said of a file that is none of the order settles nothing", arguments: ["R8-1", "R7", nil])
  func strangeFile(_ message: String?) {
    for outcome in [PaymentResult.Outcome.paid, .failed] {
      let found = match([], rest: outcome, about: message)
      #expect(found.settled.isEmpty)
      #expect(found.findings.map { "\($0.code) \($0.column ?? "")" } == ["payment_unmatched OrgnlMsgId"])
    }
  }

  @Test("without references, account and amount tell which payment is meant")
  func accounts() {
    let found = match([
      byAccount(1, "9999011000001"), byAccount(2, "9999011000002", .failed, fen: 995),
      byAccount(3, "6222000011112222"), byAccount(4, "6222000011112222"),
    ])
    #expect(
      outcomes(found) == ["R7-1001 paid", "R7-1002 failed", "R7-1003 paid", "R7-1004 paid"])
    #expect(found.findings.isEmpty)
  }

  @Test("equal payments to one account with different results cannot be told apart")
  func unclear() {
    let found = match(
      [byAccount(1, "6222000011112222"), byAccount(2, "6222000011112222", .failed)],
      [payments[2], payments[3]])
    #expect(found.settled.isEmpty)
    #expect(
      found.findings.map { "\($0.row) \($0.code)" } == [
        "1 payment_unclear", "2 payment_unclear",
      ])
    let half = match([byAccount(1, "6222000011112222")], [payments[2], payments[3]])
    #expect(half.settled.isEmpty && half.findings.contains { $0.code == "payment_unclear" })
    let more = match(
      (1...3).map { byAccount($0, "6222000011112222") }, [payments[2], payments[3]])
    #expect(outcomes(more) == ["R7-1003 paid", "R7-1004 paid"])
    #expect(more.findings.map { "\($0.row) \($0.code)" } == ["3 payment_repeated"])
  }

  @Test("a changed amount is seen by the account too, and a strange account is a stranger")
  func accountFindings() {
    let found = match(
      [byAccount(1, "9999011000001", fen: 1), byAccount(2, "123456789")], [payments[0]])
    #expect(
      found.findings.map(\.code) == ["payment_amount", "payment_unmatched"])
    #expect(found.settled.isEmpty)
    #expect(match([result(1, 1, fen: 1), result(2, 1)], rest: .failed, [payments[0]]).settled.isEmpty)
  }

  @Test("another account than was asked for is a finding; figures behind stars are taken as right")
  func otherAccount() {
    var results = [result(1, 1), result(2, 1), result(3, 1)]
    results[0].account = "9999011000002"
    results[1].account = "9999*****0001"
    results[2].account = "9999*****00001"
    for (result, isRight) in zip(results, [false, true, false]) {
      let found = match([result], [payments[0]])
      #expect(found.settled.isEmpty != isRight)
      #expect(found.findings.map(\.code) == (isRight ? [] : ["payment_account"]))
      #expect(found.findings.allSatisfy { $0.column == "账号" && $0.value == nil })
    }
  }

  @Test("what is known is not told again, a paid one may come back, and nothing else changes")
  func known() {
    let all: [PaymentResult.Outcome] = [.paid, .failed, .returned]
    for before in all {
      for now in all {
        let found = match([result(1, 1, now)], [payments[0]], known: ["R7-1001": before])
        let isRepeat = before == now || (before, now) == (.returned, .paid)
        #expect(found.repeats == (isRepeat ? 1 : 0))
        #expect(outcomes(found) == ((before, now) == (.paid, .returned) ? ["R7-1001 returned"] : []))
        #expect(
          found.findings.map(\.code)
            == (isRepeat || !found.settled.isEmpty ? [] : ["payment_contradiction"]))
      }
    }
    #expect(match([], [payments[0]], known: ["R7-1001": .paid]).findings.isEmpty)
  }

  @Test("by account, the payment that waits is meant and not the one that failed before it")
  func waitingFirst() {
    let found = match(
      [byAccount(1, "6222000011112222")], [payments[2], payments[3]], known: ["R7-1003": .failed])
    #expect(outcomes(found) == ["R7-1004 paid"] && found.findings.isEmpty)
  }
}
