// The state machine in Swift and the triggers of the register say the same, whatever people try.

import Digests
import Exchange
import Payouts
import RegistryStore
import Testing
import Workforce

@testable import Office

/// Numbers with a fixed course, so that a failure can be repeated.
private struct Course {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

@Suite("The cycle in Swift and in the register")
struct CycleAgreementTests {
  let desk: Desk
  var store: Store { desk.clerk.store }

  /// One worker, and four users who hold every role.
  init() throws {
    desk = try Desk()
    try desk.take(.roster, rosterLine(1))
    for user in 1...4 {
      try store.addUser(
        "u\(user)", secret: "s", grants: Role.allCases.map { Grant(role: $0) },
        act(user == 1 ? nil : 1))
    }
  }

  private func act(_ user: Int64?) -> Act {
    Act(user: user, actor: "u\(user ?? 1)", reason: "", instant: "2024-01-01T00:00:00Z")
  }

  /// A draft of one line that waits.
  private func draft(_ policy: String, digest: Int, by user: Int64) throws -> StoredRoll {
    let line = PayoutLine(
      worker: WorkerKey(number: 1), rule: "r", instalment: 1, level: nil, fund: "", amount: .zero,
      outcome: .undecided)
    return try store.storeDraft(
      Roll(
        policy: policy, period: month("2024-03"), knownAt: store.latestKnowledge(),
        policyHash: SHA256.hex("text"), engineVersion: "1", digest: SHA256.hex("\(digest)"),
        state: .draft),
      policyText: "text", instant: "2024-01-01T00:00:00Z", by: user, summary: "{\"waiting\":1,\"rules\":[]}",
      lines: [line])
  }

  @Test("160 random ways to act are taken and refused alike", arguments: 1...4)
  func alike(seed: UInt64) throws {
    var course = Course(state: seed)
    var paid = 0
    for run in 0..<40 {
      let roll = try draft("p\(run)", digest: 0, by: 1).roll.number
      var cycle = RollCycle(computedBy: 1, waitingLines: 1)
      for place in 1...20 {
        let user = Int64(course.next(4) + 1)
        let digest = try store.roll(roll).roll.digest
        let usual = RollStep.allCases.prefix(6).first { $0.follows.contains(cycle.last) }
        let step = course.next(3) == 0 ? RollStep.allCases[course.next(8)] : usual ?? .paid
        let choice = course.next(6)
        func accepts(_ work: () throws -> Void) -> Bool { (try? work()) != nil }
        let model: Bool
        let register: Bool
        switch choice {
        case 0:
          model = accepts { try cycle.compute(by: user, waitingLines: 1) }
          register = accepts { _ = try draft("p\(run)", digest: place, by: user) }
        case 1:
          model = accepts { try cycle.decide(by: user) }
          register = accepts {
            let key = LineKey(worker: WorkerKey(number: 1), rule: "r", instalment: 1)
            let decision = LineDecision(line: key, amount: .zero, fund: "", reason: "so")
            try store.decide([decision], ofRoll: roll, digest: digest, act(user))
          }
        default:
          model = accepts { try cycle.take(step, by: user) }
          register = accepts {
            guard step == .paid else {
              try store.take(step, ofRoll: roll, digest: digest, act(user), post: step.post)
              return
            }
            let number = try store.batches(ofRoll: roll).count + 1
            try store.add(
              PaymentBatch(
                roll: roll, number: number, knownAt: EntryNumber(1), payday: month("2024-03").last,
                profile: "p", settings: "", count: 0, total: .zero, files: []), [], act(user))
            try #require(try store.batches(ofRoll: roll).last.map {
              try store.end($0, as: .handedOver, act(user)) { _ in }
            })
          }
        }
        if model != register {
          Issue.record("\(seed).\(run).\(place): \(choice) \(step) by \(user): \(model), \(cycle)")
        }
        #expect(try desk.clerk.cycle(of: store.roll(roll)) == cycle)
      }
      if cycle.last == .paid || cycle.last == .reconciled { paid += 1 }
    }
    #expect(paid > 0)
    #expect(try store.checkChain() == nil)
    let people = try store.rolls().map { roll in
      Set(
        try store.steps(ofRoll: roll.roll.number)
          .filter { [.submitted, .checked, .approved].contains($0.step) }.map(\.user)).count
    }
    #expect(
      try zip(people, store.rolls()).allSatisfy { $1.last != .paid && $1.last != .reconciled || $0 >= 3 })
  }
}
