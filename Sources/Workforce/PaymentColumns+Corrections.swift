/// What differences make of the lines a worker was paid for a month.
public struct PaymentCorrection: Hashable, Sendable {
  /// Index of the worker in the snapshot.
  public var worker: Int32
  /// Symbol of the measure.
  public var measure: Int32
  /// 0 when the line names no level.
  public var level: UInt8
  /// Last day of the corrected month, as a day number.
  public var paidOn: Int32
  /// Fen that come on top; negative when taken back.
  public var fen: Int64

  public init(worker: Int32, measure: Int32, level: UInt8, paidOn: Int32, fen: Int64) {
    self.worker = worker
    self.measure = measure
    self.level = level
    self.paidOn = paidOn
    self.fen = fen
  }

  fileprivate var place: Self {
    var place = self
    place.fen = 0
    return place
  }
}

extension PaymentColumns {
  /// The payments with corrections netted into the lines of rolls: what was taken back whole was
  /// not paid, and is no payment any more.
  /// - Parameter workers: number of workers in the snapshot.
  public func corrected(by corrections: [PaymentCorrection], workers: Int) -> PaymentColumns {
    if corrections.isEmpty { return self }
    var open: [Int32: [PaymentCorrection: Int64]] = [:]
    for correction in corrections {
      open[correction.worker, default: [:]][correction.place, default: 0] += correction.fen
    }
    var builder = Builder()
    for worker in 0..<workers {
      var left = open[Int32(worker)] ?? [:]
      for index in byWorker.range(of: worker) {
        let place = PaymentCorrection(
          worker: Int32(worker), measure: measure[index], level: level[index],
          paidOn: paidOn[index], fen: 0)
        var sum = fen[index]
        if fact[index] == 0, let change = left[place] {
          // A line is taken back to nothing at most; the rest is taken from the next one.
          sum = max(0, sum + change)
          left[place] = change - (sum - fen[index])
          if sum == 0 { continue }
        }
        builder.append(
          worker: worker, fact: fact[index], measure: place.measure, level: place.level, fen: sum,
          paidOn: place.paidOn)
      }
      let rest = left.filter { $0.value != 0 }
        .sorted { ($0.key.paidOn, $0.key.measure, $0.key.level) < ($1.key.paidOn, $1.key.measure, $1.key.level) }
      for (place, sum) in rest {
        builder.append(
          worker: worker, fact: 0, measure: place.measure, level: place.level, fen: sum,
          paidOn: place.paidOn)
      }
    }
    return builder.finish(workers: workers)
  }
}
