// Some workers, organisations or stations of a snapshot. Copying their facts from memory costs a
// fraction of reading them once more, and what decides them then walks over nobody else.

extension Snapshot {
  /// The facts of some of the workers alone, under the same symbols. Organisations and stations keep
  /// their people.
  /// - Parameters:
  ///   - indexes: of the workers wanted, rising.
  ///   - payments: theirs, in the order of `indexes`.
  public func part(_ indexes: [Int32], payments: PaymentColumns) -> Snapshot {
    Snapshot(
      knownAt: knownAt, symbols: symbols, workers: workers[indexes],
      postings: postings.part(indexes), certificates: certificates.part(indexes),
      registrations: registrations.part(indexes), assessments: assessments.part(indexes),
      trainings: trainings.part(indexes), payments: payments,
      circumstances: circumstances.part(indexes),
      staff: staff.map { Staff(rows: $0.rows.part(indexes), people: $0.people) })
  }
}

extension Column {
  /// The elements at some places, in their order.
  fileprivate subscript(places: [Int32]) -> Column {
    var builder = ColumnBuilder<Element>(capacity: places.count)
    for place in places { builder.append(base[Int(place)]) }
    return builder.finish()
  }
}

extension Grouping {
  /// The grouping of some workers' rows once they stand alone, and where the rows are now.
  fileprivate func part(_ indexes: [Int32]) -> (Grouping, rows: [Int32]) {
    var builder = GroupingBuilder()
    var rows: [Int32] = []
    for (worker, index) in indexes.enumerated() {
      for row in range(of: Int(index)) {
        builder.append(worker: worker)
        rows.append(Int32(row))
      }
    }
    return (builder.finish(workers: indexes.count), rows)
  }
}

extension PostingColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(
      byWorker: byWorker, fact: fact[rows], first: first[rows], last: last[rows], kind: kind[rows],
      county: county[rows], onEstablishment: onEstablishment[rows], organisation: organisation[rows])
  }
}

extension CertificateColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(byWorker: byWorker, fact: fact[rows], level: level[rows], approved: approved[rows])
  }
}

extension RegistrationColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(
      byWorker: byWorker, fact: fact[rows], level: level[rows], first: first[rows], last: last[rows])
  }
}

extension AssessmentColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(byWorker: byWorker, fact: fact[rows], year: year[rows], result: result[rows])
  }
}

extension TrainingColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(
      byWorker: byWorker, fact: fact[rows], first: first[rows], last: last[rows], hours: hours[rows],
      result: result[rows])
  }
}

extension CircumstanceColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (byWorker, rows) = byWorker.part(indexes)
    return Self(
      byWorker: byWorker, fact: fact[rows], kind: kind[rows], value: value[rows],
      place: place[rows], level: level[rows], number: number[rows], first: first[rows],
      last: last[rows])
  }
}

extension StaffColumns {
  fileprivate func part(_ indexes: [Int32]) -> Self {
    let (bySubject, rows) = bySubject.part(indexes)
    return Self(
      bySubject: bySubject, worker: worker[rows], fact: fact[rows], isDuty: isDuty[rows],
      what: what[rows], first: first[rows], last: last[rows])
  }
}
