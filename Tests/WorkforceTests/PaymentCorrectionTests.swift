import Testing
import Workforce

private struct Paid: Equatable {
  var isRecorded: Bool
  var measure: Int32
  var level: UInt8
  var paidOn: Int32
  var fen: Int64
}

@Suite("Corrected payments")
struct PaymentCorrectionTests {
  @Test("each correction is taken from the lines of its month, and what is left stands by itself")
  func plainly() {
    var random = SplitMix(state: 7)
    for round in 0..<300 {
      let paid = (0..<4).map { _ in (0..<Int(random.next() % 6)).map { _ in line(&random) } }
      let corrections = (0..<Int(random.next() % 12)).map { _ in
        let mark = line(&random)
        return PaymentCorrection(
          worker: Int32(random.next() % 4), measure: mark.measure, level: mark.level,
          paidOn: mark.paidOn, fen: Int64(random.next() % 9) - 4)
      }
      let corrected = columns(paid).corrected(by: corrections, workers: 4)
      for worker in 0..<4 {
        let own = corrections.filter { $0.worker == Int32(worker) }
        #expect(rows(corrected, worker) == plain(paid[worker], own), "round \(round)")
      }
    }
  }

  private func line(_ random: inout SplitMix) -> Paid {
    Paid(
      isRecorded: random.next() % 4 == 0, measure: Int32(random.next() % 2) + 1,
      level: UInt8(random.next() % 2), paidOn: Int32(random.next() % 3),
      fen: Int64(random.next() % 4) + 1)
  }

  /// The rule as its sentence says it, mark after mark.
  private func plain(_ paid: [Paid], _ corrections: [PaymentCorrection]) -> [Paid] {
    var lines: [Paid] = paid
    var rest: [Paid] = []
    for day in Int32(0)...2 {
      for measure in Int32(1)...2 {
        for level in UInt8(0)...1 {
          var left = corrections.filter {
            $0.paidOn == day && $0.measure == measure && $0.level == level
          }.reduce(0) { $0 + $1.fen }
          for place in lines.indices
          where !lines[place].isRecorded && lines[place].measure == measure
            && lines[place].level == level && lines[place].paidOn == day
          {
            let sum = max(0, lines[place].fen + left)
            left -= sum - lines[place].fen
            lines[place].fen = sum
          }
          if left != 0 {
            rest.append(
              Paid(isRecorded: false, measure: measure, level: level, paidOn: day, fen: left))
          }
        }
      }
    }
    return lines.filter { $0.fen != 0 } + rest
  }

  private func columns(_ paid: [[Paid]]) -> PaymentColumns {
    var builder = PaymentColumns.Builder()
    for (worker, lines) in paid.enumerated() {
      for line in lines {
        builder.append(
          worker: worker, fact: line.isRecorded ? 9 : 0, measure: line.measure, level: line.level,
          fen: line.fen, paidOn: line.paidOn)
      }
    }
    return builder.finish(workers: paid.count)
  }

  private func rows(_ columns: PaymentColumns, _ worker: Int) -> [Paid] {
    columns.byWorker.range(of: worker).map {
      Paid(
        isRecorded: columns.fact[$0] != 0, measure: columns.measure[$0], level: columns.level[$0],
        paidOn: columns.paidOn[$0], fen: columns.fen[$0])
    }
  }
}
