// Which certificate level a rule goes by.

import LuaRuntime
import Workforce

/// Certificates by when they were approved and when their level is registered.
struct LevelChoice: Sendable {
  var approved: Moment
  /// Nil when registration does not matter.
  var registered: Moment?
  /// Cases of one worker come with the lower level first, so that what it gets counts for the next.
  var lowerFirst = true

  /// Reads `{ approved = …, registered = … }`.
  init(_ node: SheetNode) throws(PolicyError.Problem) {
    guard !node.arguments.isEmpty else { throw .needsValue(word: node.word) }
    guard let settings = node.settings else {
      throw .wrongValue(word: node.word, expected: .table)
    }
    try node.allow(only: ["approved", "registered"], in: settings)
    approved =
      settings["approved"] == nil
      ? .byLastDay
      : try node.moment(settings["approved"], [.byLastDay, .inMonth, .beforeMonth, .inYearBefore, .beforeYear])
    registered =
      settings["registered"] == nil
      ? nil : try node.moment(settings["registered"], [.onLastDay, .onSomeDay])
  }

  var words: Sentence {
    let zh = "\(approved.zh)批准" + (registered.map { "且\($0.zh)登记有效" } ?? "")
    let en =
      "approved \(approved.rawValue)"
      + (registered.map { ", registered \($0.rawValue)" } ?? "")
    return Sentence(zh: zh, en: en)
  }
}

/// A level choice over the facts of one period.
struct BoundLevelChoice {
  private let certificates: CertificateColumns
  private let registrations: RegistrationColumns
  /// Approval days that count, both included.
  private let approvedFrom: Int32
  private let approvedTo: Int32
  private let needsRegistration: Bool
  private let levels: [UInt8]
  /// A term counts when it starts by `coverFirst` and ends no earlier than `coverLast`.
  private let coverFirst: Int32
  private let coverLast: Int32

  init(_ choice: LevelChoice, _ binding: Binding) {
    certificates = binding.snapshot.certificates
    registrations = binding.snapshot.registrations
    approvedFrom =
      switch choice.approved {
      case .inMonth: binding.first
      case .inYearBefore: binding.newYear(-1)
      default: Int32.min
      }
    approvedTo =
      switch choice.approved {
      case .beforeMonth: binding.first - 1
      case .inYearBefore, .beforeYear: binding.newYear(0) - 1
      default: binding.last
      }
    needsRegistration = choice.registered != nil
    levels = choice.lowerFirst ? [1, 2, 3] : [3, 2, 1]
    coverFirst = binding.last
    coverLast = choice.registered == .onSomeDay ? binding.first : binding.last
  }

  /// Whether one certificate counts.
  @inline(__always)
  func counts(certificate index: Int, worker: Int) -> Bool {
    let approved = certificates.approved.base[index]
    guard approved >= approvedFrom, approved <= approvedTo else { return false }
    return !needsRegistration || term(of: certificates.level.base[index], worker: worker) != nil
  }

  /// The highest level of the worker that counts; 0 when none does.
  @inline(__always)
  func highest(worker: Int) -> UInt8 {
    var best: UInt8 = 0
    for index in certificates.byWorker.range(of: worker) {
      let level = certificates.level.base[index]
      if level > best, counts(certificate: index, worker: worker) { best = level }
    }
    return best
  }

  /// Appends a case for each certificate that counts, level after level.
  func appendCertificates(worker: Int, to cases: CaseBatch) {
    for level in levels {
      for index in certificates.byWorker.range(of: worker)
      where certificates.level.base[index] == level && counts(certificate: index, worker: worker) {
        cases.append(worker: worker, level: level, certificate: index)
      }
    }
  }

  /// The registration term of a level that covers the moment and ends last.
  @inline(__always)
  private func term(of level: UInt8, worker: Int) -> Int? {
    var found: Int?
    for index in registrations.byWorker.range(of: worker)
    where registrations.level.base[index] == level && registrations.first.base[index] <= coverFirst
      && registrations.last.base[index] >= coverLast
    {
      if found.map({ registrations.last.base[$0] < registrations.last.base[index] }) ?? true {
        found = index
      }
    }
    return found
  }

  /// The certificates and terms behind a level.
  func evidence(_ item: Case) -> Evidence {
    var evidence: Evidence?
    for index in certificates.byWorker.range(of: item.worker)
    where item.certificate < 0
      ? certificates.level.base[index] == item.level : index == item.certificate
    {
      guard item.level > 0, counts(certificate: index, worker: item.worker) else { continue }
      let level = CertificateLevel(rawValue: item.level)?.title ?? Sentence(same: "")
      let approved = CivilDate(day: certificates.approved.base[index])
      var found = Evidence(
        zh: "\(level.zh)，\(approved)批准", en: "\(level.en), approved \(approved)",
        facts: [.init(noun: "certificate", number: certificates.fact.base[index])])
      if needsRegistration, let term = term(of: item.level, worker: item.worker) {
        let span = (
          CivilDate(day: registrations.first.base[term]),
          CivilDate(day: registrations.last.base[term])
        )
        found.text = Sentence(
          zh: found.text.zh + "，登记 \(span.0) 至 \(span.1)",
          en: found.text.en + ", registered \(span.0) to \(span.1)")
        found.facts.append(.init(noun: "registration", number: registrations.fact.base[term]))
      }
      evidence = found
    }
    if let evidence { return evidence }
    return without(worker: item.worker)
  }

  /// What a worker has where no certificate counts: each certificate with its latest term.
  private func without(worker: Int) -> Evidence {
    var texts: [Sentence] = []
    var facts: [Evidence.Fact] = []
    for index in certificates.byWorker.range(of: worker) {
      let level = certificates.level.base[index]
      let title = CertificateLevel(rawValue: level)?.title ?? Sentence(same: "")
      let approved = CivilDate(day: certificates.approved.base[index])
      facts.append(.init(noun: "certificate", number: certificates.fact.base[index]))
      var text = Sentence(
        zh: "\(title.zh) \(approved)批准", en: "\(title.en) approved \(approved)")
      if needsRegistration {
        let terms = registrations.byWorker.range(of: worker).filter {
          registrations.level.base[$0] == level
        }
        if let last = terms.max(by: { registrations.last.base[$0] < registrations.last.base[$1] }) {
          let from = CivilDate(day: registrations.first.base[last])
          let to = CivilDate(day: registrations.last.base[last])
          facts.append(.init(noun: "registration", number: registrations.fact.base[last]))
          text = Sentence(
            zh: text.zh + "，登记 \(from) 至 \(to)", en: text.en + ", registered \(from) to \(to)")
        } else {
          text = Sentence(zh: text.zh + "，没有登记", en: text.en + ", never registered")
        }
      }
      texts.append(text)
    }
    guard !texts.isEmpty else { return Evidence(zh: "名下没有证书", en: "holds no certificate") }
    return Evidence(
      Sentence(
        zh: "均不符合：" + texts.map(\.zh).joined(separator: "；"),
        en: "none meets it: " + texts.map(\.en).joined(separator: "; ")),
      facts: facts)
  }
}
