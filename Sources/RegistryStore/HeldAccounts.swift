// Which account holds: the one said last, else the one that came with the person.

public import Workforce

extension Store {
  /// SQL for the known persons, each with the phone and account that hold.
  /// - Parameter isKnown: the condition on a table of facts.
  static func holders(_ isKnown: (String) -> String) -> String {
    func held(_ column: String) -> String {
      """
      coalesce((SELECT said.\(column) FROM account AS said
        WHERE said.worker_id = person.worker_id AND said.\(column) IS NOT NULL
          AND \(isKnown("said")) ORDER BY said.fact DESC LIMIT 1), person.\(column)) AS \(column)
      """
    }
    return """
      (SELECT worker_id, fact, name, \(held("phone")), \(held("bank_account"))
       FROM person WHERE \(isKnown("person")))
      """
  }
}

extension KnowsRegister {
  /// What is known now to have been said of accounts since the persons were recorded.
  public func knownAccounts(
    of workers: [WorkerKey]? = nil
  ) throws -> KnownFacts<BankAccount> { try known(workers) }

  /// Who holds some accounts now.
  /// - Parameter numbers: of the accounts wanted.
  public func holders(ofAccounts numbers: Set<String>) throws -> [String: Set<WorkerKey>] {
    try lookUp { reading in
      let rows = try reading.connection.prepare(
        "SELECT worker_id, bank_account FROM " + Store.holders { "\($0).entry_out IS NULL" })
      var holders: [String: Set<WorkerKey>] = [:]
      while try rows.step() {
        guard let number = rows.optionalText(1), numbers.contains(number) else { continue }
        holders[number, default: []].insert(WorkerKey(number: rows.int(0)))
      }
      return holders
    }
  }
}
