// How claims end: all at once, in parts, in cash, given up; and what a reversal leaves of them.

import PolicyEngine
import TestSupport
import Testing
import Workforce

@testable import Payouts

@Suite("Claims")
struct ClaimBookTests {
  /// One worker who was paid too much, and gets the same each month.
  private func owing(_ fen: Int64, paid: Int64, _ recovery: Recovery) -> Books {
    var books = Books()
    books.approve(lines: [(1, "city", paid)], [difference(1, fen, 0)], recovery: recovery)
    return books
  }

  @Test("parts are equal down to the fen, and the last one takes what is left over")
  func parts() {
    var books = owing(1_001, paid: 800, .inParts(3))
    #expect(books.payable(1) == 800 - 333)
    books.approve(lines: [(1, "city", 800)])
    #expect(books.payable(1) == 2 * (800 - 333) && books.owed(1) == 335)
    books.approve(lines: [(1, "city", 800)])
    #expect(books.payable(1) == 3 * 800 - 1_001 && books.owed(1) == 0)
    books.approve(lines: [(1, "city", 800)])
    #expect(books.payable(1) == 4 * 800 - 1_001)
    #expect(books.account(1).claims.map(\.deducted) == [1_001])
  }

  @Test("of fewer fen than parts nothing is left to divide, and all is deducted at once")
  func fewFen() {
    #expect(owing(5, paid: 800, .inParts(6)).owed(1) == 0)
    #expect(owing(6, paid: 800, .inParts(6)).owed(1) == 5)
  }

  @Test("a payment smaller than the part is taken whole, and no later part grows by what it lacked")
  func smallPayment() {
    var books = owing(900, paid: 100, .inParts(3))
    #expect(books.payable(1) == 0 && books.owed(1) == 800)
    let months: [(paid: Int64, rest: Int64, got: Int64)] = [
      (0, 800, 0), (299, 501, 0), (301, 201, 1), (500, 0, 300), (500, 0, 800),
    ]
    for month in months {
      books.approve(lines: [(1, "city", month.paid)])
      #expect(books.owed(1) == month.rest && books.payable(1) == month.got)
    }
  }

  @Test("a worker who leaves with a rest owes it on, and nothing else")
  func leaves() {
    var books = owing(900, paid: 300, .inParts(3))
    for _ in 0..<3 { books.approve(lines: [(2, "city", 500)]) }
    #expect(books.owed(1) == 600 && books.payable(2) == 1_500)
    books.payBack(1, 600, roll: 1)
    #expect(books.owed(1) == 0)
  }

  @Test("what is paid back in cash is not deducted, until somebody says it came")
  func cash() {
    var books = owing(900, paid: 500, .inCash)
    books.approve(lines: [(1, "city", 500)])
    #expect(books.payable(1) == 1_000 && books.owed(1) == 900)
    books.payBack(1, 899, roll: 1)
    #expect(books.owed(1) == 1)
    books.payBack(1, 1, roll: 1)
    #expect(books.account(1).claims.map(\.rest) == [0])
  }

  @Test("what differences give is set against what they take, in one roll or a later one")
  func setOff() {
    var books = Books()
    books.approve(
      lines: [(1, "city", 500)],
      [difference(1, 200, 0), difference(1, 0, 200, fund: "county")], recovery: .inCash)
    #expect(books.payable(1) == 500 && books.owed(1) == 0 && books.account(1).claims.isEmpty)
    books.approve(lines: [(1, "city", 500)], [difference(1, 300, 0)], recovery: .inCash)
    books.approve(lines: [(1, "city", 500)], [difference(1, 0, 299)])
    #expect(books.payable(1) == 1_500 && books.owed(1) == 1)
    books.approve(lines: [(1, "city", 500)], [difference(1, 0, 2)])
    #expect(books.payable(1) == 2_001 && books.owed(1) == 0)
  }

  @Test("claims of several rolls each keep their own way, the older first")
  func several() {
    var books = owing(900, paid: 0, .inParts(3))
    books.approve(lines: [(1, "city", 1_000)], [difference(1, 400, 0)], recovery: .inCash)
    #expect(books.payable(1) == 700 && books.account(1).claims.map(\.rest) == [600, 400])
    books.approve(lines: [(1, "city", 350)], [difference(1, 100, 0)])
    #expect(books.payable(1) == 700 && books.account(1).claims.map(\.rest) == [300, 400, 50])
  }

  @Test("what is waived is borne by the funds that got it back, each up to what it got")
  func waived() {
    var books = Books()
    books.approve(
      lines: [(1, "city", 100)],
      [difference(1, 200, 0, fund: "city"), difference(1, 100, 0, fund: "county")],
      recovery: .inCash)
    books.waive(1, 150, roll: 1)
    #expect(books.credit[.fund("city")] == -100 + 200 - 150)
    books.waive(1, 90, roll: 1)
    #expect(books.credit[.fund("city")] == -100 && books.credit[.fund("county")] == 100 - 40)
    #expect(books.owed(1) == 60)
  }

  @Test("a waiver makes the plan shorter and no part larger")
  func waivedPart() {
    var books = owing(900, paid: 300, .inParts(3))
    books.waive(1, 301, roll: 1)
    #expect(books.owed(1) == 299)
    books.approve(lines: [(1, "city", 500)])
    #expect(books.owed(1) == 0 && books.payable(1) == 201)
  }

