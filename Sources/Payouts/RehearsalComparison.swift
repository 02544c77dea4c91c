// Whose money changes, from two rehearsals side by side.

internal import PolicyEngine
public import Workforce

/// The sums of every worker under two sheets, month after month.
public struct RehearsalComparison: Sendable {
  /// A worker whose money changes, in fen.
  public struct Change: Hashable, Sendable {
    /// Index in the snapshot.
    public let worker: Int
    /// Over all months.
    public let now: Int64
    public let after: Int64
    /// The month in which most changes; of equal ones the first.
    public let period: Period
  }

  private var now: [Int64]
  private var after: [Int64]
  /// The largest difference of one month so far, and that month.
  private var most: [Int64]
  private var mostIn: [Int32]

  /// - Parameter workers: number of workers in the snapshot.
  public init(workers: Int) {
    now = Array(repeating: 0, count: workers)
    after = now
    most = now
    mostIn = Array(repeating: 0, count: workers)
  }

  /// Takes in a month of both sheets.
  public mutating func add(now: RehearsedMonth, after: RehearsedMonth) {
    let old = sums(of: now)
    let new = sums(of: after)
    for worker in old.indices {
      self.now[worker] += old[worker]
      self.after[worker] += new[worker]
      let difference = abs(new[worker] - old[worker])
      guard difference > most[worker] else { continue }
      most[worker] = difference
      mostIn[worker] = now.period.index
    }
  }

  private func sums(of month: RehearsedMonth) -> [Int64] {
    var sums = [Int64](repeating: 0, count: now.count)
    for rule in month.rules {
      // Lines that wait have no fen.
      for line in rule.lines { sums[Int(line.worker)] += line.fen }
    }
    return sums
  }

  /// Everybody whose sum changes, in the order of the snapshot.
  public var changes: [Change] {
    now.indices.filter { now[$0] != after[$0] }.map { worker in
      Change(
        worker: worker, now: now[worker], after: after[worker],
        period: Period(index: mostIn[worker]))
    }
  }

  /// How many are paid the same sum, above zero, under both sheets.
  public var unchanged: Int { now.indices.count { now[$0] == after[$0] && now[$0] > 0 } }
}

extension RehearsalComparison.Change {
  /// Fen more, or below zero less.
  public var difference: Int64 { after - now }
}

/// How many people's money changes by how much.
public struct ChangeDistribution: Hashable, Sendable {
  /// People whose difference lies between two amounts.
  public struct Step: Hashable, Sendable {
    /// The amounts; the one farther from zero belongs to the step. Both are zero for no change.
    public let from: Money
    public let to: Money
    public internal(set) var people: Int
  }

  /// From the largest loss over no change to the largest gain, without gaps.
  public let steps: [Step]

  /// - Parameters:
  ///   - differences: fen more or less of each person whose money changes; none is zero.
  ///   - unchanged: how many are paid the same.
  public init(differences: [Int64], unchanged: Int) {
    let most = differences.map(\.magnitude).max() ?? 0
    // Ten steps to a side are as many as a chart can label; none is narrower than a yuan.
    let width = RoundStep.reaching(most, with: 10, unit: 100)
    func steps(_ amounts: [UInt64]) -> [Int] {
      var people = [Int](repeating: 0, count: Int(((amounts.max() ?? 0) + width - 1) / width))
      for amount in amounts { people[Int((amount - 1) / width)] += 1 }
      return people
    }
    func edge(_ place: Int) -> Int64 { Int64(clamping: UInt64(place) * width) }
    let losses = steps(differences.filter { $0 < 0 }.map(\.magnitude)).enumerated().map {
      Step(
        from: Money(fen: -edge($0.offset + 1)), to: Money(fen: -edge($0.offset)),
        people: $0.element)
    }
    let gains = steps(differences.filter { $0 > 0 }.map(\.magnitude)).enumerated().map {
      Step(
        from: Money(fen: edge($0.offset)), to: Money(fen: edge($0.offset + 1)), people: $0.element)
    }
    self.steps = losses.reversed() + [Step(from: .zero, to: .zero, people: unchanged)] + gains
  }
}
