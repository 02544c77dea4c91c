/// A line of a roll on its way into the ledger of a snapshot.
public struct LedgerLine: Sendable, BitwiseCopyable {
  /// Index of the worker in the snapshot.
  public var worker: Int32
  /// Symbol of the measure.
  public var measure: Int32
  /// 0 when the line names no level.
  public var level: UInt8
  public var fen: Int64
  /// Last day of the roll's period, as a day number.
  public var paidOn: Int32

  public init(worker: Int32, measure: Int32, level: UInt8, fen: Int64, paidOn: Int32) {
    self.worker = worker
    self.measure = measure
    self.level = level
    self.fen = fen
    self.paidOn = paidOn
  }
}

extension PaymentColumns {
  /// The same payments without some of them.
  /// - Parameters:
  ///   - workers: number of workers in the snapshot.
  ///   - keeps: whether the payment at a place stays.
  public func kept(workers: Int, where keeps: (Int) -> Bool) -> PaymentColumns {
    var builder = Builder()
    for worker in 0..<workers {
      for place in byWorker.range(of: worker) where keeps(place) {
        copy(place, of: worker, to: &builder)
      }
    }
    return builder.finish(workers: workers)
  }

  /// The same payments with the lines of a further roll.
  /// - Parameters:
  ///   - workers: number of workers in the snapshot.
  ///   - lines: in rising order of worker.
  ///   - follows: whether the payment at a place stands behind the lines of its worker.
  public func adding(
    _ lines: [LedgerLine], workers: Int, before follows: (Int) -> Bool
  ) -> PaymentColumns {
    var builder = Builder()
    var next = 0
    func appendLines(of worker: Int, to builder: inout Builder) {
      while next < lines.count, Int(lines[next].worker) == worker {
        let line = lines[next]
        builder.append(
          worker: worker, fact: 0, measure: line.measure, level: line.level, fen: line.fen,
          paidOn: line.paidOn)
        next += 1
      }
    }
    for worker in 0..<workers {
      for place in byWorker.range(of: worker) {
        if follows(place) { appendLines(of: worker, to: &builder) }
        copy(place, of: worker, to: &builder)
      }
      appendLines(of: worker, to: &builder)
    }
    return builder.finish(workers: workers)
  }

  private func copy(_ place: Int, of worker: Int, to builder: inout Builder) {
    builder.append(
      worker: worker, fact: fact[place], measure: measure[place], level: level[place],
      fen: fen[place], paidOn: paidOn[place])
  }
}
