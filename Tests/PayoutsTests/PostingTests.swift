// What an approval posts: every fen has a source and a place, and nobody is paid below zero.

import TestSupport
import Testing
import Workforce

@testable import Payouts

@Suite("Postings")
struct PostingTests {
  private let one = WorkerKey(number: 1)
  private let two = WorkerKey(number: 2)

  @Test("each line and each share goes from its fund to the worker; a line of nothing posts nothing")
  func lines() {
    var books = Books()
    let posted = books.approve(
      lines: [(1, "city", 5_001), (1, "district", 5_000), (2, "city", 0)])
    #expect(posted.map(\.amount) == [5_001, 5_000])
    #expect(
      books.credit == [.fund("city"): -5_001, .fund("district"): -5_000, .payable(one): 10_001])
  }

  @Test("a difference that pays goes to the worker; one that takes gives back to its fund at once")
  func differences() {
    var books = Books()
    books.approve(
      lines: [(1, "city", 300), (2, "city", 300)],
      [difference(1, 0, 50), difference(2, 100, 40, fund: "district"), difference(2, 9, nil)])
    #expect(books.credit[.payable(one)] == 350)
    #expect(books.credit[.payable(two)] == 240)
    #expect(books.credit[.receivable(two)] == 0)
    #expect(books.credit[.fund("district")] == 60)
  }

  @Test("what is more than the payment stays receivable, and the next payment gives the rest")
  func carried() {
    var books = Books()
    books.approve(lines: [(1, "city", 300)], [difference(1, 1_000, 0)])
    #expect(books.credit[.payable(one)] == 0)
    #expect(books.claims == [one: 700])
    books.approve(lines: [(1, "city", 700)])
    #expect(books.credit[.payable(one)] == 0)
    #expect(books.claims.isEmpty)
    books.approve(lines: [(1, "city", 300)])
    #expect(books.credit[.payable(one)] == 300)
  }

  @Test("a claim whose roll was reversed after it was deducted is paid back by the next approval")
  func deductedInVain() {
    var books = Books()
    let claiming = books.approve(lines: [], [difference(1, 500, 0)])
    books.approve(lines: [(1, "city", 800)])
    #expect(books.credit[.payable(one)] == 300)
    #expect(!claiming.isEmpty)
    books.reverse(1)
    #expect(books.claims == [one: -500])
    books.approve(lines: [])
    #expect(books.credit[.payable(one)] == 800 && books.claims.isEmpty)
  }

  @Test("a reversal takes back all an approval posted, to the fen")
  func reversed() {
    var books = Books()
    let before = books.approve(lines: [(1, "city", 10)], [difference(2, 90, 0)])
    let start = books.credit.filter { $0.value != 0 }
    let posted = books.approve(
      lines: [(1, "city", 70), (2, "city", 40)], [difference(1, 100, 20)])
    #expect(before != posted)
    books.reverse(2)
    #expect(books.credit.filter { $0.value != 0 } == start)
  }

  @Test("a payment goes to the bank and the worker, back when it fails or returns, and out again")
  func bank() {
    var books = Books()
    books.approve(lines: [(1, "city", 100), (2, "city", 100)])
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
}
