// Facts that come when the months they speak of are closed, and versions of the policy that do.

import Glibc

/// One late fact for a hundred workers, of every kind the sheet reads.
struct LateFacts {
  private let workers: Int
  private let folder: String

  init(workers: Int, folder: String) {
    self.workers = workers
    self.folder = folder
  }

  /// Files that come late, by kind.
  static let kinds = ["certificates", "roster", "assessments", "payments"]

  /// How many late facts of a share there are.
  private func share(_ tenths: Int) -> Int { max(1, workers * tenths / 1000) }

  /// How many facts come late, those of the withdrawn file among them.
  var count: Int { 2 * share(3) + share(2) + 2 * share(1) }

  /// Writes `late-KIND.csv`, and `wrong.csv`: certificates that come in time and are withdrawn later.
  func write() throws {
    let without = people { $0 % 10 == 9 }
    let certificates = without.prefix(share(3)).map { $0.lateCertificate }
    let wrong = without.dropFirst(share(3)).prefix(share(1)).map { $0.lateCertificate }
    // A third of the postings is of new people; the others' postings had ended without a word.
    let ended = people { $0 % 8 == 1 }.prefix(share(2)).map { $0.endedPosting }
    let new = (workers..<workers + share(1)).map { Person(number: $0).roster[0] }
    let failed = people { $0 % 7 == 3 }.prefix(share(2)).map { [$0.document, "2024", "不合格"] }
    let paid = people { $0 % 25 == 0 }.prefix(share(1)).map { $0.latePayment }
    try write("late-certificates", Person.certificateHeader, certificates)
    try write("late-roster", Person.rosterHeader, ended + new)
    try write("late-assessments", Person.assessmentHeader, failed)
    try write("late-payments", Person.paymentHeader, paid)
    try write("wrong", Person.certificateHeader, wrong)
  }

  private func people(_ isWanted: (Int) -> Bool) -> [Person] {
    (0..<workers).filter(isWanted).map(Person.init(number:))
  }

  private func write(_ name: String, _ header: [String], _ rows: [[String]]) throws {
    let path = "\(folder)/\(name).csv"
    guard let file = fopen(path, "w") else { throw BenchFailure("cannot write \(path)") }
    defer { fclose(file) }
    for row in [header] + rows { fputs(row.joined(separator: ",") + "\n", file) }
  }

  /// Versions of a policy that are back-dated, each with its first day: each raises one level of the
  /// parameter `allowance` more, from a month later.
  static func backDated(_ text: String) throws -> [(day: String, text: String)] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(#"parameter "allowance" {"#) }),
      var end = lines[start...].firstIndex(of: "}")
    else { throw BenchFailure("the sheet has no parameter allowance") }
    return [(10, 200, 300, 550), (11, 200, 320, 550), (12, 210, 320, 550)].map {
      let day = "2025-\($0)-01"
      lines.insert(
        #"  from "\#(day)" { junior = yuan(\#($1)), intermediate = yuan(\#($2)), "#
          + "senior = yuan(\($3)) },", at: end)
      end += 1
      return (day, lines.joined(separator: "\n"))
    }
  }
}

extension Person {
  /// A certificate of years ago.
  fileprivate var lateCertificate: [String] {
    let level = ["助理社会工作师", "社会工作师", "高级社会工作师"][number % 3]
    let month = padded(1 + number / 10 % 12, 2)
    return [
      document, name, level, "GX\(padded(number, 10))", "2023-\(month)-10", "2023-\(month)-12",
      "2026-01-31",
    ]
  }

  /// The posting with the end it had.
  fileprivate var endedPosting: [String] {
    var row = roster[0]
    row[12] = "2024-\(padded(1 + number % 12, 2))-15"
    return row
  }

  /// An award somebody else had paid before the first month.
  fileprivate var latePayment: [String] {
    [document, name, "社会工作师", "3000.00", "2022-06-30", "银川市民政局", ""]
  }
}
