// What people made of lines of a roll beside its own lines that wait: difference lines that were
// decided, and lines that were held back for lack of funds.

public import Workforce

/// By how much somebody changed what a line of a roll pays.
public struct LineChange: Hashable, Sendable {
  /// What was decided.
  public enum Verdict: String, Sendable {
    /// A difference that waited pays or takes back an amount.
    case pay
    /// A difference that waited changes nothing: what was had stays.
    case refuse
    /// A line that pays is put off: it is due, and comes back in the next roll.
    case holdBack = "hold_back"
    /// A line that was held back pays after all.
    case release
  }

  /// Which line. Lines of one worker, rule, level and fund are one.
  public struct Key: Hashable, Sendable {
    /// Number of the roll a difference corrects; the roll itself for a line of its own month.
    public var corrects: Int64
    public var worker: WorkerKey
    /// Rule id.
    public var rule: String
    public var level: CertificateLevel?
    public var fund: String

    public init(
      corrects: Int64, worker: WorkerKey, rule: String, level: CertificateLevel?, fund: String
    ) {
      self.corrects = corrects
      self.worker = worker
      self.rule = rule
      self.level = level
      self.fund = fund
    }

    /// The key of a line of a roll's own month.
    public init(_ line: PayoutLine, ofRoll number: Int64) {
      self.init(
        corrects: number, worker: line.worker, rule: line.rule, level: line.level, fund: line.fund)
    }

    /// The key of a difference line.
    public init(_ line: DifferenceLine) {
      self.init(
        corrects: line.corrects, worker: line.worker, rule: line.rule, level: line.level,
        fund: line.fund)
    }
  }

  public var line: Key
  public var verdict: Verdict
  /// The fund that pays, or gets back.
  public var payer: String
  /// Fen the roll pays more by it; below zero for less.
  public var fen: Int64
  public var reason: String
  /// Name of the user; empty before it is stored.
  public var name = ""
  /// The chained entry; number 0 before it is stored.
  public var entry = EntryNumber(0)

  /// - Parameter payer: nil for the line's own fund.
  public init(line: Key, verdict: Verdict, payer: String? = nil, fen: Int64, reason: String) {
    self.line = line
    self.verdict = verdict
    self.payer = payer ?? line.fund
    self.fen = fen
    self.reason = reason
  }

  /// What a line that is held back would have paid, who put it off and why.
  private var heldBack: Sentence {
    let amount = Money(fen: -fen).grouped
    return Sentence(
      zh: "\(name)缓发 \(amount) 元，应发未发：\(reason)",
      en: "\(amount) yuan held back by \(name), due and not paid: \(reason)")
  }

  /// The line as it counts after the change.
  func applied(to line: PayoutLine) -> PayoutLine {
    guard verdict == .holdBack, line.outcome == .pays else { return line }
    var changed = line
    (changed.outcome, changed.amount, changed.reason) = (.heldBack, .zero, heldBack)
    return changed
  }

  /// The difference as it counts after the change.
  func applied(to line: DifferenceLine) -> DifferenceLine {
    var changed = line
    switch verdict {
    case .release: break
    case .holdBack: (changed.outcome, changed.new, changed.reason) = (.heldBack, nil, heldBack)
    case .pay, .refuse:
      changed.outcome = verdict == .pay ? .pays : .refused
      changed.new = Money(fen: line.old.fen + fen)
      changed.fund = payer
      changed.reason = Sentence(zh: "\(name)决定：\(reason)", en: "decided by \(name): \(reason)")
    }
    return changed
  }
}

extension Store {
  /// Changes that stand, as a query: the last one about each line, about the roll as it is.
  static func standingChanges(asKnownAt entry: EntryNumber? = nil) -> String {
    guard let entry else { return "standing_change" }
    return """
      (SELECT made.* FROM line_change AS made JOIN roll ON roll.id = made.roll
      WHERE made.digest = roll.digest AND made.id = (
        SELECT max(later.id) FROM line_change AS later
        WHERE later.roll = made.roll AND later.corrects = made.corrects
          AND later.measure = made.measure AND later.worker = made.worker
          AND later.level = made.level AND later.fund = made.fund AND later.digest = made.digest
          AND later.entry <= \(entry.value)))
      """
  }

