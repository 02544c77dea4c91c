import Workforce

/// An unbroken stretch of service, both days included.
struct ServiceRun {
  var employer: Int32
  var first: Int32
  var last: Int32
}

/// Service over the facts of one period. Holds one worker at a time.
final class BoundService {
  private let service: ServiceSelection
  private let postings: BoundPostings
  private let certificates: CertificateColumns
  private let first: Int32
  /// Last day of the time in question.
  let last: Int32
  /// Runs of the worker read last, by employer where that matters, then by day.
  private(set) var runs: [ServiceRun] = []
  /// Whether a posting of that worker might count or not.
  private(set) var hasDoubt = false
  private var spans: [ServiceRun] = []

  init(_ service: ServiceSelection, _ binding: Binding) {
    self.service = service
    postings = BoundPostings(service.postings, binding)
    certificates = binding.snapshot.certificates
    switch service.during {
    case .toLastDay: (first, last) = (CivilDate.openStart.day, binding.last)
    case .thisYear: (first, last) = (binding.newYear(0), binding.last)
    case .yearBefore: (first, last) = (binding.newYear(-1), binding.newYear(0) - 1)
    }
  }

  /// Puts a worker's service into ``runs``.
  func read(worker: Int, level: UInt8, certainOnly: Bool) {
    spans.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    hasDoubt = false
    let start = service.sinceApproval ? max(first, approval(worker: worker, level: level)) : first
    let columns = postings.postings
    for index in columns.byWorker.range(of: worker) {
      let match = postings.match(index)
      let from = max(start, columns.first.base[index])
      let to = min(last, columns.last.base[index])
      guard match != .no, from <= to else { continue }
      if match == .unknown { hasDoubt = true }
      if match == .unknown, certainOnly { continue }
      let employer = service.sameEmployer ? columns.organisation.base[index] : 0
      // Two posts without a recorded employer may or may not be with the same one.
      if service.sameEmployer, employer == 0 { hasDoubt = true }
      if service.sameEmployer, employer == 0, certainOnly { continue }
      spans.append(ServiceRun(employer: employer, first: from, last: to))
    }
    spans.sort { ($0.employer, $0.first) < ($1.employer, $1.first) }
    for span in spans {
      let end = runs.count - 1
      if end >= 0, runs[end].employer == span.employer,
        span.first - runs[end].last <= service.gap + 1
      {
        runs[end].last = max(runs[end].last, span.last)
      } else {
        runs.append(span)
      }
    }
  }

  /// First approval of the level; after every day when the worker does not hold it.
  private func approval(worker: Int, level: UInt8) -> Int32 {
    var first = Int32.max
    for index in certificates.byWorker.range(of: worker)
    where certificates.level.base[index] == level {
      first = min(first, certificates.approved.base[index])
    }
    return first
  }

  /// Calendar months with enough days of service; a break that a run bridges is no service.
  func months(_ counting: ServiceMeasure.Counting) -> Int64 {
    spans.sort { $0.first < $1.first }
    var count: Int64 = 0
    var month = Period(index: 0)
    var days = 0
    var done = Int32.min
    func close() {
      let isEnough =
        switch counting {
        case .anyDay: days > 0
        case .halfMonth: days > 0 && days * 2 >= month.days
        case .wholeMonth: days > 0 && days == month.days
        }
      if isEnough { count += 1 }
      days = 0
    }
    for span in spans where span.last > done {
      var day = max(span.first, done + 1)
      while day <= span.last {
        let period = Period(containing: CivilDate(day: day))
        if period != month {
          close()
          month = period
        }
        let end = min(span.last, period.last.day)
        days += Int(end - day) + 1
        day = end + 1
      }
      done = span.last
    }
    close()
    return count
  }

  /// The runs in words, with the postings they are made of.
  func evidence(_ item: Case) -> Evidence {
    let columns = postings.postings
    let facts = columns.byWorker.range(of: item.worker).filter {
      postings.match($0) != .no && columns.first.base[$0] <= last && columns.last.base[$0] >= first
    }.map { Evidence.Fact(noun: "posting", number: columns.fact.base[$0]) }
    guard !runs.isEmpty else { return Evidence(zh: "没有任职", en: "no service", facts: facts) }
    let texts = runs.map { "\(CivilDate(day: $0.first))–\(CivilDate(day: $0.last))" }
    return Evidence(
      zh: "任职 \(texts.joined(separator: "、"))", en: "served \(texts.joined(separator: ", "))",
      facts: facts)
  }
}
