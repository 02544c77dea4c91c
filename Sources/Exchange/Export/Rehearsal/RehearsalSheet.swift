// A rehearsed change of policy as it goes out of the office, with nothing left to look up.

public import Workforce

/// A rehearsal ready to be written in any ``RehearsalFormat``, or drawn by ``RehearsalCharts``.
public struct RehearsalSheet: Sendable {
  /// Two values of one thing: under the sheet in force, and under the changed one.
  public struct Both<Value: Sendable>: Sendable {
    public var now: Value
    public var after: Value

    public init(now: Value, after: Value) {
      self.now = now
      self.after = after
    }

    /// Both values turned into others.
    public func map<Other: Sendable>(_ turn: (Value) throws -> Other) rethrows -> Both<Other> {
      Both<Other>(now: try turn(now), after: try turn(after))
    }
  }

  /// What one sheet pays in one month.
  public struct Sums: Hashable, Sendable {
    /// Lines that pay.
    public var lines: Int
    /// Lines that wait: undecided or held. They are in no sum.
    public var waiting: Int
    public var total: Money
    /// By rule id and by fund, where any is paid.
    public var byRule: [String: Money]
    public var byFund: [String: Money]
    /// False in a month in which the sheet is not in force.
    public var isInForce: Bool

    public init(
      lines: Int, waiting: Int, total: Money, byRule: [String: Money], byFund: [String: Money],
      isInForce: Bool
    ) {
      self.lines = lines
      self.waiting = waiting
      self.total = total
      self.byRule = byRule
      self.byFund = byFund
      self.isInForce = isInForce
    }
  }

  /// One month under both sheets.
  public struct Month: Sendable {
    public var period: Period
    public var sums: Both<Sums>

    public init(period: Period, sums: Both<Sums>) {
      self.period = period
      self.sums = sums
    }
  }

  /// A fund, by its code and the name it has on paper.
  public struct Fund: Hashable, Sendable {
    public var code: String
    public var title: String

    public init(code: String, title: String) {
      self.code = code
      self.title = title
    }
  }

  /// How far a fund's budget of one calendar year reaches.
  public struct Budget: Sendable {
    /// What one sheet asks of it.
    public struct Reach: Hashable, Sendable {
      public var asked: Money
      /// Below zero: what is lacking.
      public var left: Money
      /// The first month whose lines can no longer all be paid; nil when the budget lasts.
      public var dryIn: Period?

      public init(asked: Money, left: Money, dryIn: Period?) {
        self.asked = asked
        self.left = left
        self.dryIn = dryIn
      }
    }
    public var fund: Fund
    public var year: Int
    public var budget: Money
    public var reach: Both<Reach>

    public init(fund: Fund, year: Int, budget: Money, reach: Both<Reach>) {
      self.fund = fund
      self.year = year
      self.budget = budget
      self.reach = reach
    }
  }

  /// How many people's money changes.
  public struct People: Hashable, Sendable {
    public var gain: Int
    public var lose: Int
    /// Of those who gain, how many were paid nothing.
    public var newlyPaid: Int
    /// Of those who lose, how many are paid nothing any more.
    public var noLongerPaid: Int
    public var unchanged: Int

    public init(gain: Int, lose: Int, newlyPaid: Int, noLongerPaid: Int, unchanged: Int) {
      self.gain = gain
      self.lose = lose
      self.newlyPaid = newlyPaid
      self.noLongerPaid = noLongerPaid
      self.unchanged = unchanged
    }
  }

  /// People whose change lies between two amounts; the one farther from zero belongs to it.
  public struct Step: Hashable, Sendable {
    public var from: Money
    public var to: Money
    public var people: Int

    public init(from: Money, to: Money, people: Int) {
      self.from = from
      self.to = to
      self.people = people
    }

    /// `0` for no change, else `-200~-100`, in yuan.
    var label: String { from == to ? "0" : "\(from.wholeYuan)~\(to.wholeYuan)" }
  }

  /// One person's change, explained by the month in which most changes.
  public struct Change: Sendable {
    /// A line of the explanation, under one sheet or under both alike.
    public struct Line: Hashable, Sendable {
      /// Under which of the two sheets a line stands.
      public enum Side: String, Sendable {
        case both, now, after
      }
      public var side: Side
      /// File and line of the sheet, or nil.
      public var place: String?
      public var text: Sentence

      public init(side: Side, place: String?, text: Sentence) {
        self.side = side
        self.place = place
        self.text = text
      }
    }
    public var worker: WorkerKey
    /// Masked.
    public var idNumber: String
    /// Over all months.
    public var sum: Both<Money>
    public var period: Period
    /// In that month.
    public var month: Both<Money>
    public var explanation: [Line]

    public init(
      worker: WorkerKey, idNumber: String, sum: Both<Money>, period: Period, month: Both<Money>,
      explanation: [Line]
    ) {
      self.worker = worker
      self.idNumber = idNumber
      self.sum = sum
      self.period = period
      self.month = month
      self.explanation = explanation
    }
  }

  public var policy: String
  public var title: String
  /// Where the sheets were read: a file, or the id of a policy.
  public var sheets: Both<String>
  /// When each sheet is in force.
  public var inForce: Both<DateSpan>
  /// Values changed on the command line, as they were written.
  public var settings: [String]
  public var knownAt: EntryNumber
  /// Whether the month before the first one has no settled roll, so that what it paid is not known.
  public var beginsUnsettled: Bool
  public var months: [Month]
  /// Every fund of either sheet, by code.
  public var funds: [Fund]
  public var budgets: [Budget]
  public var people: People
  public var distribution: [Step]
  /// The largest changes, the largest first.
  public var largest: [Change]

  /// - Parameter months: at least one, in rising order.
  public init(
    policy: String, title: String, sheets: Both<String>, inForce: Both<DateSpan>,
    settings: [String], knownAt: EntryNumber, beginsUnsettled: Bool, months: [Month],
    funds: [Fund], budgets: [Budget], people: People, distribution: [Step], largest: [Change]
  ) {
    self.policy = policy
    self.title = title
    self.sheets = sheets
    self.inForce = inForce
    self.settings = settings
    self.knownAt = knownAt
    self.beginsUnsettled = beginsUnsettled
    self.months = months
    self.funds = funds
    self.budgets = budgets
    self.people = people
    self.distribution = distribution
    self.largest = largest
  }
}

extension RehearsalSheet {
  /// Both sums of a fund in a month; zero where the fund bears nothing.
  func sums(_ fund: Fund, in month: Month) -> Both<Money> {
    month.sums.map { $0.byFund[fund.code] ?? .zero }
  }

  /// Both sums over all months.
  func total(_ sums: (Month) -> Both<Money>) -> Both<Money> {
    let all = months.map(sums)
    return Both(
      now: Money(fen: all.reduce(0) { $0 + $1.now.fen }),
      after: Money(fen: all.reduce(0) { $0 + $1.after.fen }))
  }

  /// Funds whose budget nobody stated.
  var fundsWithoutBudget: [Fund] {
    funds.filter { fund in !budgets.contains { $0.fund == fund } }
  }
}

extension RehearsalSheet.Both<Money> {
  /// More, or below zero less.
  var difference: Money { Money(fen: after.fen - now.fen) }
}

extension Money {
  /// Yuan with commas, without decimals where there are none to show: `2,000`.
  var wholeYuan: String { fen % 100 == 0 ? String(grouped.dropLast(3)) : grouped }
}
