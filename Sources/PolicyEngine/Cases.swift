// A batch of cases on its way through the clauses of a rule.
//
// Clauses run one after the other over the whole batch, so the choice of what to compute is made
// once for thousands of people and the inner loop is plain arithmetic over columns. A case that a
// clause refuses leaves the batch; a case that cannot be decided stays and is marked, because a
// later clause may still refuse it.

import Workforce

/// What one clause says of one case.
public enum Verdict: UInt8, Sendable {
  case holds = 0
  case fails = 1
  /// A fact that would decide it is missing.
  case unknown = 2
}

/// The cases of one rule: worker, level and, for rules on certificates, the certificate.
final class CaseBatch {
  static let capacity = 4096

  private(set) var count = 0
  /// Index of the worker in the snapshot.
  let worker = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  /// 0 when the rule has no level.
  let level = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  /// Index of the certificate in the snapshot, or -1.
  let certificate = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  /// 0, or 1 + the place of the first clause that could not be decided.
  let undecidedAt = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)

  deinit {
    worker.deallocate()
    level.deallocate()
    certificate.deallocate()
    undecidedAt.deallocate()
  }

  private var faults: [CaseFault] = []

  func removeAll() {
    count = 0
    faults.removeAll()
  }

  /// Notes that the sheet's own function failed for the case at a place; the case is held.
  func fault(at index: Int, _ reason: Sentence) {
    faults.append(CaseFault(worker: worker[index], level: level[index], reason: reason))
  }

  /// The faults noted since the last call.
  func takeFaults() -> [CaseFault] {
    defer { faults.removeAll() }
    return faults
  }

  /// The next workers whose cases fit into one batch, or nil after the last. A worker has at most one
  /// case for each certificate, and one without any.
  static func workers(from first: Int, of snapshot: Snapshot) -> Range<Int>? {
    let count = snapshot.workers.count
    guard first < count else { return nil }
    let most = Int32(capacity)
    let certificates = snapshot.certificates.byWorker.starts
    var end = min(count, first + capacity / 8)
    while end > first + 1, certificates[end] - certificates[first] > most { end -= 1 }
    return first..<end
  }

  @inline(__always)
  func append(worker: Int, level: UInt8, certificate: Int = -1) {
    precondition(count < Self.capacity, "a worker has more certificates than a batch has room for")
    self.worker[count] = Int32(truncatingIfNeeded: worker)
    self.level[count] = level
    self.certificate[count] = Int32(truncatingIfNeeded: certificate)
    undecidedAt[count] = 0
    count += 1
  }

  /// Drops the cases that fail and marks those that cannot be decided.
  /// - Parameter place: of the clause in the rule, from 1.
  /// - Returns: how many were dropped.
  func keep(_ verdicts: UnsafePointer<UInt8>, clause place: Int) -> Int {
    var kept = 0
    for index in 0..<count where verdicts[index] != Verdict.fails.rawValue {
      worker[kept] = worker[index]
      level[kept] = level[index]
      certificate[kept] = certificate[index]
      let marked = undecidedAt[index] != 0 || verdicts[index] == Verdict.holds.rawValue
      undecidedAt[kept] = marked ? undecidedAt[index] : UInt8(truncatingIfNeeded: place)
      kept += 1
    }
    let dropped = count - kept
    count = kept
    return dropped
  }
}

/// A case the sheet failed for.
struct CaseFault {
  let worker: Int32
  let level: UInt8
  let reason: Sentence
}

/// One case outside its batch, for explanations.
struct Case {
  let worker: Int
  let level: UInt8
  let certificate: Int
}
