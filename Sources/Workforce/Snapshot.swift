// The register as it was known at one entry, laid out for calculation.
//
// A snapshot is a value: engines read it and nothing else, so a calculation depends on nothing that
// could change while it runs. The store fills it in one pass over its tables; tests and the
// benchmark fill it by hand.

/// All facts that were known at one entry about the subjects of one kind, column by column, subject
/// after subject. Where people are the subjects, as they mostly are, these are the workers.
public struct Snapshot: Sendable {
  public var knownAt: EntryNumber
  public var symbols: Symbols
  /// Register numbers of the workers (or organisations, or stations), rising. A worker's index is
  /// its place here.
  public var workers: Column<Int64>
  public var postings: PostingColumns
  public var certificates: CertificateColumns
  public var registrations: RegistrationColumns
  public var assessments: AssessmentColumns
  public var trainings: TrainingColumns
  public var payments: PaymentColumns
  public var circumstances: CircumstanceColumns
  /// The people of the subjects; nil when the subjects are people.
  public var staff: Staff?

  /// - Parameters:
  ///   - circumstances: nil for none.
  ///   - staff: nil for snapshots of people.
  public init(
    knownAt: EntryNumber, symbols: Symbols, workers: Column<Int64>, postings: PostingColumns,
    certificates: CertificateColumns, registrations: RegistrationColumns,
    assessments: AssessmentColumns, trainings: TrainingColumns, payments: PaymentColumns,
    circumstances: CircumstanceColumns? = nil, staff: Staff? = nil
  ) {
    self.staff = staff
    self.knownAt = knownAt
    self.symbols = symbols
    self.workers = workers
    self.postings = postings
    self.certificates = certificates
    self.registrations = registrations
    self.assessments = assessments
    self.trainings = trainings
    self.payments = payments
    self.circumstances = circumstances ?? .none(workers: workers.count)
  }

  /// Index of a worker, or nil when the snapshot does not know the key. Binary search.
  public func index(of key: WorkerKey) -> Int? {
    var low = 0
    var high = workers.count
    while low < high {
      let middle = (low + high) / 2
      if workers[middle] < key.number { low = middle + 1 } else { high = middle }
    }
    return low < workers.count && workers[low] == key.number ? low : nil
  }
}

/// Postings. Days are day numbers of ``CivilDate``; an open end is ``CivilDate/openEnd``.
public struct PostingColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let first: Column<Int32>
  public let last: Column<Int32>
  /// Symbol of the kind of post.
  public let kind: Column<Int32>
  /// Symbol of the county.
  public let county: Column<Int32>
  /// 0 no, 1 yes, 2 not recorded.
  public let onEstablishment: Column<UInt8>
  /// Symbol of the employer; 0 when not recorded.
  public let organisation: Column<Int32>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var first = ColumnBuilder<Int32>()
    private var last = ColumnBuilder<Int32>()
    private var kind = ColumnBuilder<Int32>()
    private var county = ColumnBuilder<Int32>()
    private var onEstablishment = ColumnBuilder<UInt8>()
    private var organisation = ColumnBuilder<Int32>()
    public init() {}
    @inline(__always)
    public mutating func append(
      worker: Int, fact: Int32, first: Int32, last: Int32, kind: Int32, county: Int32,
      onEstablishment: UInt8, organisation: Int32 = 0
    ) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.first.append(first)
      self.last.append(last)
      self.kind.append(kind)
      self.county.append(county)
      self.onEstablishment.append(onEstablishment)
      self.organisation.append(organisation)
    }
    public consuming func finish(workers: Int) -> PostingColumns {
      PostingColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), first: first.finish(),
        last: last.finish(), kind: kind.finish(), county: county.finish(),
        onEstablishment: onEstablishment.finish(), organisation: organisation.finish())
    }
  }
}

/// Certificates, level as in ``CertificateLevel``.
public struct CertificateColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let level: Column<UInt8>
  public let approved: Column<Int32>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var level = ColumnBuilder<UInt8>()
    private var approved = ColumnBuilder<Int32>()
    public init() {}
    @inline(__always)
    public mutating func append(worker: Int, fact: Int32, level: UInt8, approved: Int32) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.level.append(level)
      self.approved.append(approved)
    }
    public consuming func finish(workers: Int) -> CertificateColumns {
      CertificateColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), level: level.finish(),
        approved: approved.finish())
    }
  }
}

