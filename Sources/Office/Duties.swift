// Who may do what. Every use case that is handed a clerk asks here first; no setting switches it
// off. In a register without users everything but the cycle of a roll is open to everybody.

import RegistryStore
import Workforce

/// Something a role is needed for.
enum Duty: Hashable {
  /// Reading facts and rolls, numbers masked.
  case read
  /// Seeing which files were imported.
  case inspectImports
  /// Seeing full identity numbers.
  case reveal
  /// Recording facts, and withdrawing them.
  case record
  case recordTraining
  /// Computing drafts and deciding lines that wait.
  case prepare
  case take(RollStep)
  /// Setting what funds may spend.
  case budget
  /// Recording what workers paid back.
  case collect
  /// Giving up what workers owe.
  case waive
  /// Recording time coins.
  case keepCoins
  case propose
  case activate
  /// Seeing who the users are.
  case inspectUsers
  case administer

  /// Roles of which one is needed.
  var roles: [Role] {
    switch self {
    case .read: [.preparer, .checker, .approver, .author, .auditor]
    case .inspectImports: [.preparer, .checker, .approver, .academy, .auditor]
    case .reveal: [.preparer, .checker, .approver, .auditor]
    case .record, .prepare, .collect, .keepCoins: [.preparer]
    case .recordTraining: [.preparer, .academy]
    case .take(let step): step.roles
    case .budget: [.preparer, .approver]
    case .propose: [.author]
    case .activate, .waive: [.approver]
    case .inspectUsers: [.administrator, .auditor]
    case .administer: [.administrator]
    }
  }

  /// Whether a register without users has nobody for it.
  fileprivate var needsUsers: Bool {
    switch self {
    case .take, .budget, .collect, .waive, .keepCoins, .propose, .activate, .inspectUsers,
      .administer:
      true
    case .read, .inspectImports, .reveal, .record, .recordTraining, .prepare: false
    }
  }
}

extension Clerk {
  /// Asks for a role anywhere: for what lists only what is within the scope, or has none.
  /// - Returns: the user; nil in a register without users.
  /// - Throws: ``DutyError``.
  @discardableResult
  func needs(_ duty: Duty) throws -> User? { try needs(duty, where: nil) { _ in true } }

  /// Asks for a role that counts in a whole division.
  /// - Parameter division: code or name.
  @discardableResult
  func needs(_ duty: Duty, in division: String) throws -> User? {
    try needs(duty, where: division) { $0.covers(division: division) }
  }

  /// Asks for a role that counts in the whole register.
  @discardableResult
  func needsEverywhere(_ duty: Duty) throws -> User? {
    try needs(duty, where: "") { $0.isEverywhere }
  }

  /// Asks for a role that counts where a worker serves or served.
  func needs(_ duty: Duty, about worker: WorkerKey) throws {
    var facts: WorkerFacts?
    try needs(duty, where: "") { scope in
      if scope.isEverywhere { return true }
      if facts == nil { facts = try store.facts(of: worker) }
      return facts?.postings.contains {
        scope.covers(division: $0.value.county, organisation: $0.value.organisation)
      } ?? false
    }
  }

  /// The same about somebody who must be a person of the register.
  /// - Throws: ``OfficeError/unknownWorker(_:)`` before ``DutyError``.
  func needs(_ duty: Duty, aboutPerson worker: WorkerKey) throws {
    guard worker.subject == .worker, (try? store.worker(worker)) != nil else {
      throw OfficeError.unknownWorker(worker.description)
    }
    try needs(duty, about: worker)
  }

  /// The user as the register has them now.
  /// - Throws: ``DutyError`` when somebody without a login is at a register with users, or the user
  ///   was locked meanwhile.
  func currentUser() throws -> User? {
    guard let number = user else {
      if try store.hasUsers() { throw DutyError.loginNeeded }
      return nil
    }
    guard let user = try store.user(number), !user.isLocked else { throw DutyError.locked }
    return user
  }

  @discardableResult
  private func needs(
    _ duty: Duty, where place: String?, covers: (Scope) throws -> Bool
  ) throws -> User? {
    guard let user = try currentUser() else {
      if duty.needsUsers { throw DutyError.usersNeeded }
      return nil
    }
    guard user.hasOwnPassword else { throw DutyError.passwordOfAnother }
    let grants = user.grants.filter { duty.roles.contains($0.role) }
    guard !grants.isEmpty else { throw DutyError.roleNeeded(duty.roles) }
    guard try grants.contains(where: { try covers($0.scope) }) else {
      throw DutyError.outsideScope(place ?? "")
    }
    return user
  }

  /// An act of this clerk.
  func act(_ reason: String) -> Act {
    Act(user: user, actor: actor, reason: reason, instant: instant)
  }
}