  /// Changes that stand on lines of a roll, in the order in which they were made. A roll that was
  /// computed again with other lines has forgotten those before.
  /// - Parameter entry: what was known; nil for now.
  public func lineChanges(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil
  ) throws -> [LineChange] {
    try reading { Array(try Self.lineChanges(ofRoll: number, asKnownAt: entry, $0).values) }
      .sorted { ($0.entry, $0.line.worker, $0.line.rule) < ($1.entry, $1.line.worker, $1.line.rule) }
  }

  static func lineChanges(
    ofRoll number: Int64, asKnownAt entry: EntryNumber? = nil, _ connection: Connection
  ) throws -> [LineChange.Key: LineChange] {
    let rows = try connection.prepare(
      """
      SELECT corrects, worker, measure.rule, level, fund, verdict, payer, fen, reason, user.name,
        made.entry
      FROM \(standingChanges(asKnownAt: entry)) AS made
      JOIN measure ON measure.id = made.measure JOIN user ON user.id = made.user WHERE roll = ?
      """)
    rows.bind(number, at: 1)
    var changes: [LineChange.Key: LineChange] = [:]
    while try rows.step() {
      let key = LineChange.Key(
        corrects: rows.int(0), worker: WorkerKey(number: rows.int(1)), rule: rows.text(2),
        level: CertificateLevel(rawValue: rows.byte(3)), fund: rows.text(4))
      guard let verdict = LineChange.Verdict(rawValue: rows.text(5)) else {
        throw StoreError.corrupted
      }
      var change = LineChange(
        line: key, verdict: verdict, payer: rows.text(6), fen: rows.int(7), reason: rows.text(8))
      change.name = rows.text(9)
      change.entry = EntryNumber(rows.int(10))
      changes[key] = change
    }
    return changes
  }

  /// Lines held back in sealed rolls that are due on a roll's month, as workers with the entry that
  /// held them back.
  /// - Parameters:
  ///   - number: the roll whose month it is.
  ///   - entry: sealed after this entry. A roll computed again with the same lines knows more than
  ///     when they were held back.
  ///   - last: sealed by this one.
  public func heldBack(
    onRoll number: Int64, after entry: EntryNumber, sealedBy last: EntryNumber
  ) throws -> [(worker: Int64, entry: EntryNumber)] {
    try reading { connection in
      let rows = try connection.prepare(
        """
        SELECT worker, made.entry FROM standing_change AS made JOIN roll ON roll.id = made.roll
        WHERE corrects = ?1 AND made.verdict = 'hold_back' AND roll.settled_entry > ?2
          AND \(Self.isSealed(by: "?3")) ORDER BY made.entry, worker
        """)
      for (place, value) in [number, entry.value, last.value].enumerated() {
        rows.bind(value, at: Int32(place + 1))
      }
      var found: [(Int64, EntryNumber)] = []
      while try rows.step() { found.append((rows.int(0), EntryNumber(rows.int(1)))) }
      return found
    }
  }

  /// A condition on `roll`: it is sealed and not reversed at an entry.
  static func isSealed(by entry: String) -> String {
    """
    roll.settled_entry <= \(entry) AND NOT EXISTS (SELECT 1 FROM roll_step
      WHERE roll_step.roll = roll.id AND step = 'reversed' AND roll_step.entry <= \(entry))
    """
  }

  static func insert(
    _ changes: [LineChange], of roll: Roll, digest: String, by user: Int64, _ entry: Int64,
    _ connection: Connection
  ) throws {
    let insert = try connection.prepare(
      """
      INSERT INTO line_change (entry, roll, digest, corrects, measure, worker, level, fund, user,
        verdict, payer, fen, reason)
      SELECT ?1, ?2, ?3, ?4, id, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM measure
      WHERE policy = ?13 AND rule = ?14
      """)
    for change in changes {
      insert.bind(entry, at: 1)
      insert.bind(roll.number, at: 2)
      insert.bind(digest, at: 3)
      insert.bind(change.line.corrects, at: 4)
      insert.bind(change.line.worker.number, at: 5)
      insert.bind(Int64(change.line.level?.rawValue ?? 0), at: 6)
      insert.bind(change.line.fund, at: 7)
      insert.bind(user, at: 8)
      insert.bind(change.verdict.rawValue, at: 9)
      insert.bind(change.payer, at: 10)
      insert.bind(change.fen, at: 11)
      insert.bind(change.reason, at: 12)
      insert.bind(roll.policy, at: 13)
      insert.bind(change.line.rule, at: 14)
      try insert.run()
      guard connection.changes == 1 else { throw StoreError.duty }
    }
  }
}
