// Which closed months to look at again, for whom, and because of what.

public import PolicyEngine
public import Workforce

/// A fact that came, or stopped being known, after some roll was computed.
public struct FactTouch: Hashable, Sendable {
  /// Noun of the fact, such as `posting`.
  public let noun: String
  public let worker: Int64
  /// The entry that brought or closed it.
  public let entry: EntryNumber
  /// The first day it speaks of; no month that ends before it can have read it.
  public let first: Int32

  public init(noun: String, worker: Int64, entry: EntryNumber, first: Int32) {
    self.noun = noun
    self.worker = worker
    self.entry = entry
    self.first = first
  }
}

/// The person-months to decide again, each with its causes.
public struct RetroactivePlan: Sendable {
  /// By number of the roll, then by worker.
  public private(set) var causes: [Int64: [Int64: Set<DifferenceCause>]] = [:]

  public init() {}

  /// Adds the months facts can have touched.
  /// - Parameters:
  ///   - roll: the roll.
  ///   - reads: nouns of the facts its policy reads.
  ///   - checked: the entry up to which the roll was looked at before; its own knowledge at least.
  public mutating func add(
    _ touches: [FactTouch], to roll: SealedRoll, reading reads: Set<String>, after checked: EntryNumber
  ) {
    let last = roll.period.last.day
    for touch in touches
    where touch.entry > checked && touch.first <= last
      && (reads.contains(touch.noun) || touch.noun == "person")
    {
      causes[roll.number, default: [:]][touch.worker, default: []].insert(.entry(touch.entry))
    }
  }

  /// Adds a month of workers for a cause that lies in no fact of theirs.
  public mutating func add(
    _ workers: some Sequence<Int64>, to roll: SealedRoll, because cause: DifferenceCause
  ) {
    for worker in workers { causes[roll.number, default: [:]][worker, default: []].insert(cause) }
  }

  /// Everybody with a month to decide again, rising.
  public var workers: [Int64] { Set(causes.values.flatMap(\.keys)).sorted() }

  /// How many months of how many workers.
  public var personMonths: Int { causes.values.reduce(0) { $0 + $1.count } }
}

extension Retroactive {
  /// Decides the months of a plan anew, and the later months of workers whose payments change.
  /// - Parameters:
  ///   - plan: months and workers; takes in the later months.
  ///   - rolls: every sealed roll, in any order.
  ///   - policies: the policies to find differences for; the others' rolls are what was paid.
  ///   - snapshot: facts as known now, of the workers of the plan.
  ///   - reads: the measures a policy's rules look for among what was paid before.
  ///   - sheet: the policy in force in the month of a roll, as known now.
  ///   - owed: what workers had of a roll: of those named everything, of the plan's others what the
  ///     rules may look for.
  /// - Throws: what `sheet` and `owed` throw.
  public static func differences(
    _ plan: inout RetroactivePlan, rolls: [SealedRoll], of policies: Set<String>,
    snapshot: Snapshot, reads: (String) -> MeasuresRead,
    sheet: (SealedRoll) throws -> LoadedSheet?, owed: (SealedRoll, _ redone: Set<Int64>) throws -> [OwedLine]
  ) rethrows -> [DifferenceLine] {
    let ordered = rolls.sorted { ($0.knownAt, $0.sealedBy) < ($1.knownAt, $1.sealedBy) }
    var run = Retroactive(snapshot, readsPayments: policies.contains { !reads($0).isEmpty })
    var changed: [Change: Period] = [:]
    var found: [DifferenceLine] = []
    for roll in ordered {
      if policies.contains(roll.policy) {
        let reads = reads(roll.policy)
        for (change, period) in changed
        where plan.causes[roll.number]?[change.worker] == nil
          && reads.contains(policy: change.policy, rule: change.rule)
        {
          plan.add([change.worker], to: roll, because: .payments(period))
        }
        if let causes = plan.causes[roll.number] {
          let redone = Set(causes.keys)
          let differences = run.redo(
            roll, sheet: try sheet(roll), workers: redone, owed: try owed(roll, redone))
          for var difference in differences {
            let worker = difference.worker.number
            difference.causes = causes[worker, default: []].sorted()
            found.append(difference)
            guard difference.change != 0 else { continue }
            let change = Change(worker: worker, policy: roll.policy, rule: difference.rule)
            changed[change] = changed[change] ?? roll.period
          }
          continue
        }
      }
      if run.readsPayments { run.keep(roll, owed: try owed(roll, [])) }
    }
    return found
  }

  /// Whose payments under what have changed.
  private struct Change: Hashable {
    let worker: Int64
    let policy: String
    let rule: String
  }
}
