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
  /// By number of the roll, then by worker, the place of the causes in ``lists``: months by the
  /// hundred thousand have few different lists among them.
  private var months: [Int64: [Int64: Int]] = [:]
  private var lists: [[DifferenceCause]] = [[]]
  private var places: [[DifferenceCause]: Int] = [[]: 0]

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
    let reached = touches.filter {
      $0.entry > checked && $0.first <= last && (reads.contains($0.noun) || $0.noun == "person")
    }
    for (entry, touches) in Dictionary(grouping: reached, by: \.entry) {
      add(touches.lazy.map(\.worker), to: roll, because: .entry(entry))
    }
  }

  /// Adds a month of workers for one cause.
  public mutating func add(
    _ workers: some Sequence<Int64>, to roll: SealedRoll, because cause: DifferenceCause
  ) {
    var month = months.removeValue(forKey: roll.number) ?? [:]
    var grown: [Int: Int] = [:]
    for worker in workers {
      let list = month[worker, default: 0]
      let longer = grown[list] ?? place(of: lists[list], with: cause)
      grown[list] = longer
      month[worker] = longer
    }
    if !month.isEmpty { months[roll.number] = month }
  }

  private mutating func place(of causes: [DifferenceCause], with cause: DifferenceCause) -> Int {
    let longer = Set(causes).union([cause]).sorted()
    if let place = places[longer] { return place }
    lists.append(longer)
    places[longer] = lists.count - 1
    return lists.count - 1
  }

  /// Numbers of the rolls with a month to decide again, rising.
  public var rolls: [Int64] { months.keys.sorted() }

  /// Everybody with a month to decide again, rising.
  public var workers: [Int64] { Set(months.values.flatMap(\.keys)).sorted() }

  /// Whose month of a roll is decided again, rising.
  public func workers(of roll: SealedRoll) -> [Int64] { months[roll.number]?.keys.sorted() ?? [] }

  /// Why the month of a roll is decided again for a worker, in the order of causes.
  public func causes(_ roll: SealedRoll, _ worker: Int64) -> [DifferenceCause] {
    lists[months[roll.number]?[worker] ?? 0]
  }

  /// How many months of how many workers.
  public var personMonths: Int { months.values.reduce(0) { $0 + $1.count } }
}

extension Retroactive {
  /// Decides the months of a plan anew, and the later months of workers whose payments change.
  /// - Parameters:
  ///   - plan: months and workers; takes in the later months.
  ///   - rolls: every sealed roll, in any order.
  ///   - policy: the policy to find differences for; the others' rolls are what was paid.
  ///   - snapshot: facts as known now, of the workers of the plan and any others.
  ///   - reads: the measures the policy's rules look for among what was paid before.
  ///   - waived: payments that were taken back and waived, as a sheet sees them.
  ///   - sheet: the policy in force in the month of a roll, as known now.
  ///   - owed: what workers had of a roll: of those named everything, of the plan's others what the
  ///     rules may look for.
  /// - Throws: what `waived`, `sheet` and `owed` throw.
  public static func differences(
    _ plan: inout RetroactivePlan, rolls: [SealedRoll], of policy: String, snapshot: Snapshot,
    reads: MeasuresRead, waived: (Policy) throws -> WaivedPayments = { _ in WaivedPayments() },
    sheet: (SealedRoll) throws -> LoadedSheet?,
    owed: (SealedRoll, _ redone: [Int64]) throws -> [OwedLine]
  ) rethrows -> [DifferenceLine] {
    let ordered = rolls.sorted { ($0.knownAt, $0.sealedBy) < ($1.knownAt, $1.sealedBy) }
    var run = Retroactive(snapshot, reads: reads)
    /// The first month in which something changed that the rules look for, by worker.
    var changed: [Int64: Period] = [:]
    var found: [DifferenceLine] = []
    for roll in ordered {
      if roll.policy == policy {
        let planned = Set(plan.workers(of: roll))
        for (worker, period) in changed where !planned.contains(worker) {
          plan.add([worker], to: roll, because: .payments(period))
        }
      }
      let redone = plan.workers(of: roll)
      if redone.isEmpty {
        if run.readsPayments { run.keep(roll, owed: try owed(roll, [])) }
        continue
      }
      let sheet = try sheet(roll)
      let differences = run.redo(
        roll, sheet: sheet, waived: try sheet.map { try waived($0.policy) } ?? WaivedPayments(),
        workers: redone, owed: try owed(roll, redone))
      var rule = (id: "", isRead: false)
      for var difference in differences {
        let worker = difference.worker.number
        difference.causes = plan.causes(roll, worker)
        found.append(difference)
        if difference.rule != rule.id {
          rule = (difference.rule, reads.contains(policy: policy, rule: difference.rule))
        }
        guard rule.isRead, difference.change != 0 else { continue }
        changed[worker] = min(changed[worker] ?? roll.period, roll.period)
      }
    }
    return found
  }
}
