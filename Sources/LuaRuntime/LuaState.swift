// One Lua world. Swift hands over bytes and pointers to columns and gets back bytes and numbers;
// no Swift code runs inside Lua, because a Lua error must never jump over a Swift frame.

import CLua
public import Workforce

/// A prelude with the sheets loaded on top of it. Not for more than one thread at a time.
public final class LuaState {
  private let host: OpaquePointer

  /// Makes a state and runs the engine's own prelude in it.
  /// - Parameters:
  ///   - budget: limits of one call.
  ///   - loading: limits of the prelude, of one text and of reading the result.
  ///   - prelude: trusted Lua text; it fills `host.env` and sets `host.result`.
  /// - Throws: what the prelude raised, or ``LuaError/outOfMemory``.
  public convenience init(budget: Budget = .calling, loading: Budget = .loading, prelude: String)
    throws(LuaError)
  {
    try self.init(budget: budget, loading: loading, prelude: prelude, failingAllocation: -1)
  }

  /// - Parameter failingAllocation: number of the allocation that is refused, for tests.
  init(budget: Budget, loading: Budget, prelude: String, failingAllocation: Int64)
    throws(LuaError)
  {
    var load = clua_budget(loading)
    var call = clua_budget(budget)
    var prelude = prelude
    let opened = prelude.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) {
        clua_open(&load, &call, failingAllocation, $0.baseAddress, $0.count)
      }
    }
    guard let opened else { throw .outOfMemory }
    host = opened
    let failure = clua_last_failure(host).pointee
    guard failure.code == 0 else {
      // The host is freed by deinit: every stored property is set.
      throw LuaError(failure, details: failedDetails(failure))
    }
  }

  deinit { clua_close(host) }

  /// Whether reads and steps are recorded. Off by default; then it costs nothing.
  public var record = false {
    didSet { clua_set_recording(host, record ? 1 : 0) }
  }

  /// Runs a sheet.
  /// - Parameters:
  ///   - text: UTF-8, at most 256 KiB.
  ///   - name: file name for messages.
  /// - Throws: what is wrong with the text, or what running it raised.
  public func load(_ text: [UInt8], name: String) throws(LuaError) {
    try SheetText.check(text)
    let code = text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clua_load(host, $0.baseAddress, $0.count, "@" + name)
      }
    }
    if code != 0 { throw lastError() }
  }

  /// Runs a sheet; see ``load(_:name:)-([UInt8],_)``.
  public func load(_ text: String, name: String) throws(LuaError) {
    try load(Array(text.utf8), name: name)
  }

  /// Calls the prelude's `host.result` and copies what it returns.
  /// - Throws: ``LuaError/unsuitableValue(text:line:)`` for what cannot be copied, or what it raised.
  public func result() throws(LuaError) -> LuaValue {
    guard clua_result(host) == 0 else { throw lastError() }
    return bufferedValue()
  }

  /// Calls a function once for each worker of a batch, as `function(worker, period)`.
  /// - Parameters:
  ///   - values: the sheet's parameters as they stand on the last day of the period.
  ///   - workers: `count` indices into the snapshot.
  ///   - levels: `count` levels as in ``CertificateLevel``, 0 for none.
  ///   - outcomes: room for `count` outcomes. Their reasons are valid until the next batch.
  public func call(
    _ function: LuaFunction, expecting: Expectation, facts: FactColumns, period: Period,
    values: DatedValues? = nil,
    workers: UnsafePointer<Int32>, levels: UnsafePointer<UInt8>, count: Int,
    into outcomes: UnsafeMutablePointer<CallOutcome>
  ) {
    let first = period.first.day
    var month = clua_period(
      year: Int32(period.year), month: Int32(period.month), first: first,
      last: first + Int32(period.days) - 1, days: Int32(period.days))
    precondition(MemoryLayout<CallOutcome>.stride == MemoryLayout<clua_outcome>.stride)
    var parameters = values?.parameters ?? clua_parameters()
    withExtendedLifetime((facts, values)) {
      withUnsafePointer(to: facts.facts) { columns in
        clua_call(
          host, function.reference, expecting == .fen ? 1 : 0, columns, &month, &parameters,
          workers, levels, Int32(count),
          UnsafeMutableRawPointer(outcomes).assumingMemoryBound(to: clua_outcome.self))
      }
    }
  }

  /// Why an outcome of the last batch is undecided or failed; nil for a decision.
  public func reason(of outcome: CallOutcome) -> LuaError? {
    switch outcome.kind {
    case .false, .true, .fen: nil
    case .undecided, .failed:
      clua_message(host, outcome.message).map { LuaError($0.pointee) } ?? .outOfMemory
    }
  }

  /// What was read and noted since this was last asked.
  public func takeRecords() -> [LuaRecord] {
    var length = 0
    let base = clua_records(host, &length)
    defer { clua_clear_records(host) }
    var reader = ByteReader(UnsafeRawBufferPointer(start: base, count: length))
    var records: [LuaRecord] = []
    while !reader.isAtEnd {
      let kind = LuaRecord.Kind(rawValue: reader.number(UInt8.self)) ?? .read
      let line = reader.number(Int32.self)
      let name = reader.text()
      let arguments = (0..<reader.number(UInt32.self)).map { _ in reader.text() }
      let results = (0..<reader.number(UInt32.self)).map { _ in reader.text() }
      records.append(
        LuaRecord(kind: kind, line: line, name: name, arguments: arguments, results: results))
    }
    return records
  }

  /// Instructions the last text or call was charged for.
  public var usedInstructions: Int64 { clua_used_instructions(host) }
  /// Allocations of this state so far.
  var allocations: Int64 { clua_allocations(host) }

  private func bufferedValue() -> LuaValue {
    var length = 0
    guard let base = clua_buffer(host, &length), length > 0 else { return .nil }
    var reader = ByteReader(UnsafeRawBufferPointer(start: base, count: length))
    return reader.value()
  }

  private func failedDetails(_ failure: clua_failure) -> LuaValue {
    failure.code == Int32(CLUA_CODED.rawValue) ? bufferedValue() : .nil
  }

  private func lastError() -> LuaError {
    let failure = clua_last_failure(host).pointee
    return LuaError(failure, details: failedDetails(failure))
  }
}

extension clua_budget {
  init(_ budget: Budget) {
    self.init(
      instructions: budget.instructions, live_bytes: budget.liveBytes,
      requested_bytes: budget.requestedBytes, output_bytes: budget.outputBytes)
  }
}
