// Words on the people of an organisation or a station: who belongs there, and for how many of them
// some clauses hold.
//
// The clauses are those of rules on people. They are bound to the people's own facts, so they mean
// here what they mean there.

import LuaRuntime
import Workforce

enum StaffTerms: Family {
  static let words = [
    Word(
      "staff", .call, gives: "people",
      zh: "选定本组织或站点的人员：duty（在此的岗位属性，可为 list）、post（在此的岗位类别，可为 list）、when（对其本人的条件）",
      en: "people of the organisation or station: duty (what they do there; a text or a list), post"
        + " (kind of post there, alike), when (clauses on the person)"),
    Word(
      "people.count", .call, gives: "measure", zh: "人数，同一人只计一次；任一人的条件待定时可能待定",
      en: "how many such people there are at the moment, each counted once; unknown when a clause"
        + " on one of them is"),
  ]

  static func measure(
    _ node: SheetNode, _ loading: Loading
  ) throws(PolicyError.Problem) -> (any Measure)? {
    guard node.word == "people.count" else { return nil }
    return StaffCount(
      selection: try StaffSelection(node.of, loading), window: try CircumstanceWindow(node))
  }
}

/// The people a sheet means.
struct StaffSelection: Sendable {
  var duties: NameChoice?
  var posts: NameChoice?
  var clauses: [Clause] = []

  init(_ node: SheetNode?, _ loading: Loading) throws(PolicyError.Problem) {
    guard let node, node.word == "staff", let settings = node.settings else {
      throw .wrongValue(word: "staff", expected: .table)
    }
    guard loading.subject != .worker else { throw .notOfSubject(word: "staff", subject: .worker) }
    if loading.isAboutStaff { throw .notInStaff(word: "staff") }
    try node.allow(only: ["duty", "post", "when"], in: settings)
    duties = try NameChoice(settings["duty"], "duty", loading)
    posts = try NameChoice(settings["post"], "post", loading)
    if duties != nil, posts != nil {
      throw .eitherOr(owner: "staff", first: "duty", second: "post")
    }
    guard let when = settings["when"] else { return }
    guard case .table(let list) = when, list.fields.isEmpty, !list.array.isEmpty else {
      throw .wrongValue(word: "when", expected: .clause)
    }
    loading.isAboutStaff = true
    defer { loading.isAboutStaff = false }
    for value in list.array { clauses.append(try loading.clause(value, in: "when")) }
  }
}

struct StaffCount: Measure {
  let selection: StaffSelection
  let window: CircumstanceWindow
  var unit: MeasureUnit { .count }

  var variants: [Variant<any Measure>] {
    window.variants.map { $0.map { StaffCount(selection: selection, window: $0) } }
      + selection.variants.map { $0.map { StaffCount(selection: $0, window: window) } }
  }

  func note(_ landmarks: inout Landmarks, _ binding: Binding) { landmarks.staff.append(selection) }

  func canBeUndecided(for subject: Subject) -> Bool {
    selection.clauses.contains { $0.condition.canBeUndecided(for: .worker(nil)) }
  }

  func bind(_ binding: Binding) -> any BoundMeasure { BoundStaffCount(self, binding) }
}

private final class BoundStaffCount: BoundMeasure {
  private let staff: Staff?
  private let members: [Bool]?
  private let wantsDuty: Bool
  private let clauses: [any BoundCondition]
  private let from: Int32
  private let to: Int32
  private let cases = CaseBatch()
  private let verdicts = Scratch()

  init(_ count: StaffCount, _ binding: Binding) {
    let selection = count.selection
    staff = binding.snapshot.staff
    wantsDuty = selection.duties != nil
    members =
      selection.duties?.members(binding) ?? selection.posts?.members(binding, code: PostingKind.code)
    let people = staff.map { binding.among($0.people) }
    clauses = people.map { people in selection.clauses.map { $0.condition.bind(people) } } ?? []
    (from, to) = count.window.days(binding)
  }

  func values(_ cases: CaseBatch, _ values: UnsafeMutablePointer<Int64>) {
    for place in 0..<cases.count {
      let (certain, possible) = count(ties(of: Int(cases.worker[place])))
      values[place] = certain == possible ? certain : unknownValue
    }
  }

  /// Rows of the people selected, person after person.
  private func ties(of subject: Int) -> [Int] {
    guard let rows = staff?.rows else { return [] }
    return rows.bySubject.range(of: subject).filter { row in
      guard rows.first.base[row] <= to, rows.last.base[row] >= from else { return false }
      guard let members else { return true }
      return (rows.isDuty.base[row] == 1) == wantsDuty && members[Int(rows.what.base[row])]
    }.sorted { rows.worker.base[$0] < rows.worker.base[$1] }
  }

  /// How many of some people meet the clauses for certain, and how many might.
  private func count(_ ties: [Int]) -> (certain: Int64, possible: Int64) {
    guard let rows = staff?.rows else { return (0, 0) }
    var (certain, possible) = (Int64(0), Int64(0))
    var last = Int32(-1)
    var next = 0
    while next < ties.count {
      cases.removeAll()
      while next < ties.count, cases.count < CaseBatch.capacity {
        let person = rows.worker.base[ties[next]]
        if person != last { cases.append(worker: Int(person), level: 0) }
        last = person
        next += 1
      }
      let bytes = UnsafeMutableRawPointer(verdicts.values).assumingMemoryBound(to: UInt8.self)
      for (place, clause) in clauses.enumerated() where cases.count > 0 {
        clause.judge(cases, bytes)
        _ = cases.keep(bytes, clause: place + 1)
      }
      possible += Int64(cases.count)
      for index in 0..<cases.count where cases.undecidedAt[index] == 0 { certain += 1 }
    }
    return (certain, possible)
  }

  func evidence(_ item: Case) -> Evidence {
    let ties = ties(of: item.worker)
    let (certain, possible) = count(ties)
    var text = Sentence(zh: "计 \(certain) 人", en: "counts \(certain)")
    if possible > certain {
      text = Sentence(
        zh: "计 \(certain) 至 \(possible) 人，缺少事实", en: "counts \(certain) to \(possible), a fact is missing")
    }
    guard let staff, !ties.isEmpty else {
      return Evidence(zh: "没有这样的人员；\(text.zh)", en: "no such people; \(text.en)")
    }
    let people = Set(ties.map { staff.rows.worker[$0] }).count
    if !clauses.isEmpty {
      text = Sentence(
        zh: "选定 \(people) 人，符合条件的\(text.zh)", en: "of \(people) selected, meeting the clauses: \(text.en)")
    }
    return Evidence(
      text,
      facts: ties.map { row in
        let noun = staff.rows.isDuty[row] == 1 ? "circumstance" : "posting"
        let worker = staff.people.workers[Int(staff.rows.worker[row])]
        return .init(
          noun: noun, number: staff.rows.fact[row], worker: WorkerKey(number: worker))
      })
  }
}
