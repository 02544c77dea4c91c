/// The people of organisations or stations: who belongs to which, by what fact, and when.
///
/// A person belongs where a duty of theirs names the subject as its place, or a posting of theirs
/// names it as employer, community or township.
public struct StaffColumns: Sendable {
  /// Rows by index of the subject in its own snapshot.
  public let bySubject: Grouping
  /// Index of the person in the snapshot of the people.
  public let worker: Column<Int32>
  public let fact: Column<Int32>
  /// 1 when the fact is a duty, 0 when it is a posting.
  public let isDuty: Column<UInt8>
  /// Symbol of what the duty states, or of the kind of post.
  public let what: Column<Int32>
  public let first: Column<Int32>
  public let last: Column<Int32>

  public struct Builder: ~Copyable {
    private var bySubject = GroupingBuilder()
    private var worker = ColumnBuilder<Int32>(capacity: 16)
    private var fact = ColumnBuilder<Int32>(capacity: 16)
    private var isDuty = ColumnBuilder<UInt8>(capacity: 16)
    private var what = ColumnBuilder<Int32>(capacity: 16)
    private var first = ColumnBuilder<Int32>(capacity: 16)
    private var last = ColumnBuilder<Int32>(capacity: 16)
    public init() {}
    /// - Parameter subject: never smaller than in the call before.
    public mutating func append(
      subject: Int, worker: Int32, fact: Int32, isDuty: Bool, what: Int32, first: Int32, last: Int32
    ) {
      bySubject.append(worker: subject)
      self.worker.append(worker)
      self.fact.append(fact)
      self.isDuty.append(isDuty ? 1 : 0)
      self.what.append(what)
      self.first.append(first)
      self.last.append(last)
    }
    public consuming func finish(subjects: Int) -> StaffColumns {
      StaffColumns(
        bySubject: bySubject.finish(workers: subjects), worker: worker.finish(),
        fact: fact.finish(), isDuty: isDuty.finish(), what: what.finish(), first: first.finish(),
        last: last.finish())
    }
  }
}

/// The people of the subjects of a snapshot, with everything known about them. A class, because a
/// snapshot holds the snapshot of its people.
public final class Staff: Sendable {
  public let rows: StaffColumns
  /// Everybody that `rows` names; its symbols are those of the subjects.
  public let people: Snapshot

  public init(rows: StaffColumns, people: Snapshot) {
    self.rows = rows
    self.people = people
  }
}
