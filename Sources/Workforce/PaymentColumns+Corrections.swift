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

  /// Whether it is about a line with these marks.
  @inline(__always)
  fileprivate func isAbout(_ measure: Int32, _ level: UInt8, _ paidOn: Int32) -> Bool {
    self.paidOn == paidOn && self.measure == measure && self.level == level
  }

  fileprivate static func isBefore(_ left: Self, _ right: Self) -> Bool {
    (left.worker, left.paidOn, left.measure, left.level)
      < (right.worker, right.paidOn, right.measure, right.level)
  }
}

extension PaymentColumns {
  /// The payments with corrections netted into the lines of rolls: what was taken back whole was
  /// not paid, and is no payment any more.
  /// - Parameter workers: number of workers in the snapshot.
  public func corrected(by corrections: [PaymentCorrection], workers: Int) -> PaymentColumns {
    if corrections.isEmpty { return self }
    let open = corrections.sorted(by: PaymentCorrection.isBefore)
    var next = 0
    var builder = Builder()
    for worker in 0..<workers {
      // What is left to correct of this worker, one for each month, measure and level.
      var left: [PaymentCorrection] = []
      while next < open.count, Int(open[next].worker) == worker {
        let correction = open[next]
        next += 1
        if let last = left.last,
          last.isAbout(correction.measure, correction.level, correction.paidOn)
        {
          left[left.count - 1].fen += correction.fen
        } else {
          left.append(correction)
        }
      }
      for index in byWorker.range(of: worker) {
        var sum = fen[index]
        if fact[index] == 0,
          let place = left.firstIndex(where: {
            $0.isAbout(measure[index], level[index], paidOn[index])
          })
        {
          // A line is taken back to nothing at most; the rest is taken from the next one.
          sum = max(0, sum + left[place].fen)
          left[place].fen -= sum - fen[index]
          if sum == 0 { continue }
        }
        builder.append(
          worker: worker, fact: fact[index], measure: measure[index], level: level[index], fen: sum,
          paidOn: paidOn[index])
      }
      for rest in left where rest.fen != 0 {
        builder.append(
          worker: worker, fact: 0, measure: rest.measure, level: rest.level, fen: rest.fen,
          paidOn: rest.paidOn)
      }
    }
    return builder.finish(workers: workers)
  }
}
