import CLua
public import Workforce

/// A snapshot as the accessors of sheets read it: the columns themselves, nothing copied but the
/// texts of symbols. It never changes, so any number of threads may read it.
public final class FactColumns: @unchecked Sendable {
  /// Kept alive with its columns.
  public let snapshot: Snapshot
  private let texts: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let lengths: UnsafeMutablePointer<Int32>
  private let ownPrefix: UnsafePointer<CChar>
  let facts: clua_facts

  /// Takes the columns as they are and copies the texts of symbols.
  /// - Parameter policy: id of the scheme whose own payments its functions ask for by rule id.
  public init(_ snapshot: Snapshot, policy: String = "") {
    self.snapshot = snapshot
    let symbols = snapshot.symbols.texts
    texts = .allocate(capacity: symbols.count)
    lengths = .allocate(capacity: symbols.count)
    for (number, text) in symbols.enumerated() {
      texts[number] = Self.copy(text)
      lengths[number] = Int32(text.utf8.count)
    }
    ownPrefix = Self.copy(policy + ":")
    facts = Self.facts(of: snapshot, texts: UnsafePointer(texts), lengths: UnsafePointer(lengths),
      ownPrefix: ownPrefix)
  }

  deinit {
    for number in snapshot.symbols.texts.indices { texts[number]?.deallocate() }
    texts.deallocate()
    lengths.deallocate()
    ownPrefix.deallocate()
  }

  /// The text as C reads it, ended by a zero byte.
  private static func copy(_ text: String) -> UnsafePointer<CChar> {
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { copy[place] = byte }
    return UnsafePointer(copy)
  }

  private static func facts(
    of snapshot: Snapshot, texts: UnsafePointer<UnsafePointer<CChar>?>,
    lengths: UnsafePointer<Int32>, ownPrefix: UnsafePointer<CChar>
  ) -> clua_facts {
    let (postings, certificates) = (snapshot.postings, snapshot.certificates)
    let (registrations, assessments) = (snapshot.registrations, snapshot.assessments)
    let (trainings, payments) = (snapshot.trainings, snapshot.payments)
    let circumstances = snapshot.circumstances
    return clua_facts(
      serial: clua_new_serial(), symbols: texts, symbol_lengths: lengths,
      symbol_count: Int32(snapshot.symbols.texts.count),
      worker_count: Int32(snapshot.workers.count), own_prefix: ownPrefix,
      postings: clua_postings(
        starts: postings.byWorker.starts.base, first: postings.first.base,
        last: postings.last.base, kind: postings.kind.base, county: postings.county.base,
        staff: postings.onEstablishment.base),
      certificates: clua_certificates(
        starts: certificates.byWorker.starts.base, approved: certificates.approved.base,
        level: certificates.level.base),
      registrations: clua_registrations(
        starts: registrations.byWorker.starts.base, first: registrations.first.base,
        last: registrations.last.base, level: registrations.level.base),
      assessments: clua_assessments(
        starts: assessments.byWorker.starts.base, year: assessments.year.base,
        result: assessments.result.base),
      trainings: clua_trainings(
        starts: trainings.byWorker.starts.base, first: trainings.first.base,
        last: trainings.last.base, hours: trainings.hours.base, result: trainings.result.base),
      payments: clua_payments(
        starts: payments.byWorker.starts.base, measure: payments.measure.base,
        paid_on: payments.paidOn.base, fen: payments.fen.base, level: payments.level.base),
      circumstances: clua_circumstances(
        starts: circumstances.byWorker.starts.base, kind: circumstances.kind.base,
        value: circumstances.value.base, place: circumstances.place.base,
        first: circumstances.first.base, last: circumstances.last.base,
        number: circumstances.number.base, level: circumstances.level.base))
  }
}
