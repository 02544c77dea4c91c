/// Circumstances. Days are day numbers of ``CivilDate``; texts are symbols, 0 where none is given.
public struct CircumstanceColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let kind: Column<Int32>
  public let value: Column<Int32>
  public let place: Column<Int32>
  /// 0 when no level is given.
  public let level: Column<UInt8>
  /// `Int64.min` when no number is given.
  public let number: Column<Int64>
  public let first: Column<Int32>
  public let last: Column<Int32>

  /// No circumstances of any worker.
  public static func none(workers: Int) -> CircumstanceColumns {
    Builder().finish(workers: workers)
  }

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var kind = ColumnBuilder<Int32>()
    private var value = ColumnBuilder<Int32>()
    private var place = ColumnBuilder<Int32>()
    private var level = ColumnBuilder<UInt8>()
    private var number = ColumnBuilder<Int64>()
    private var first = ColumnBuilder<Int32>()
    private var last = ColumnBuilder<Int32>()
    public init() {}
    public mutating func append(
      worker: Int, fact: Int32, kind: Int32, value: Int32, place: Int32, level: UInt8,
      number: Int64, first: Int32, last: Int32
    ) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.kind.append(kind)
      self.value.append(value)
      self.place.append(place)
      self.level.append(level)
      self.number.append(number)
      self.first.append(first)
      self.last.append(last)
    }
    public consuming func finish(workers: Int) -> CircumstanceColumns {
      CircumstanceColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), kind: kind.finish(),
        value: value.finish(), place: place.finish(), level: level.finish(),
        number: number.finish(), first: first.finish(), last: last.finish())
    }
  }
}
