// The tests beside sheets, run again whenever a file changes.
//
// Files are looked at from time to time instead of asking the kernel for news of them: an editor
// may write, rename or replace, on any file system, and looking finds all of it.

import Exchange
import Glibc
import Workforce

/// Runs tests anew after changes and tells what came out differently.
public struct WatchPolicies: Sendable {
  /// What a file looks like from outside.
  private struct Mark: Hashable, Sendable {
    var inode: UInt64 = 0
    var size: Int64 = 0
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
  }

  private let check: CheckPolicies
  /// The files as they were when the tests ran last, and when they were looked at last.
  private var tested: [String: Mark] = [:]
  private var seen: [String: Mark] = [:]
  /// What came out last.
  public private(set) var outcomes: [CheckPolicies.Outcome] = []

  /// - Parameter paths: files and folders.
  public init(paths: [String]) { check = CheckPolicies(paths: paths) }

  /// Runs every test for the first time.
  /// - Throws: ``OfficeError/noPolicies(path:)``.
  public mutating func begin() throws -> [CheckPolicies.Outcome] {
    seen = try marks()
    tested = seen
    outcomes = try check.run()
    return outcomes
  }

  /// Looks at the files, and runs the tests when one has changed and nothing is being written any
  /// more. One sheet can set floors for another, so all are run.
  /// - Returns: the outcomes of changed files, and those that have become others.
  /// - Throws: ``OfficeError/noPolicies(path:)`` when no sheet is left.
  public mutating func look() throws -> [CheckPolicies.Outcome] {
    let before = seen
    seen = try marks()
    guard seen != tested, seen == before else { return [] }
    let changed = Set(seen.keys).union(tested.keys).filter { seen[$0] != tested[$0] }
    let old = Dictionary(outcomes.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    tested = seen
    outcomes = try check.run()
    return outcomes.filter { outcome in
      changed.contains(outcome.path) || changed.contains(PolicyLibrary.test(of: outcome.path))
        || old[outcome.path].map { $0.json(in: .zh) != outcome.json(in: .zh) } ?? true
    }
  }

  private func marks() throws -> [String: Mark] {
    var marks: [String: Mark] = [:]
    for sheet in try PolicyLibrary.sheets(at: check.paths) {
      for path in [sheet, PolicyLibrary.test(of: sheet)] {
        var facts = stat()
        marks[path] =
          stat(path, &facts) != 0
          ? Mark()
          : Mark(
            inode: UInt64(facts.st_ino), size: Int64(facts.st_size),
            seconds: Int64(facts.st_mtim.tv_sec), nanoseconds: Int64(facts.st_mtim.tv_nsec))
      }
    }
    return marks
  }
}
