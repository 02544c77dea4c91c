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
  /// The same payments without some of them, and with the lines of a further roll.
  /// - Parameters:
  ///   - workers: number of workers in the snapshot.
  ///   - lines: in rising order of worker.
  ///   - keeps: whether the payment at a place stays.
  public func carried(
    workers: Int, adding lines: [LedgerLine], keeping keeps: (Int) -> Bool = { _ in true }
  ) -> PaymentColumns {
    var builder = Builder()
    var next = 0
    for worker in 0..<workers {
      for place in byWorker.range(of: worker) where keeps(place) {
        builder.append(
          worker: worker, fact: fact[place], measure: measure[place], level: level[place],
          fen: fen[place], paidOn: paidOn[place])
      }
      while next < lines.count, Int(lines[next].worker) == worker {
        let line = lines[next]
        builder.append(
          worker: worker, fact: 0, measure: line.measure, level: line.level, fen: line.fen,
          paidOn: line.paidOn)
        next += 1
      }
    }
    return builder.finish(workers: workers)
  }
}
