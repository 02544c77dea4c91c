import Workforce

@testable import Exchange

extension RollSheetLine {
  /// A junior worker's full month. Tests change one thing at a time.
  static func allowance(
    worker: Int64 = 42, idNumber: String = "640*************42", name: String = "王小明",
    level: CertificateLevel? = .junior, organisation: String? = nil, fund: String = "city",
    fen: Int64 = 20_000, outcome: Outcome = .pays, reason: Sentence? = nil
  ) -> RollSheetLine {
    RollSheetLine(
      period: Period("2024-03")!, worker: WorkerKey(number: worker), idNumber: idNumber,
      name: name, rule: "allowance", ruleTitle: "社区岗位职称补贴", level: level,
      organisation: organisation, fund: fund, amount: Money(fen: fen), outcome: outcome,
      reason: reason)
  }

  /// A line of the one-off award.
  static func award(worker: Int64, level: CertificateLevel, fund: String, fen: Int64) -> Self {
    var line = allowance(worker: worker, level: level, fund: fund, fen: fen)
    line.rule = "award"
    line.ruleTitle = "一次性奖补"
    return line
  }
}

extension RollSheet {
  /// A roll of March 2024 with the given lines.
  static func march(_ lines: any Sequence<RollSheetLine> & Sendable) throws -> RollSheet {
    try RollSheet(
      title: "银川市社会工作者持证奖补发放名册", schemeTitle: "银川市社会工作者持证奖补",
      sourceText: "银川市人才政策30条", period: Period("2024-03")!, state: .draft,
      knownAt: EntryNumber(6), digest: "d1", policyHash: "ab",
      fundTitles: ["region": Sentence(zh: "自治区", en: "region")], lines: lines)
  }

  /// A roll with one line of each outcome that a roll shows.
  static func mixed() throws -> RollSheet {
    try march([
      .allowance(),
      .award(worker: 43, level: .senior, fund: "region", fen: 600_000),
      .allowance(
        worker: 44, name: "欧阳娜娜·买买提", fen: 0, outcome: .undecided,
        reason: Sentence(zh: "缺少登记日期", en: "the registration date is missing")),
    ])
  }
}
