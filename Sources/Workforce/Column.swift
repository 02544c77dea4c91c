// Columns: the memory a snapshot is made of.
//
// A roll walks over millions of facts in order. A column is one block of plain values that can be
// read from Swift without bounds or reference counting in the loop, and from the C accessors of
// rule sheets through the same pointer.

/// An immutable run of plain values in one block of memory.
public struct Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let storage: ColumnStorage<Element>
  /// First element. Valid while this column lives.
  public let base: UnsafePointer<Element>
  public let count: Int

  fileprivate init(storage: ColumnStorage<Element>) {
    self.storage = storage
    base = UnsafePointer(storage.base)
    count = storage.count
  }

  public init(_ elements: some Sequence<Element>) {
    var builder = ColumnBuilder<Element>()
    for element in elements { builder.append(element) }
    self = builder.finish()
  }

  @inlinable public subscript(index: Int) -> Element { base[index] }
}

/// Collects the values of a ``Column``.
public struct ColumnBuilder<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private let storage: ColumnStorage<Element>

  public init(capacity: Int = 1024) { storage = ColumnStorage(capacity: capacity) }

  public var count: Int { storage.count }

  @inline(__always)
  public mutating func append(_ element: Element) { storage.append(element) }

  public consuming func finish() -> Column<Element> { Column(storage: storage) }
}

private final class ColumnStorage<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count += 1
  }

  private func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// Which facts belong to which worker: facts are stored worker after worker, and `starts[i]` is
/// where worker `i` begins.
public struct Grouping: Sendable {
  public let starts: Column<Int32>

  /// The places of one worker's rows.
  @inlinable public func range(of worker: Int) -> Range<Int> {
    Int(starts.base[worker])..<Int(starts.base[worker + 1])
  }
}

/// Collects a ``Grouping`` while facts are appended in the order of their workers.
public struct GroupingBuilder: ~Copyable {
  private var starts = ColumnBuilder<Int32>()
  private var facts: Int32 = 0

  public init() {}

  /// Notes one more fact.
  /// - Parameter worker: index of the worker; never smaller than in the call before.
  @inline(__always)
  public mutating func append(worker: Int) {
    while starts.count <= worker { starts.append(facts) }
    facts += 1
  }

  public consuming func finish(workers: Int) -> Grouping {
    while starts.count <= workers { starts.append(facts) }
    return Grouping(starts: starts.finish())
  }
}