  @Test("a reversal ends the roll's claims, gives back its waivers, and owes what was had back")
  func reversed() {
    var books = owing(900, paid: 300, .inParts(3))
    books.approve(lines: [(1, "city", 300)])
    books.payBack(1, 50, roll: 1)
    books.waive(1, 70, roll: 1)
    books.reverse(1)
    // 300 by the second roll and 50 in cash.
    #expect(books.owed(1) == -350 && books.account(1).credit == 350)
    #expect(books.account(1).claims.isEmpty && books.sum("fund") == -300)
    books.approve(lines: [(1, "city", 300)])
    #expect(books.owed(1) == 0 && books.payable(1) == 300 - 300 + 300 + 350)
  }

  @Test("a reversed deduction is owed again, and by its own plan")
  func deductionReversed() {
    var books = owing(900, paid: 300, .inParts(3))
    books.approve(lines: [(1, "city", 300)])
    books.reverse(2)
    #expect(books.account(1).claims.map(\.rest) == [600])
    books.approve(lines: [(1, "city", 1_000)])
    #expect(books.account(1).claims.map(\.rest) == [300])
  }

  @Test("what the office owes after a reversal goes to a new claim first, whatever its plan")
  func creditFirst() {
    var books = owing(900, paid: 0, .fromNextPayments)
    books.approve(lines: [(1, "city", 500)])
    books.reverse(1)
    books.approve(lines: [(1, "city", 100)], [difference(1, 700, 0)], recovery: .inCash)
    #expect(books.account(1).claims.map(\.rest) == [200] && books.payable(1) == 100)
  }

  @Test(
    """
    over any course of rolls, reversals, payments back and waivers: all accounts sum to zero, nobody's \
    payment is below zero, no claim is recovered twice, and what was paid, less what came back, is what is \
    due with what is owed and what was waived
    """)
  func anyCourse() {
    var course = FixedGenerator(seed: 5)
    func any(_ limit: Int64) -> Int64 { Int64.random(in: 0..<limit, using: &course) }
    let recoveries: [Recovery] = [.fromNextPayments, .inParts(2), .inParts(7), .inCash]
    for _ in 0..<300 {
      var books = Books()
      var due: [Int64: [Int64: Int64]] = [:]  // by roll and worker
      for _ in 0..<14 {
        let worker = any(4) + 1
        switch any(9) {
        case 0, 1:
          let standing = books.standing
          guard let roll = standing.randomElement(using: &course) else { continue }
          books.reverse(roll)
          due[roll] = nil
        case 2, 3:
          guard let claim = books.account(worker).claims.randomElement(using: &course),
            claim.rest > 0
          else { continue }
          let fen = any(claim.rest) + 1
          if any(2) == 0 {
            books.payBack(worker, fen, roll: claim.roll)
          } else {
            books.waive(worker, fen, roll: claim.roll)
          }
        default:
          let lines = (Int64(1)...4).map { (worker: $0, fund: "f\(any(2))", fen: any(3) * 100) }
          let differences = (0..<any(4)).map { _ in
            difference(any(4) + 1, any(900), any(500), fund: "f\(any(2))")
          }
          var sums: [Int64: Int64] = [:]
          for line in lines { sums[line.worker, default: 0] += line.fen }
          for line in differences { sums[line.worker.number, default: 0] += line.change }
          let before = (Int64(1)...4).map { books.account($0) }
          let recovery = recoveries.randomElement(using: &course) ?? .inCash
          let posted = books.approve(lines: lines, differences, recovery: recovery)
          due[Int64(books.standing.last ?? 0)] = sums
          #expect(posted.allSatisfy { $0.amount > 0 && $0.from != $0.to })
          for (place, account) in before.enumerated() where account.credit == 0 {
            let worker = Int64(place + 1)
            let mine = differences.filter { $0.worker.number == worker }.map(\.change)
            let given = mine.filter { $0 > 0 }.reduce(0, +)
            let claimed = max(0, -mine.reduce(0, +))
            let most = account.claims.reduce(0) { $0 + $1.due } + recovery.due(of: claimed, from: claimed)
            let deducted = posted.filter { $0.from == .payable(WorkerKey(number: worker)) }
            #expect(deducted.reduce(0) { $0 + $1.amount } <= most + given)
          }
        }
        #expect(books.credit.values.reduce(0, +) == 0)
        for (account, credit) in books.credit where Account.holders.contains(account.kind) {
          #expect(credit >= 0, "\(account.name)")
        }
        for worker in Int64(1)...4 {
          let account = books.account(worker)
          #expect(account.balance == books.owed(worker))
          #expect(account.claims.allSatisfy { $0.rest >= 0 && $0.deducted >= 0 })
          let key = WorkerKey(number: worker)
          let back = -(books.credit[.recovered(key)] ?? 0)
          let waived = account.claims.reduce(0) { $0 + $1.waived }
          let sum = due.values.reduce(0) { $0 + ($1[worker] ?? 0) }
          #expect(books.payable(worker) - back == sum + books.owed(worker) + waived)
        }
      }
    }
  }
}
