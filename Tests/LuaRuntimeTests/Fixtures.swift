import LuaRuntime
import Workforce

/// A prelude with one word: `keep(function)` hands a function to the engine.
let keepingPrelude = """
  local kept = {}
  host.env.keep = function(f) kept[#kept + 1] = f; return f end
  host.env.refuse_word = function(word) error({code = "unknown_word", line = host.line(),
    word = word}) end
  host.env.words = host.seal({ one = 1 }, "words")
  host.env.give = function(value) host.value = value end
  host.result = function() return { kept = kept, value = host.value } end
  """

func newState(
  budget: Budget = .calling, loading: Budget = .loading, prelude: String = keepingPrelude
) throws(LuaError) -> LuaState {
  try LuaState(budget: budget, loading: loading, prelude: prelude)
}

/// Three workers: the first with one fact of each kind, the second with none, the third with an
/// assessment only.
func sampleFacts(kind: String = "community") -> FactColumns {
  var symbols = Symbols()
  let kind = symbols.number(adding: kind)
  let county = symbols.number(adding: "640104")
  let measure = symbols.number(adding: "award")
  var postings = PostingColumns.Builder()
  postings.append(
    worker: 0, fact: 1, first: 100, last: 200, kind: kind, county: county, onEstablishment: 0)
  var certificates = CertificateColumns.Builder()
  certificates.append(worker: 0, fact: 2, level: 2, approved: 50)
  var registrations = RegistrationColumns.Builder()
  registrations.append(worker: 0, fact: 3, level: 2, first: 60, last: 900)
  var assessments = AssessmentColumns.Builder()
  assessments.append(worker: 0, fact: 4, year: 2023, result: 3)
  assessments.append(worker: 2, fact: 5, year: 2022, result: 1)
  var trainings = TrainingColumns.Builder()
  trainings.append(worker: 0, fact: 6, first: 70, last: 71, hours: 1650, result: 3)
  var payments = PaymentColumns.Builder()
  payments.append(worker: 0, fact: 7, measure: measure, level: 1, fen: 200_000, paidOn: 80)
  payments.append(worker: 0, fact: 8, measure: measure, level: 2, fen: 100_000, paidOn: 90)
  return FactColumns(
    Snapshot(
      knownAt: EntryNumber(1), symbols: symbols, workers: Column([11, 12, 13]),
      postings: postings.finish(workers: 3), certificates: certificates.finish(workers: 3),
      registrations: registrations.finish(workers: 3),
      assessments: assessments.finish(workers: 3), trainings: trainings.finish(workers: 3),
      payments: payments.finish(workers: 3)))
}

/// What became of one call.
struct Called: Equatable {
  var kind: CallOutcome.Kind
  var value: Int64
  var reason: LuaError?
}

extension LuaState {
  /// Loads a sheet and returns the functions it kept.
  func functions(of text: String) throws(LuaError) -> [LuaFunction] {
    try load(text, name: "policy.lua")
    guard case .table(let kept) = try result()["kept"] else { return [] }
    return kept.array.compactMap { if case .function(let function) = $0 { function } else { nil } }
  }

  /// Calls a function for the given workers of the sample, each as a junior, in 2024-02.
  func call(
    _ function: LuaFunction, expecting: Expectation = .fen, workers: [Int32] = [0],
    facts: FactColumns = sampleFacts()
  ) -> [Called] {
    var outcomes = [CallOutcome](repeating: CallOutcome(), count: workers.count)
    let levels = [UInt8](repeating: 1, count: workers.count)
    call(
      function, expecting: expecting, facts: facts, period: Period(year: 2024, month: 2)!,
      workers: workers, levels: levels, count: workers.count, into: &outcomes)
    return outcomes.map { Called(kind: $0.kind, value: $0.value, reason: reason(of: $0)) }
  }

  /// Runs a body as one function for the given workers.
  func run(_ body: String, expecting: Expectation = .fen, workers: [Int32] = [0])
    throws(LuaError) -> [Called]
  {
    call(
      try functions(of: "keep(function(worker, period) \(body)\nend)").last!,
      expecting: expecting, workers: workers)
  }

  /// Evaluates an expression while loading.
  func value(of expression: String) throws(LuaError) -> LuaValue {
    try load("give(\(expression))", name: "policy.lua")
    return try result()["value"]
  }
}
