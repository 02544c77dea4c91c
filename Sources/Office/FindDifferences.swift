// What later knowledge makes of a policy's closed months: the difference lines for its open roll.

import Payouts
import PolicyEngine
import RegistryStore
import Workforce

/// Finds the differences on the sealed rolls of a policy, and only those nobody has looked for yet.
struct FindDifferences {
  let policy: String
  /// Back pay to whom something was waived waits.
  let waived: WaivedClaims
  /// The sheet for a month, as known now. Where it is not in force in the month, the text the month
  /// was sealed with stays: a successor that begins later takes nothing back.
  let sheet: (Period) throws -> LoadedSheet?

  struct Found {
    var lines: [DifferenceLine] = []
    /// How many months of how many workers were decided again.
    var personMonths = 0
  }

  /// - Parameter snapshot: the register as it is known, of the subjects of the policy.
  func run(_ store: Store, _ snapshot: Snapshot) throws -> Found {
    let knownAt = snapshot.knownAt
    let stored = try store.rolls().filter { $0.settledBy.map { $0 <= knownAt } ?? false }
    let own = stored.filter { $0.roll.policy == policy }
    guard let last = own.last else { return Found() }
    let reversals = try store.reversals().filter { $0.value <= knownAt }
    let sealed = try stored.map { try Self.sealed($0, store) }
    let months = sealed.filter { $0.policy == policy }
    var plan = RetroactivePlan()
    var versions = Versions(store: store, sheet: sheet)
    let subject =
      try versions.sheet(for: last.roll.period, else: last.roll.policyHash)?.policy.subject ?? .worker
    let checked = Self.checked(own, reversals)
    let texts = Dictionary(
      own.map { ($0.roll.number, $0.roll.policyHash) }, uniquingKeysWith: { $1 })
    let since = checked.values.min() ?? knownAt
    var reach = SubjectReach(store, subject, knownAt: knownAt)
    let touches = try store.touchedFacts(after: since, through: knownAt).map {
      FactTouch(noun: $0.kind.rawValue, worker: $0.worker, entry: $0.entry, first: $0.firstDay)
    }
    // In most months nothing came late, and no text needs to be read in rows for that.
    let baselines = try Dictionary(
      months.map { ($0.number, try baseline(of: $0, own, checked, store)) },
      uniquingKeysWith: { $1 })
    let isUnchanged = try months.allSatisfy { roll in
      try versions.hash(roll.period).map { $0 == baselines[roll.number] } ?? true
    }
    let payments = PaymentChanges(
      changes: try store.changedPayments(after: since, through: knownAt),
      reversed: sealed.compactMap { roll in
        guard roll.policy != policy, let entry = reversals[roll.number], entry > since
        else { return nil }
        return (roll, entry)
      })
    var heldBack: [Int64: [(worker: Int64, entry: EntryNumber)]] = [:]
    for roll in months {
      let lines = try store.heldBack(
        onRoll: roll.number, after: checked[roll.number] ?? roll.knownAt, sealedBy: knownAt)
      if !lines.isEmpty { heldBack[roll.number] = lines }
    }
    if touches.isEmpty, reversals.isEmpty, heldBack.isEmpty, isUnchanged, payments.isEmpty {
      return Found()
    }
    for roll in months {
      let after = checked[roll.number] ?? roll.knownAt
      let now = try versions.current(roll.period) ?? versions.stored(texts[roll.number] ?? "")
      if subject == .worker {
        plan.add(touches, to: roll, reading: now?.factsRead ?? [], after: after)
      } else {
        plan.add(
          try reach.touches(touches, after: after), to: roll,
          reading: Set(FactKind.allCases.map(\.rawValue)), after: after)
      }
      for line in heldBack[roll.number, default: []] {
        plan.add([line.worker], to: roll, because: .heldBack(line.entry))
      }
      if let entry = reversals[roll.number], entry > after {
        let everyone = try store.owedLines(ofRoll: roll.number, asKnownAt: roll.sealedBy)
        plan.add(everyone.map(\.worker.number), to: roll, because: .reversal(entry))
      }
      try addVersion(
        to: roll, baselines[roll.number] ?? "", &versions, &plan, store, snapshot)
    }
    let read = versions.measuresRead
    try add(
      payments, to: &plan, sealed: sealed, reading: read, of: subject, checked: checked, store)
    let workers = plan.workers
    guard !workers.isEmpty else { return Found() }
    let lines = try Retroactive.differences(
      &plan, rolls: sealed, of: policy, snapshot: snapshot, reads: read,
      waived: waived.payments(readBy:),
      sheet: { try versions.sheet(for: $0.period, else: texts[$0.number] ?? "") },
      owed: { roll, redone in
        try store.owedLines(ofRoll: roll.number, asKnownAt: knownAt) {
          read.contains(policy: roll.policy, rule: $0) ? workers : redone
        }
      })
    return Found(lines: lines, personMonths: plan.personMonths)
  }

