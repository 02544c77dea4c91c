// What an approval posts: every fen has a source and a place, and nobody is paid below zero.

import TestSupport
import Testing
import Workforce

@testable import Payouts

/// Balances as the sum of transfers, credits above zero.
private struct Books {
  var credit: [Account: Int64] = [:]

  mutating func post(_ transfers: [Transfer]) {
    for transfer in transfers {
      credit[transfer.from, default: 0] -= transfer.amount
      credit[transfer.to, default: 0] += transfer.amount
    }
  }

  func sum(_ kind: String) -> Int64 { credit.filter { $0.key.kind == kind }.values.reduce(0, +) }

  /// What workers owe, as the register reports it.
  var claims: [WorkerKey: Int64] {
    var claims: [WorkerKey: Int64] = [:]
    for (account, credit) in credit where account.kind == "receivable" && credit != 0 {
      if let worker = account.worker { claims[worker] = -credit }
    }
    return claims
  }
}

private func difference(_ worker: Int64, _ old: Int64, _ new: Int64?, fund: String = "city")
  -> DifferenceLine
{
  DifferenceLine(
    corrects: 1, period: Period(index: 24_000), worker: WorkerKey(number: worker), rule: "r",
    level: nil, fund: fund, old: Money(fen: old), new: new.map(Money.init(fen:)),
    outcome: new == nil ? .undecided : .pays, causes: [.entry(EntryNumber(1))])
}

private func approve(
  _ books: inout Books, lines: [(worker: Int64, fund: String, fen: Int64)],
  _ differences: [DifferenceLine] = []
) -> [Transfer] {
  var approval = ApprovalPosting(roll: 7, claims: books.claims, differences: differences)
  var transfers = lines.compactMap {
    approval.line(WorkerKey(number: $0.worker), fund: $0.fund, Money(fen: $0.fen))
  }
  transfers += approval.finish()
  books.post(transfers)
  return transfers
}

@Suite("Postings")
struct PostingTests {
  private let one = WorkerKey(number: 1)
  private let two = WorkerKey(number: 2)

