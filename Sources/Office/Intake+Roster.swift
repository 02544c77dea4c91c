// Rows of the roster, which bring people and their posts.

import Exchange
import RegistryStore
import Workforce

extension Intake {
  /// Takes the rows of a roster, which bring the people themselves.
  func takeRoster(
    _ rows: [ImportRow], _ register: KnownRegister, _ writer: ImportWriter
  ) throws {
    var groups = RowGroups<String>(rows: rows.count)
    for (place, row) in rows.enumerated() {
      guard case .roster(let worker, _)? = row.record else { continue }
      if let known = register.person(documentNumber: worker.documentNumber),
        known.worker.subject != .worker
      {
        let place = reader.place(row: row.number, field: .documentNumber)
        reject(row, Finding(.notAPerson, at: place))
        continue
      }
      groups.append(row: place, of: worker.documentNumber)
    }
    let known = groups.people.compactMap { register.person(documentNumber: $0)?.worker }
    let recorded = known.isEmpty ? [:] : try RosterStatement.known(writer, of: known)
    let accounts = try KnownAccounts(writer, of: known)
    for (index, number) in groups.people.enumerated() {
      let group = groups.rows(ofPerson: index).compactMap { place in
        rows[place].record.flatMap { RosterStatement($0) }.map { (row: rows[place], statement: $0) }
      }
      let person = register.person(documentNumber: number)
      let known = person.flatMap { recorded[$0.worker] } ?? []
      let found = fates(
        of: group.map { CandidateRow(row: $0.row.number, statement: $0.statement) },
        known: known.map(\.value), relation: { $0.relation(to: $1) })
      var key = person?.fact == nil ? nil : person?.worker
      // What holds of a person is said by the row of their latest posting.
      let latest = zip(group, found).filter { !$0.1.isConflicting }.map(\.0)
        .max { $0.statement.posting.span.first < $1.statement.posting.span.first }
      var isNews = false
      if let latest, var said = latest.statement.worker {
        settleAccount(
          of: &said,
          rows: group.filter { $0.statement.posting == latest.statement.posting }
            .compactMap { item in item.statement.worker.map { (item.row, $0) } })
        let newest = known.map(\.value.posting.span.first).max() ?? .openStart
        let isLate = latest.statement.posting.span.first >= newest
        if let worker = person?.worker {
          if let old = key.flatMap(accounts.person) {
            if isLate, !said.isCalled(as: old.value) {
              writer.withdrawFact(.person, of: worker, fact: old.fact)
              var renamed = old.value
              (renamed.name, renamed.sex) = (said.name, said.sex)
              writer.append(renamed, to: worker, sourceRow: latest.row.number)
              storedFacts += 1
              isNews = true
            }
          } else {
            writer.append(said, to: worker, sourceRow: latest.row.number)
          }
          key = worker
          if isLate, takeAccount(said, of: worker, known: accounts, row: latest.row.number, writer) {
            isNews = true
          }
        } else {
          key = writer.addWorker(said, sourceRow: latest.row.number)
        }
      }
      for (item, fate) in zip(group, found) {
        if isNews, item.row.number == latest?.row.number, case .duplicate(.register) = fate {
          accepted += 1
        } else {
          settle(item.row, fate, known)
        }
        guard let key, fate == .accepted || fate.isContinuing else { continue }
        if case .continuing(let index) = fate {
          writer.withdrawFact(.posting, of: key, fact: known[index].fact)
        }
        writer.append(item.statement.posting, to: key, sourceRow: item.row.number)
        storedFacts += 1
      }
    }
  }
}
