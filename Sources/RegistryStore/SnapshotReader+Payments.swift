// Everything paid so far: payments recorded from files, and the lines of settled rolls.

internal import Workforce

extension SnapshotReader {
  private struct Paid {
    var worker: Int32
    var fact: Int32
    var measure: Int32
    var paidOn: Int32
    var fen: Int64
    var level: UInt8
  }

  /// Payments worker after worker: first those from files in the order of facts, then lines in the
  /// order of period, measure and instalment.
  func payments() throws -> PaymentColumns {
    var paid: [Paid] = []
    try scan("payment", "measure, level, fen, paid_day") { worker, row in
      paid.append(
        Paid(
          worker: Int32(worker), fact: row.int32(1), measure: row.int32(2), paidOn: row.int32(5),
          fen: row.int(4), level: row.byte(3)))
    }
    let recorded = paid.count
    try appendSettledLines(to: &paid)
    // A stable sort by counting: every run is in the order of workers already.
    if paid.count > recorded { paid = sortedByWorker(paid) }
    var builder = PaymentColumns.Builder()
    for payment in paid {
      builder.append(
        worker: Int(payment.worker), fact: payment.fact, measure: payment.measure,
        level: payment.level, fen: payment.fen, paidOn: payment.paidOn)
    }
    return builder.finish(workers: workers.count)
      .corrected(by: try settledDifferences(), workers: workers.count)
  }

  /// What settled differences, and lines held back, make of the lines of sealed rolls.
  private func settledDifferences() throws -> [PaymentCorrection] {
    let rows = try connection.prepare(
      """
      SELECT worker, measure.symbol, level, corrected.period, sum(fen) AS change FROM (
        SELECT worker_id AS worker, measure_id AS measure, level, corrects, roll_id AS roll,
          coalesce(new_fen, old_fen) - old_fen AS fen FROM difference_line
        UNION ALL SELECT worker, measure, level, corrects, roll, fen FROM standing_change) AS made
      JOIN measure ON measure.id = made.measure JOIN roll AS corrected ON corrected.id = corrects
      JOIN roll ON roll.id = made.roll
      WHERE \(Store.isSealed(by: "?1"))
      GROUP BY worker, measure.symbol, level, corrected.period HAVING change <> 0
      ORDER BY worker
      """)
    rows.bind(knownAt.value, at: 1)
    var corrections: [PaymentCorrection] = []
    var index = 0
    while try rows.step() {
      while index < workers.count, workers[index] < rows.int(0) { index += 1 }
      guard index < workers.count, workers[index] == rows.int(0) else { continue }
      corrections.append(
        PaymentCorrection(
          worker: Int32(index), measure: rows.int32(1), level: rows.byte(2),
          paidOn: Period(index: rows.int32(3)).last.day, fen: rows.int(4)))
    }
    return corrections
  }

  private func appendSettledLines(to paid: inout [Paid]) throws {
    let rolls = try connection.prepare(
      """
      SELECT roll.id, roll.period, measure.id, measure.symbol
      FROM roll JOIN measure ON measure.policy = roll.policy
      WHERE roll.state = 'settled' AND \(Store.isSealed(by: "?1"))
      ORDER BY roll.period, roll.policy, measure.rule
      """)
    rolls.bind(knownAt.value, at: 1)
    let only = chosen == nil ? "" : "AND worker_id = ?4"
    let lines = try connection.prepare(
      """
      SELECT worker_id, level, fen FROM payout_line
      WHERE period = ?1 AND measure_id = ?2 \(only) AND roll_id = ?3
        AND outcome = \(Outcome.pays.rawValue)
      ORDER BY worker_id, instalment
      """)
    // Lines that were decided after the computation count with what was decided.
    let decided = try connection.prepare(
      """
      SELECT line.worker_id, line.level, made.fen FROM (\(Store.standingDecisions)) AS made
      JOIN payout_line AS line ON line.period = ?1 AND line.measure_id = made.measure
        AND line.worker_id = made.worker AND line.instalment = made.instalment
      WHERE made.roll = ?3 AND made.measure = ?2 AND made.fen > 0
      ORDER BY made.worker, made.instalment
      """)
    while try rolls.step() {
      let paidOn = Period(index: rolls.int32(1)).last.day
      let measure = rolls.int32(3)
      // Workers come in rising order; the place of the last one is where the next is looked for.
      func take(_ lines: Statement, from index: inout Int) throws {
        while try lines.step() {
          let worker = lines.int(0)
          while index < workers.count, workers[index] < worker { index += 1 }
          guard index < workers.count, workers[index] == worker else { continue }
          paid.append(
            Paid(
              worker: Int32(index), fact: 0, measure: measure, paidOn: paidOn, fen: lines.int(2),
              level: lines.byte(1)))
        }
        lines.reset()
      }
      for statement in [lines, decided] {
        statement.bind(rolls.int(1), at: 1)
        statement.bind(rolls.int(2), at: 2)
        statement.bind(rolls.int(0), at: 3)
      }
      var (place, first) = (0, 0)
      if let chosen {
        for worker in chosen {
          lines.bind(worker, at: 4)
          try take(lines, from: &place)
        }
      } else {
        try take(lines, from: &place)
      }
      try take(decided, from: &first)
    }
  }

  private func sortedByWorker(_ paid: [Paid]) -> [Paid] {
    var places = [Int](repeating: 0, count: workers.count + 1)
    for payment in paid { places[Int(payment.worker) + 1] += 1 }
    for worker in 0..<workers.count { places[worker + 1] += places[worker] }
    return [Paid](unsafeUninitializedCapacity: paid.count) { sorted, count in
      for payment in paid {
        sorted.initializeElement(at: places[Int(payment.worker)], to: payment)
        places[Int(payment.worker)] += 1
      }
      count = paid.count
    }
  }
}
