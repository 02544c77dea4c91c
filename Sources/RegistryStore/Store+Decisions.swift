// What becomes of lines that wait.

public import Workforce

/// Which line of a roll.
public struct LineKey: Hashable, Sendable {
  public var worker: WorkerKey
  /// Rule id.
  public var rule: String
  public var instalment: Int

  public init(worker: WorkerKey, rule: String, instalment: Int) {
    self.worker = worker
    self.rule = rule
    self.instalment = instalment
  }

  /// The key of a line.
  public init(_ line: PayoutLine) {
    self.init(worker: line.worker, rule: line.rule, instalment: line.instalment)
  }
}

/// What somebody decided about a line that waits.
public struct LineDecision: Hashable, Sendable {
  public var line: LineKey
  /// What is paid; zero refuses.
  public var amount: Money
  /// The fund that pays; empty when nothing is paid.
  public var fund: String
  public var reason: String
  /// Name of the user who decided; empty before it is stored.
  public var name = ""
  /// The chained entry; number 0 before it is stored.
  public var entry = EntryNumber(0)

  public init(line: LineKey, amount: Money, fund: String, reason: String) {
    self.line = line
    self.amount = amount
    self.fund = fund
    self.reason = reason
  }

  /// The line as it counts after the decision; the reason says who decided and why.
  public func applied(to line: PayoutLine) -> PayoutLine {
    var decided = line
    decided.outcome = amount == .zero ? .refused : .pays
    decided.amount = amount
    if !fund.isEmpty { decided.fund = fund }
    decided.reason = Sentence(zh: "\(name)决定：\(reason)", en: "decided by \(name): \(reason)")
    return decided
  }
}

extension Store {
  /// Decisions that stand, as a query: the last one of each line of a roll, about the roll as it is.
  static let standingDecisions = standingDecisions(asKnownAt: nil)

  static func standingDecisions(asKnownAt entry: EntryNumber?) -> String {
    """
    SELECT made.* FROM line_decision AS made JOIN roll ON roll.id = made.roll
    WHERE made.digest = roll.digest AND made.id = (SELECT max(later.id) FROM line_decision AS later
      WHERE later.roll = made.roll AND later.measure = made.measure AND later.worker = made.worker
        AND later.instalment = made.instalment AND later.digest = made.digest
        \(entry.map { "AND later.entry <= \($0.value)" } ?? ""))
    """
  }

  /// Decisions that stand on lines of a roll, by rule, worker and instalment. A roll that was
  /// computed again with other lines has forgotten those about it before.
  /// - Parameter entry: what was known; nil for now.
  public func decisions(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [LineDecision] {
    try reading { try Self.decisions(ofRoll: number, asKnownAt: entry, $0) }
  }

  static func decisions(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> [LineDecision] {
    let rows = try connection.prepare(
      """
      SELECT worker, measure.rule, instalment, fen, fund, reason, user.name, made.entry
      FROM (\(standingDecisions(asKnownAt: entry))) AS made
      JOIN measure ON measure.id = made.measure JOIN user ON user.id = made.user
      WHERE roll = ? ORDER BY measure.rule, worker, instalment
      """)
    rows.bind(number, at: 1)
    var decisions: [LineDecision] = []
    while try rows.step() {
      let line = LineKey(
        worker: WorkerKey(number: rows.int(0)), rule: rows.text(1), instalment: Int(rows.int(2)))
      var decision = LineDecision(
        line: line, amount: Money(fen: rows.int(3)), fund: rows.text(4), reason: rows.text(5))
      decision.name = rows.text(6)
      decision.entry = EntryNumber(rows.int(7))
      decisions.append(decision)
    }
    return decisions
  }

  /// Gives lines of a roll what was decided about them.
  static func deciding(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> (PayoutLine) -> PayoutLine {
    let decisions = Dictionary(
      try decisions(ofRoll: number, asKnownAt: entry, connection).map { ($0.line, $0) }, uniquingKeysWith: { $1 })
    let changes = try lineChanges(ofRoll: number, asKnownAt: entry, connection)
    return { line in
      if line.outcome == .pays, !changes.isEmpty {
        return changes[LineChange.Key(line, ofRoll: number)]?.applied(to: line) ?? line
      }
      guard !decisions.isEmpty, line.outcome == .undecided || line.outcome == .held else {
        return line
      }
      return decisions[LineKey(line)]?.applied(to: line) ?? line
    }
  }

  /// Users who ever decided a line of the roll or held one back, also of lines it no longer has.
  public func deciders(ofRoll number: Int64) throws -> Set<Int64> {
    try users(
      ofRoll: number,
      """
      SELECT user FROM line_decision WHERE roll = ?1
      UNION SELECT user FROM line_change WHERE roll = ?1
      """)
  }

  /// Users a query names.
  /// - Parameter query: takes the roll as `?1`.
  func users(ofRoll number: Int64, _ query: String) throws -> Set<Int64> {
    try reading { connection in
      let rows = try connection.prepare(query)
      rows.bind(number, at: 1)
      var users: Set<Int64> = []
      while try rows.step() { users.insert(rows.int(0)) }
      return users
    }
  }

  /// Stores decisions about lines that wait and other changes of lines, as one entry.
  /// - Parameters:
  ///   - changes: of difference lines, and of lines held back.
  ///   - number: the roll, not checked yet.
  ///   - digest: of the roll the person looked at.
  ///   - act: with the user who decides.
  /// - Throws: ``StoreError/unknownRoll(_:)``, ``StoreError/duty``, the errors of the disk.
  public func decide(
    _ decisions: [LineDecision], _ changes: [LineChange] = [], ofRoll number: Int64,
    digest: String, _ act: Act
  ) throws {
    guard let user = act.user else { throw StoreError.duty }
    let roll = try roll(number).roll
    try record(act, .decision, source: "roll \(number): \(roll.policy) \(roll.period)") {
      connection, entry in
      let insert = try connection.prepare(
        """
        INSERT INTO line_decision (entry, roll, digest, measure, worker, instalment, user, verdict,
          fund, fen, reason)
        SELECT ?1, ?2, ?3, id, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM measure
        WHERE policy = ?11 AND rule = ?12
        """)
      for decision in decisions {
        insert.bind(entry, at: 1)
        insert.bind(number, at: 2)
        insert.bind(digest, at: 3)
        insert.bind(decision.line.worker.number, at: 4)
        insert.bind(Int64(decision.line.instalment), at: 5)
        insert.bind(user, at: 6)
        insert.bind(decision.amount == .zero ? "refuse" : "pay", at: 7)
        insert.bind(decision.fund, at: 8)
        insert.bind(decision.amount.fen, at: 9)
        insert.bind(decision.reason, at: 10)
        insert.bind(roll.policy, at: 11)
        insert.bind(decision.line.rule, at: 12)
        try insert.run()
        guard connection.changes == 1 else { throw StoreError.duty }
      }
      try Self.insert(changes, of: roll, digest: digest, by: user, entry, connection)
      guard try Self.roll(number, connection).isPayableExact else { throw StoreError.constraint }
    }
  }
}
