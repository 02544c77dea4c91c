// Words on when a certificate was obtained, and whether its level was reached for the first time.
//
// They ask about the certificate of the case, or about those of its level where a rule goes by
// worker. Days of issue, receipt and exam are circumstances: `issue { level = "same" }.recorded …`.

import LuaRuntime
import Workforce

enum CohortTerms: Family {
  static let words = [
    Word(
      "certificate.approved", .call,
      zh: "本级别证书的批准日期在起止日之间（含当日）：certificate.approved { from = \"2024-01-01\" }",
      en: "the certificate of this level was approved from a day to a day, both included"),
    Word(
      "certificate.is_first_of_level", .plain, zh: "首次取得本级别：没有更早批准的同级别证书",
      en: "no certificate of this level was approved earlier"),
    Word(
      "certificate.level_in", .call,
      zh: "所计级别在列：certificate.level_in { \"junior\", \"intermediate\" }；文件不发放的级别由此排除",
      en: "the level is one of those listed; keeps out the levels a document does not pay"),
  ]

  static func condition(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Condition)? {
    switch node.word {
    case "certificate.approved":
      try loading.needLevel(node)
      let (from, to) = try node.window(node.arguments.first)
      return CohortCondition(from: from, to: to, isFirst: false)
    case "certificate.is_first_of_level":
      try loading.needLevel(node)
      return CohortCondition(from: .min, to: .max, isFirst: true)
    case "certificate.level_in":
      try loading.needLevel(node)
      guard case .table(let list)? = node.arguments.first, list.fields.isEmpty, !list.array.isEmpty
      else { throw .wrongValue(word: node.word, expected: .oneOf(["{ \"junior\" }"])) }
      var levels: [CertificateLevel] = []
      for value in list.array {
        guard case .string(let text) = value, let level = CertificateLevel(text) else {
          throw .wrongValue(
            word: node.word, expected: .oneOf(CertificateLevel.allCases.map(\.code)))
        }
        levels.append(level)
      }
      return LevelAmong(levels: levels)
    default: return nil
    }
  }
}

private struct LevelAmong: Condition, BoundCondition {
  let levels: [CertificateLevel]

  var variants: [Variant<any Condition>] {
    CertificateLevel.allCases.map { level in
      levels.contains(level)
        ? Variant(
          zh: "去掉 \(level.code)", en: "\(level.code) is dropped",
          LevelAmong(levels: levels.filter { $0 != level }))
        : Variant(
          zh: "加上 \(level.code)", en: "\(level.code) is added", LevelAmong(levels: levels + [level]))
    }
  }

  /// Every level, of those listed and of the others.
  func boundaries(_ binding: Binding) -> [Boundary] {
    CertificateLevel.allCases.map { level in
      Boundary(zh: "级别为\(level.title.zh)", en: "the level is \(level.title.en)") {
        $0.level == level.rawValue
      }
    }
  }

  func bind(_ binding: Binding) -> any BoundCondition { self }

  func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
    judgeEach(cases, verdicts) { _, level in
      levels.contains { $0.rawValue == level } ? .holds : .fails
    }
  }

  func evidence(_ item: Case) -> Evidence {
    let title = CertificateLevel(rawValue: item.level)?.title ?? Sentence(zh: "无", en: "none")
    return Evidence(zh: "级别：\(title.zh)", en: "level: \(title.en)")
  }
}

extension SheetNode {
  /// Reads `{ from = "2024-01-01", to = "2024-12-31" }`; either day may be left out, not both.
  func window(_ value: LuaValue?) throws(PolicyError.Problem) -> (from: Int32, to: Int32) {
    guard case .table(let table)? = value, SheetNode(value) == nil, !table.fields.isEmpty else {
      throw .wrongValue(word: word, expected: .oneOf(["{ from = \"2024-01-01\", to = … }"]))
    }
    try allow(only: ["from", "to"], in: table.fields)
    func day(_ name: String, else missing: Int32) throws(PolicyError.Problem) -> Int32 {
      guard let value = table.fields[name] else { return missing }
      guard case .string(let text) = value else { throw .wrongValue(word: name, expected: .date) }
      guard let date = CivilDate(iso: text) else { throw .badDate(word: name, text: text) }
      return date.day
    }
    return (try day("from", else: .min), try day("to", else: .max))
  }
}

private struct CohortCondition: Condition {
  let from: Int32
  let to: Int32
  let isFirst: Bool

  var variants: [Variant<any Condition>] {
    shiftedWindows(from, to).map { variant in
      let (from, to) = variant.changed
      return Variant(variant.change, CohortCondition(from: from, to: to, isFirst: isFirst))
    }
  }

  func boundaries(_ binding: Binding) -> [Boundary] {
    let certificates = binding.snapshot.certificates
    var days: [Int32] = []
    if from != .min { days += [from - 1, from] }
    if to != .max { days += [to, to + 1] }
    return days.map { day in
      let date = CivilDate(day: day)
      return Boundary(zh: "证书 \(date) 批准", en: "a certificate approved on \(date)") { item in
        certificates.byWorker.range(of: item.worker).contains {
          certificates.level[$0] == item.level && certificates.approved[$0] == day
        }
      }
    }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) {
    for day in [from, to] where day != .min && day != .max {
      landmarks.approvals.formUnion([day - 1, day, day + 1])
    }
  }

  func bind(_ binding: Binding) -> any BoundCondition {
    Bound(certificates: binding.snapshot.certificates, condition: self, last: binding.last)
  }

  private struct Bound: BoundCondition {
    let certificates: CertificateColumns
    let condition: CohortCondition
    let last: Int32

    @inline(__always)
    func isMeant(_ index: Int, level: UInt8, certificate: Int) -> Bool {
      certificate >= 0
        ? index == certificate
        : certificates.level.base[index] == level && certificates.approved.base[index] <= last
    }

    @inline(__always)
    func counts(_ index: Int, worker: Int) -> Bool {
      let approved = certificates.approved.base[index]
      guard condition.isFirst else { return approved >= condition.from && approved <= condition.to }
      for other in certificates.byWorker.range(of: worker)
      where certificates.level.base[other] == certificates.level.base[index]
        && certificates.approved.base[other] < approved
      {
        return false
      }
      return true
    }

    func judge(_ cases: CaseBatch, _ verdicts: UnsafeMutablePointer<UInt8>) {
      for place in 0..<cases.count {
        let worker = Int(cases.worker[place])
        var verdict = Verdict.fails
        for index in certificates.byWorker.range(of: worker)
        where isMeant(index, level: cases.level[place], certificate: Int(cases.certificate[place]))
          && counts(index, worker: worker)
        {
          verdict = .holds
        }
        verdicts[place] = verdict.rawValue
      }
    }

    func evidence(_ item: Case) -> Evidence {
      let same = certificates.byWorker.range(of: item.worker).filter {
        certificates.level.base[$0] == item.level
      }
      let days = same.map { CivilDate(day: certificates.approved.base[$0]).description }
      let title = CertificateLevel(rawValue: item.level)?.title ?? Sentence(same: "")
      return Evidence(
        zh: "\(title.zh)批准于 \(days.joined(separator: "、"))",
        en: "\(title.en) approved \(days.joined(separator: ", "))",
        facts: same.map { .init(noun: "certificate", number: certificates.fact.base[$0]) })
    }
  }
}
