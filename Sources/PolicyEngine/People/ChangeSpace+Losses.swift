// Changes nobody would wish for, which tests need all the same.

import Workforce

extension ChangeSpace {
  /// Facts that are gone, not recorded, or failed.
  var losses: [FactChange] {
    var found: [FactChange] = []
    func lose(
      _ noun: FactChange.Noun, _ count: Int, _ remove: @escaping @Sendable (inout PersonFacts, Int) -> Void
    ) {
      for row in 0..<count {
        found.append(
          FactChange(
            noun, "lost \(row)", zh: "没有第 \(row + 1) 条 \(noun.rawValue)",
            en: "\(noun.rawValue) \(row + 1) is not there"
          ) { remove(&$0, row) })
      }
    }
    lose(.posting, person.postings.count) { if $1 < $0.postings.count { $0.postings.remove(at: $1) } }
    lose(.certificate, person.certificates.count) {
      if $1 < $0.certificates.count { $0.certificates.remove(at: $1) }
    }
    lose(.registration, person.registrations.count) {
      if $1 < $0.registrations.count { $0.registrations.remove(at: $1) }
    }
    lose(.assessment, person.assessments.count) {
      if $1 < $0.assessments.count { $0.assessments.remove(at: $1) }
    }
    for row in person.postings.indices where person.postings[row].onEstablishment != nil {
      found.append(
        FactChange(
          .posting, "\(row) establishment", zh: "第 \(row + 1) 段任职是否在编未记录",
          en: "establishment of posting \(row + 1) is not recorded"
        ) { if row < $0.postings.count { $0.postings[row].onEstablishment = nil } })
    }
    for (row, posting) in person.postings.enumerated() {
      // A service that breaks off for a day and goes on, at the same post or under another employer.
      let day = landmarks.period.first.day - 40
      guard posting.first < day - 2, posting.last > day + 2 else { continue }
      for (pause, employer) in [(1, posting.organisation), (2, posting.organisation), (0, "?")] {
        found.append(
          FactChange(
            .posting, "\(row) break \(employer)", zh: "第 \(row + 1) 段任职中断 \(pause) 天",
            en: "posting \(row + 1) breaks off for \(pause) day(s)"
          ) { person in
            guard row < person.postings.count else { return }
            person.postings.append(
              with(person.postings[row]) {
                $0.first = day + Int32(pause)
                $0.organisation = employer
              })
            person.postings[row].last = day - 1
          })
      }
    }
    for row in person.trainings.indices {
      found.append(
        FactChange(
          .training, "\(row) failed", zh: "第 \(row + 1) 次培训不合格", en: "course \(row + 1) failed"
        ) { if row < $0.trainings.count { $0.trainings[row].result = .failed } })
    }
    return found + levelChanges
  }

  /// Everything the person has at one level, at another: also the certificate alone.
  private var levelChanges: [FactChange] {
    CertificateLevel.allCases.flatMap { level in
      [
        FactChange(
          .certificate, "level", zh: "级别为\(level.title.zh)", en: "everything is \(level.title.en)"
        ) { person in
          for row in person.certificates.indices { person.certificates[row].level = level }
          for row in person.registrations.indices { person.registrations[row].level = level }
        },
        FactChange(
          .certificate, "both \(level.code)", zh: "另有\(level.title.zh)证书和登记",
          en: "\(level.title.en.withArticle) certificate and registration as well"
        ) { person in
          let approved = person.certificates.first?.approved ?? landmarks.period.first.day
          person.certificates.append(.init(level: level, approved: approved))
          person.registrations.append(
            .init(level: level, first: approved, last: approved + 1825))
        },
      ]
    }
  }

  /// Money already received.
  var paymentChanges: [FactChange] {
    let rates = landmarks.policy.parameters.values.filter { $0.unit == .money }
      .flatMap { $0.segments.flatMap { Array($0.values.values) } }
    let amounts = Set(rates.flatMap { [$0 - 1, $0, $0 + 1] } + [100]).filter { $0 > 0 }.sorted()
    let twice = landmarks.measures.sorted().map { measure in
      let day = landmarks.period.first.day - 366
      return FactChange(
        .payment, "\(measure) twice", zh: "\(measure) 一年内发过两次", en: "\(measure) was paid twice in a year"
      ) { person in
        let level = person.certificates.map(\.level).max()
        person.payments += [0, 1].map { .init(measure: measure, level: level, fen: 100, on: day - $0) }
      }
    }
    let once = landmarks.measures.sorted().flatMap { measure in
      ([nil] + CertificateLevel.allCases.map { Optional($0) }).flatMap { level in
        landmarks.paymentDays.flatMap { day in
          amounts.map { fen in
            let title = level?.title ?? Sentence(same: "")
            let money = Parameter.Unit.money.text(fen)
            return FactChange(
              .payment, "\(measure) \(level?.code ?? "")",
              zh: "已发 \(measure) \(title.zh) \(money.zh)",
              en: "\(measure) \(title.en) \(money.en) was paid"
            ) { $0.payments.append(.init(measure: measure, level: level, fen: fen, on: day)) }
          }
        }
      }
    }
    return once + twice
  }
}