  @Test("each line and each share goes from its fund to the worker; a line of nothing posts nothing")
  func lines() {
    var books = Books()
    let posted = approve(
      &books, lines: [(1, "city", 5_001), (1, "district", 5_000), (2, "city", 0)])
    #expect(posted.map(\.amount) == [5_001, 5_000])
    #expect(
      books.credit == [.fund("city"): -5_001, .fund("district"): -5_000, .payable(one): 10_001])
  }

  @Test("a difference that pays goes to the worker; one that takes gives back to its fund at once")
  func differences() {
    var books = Books()
    _ = approve(
      &books, lines: [(1, "city", 300), (2, "city", 300)],
      [difference(1, 0, 50), difference(2, 100, 40, fund: "district"), difference(2, 9, nil)])
    #expect(books.credit[.payable(one)] == 350)
    #expect(books.credit[.payable(two)] == 240)
    #expect(books.credit[.receivable(two)] == 0)
    #expect(books.credit[.fund("district")] == 60)
  }

  @Test("what is more than the payment stays receivable, and the next payment gives the rest")
  func carried() {
    var books = Books()
    _ = approve(&books, lines: [(1, "city", 300)], [difference(1, 1_000, 0)])
    #expect(books.credit[.payable(one)] == 0)
    #expect(books.claims == [one: 700])
    _ = approve(&books, lines: [(1, "city", 700)])
    #expect(books.credit[.payable(one)] == 0)
    #expect(books.claims.isEmpty)
    _ = approve(&books, lines: [(1, "city", 300)])
    #expect(books.credit[.payable(one)] == 300)
  }

  @Test("a claim whose roll was reversed after it was deducted is paid back by the next approval")
  func deductedInVain() {
    var books = Books()
    let claiming = approve(&books, lines: [], [difference(1, 500, 0)])
    _ = approve(&books, lines: [(1, "city", 800)])
    #expect(books.credit[.payable(one)] == 300)
    books.post(Posting.reversed(claiming))
    #expect(books.claims == [one: -500])
    _ = approve(&books, lines: [])
    #expect(books.credit[.payable(one)] == 800 && books.claims.isEmpty)
  }

  @Test("a reversal takes back all an approval posted, to the fen")
  func reversed() {
    var books = Books()
    let before = approve(&books, lines: [(1, "city", 10)], [difference(2, 90, 0)])
    let start = books.credit.filter { $0.value != 0 }
    let posted = approve(
      &books, lines: [(1, "city", 70), (2, "city", 40)], [difference(1, 100, 20)])
    #expect(before != posted)
    books.post(Posting.reversed(posted))
    #expect(books.credit.filter { $0.value != 0 } == start)
  }

  @Test("a payment goes to the bank and the worker, back when it fails or returns, and out again")
  func bank() {
    var books = Books()
    _ = approve(&books, lines: [(1, "city", 100), (2, "city", 100)])
    let amount = Money(fen: 100)
    for worker in [one, two] {
      books.post([Posting.ordered(worker, amount, roll: 7, bank: "main")])
    }
    #expect(books.credit[.bank("main")] == 200 && books.sum("payable") == 0)
    books.post([Posting.paid(one, amount, roll: 7, bank: "main")])
    books.post([Posting.failed(two, amount, roll: 7, bank: "main")])
    books.post([Posting.returned(one, amount, roll: 7)])
    #expect(books.sum("returned") == 200 && books.sum("paid") == 0)
    books.post([
      Posting.orderedAgain(two, amount, roll: 7, bank: "main"),
      Posting.paid(two, amount, roll: 7, bank: "main"),
    ])
    #expect(
      books.credit.filter { $0.value != 0 }
        == [.fund("city"): -200, .returned(one): 100, .paid(two): 100])
  }

  @Test("money paid back and money waived end a claim; the fund bears what is waived")
  func ended() {
    var books = Books()
    _ = approve(&books, lines: [], [difference(1, 500, 0)])
    books.post([
      Posting.recovered(one, Money(fen: 200), roll: 7),
      Posting.waived(one, Money(fen: 300), fund: "city", roll: 7),
    ])
    #expect(
      books.credit.filter { $0.value != 0 } == [.fund("city"): 200, .recovered(one): -200])
  }

  @Test(
    """
    over any course of rolls all accounts sum to zero, nobody's payment is below zero, and payments \
    less claims are what is due
    """)
  func anyCourse() {
    var course = FixedGenerator(seed: 5)
    for _ in 0..<200 {
      var books = Books()
      var due: [WorkerKey: Int64] = [:]
      var posted: [[Transfer]] = []
      for _ in 0..<12 {
        if Int.random(in: 0..<5, using: &course) == 0, let last = posted.popLast() {
          // Only the newest can be taken back without the payments it was deducted from.
          books.post(Posting.reversed(last))
          for transfer in last where transfer.from.kind == "fund" || transfer.to.kind == "fund" {
            guard let worker = transfer.worker else { continue }
            due[worker, default: 0] -=
              transfer.from.kind == "fund" ? transfer.amount : -transfer.amount
          }
        } else {
          func any(_ limit: Int64) -> Int64 { Int64.random(in: 0..<limit, using: &course) }
          let lines = (Int64(1)...4).map { (worker: $0, fund: "f\(any(2))", fen: any(3) * 100) }
          let differences = (0..<any(4)).map { _ in
            difference(any(4) + 1, any(900), any(500), fund: "f\(any(2))")
          }
          for line in lines { due[WorkerKey(number: line.worker), default: 0] += line.fen }
          for line in differences { due[line.worker, default: 0] += line.change }
          posted.append(approve(&books, lines: lines, differences))
        }
        #expect(books.credit.values.reduce(0, +) == 0)
        #expect(posted.joined().allSatisfy { $0.amount > 0 && $0.from != $0.to })
        for (account, credit) in books.credit where Account.holders.contains(account.kind) {
          #expect(credit >= 0, "\(account.name)")
        }
        for worker in due.keys {
          let (payable, claim) = (books.credit[.payable(worker)] ?? 0, books.claims[worker] ?? 0)
          #expect(payable - claim == due[worker])
        }
        #expect(-books.sum("fund") == due.values.reduce(0, +))
      }
    }
  }
}