  /// Adds whom a changed text may touch in the month of a roll.
  private func addVersion(
    to roll: SealedRoll, _ hash: String, _ versions: inout Versions, _ plan: inout RetroactivePlan,
    _ store: Store, _ facts: Snapshot
  ) throws {
    guard let now = try versions.current(roll.period) else { return }
    guard let before = try versions.stored(hash) else { return }
    let changes = before.changes(to: now, in: roll.period)
    if changes.isEmpty { return }
    let cause = DifferenceCause.version(RollBuilder.hash(of: now.policy))
    let owed = try store.owedLines(ofRoll: roll.number, asKnownAt: facts.knownAt)
    for change in changes {
      switch change.reach {
      case .everyone:
        plan.add(
          (0..<facts.workers.count).lazy.map { facts.workers[$0] }, to: roll, because: cause)
      case .payees(let levels):
        let payees = owed.filter {
          $0.rule == change.rule && levels.contains($0.level?.rawValue ?? 0)
        }
        plan.add(payees.map(\.worker.number), to: roll, because: cause)
      }
    }
  }

  private static func sealed(_ stored: StoredRoll, _ store: Store) throws -> SealedRoll {
    SealedRoll(
      number: stored.roll.number, policy: stored.roll.policy, period: stored.roll.period,
      knownAt: stored.roll.knownAt, sealedBy: stored.settledBy ?? stored.roll.knownAt,
      lastFact: Int32(truncatingIfNeeded: try store.lastFact(asKnownAt: stored.roll.knownAt)))
  }

  /// By roll, the entry up to which its differences are settled: the knowledge of the last later
  /// roll of the policy, which brought them.
  private static func checked(
    _ rolls: [StoredRoll], _ reversals: [Int64: EntryNumber]
  ) -> [Int64: EntryNumber] {
    var checked: [Int64: EntryNumber] = [:]
    for roll in rolls {
      let later = rolls.filter { other in
        reversals[other.roll.number] == nil
          && (roll.settledBy ?? roll.roll.knownAt) <= other.roll.knownAt
      }
      checked[roll.roll.number] = later.map(\.roll.knownAt).max() ?? roll.roll.knownAt
    }
    return checked
  }

  /// The hash of the text with which the differences of a roll were last looked for: in a register with
  /// users the version its month had then, else the one text the last search was made with.
  private func baseline(
    of roll: SealedRoll, _ rolls: [StoredRoll], _ checked: [Int64: EntryNumber], _ store: Store
  ) throws -> String {
    guard let last = rolls.last(where: { $0.roll.knownAt == checked[roll.number] }) else { return "" }
    guard last.computedBy != nil else { return last.roll.policyHash }
    let then = try store.activeVersion(of: policy, for: roll.period, asKnownAt: last.roll.knownAt)
    return then?.hash ?? rolls.first { $0.roll.number == roll.number }?.roll.policyHash ?? ""
  }
}

/// Texts of one policy, each read once.
private struct Versions {
  let store: Store
  let sheet: (Period) throws -> LoadedSheet?
  private var versions: [String: SheetVersion] = [:]

  init(store: Store, sheet: @escaping (Period) throws -> LoadedSheet?) {
    self.store = store
    self.sheet = sheet
  }

  /// The policy in force in a month, as known now.
  private func inForce(_ period: Period) throws -> Policy? {
    guard let policy = try sheet(period)?.policy, policy.inForce.contains(period.last) else {
      return nil
    }
    return policy
  }

  /// The hash of the text in force in a month, as known now.
  func hash(_ period: Period) throws -> String? {
    try inForce(period).map(RollBuilder.hash(of:))
  }

  /// The text in force in a month, as known now.
  mutating func current(_ period: Period) throws -> SheetVersion? {
    guard let policy = try inForce(period) else { return nil }
    return try version(policy.text, RollBuilder.hash(of: policy), policy.file)
  }

  /// A text some roll was computed with.
  mutating func stored(_ hash: String) throws -> SheetVersion? {
    if let known = versions[hash] { return known }
    guard let text = try store.policyText(hash: hash) else { return nil }
    return try version(text, hash, "\(hash.prefix(8)).lua")
  }

  /// The sheet to decide a month with: the one in force as known now, else that of a text.
  func sheet(for period: Period, else hash: String) throws -> LoadedSheet? {
    if let now = try sheet(period), now.policy.inForce.contains(period.last) { return now }
    guard let text = try store.policyText(hash: hash) else { return nil }
    return try PolicyLoader.load(text: Array(text.utf8), file: "\(hash.prefix(8)).lua")
  }

  /// The measures any of the texts read so far look for.
  var measuresRead: MeasuresRead {
    versions.values.reduce(into: MeasuresRead()) { $0.formUnion($1.measuresRead) }
  }

  private mutating func version(
    _ text: String, _ hash: String, _ file: String
  ) throws -> SheetVersion {
    if let known = versions[hash] { return known }
    let version = try SheetVersion(text: Array(text.utf8), file: file)
    versions[hash] = version
    return version
  }
}
