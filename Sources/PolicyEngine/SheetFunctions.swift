// The Lua functions of a sheet, called for a batch of cases at a time.
//
// The loop over the cases runs in C; no Swift frame lies between Lua and its protected call. What
// comes back is one small outcome for each case.

import LuaRuntime
import Workforce

/// A sheet's functions over one snapshot.
final class SheetFunctions {
  private let state: LuaState
  private let snapshot: Snapshot
  /// Name of the sheet's file, without its folder: a reason must not depend on where it lies.
  private let file: String
  private let policy: String
  private let parameters: [String: Parameter]
  private let values: DatedValues
  private lazy var facts = FactColumns(snapshot, policy: policy)
  private let outcomes = UnsafeMutablePointer<CallOutcome>.allocate(capacity: CaseBatch.capacity)

  init(_ sheet: LoadedSheet, _ snapshot: Snapshot, _ period: Period) {
    state = sheet.state
    file = sheet.policy.file.split(separator: "/").last.map(String.init) ?? ""
    policy = sheet.policy.id
    parameters = sheet.policy.parameters
    self.snapshot = snapshot
    values = DatedValues(
      parameters.values.sorted { $0.id < $1.id }.map {
        DatedValues.Entry(
          name: $0.id, unit: $0.unit.functionCode, values: $0.table(on: period.last))
      })
  }

  deinit { outcomes.deallocate() }

  /// Judges every case with a `check` function. A case the function fails for is noted as a fault.
  func judge(
    _ function: LuaFunction, _ cases: CaseBatch, _ period: Period,
    _ verdicts: UnsafeMutablePointer<UInt8>
  ) {
    call(function, .boolean, cases, period)
    for index in 0..<cases.count {
      let outcome = outcomes[index]
      switch outcome.kind {
      case .true: verdicts[index] = Verdict.holds.rawValue
      case .undecided: verdicts[index] = Verdict.unknown.rawValue
      case .false, .fen: verdicts[index] = Verdict.fails.rawValue
      case .failed:
        verdicts[index] = Verdict.fails.rawValue
        cases.fault(at: index, reason(of: outcome))
      }
    }
  }

  /// Computes every case's amount with a function. A case it fails for is noted as a fault.
  func amounts(
    _ function: LuaFunction, _ cases: CaseBatch, _ period: Period,
    into fen: UnsafeMutablePointer<Int64>
  ) {
    call(function, .fen, cases, period)
    for index in 0..<cases.count {
      let outcome = outcomes[index]
      switch outcome.kind {
      case .fen: fen[index] = outcome.value
      case .undecided: fen[index] = BoundAmount.unknown
      case .true, .false: fen[index] = 0
      case .failed:
        fen[index] = 0
        cases.fault(at: index, reason(of: outcome))
      }
    }
  }

  /// What a function read and noted for one case.
  func record(
    _ function: LuaFunction, _ item: Case, _ period: Period, expecting: Expectation
  ) -> Evidence {
    let alone = CaseBatch()
    alone.append(worker: item.worker, level: item.level, certificate: item.certificate)
    state.record = true
    call(function, expecting, alone, period)
    state.record = false
    let records = state.takeRecords()
    var parts = records.map(text(of:))
    if outcomes[0].kind == .failed || outcomes[0].kind == .undecided {
      parts.append(reason(of: outcomes[0]))
    }
    if parts.isEmpty { return Evidence(zh: "没有读取事实", en: "read no fact") }
    return Evidence(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "),
      parameters: records.filter { $0.kind == .parameter }.map(\.name))
  }

  private func reason(of outcome: CallOutcome) -> Sentence {
    guard let error = state.reason(of: outcome) else {
      return Sentence(zh: "原因不明", en: "for an unknown reason")
    }
    // A missing fact is the register's matter; a failure is the sheet's, so it says where.
    if outcome.kind == .undecided { return error.message }
    return PolicyError(file: file, line: error.line, problem: .lua(error)).message
  }

  private func call(
    _ function: LuaFunction, _ expecting: Expectation, _ cases: CaseBatch, _ period: Period
  ) {
    state.call(
      function, expecting: expecting, facts: facts, period: period, values: values,
      workers: cases.worker, levels: cases.level, count: cases.count, into: outcomes)
  }

  /// `assessment(2023) = passed`, a parameter with its unit, or a step the sheet named.
  private func text(of record: LuaRecord) -> Sentence {
    let call = "\(record.name)(\(record.arguments.joined(separator: ", ")))"
    let values = record.results.joined(separator: ", ")
    switch record.kind {
    case .read: return Sentence(same: "\(call) = \(values)")
    case .step: return Sentence(zh: "\(record.name)：\(values)", en: "\(record.name): \(values)")
    case .parameter:
      guard let parameter = parameters[record.name],
        let value = record.results.first.flatMap({ Int64($0) })
      else { return Sentence(same: "\(call) = \(values)") }
      let amount = parameter.text(value)
      return Sentence(zh: "\(call) = \(amount.zh)", en: "\(call) = \(amount.en)")
    }
  }
}

extension Parameter.Unit {
  /// What the prelude knows the unit by: money becomes a money object, the others are numbers.
  fileprivate var functionCode: Int32 {
    switch self {
    case .money: 1
    case .hours: 2
    case .count: 3
    }
  }
}
