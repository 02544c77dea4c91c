// Claims of which something was waived, and what each policy has to do with them.

import Payouts
import PolicyEngine
import RegistryStore
import Workforce

/// What was waived, as known at one entry.
final class WaivedClaims {
  private struct Waived {
    let policy: String
    let worker: WorkerKey
    let fen: Int64
    /// The differences that had taken something back.
    let taken: [DifferenceLine]
  }

  private let claims: [Waived]
  /// By the text of a policy.
  private var known: [String: WaivedPayments] = [:]

  init(_ store: Store, asKnownAt entry: EntryNumber) throws {
    var claims: [Waived] = []
    for (policy, history) in try store.hasWaivers(asKnownAt: entry) ? store.claims(asKnownAt: entry) : [:] {
      for (worker, account) in ClaimBook(history, recovery: { _ in .fromNextPayments }).accounts {
        for claim in account.claims where claim.waived > 0 {
          let taken = try store.differences(ofRoll: claim.roll)
            .filter { $0.worker == worker && $0.change < 0 }
          claims.append(Waived(policy: policy, worker: worker, fen: claim.waived, taken: taken))
        }
      }
    }
    self.claims = claims
  }

  /// What was waived of a policy's own claims, and of measures its rules look for.
  func payments(readBy policy: Policy) throws -> WaivedPayments {
    if claims.isEmpty { return WaivedPayments() }
    if let seen = known[policy.text] { return seen }
    var waived = WaivedPayments()
    let version = try SheetVersion(text: Array(policy.text.utf8), file: policy.file)
    let reads = policy.rules.map { ($0.id, version.measuresRead(by: $0.id)) }
    for claim in claims {
      if claim.policy == policy.id { waived.add(claim.fen, ownOf: claim.worker) }
      for (rule, read) in reads {
        let found = claim.taken.filter { read.contains(policy: claim.policy, rule: $0.rule) }
        if found.isEmpty { continue }
        let isEver = found.contains { read.containsEver(policy: claim.policy, rule: $0.rule) }
        waived.add(
          claim.fen, to: claim.worker, readBy: rule, in: isEver ? nil : Set(found.map(\.period)))
      }
    }
    known[policy.text] = waived
    return waived
  }
}
