import TestSupport
import Testing
import Workforce

@testable import Payouts

/// Something one of four people tries with a roll.
private enum Action: Hashable {
  case compute(Int64)
  case decide(Int64)
  case take(RollStep, Int64)

  static func all(of people: ClosedRange<Int64>) -> [Action] {
    people.flatMap { person in
      [.compute(person), .decide(person)] + RollStep.allCases.map { .take($0, person) }
    }
  }
}

/// A roll with a record of who did what that the machine has no part in.
private struct Watched: Hashable {
  var cycle = RollCycle(waitingLines: 1)
  var computer: Int64?
  var preparers: Set<Int64> = []
  var checkers: Set<Int64> = []
  var approvers: Set<Int64> = []
  var paid = false

  /// Tries an action.
  /// - Returns: whether the machine took it.
  mutating func attempt(_ action: Action) -> Bool {
    do {
      switch action {
      case .compute(let person):
        try cycle.compute(by: person, waitingLines: 1)
        computer = person
      case .decide(let person):
        try cycle.decide(by: person)
        preparers.insert(person)
      case .take(let step, let person):
        try cycle.take(step, by: person)
        if step == .submitted || step == .paid { preparers.insert(person) }
        if step == .checked || step == .reconciled { checkers.insert(person) }
        if step == .approved { approvers.insert(person) }
        if step == .paid { paid = true }
      }
      return true
    } catch { return false }
  }

  /// Nobody stands at two places, and of a paid roll there is somebody at each.
  var isSound: Bool {
    let preparers = preparers.union(computer.map { [$0] } ?? [])
    guard preparers.isDisjoint(with: checkers), preparers.isDisjoint(with: approvers),
      checkers.isDisjoint(with: approvers)
    else { return false }
    return !paid || !(preparers.isEmpty || checkers.isEmpty || approvers.isEmpty)
  }
}

/// Every state that some actions lead to, in at most so many.
private func reachable(_ actions: [Action], depth: Int) -> Set<Watched> {
  var seen: Set<Watched> = [Watched()]
  var edge = seen
  for _ in 0..<depth {
    var next: Set<Watched> = []
    for state in edge {
      for action in actions {
        var changed = state
        if changed.attempt(action), seen.insert(changed).inserted { next.insert(changed) }
      }
    }
    edge = next
  }
  return seen
}

@Suite("The cycle of a roll")
struct RollCycleTests {
  @Test("whatever four people do in eight actions, a paid roll has had three people")
  func exhaustive() {
    let states = reachable(Action.all(of: 1...4), depth: 8)
    #expect(states.allSatisfy { $0.isSound })
    #expect(states.contains { $0.paid })
    #expect(states.count > 5_000)
  }

  @Test("two people never get beyond a checked roll, however long they try")
  func twoPeople() {
    // Forty actions are more than there are states to come through.
    let states = reachable(Action.all(of: 1...2), depth: 40)
    #expect(reachable(Action.all(of: 1...2), depth: 41) == states)
    #expect(Set(states.map(\.cycle.last)) == [nil, .submitted, .checked, .sentBack])
  }

  @Test("of 100,000 random ways to act, those that pay have had three people")
  func random() {
    var numbers = FixedGenerator(seed: 4)
    let usual = RollStep.allCases.prefix(6)
    var paid = 0
    for _ in 0..<100_000 {
      var roll = Watched()
      for _ in 0..<14 {
        let person = Int64(numbers.next() % 4 + 1)
        let action: Action =
          switch numbers.next() % 8 {
          case 0: .compute(person)
          case 1: .decide(person)
          case 2: .take(RollStep.allCases[Int(numbers.next() % 8)], person)
          // The step that comes next, or most would go nowhere.
          default: .take(usual.first { $0.follows.contains(roll.cycle.last) } ?? .submitted, person)
          }
        _ = roll.attempt(action)
      }
      if !roll.isSound { Issue.record("\(roll)") }
      if roll.paid { paid += 1 }
    }
    #expect(paid > 1_000)
  }

  private func cycle(_ steps: (RollStep, Int64)..., waiting: Int = 0) -> RollCycle {
    RollCycle(
      computedBy: 1, waitingLines: waiting, steps: steps.map { (step: $0.0, user: $0.1) })
  }

  @Test("each step follows only the steps it names", arguments: RollStep.allCases)
  func order(step: RollStep) {
    for last in [nil] + RollStep.allCases {
      let roll = last.map { cycle(($0, 1)) } ?? cycle()
      if step.follows.contains(last) {
        #expect(throws: Never.self) { try roll.may(step, 9) }
      } else {
        #expect(throws: CycleRefusal.outOfOrder(step, after: last)) { try roll.may(step, 9) }
      }
    }
  }

  @Test("who computed, decided or submitted neither checks nor approves")
  func preparers() {
    for person in [Int64(1), 2, 3] {
      let submitted = RollCycle(
        computedBy: 1, decidedBy: [2], steps: [(step: .submitted, user: 3)])
      #expect(throws: CycleRefusal.samePerson(.prepared)) { try submitted.may(.checked, person) }
    }
    #expect(throws: CycleRefusal.samePerson(.prepared)) {
      try cycle((.submitted, 1), (.checked, 2)).may(.approved, 1)
    }
  }

  @Test("who checked does not approve, reverse, or prepare after a return; who approved may reverse")
  func checkers() throws {
    let checked = cycle((.submitted, 1), (.checked, 2))
    #expect(throws: CycleRefusal.samePerson(.checked)) { try checked.may(.approved, 2) }
    let approved = cycle((.submitted, 1), (.checked, 2), (.approved, 3))
    #expect(throws: CycleRefusal.samePerson(.checked)) { try approved.may(.reversed, 2) }
    #expect(throws: CycleRefusal.samePerson(.prepared)) { try approved.may(.reversed, 1) }
    try approved.may(.reversed, 3)
    var returned = cycle((.submitted, 1), (.checked, 2), (.sentBack, 3))
    #expect(throws: CycleRefusal.samePerson(.checked)) { try returned.may(.submitted, 2) }
    #expect(throws: CycleRefusal.samePerson(.checked)) {
      try returned.compute(by: 2, waitingLines: 0)
    }
    #expect(throws: CycleRefusal.samePerson(.checked)) { try returned.decide(by: 2) }
    try returned.compute(by: 4, waitingLines: 0)
    #expect((1...4).filter { returned.stands($0, at: .prepared) } == [1, 4])
  }

  @Test("one line that waits stops the approval, and its decision lets it through")
  func waiting() throws {
    var roll = cycle((.submitted, 1), waiting: 1)
    try roll.decide(by: 1)
    try roll.take(.checked, by: 2)
    try roll.may(.approved, 3)
    let waiting = cycle((.submitted, 1), (.checked, 2), waiting: 1)
    #expect(throws: CycleRefusal.waiting(1)) { try waiting.may(.approved, 3) }
  }

  @Test("a checked roll takes no decision, a submitted one no computation")
  func fixed() {
    var checked = cycle((.submitted, 1), (.checked, 2), waiting: 1)
    #expect(throws: CycleRefusal.notADraft(.checked)) { try checked.decide(by: 1) }
    var submitted = cycle((.submitted, 1))
    #expect(throws: CycleRefusal.notADraft(.submitted)) {
      try submitted.compute(by: 1, waitingLines: 0)
    }
  }

  @Test("a draft that no user computed cannot be submitted")
  func noPreparer() {
    #expect(throws: CycleRefusal.noPreparer) { try RollCycle().may(.submitted, 1) }
  }
}
