// Accounts people are paid to.
//
// A table of accounts says what holds from now on, and so does the command that corrects one. The
// roster says it in passing: only what the register has never had for the person counts there, so that
// an old roster that is brought again does not undo a correction.

import Exchange
import RegistryStore
import Workforce

/// What is known of the accounts of some people.
struct KnownAccounts {
  private let persons: KnownFacts<Worker>
  private let said: KnownFacts<BankAccount>

  init(_ register: some KnowsRegister, of workers: [WorkerKey]) throws {
    persons = workers.isEmpty ? [:] : try register.knownPersons(of: workers)
    said = workers.isEmpty ? [:] : try register.knownAccounts(of: workers)
  }

  /// The person as recorded, without what was said of the account since.
  func person(_ key: WorkerKey) -> Known<Worker>? { persons[key]?.last }

  /// The person with the account that holds, and where that was said.
  func holder(_ key: WorkerKey) -> Known<Worker>? {
    guard var holder = person(key) else { return nil }
    for said in said[key] ?? [] {
      holder.value.take(said.value)
      (holder.fact, holder.entry, holder.sourceRow) = (said.fact, said.entry, said.sourceRow)
    }
    return holder
  }

  /// What a roster says of somebody's account that was never said before.
  func news(_ worker: Worker, of key: WorkerKey) -> BankAccount? {
    let said = (said[key] ?? []).map(\.value)
    let recorded = person(key)?.value
    let known = (recorded.map { [BankAccount(of: $0)] } ?? []) + said
    var held = recorded ?? worker
    for said in said { held.take(said) }
    guard var news = BankAccount(of: worker).news(of: held) else { return nil }
    if known.contains(where: {
      $0.number == news.number && (news.bank == nil || $0.bank == news.bank)
    }) {
      (news.number, news.bank) = (nil, nil)
    }
    if known.contains(where: { $0.phone == news.phone }) { news.phone = nil }
    return news.number == nil && news.phone == nil ? nil : news
  }
}

extension Intake {
  /// Takes rows about the accounts of people the register knows.
  func takeAccounts(
    _ rows: [ImportRow], _ register: KnownRegister, _ writer: ImportWriter
  ) throws {
    let groups = people(of: rows, register)
    let known = try KnownAccounts(writer, of: groups.people)
    var taken: [WorkerKey: (row: Int, number: String)] = [:]
    for (index, key) in groups.people.enumerated() {
      guard let holder = known.holder(key) else { continue }
      let group = groups.rows(ofPerson: index).compactMap { place in
        rows[place].record.flatMap { BankAccount($0) }.map { (row: rows[place], said: $0) }
      }
      let found = fates(
        of: group.map { CandidateRow(row: $0.row.number, statement: $0.said) }, known: [],
        relation: { $0 == $1 ? .equal : .conflicting })
      for (item, fate) in zip(group, found) {
        let news = item.said.news(of: holder.value)
        let isKnown = fate == .accepted && news == nil
        settle(item.row, isKnown ? .duplicate(of: .register(index: 0)) : fate, [holder])
        guard fate == .accepted, let news else { continue }
        writer.append(news, to: key, sourceRow: item.row.number)
        storedFacts += 1
        taken[key] = news.number.map { (item.row.number, $0) }
      }
    }
    let holders = try AccountHolders(writer, taking: taken.mapValues(\.number))
    for (key, item) in taken where !holders.others(than: key, of: item.number).isEmpty {
      warn(.sharedAccount, row: item.row, field: .bankAccount)
    }
  }

  /// Takes what a roster says of an account for the first time.
  func takeAccount(
    _ said: Worker, of key: WorkerKey, known: KnownAccounts, row: Int, _ writer: ImportWriter
  ) -> Bool {
    guard var news = known.news(said, of: key) else { return false }
    if let number = news.number, !BankAccount.isNumber(number) {
      warn(.badAccount, row: row, field: .bankAccount)
      news = BankAccount(number: nil, phone: news.phone)
      if news.phone == nil { return false }
    }
    writer.append(news, to: key, sourceRow: row)
    storedFacts += 1
    warn(.newAccount, row: row, field: news.number == nil ? .phone : .bankAccount)
    return true
  }

  /// What rows of one posting say together of account and phone; where they differ, nothing.
  func settleAccount(of said: inout Worker, rows: [(row: ImportRow, worker: Worker)]) {
    guard rows.count > 1 else { return }
    func all(_ value: (Worker) -> String?) -> Set<String> {
      Set(rows.compactMap { value($0.worker) })
    }
    let (accounts, banks, phones) = (all(\.bankAccount), all(\.bank), all(\.phone))
    let isClear = accounts.count < 2 && banks.count < 2
    (said.bankAccount, said.bank) = isClear ? (accounts.first, banks.first) : (nil, nil)
    said.phone = phones.count < 2 ? phones.first : nil
    guard !isClear || phones.count > 1 else { return }
    for item in rows {
      warn(.unclearAccount, row: item.row.number, field: isClear ? .phone : .bankAccount)
    }
  }
}

/// Who else holds the accounts that some people are given.
struct AccountHolders {
  private var holders: [String: Set<WorkerKey>]

  /// - Parameter given: the accounts by who is given them.
  init(_ register: some KnowsRegister, taking given: [WorkerKey: String]) throws {
    holders = given.isEmpty ? [:] : try register.holders(ofAccounts: Set(given.values))
    for number in holders.keys { holders[number]?.subtract(given.keys) }
    for (key, number) in given { holders[number, default: []].insert(key) }
  }

  /// The others, in the order of their keys.
  func others(than key: WorkerKey, of number: String) -> [WorkerKey] {
    (holders[number] ?? []).subtracting([key]).sorted()
  }
}

extension BankAccount {
  /// The account a row is about; nil for a row of another kind.
  fileprivate init?(_ record: ImportRecord) {
    guard case .account(_, let said) = record else { return nil }
    self = said
  }
}
