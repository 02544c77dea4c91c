// Which schemes can pay one person twice for the same thing, or leave a month out.

public import PolicyEngine
import Workforce

/// Looks for overlaps and gaps among the sheets of files and folders.
public struct FindOverlaps: Sendable {
  /// Files and folders.
  public var paths: [String]

  public init(paths: [String]) { self.paths = paths }

  /// What was found.
  public struct Answer: Sendable {
    public let sheets: Int
    public let overlaps: [Overlap]
    public let gaps: [Gap]

    /// Overlaps no sheet speaks of.
    public var unstated: [Overlap] { overlaps.filter { $0.statement == nil } }
    public var isGood: Bool { unstated.isEmpty && gaps.isEmpty }
  }

  /// - Parameter progress: called now and then with the number of pairs of rules looked at.
  /// - Throws: ``OfficeError/noPolicies(path:)``, `PolicyError` for a sheet or tests that do not load.
  public func run(progress: (Int) -> Void = { _ in }) throws -> Answer {
    var seen: Set<String> = []
    let files = try PolicyLibrary.sheets(at: paths).filter { seen.insert($0).inserted }
    let sheets = try files.map {
      TestedSheet(try PolicyLibrary.load($0), tests: try PolicyLibrary.tests(beside: $0))
    }
    let search = OverlapSearch(sheets)
    return Answer(
      sheets: files.count, overlaps: search.overlaps(progress: progress), gaps: search.gaps())
  }
}