/// Registration terms.
public struct RegistrationColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let level: Column<UInt8>
  public let first: Column<Int32>
  public let last: Column<Int32>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var level = ColumnBuilder<UInt8>()
    private var first = ColumnBuilder<Int32>()
    private var last = ColumnBuilder<Int32>()
    public init() {}
    @inline(__always)
    public mutating func append(worker: Int, fact: Int32, level: UInt8, first: Int32, last: Int32) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.level.append(level)
      self.first.append(first)
      self.last.append(last)
    }
    public consuming func finish(workers: Int) -> RegistrationColumns {
      RegistrationColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), level: level.finish(),
        first: first.finish(), last: last.finish())
    }
  }
}

/// Yearly assessments, result as in ``AssessmentResult``.
public struct AssessmentColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let year: Column<Int16>
  public let result: Column<UInt8>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var year = ColumnBuilder<Int16>()
    private var result = ColumnBuilder<UInt8>()
    public init() {}
    @inline(__always)
    public mutating func append(worker: Int, fact: Int32, year: Int16, result: UInt8) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.year.append(year)
      self.result.append(result)
    }
    public consuming func finish(workers: Int) -> AssessmentColumns {
      AssessmentColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), year: year.finish(),
        result: result.finish())
    }
  }
}

/// Training records, hours in hundredths, result as in ``AssessmentResult``.
public struct TrainingColumns: Sendable {
  public let byWorker: Grouping
  public let fact: Column<Int32>
  public let first: Column<Int32>
  public let last: Column<Int32>
  public let hours: Column<Int32>
  public let result: Column<UInt8>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var first = ColumnBuilder<Int32>()
    private var last = ColumnBuilder<Int32>()
    private var hours = ColumnBuilder<Int32>()
    private var result = ColumnBuilder<UInt8>()
    public init() {}
    @inline(__always)
    public mutating func append(
      worker: Int, fact: Int32, first: Int32, last: Int32, hours: Int32, result: UInt8
    ) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.first.append(first)
      self.last.append(last)
      self.hours.append(hours)
      self.result.append(result)
    }
    public consuming func finish(workers: Int) -> TrainingColumns {
      TrainingColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(), first: first.finish(),
        last: last.finish(), hours: hours.finish(), result: result.finish())
    }
  }
}

/// Everything paid so far: lines of settled rolls, and payments made elsewhere.
public struct PaymentColumns: Sendable {
  public let byWorker: Grouping
  /// Fact number of a recorded payment, or 0 for a line of a settled roll.
  public let fact: Column<Int32>
  /// Symbol of the measure.
  public let measure: Column<Int32>
  /// 0 when the payment names no level.
  public let level: Column<UInt8>
  public let fen: Column<Int64>
  /// Day of payment, or the last day of the settled roll's period.
  public let paidOn: Column<Int32>

  public struct Builder: ~Copyable {
    private var byWorker = GroupingBuilder()
    private var fact = ColumnBuilder<Int32>()
    private var measure = ColumnBuilder<Int32>()
    private var level = ColumnBuilder<UInt8>()
    private var fen = ColumnBuilder<Int64>()
    private var paidOn = ColumnBuilder<Int32>()
    public init() {}
    @inline(__always)
    public mutating func append(
      worker: Int, fact: Int32, measure: Int32, level: UInt8, fen: Int64, paidOn: Int32
    ) {
      byWorker.append(worker: worker)
      self.fact.append(fact)
      self.measure.append(measure)
      self.level.append(level)
      self.fen.append(fen)
      self.paidOn.append(paidOn)
    }
    public consuming func finish(workers: Int) -> PaymentColumns {
      PaymentColumns(
        byWorker: byWorker.finish(workers: workers), fact: fact.finish(),
        measure: measure.finish(), level: level.finish(), fen: fen.finish(),
        paidOn: paidOn.finish())
    }
  }
}
