// The engine under the peers' protocol: CSV in, the rule as a sheet, one JSON line out.

import Digests
import Glibc
import PolicyEngine
import Workforce

/// One run of the common workload.
struct PeerRun {
  private let folder: String
  private let period: Period
  private let sheet: RollSheet
  private let dump: String?

  init(_ options: BenchOptions) throws {
    folder = try options.required("data")
    guard let period = Period(try options.required("period")) else {
      throw BenchFailure("--period is not a month such as 2026-10")
    }
    self.period = period
    guard let sheet = RollSheet(rawValue: options.optional("mode") ?? "words") else {
      throw BenchFailure("--mode is words or check")
    }
    self.sheet = sheet
    dump = options.optional("dump")
  }

  func run() throws {
    let start = seconds()
    let loaded = try PolicyLoader.load(text: Array(sheet.text.utf8), file: "\(sheet).lua")
    let ready = seconds()
    let (snapshot, names) = try PeerFiles(folder: folder).read()
    let read = seconds()
    let fen = try decide(loaded, snapshot)
    let decided = seconds()
    let answer = PeerAnswer(names: names, fen: fen)
    let done = seconds()
    if let dump { try answer.write(to: dump) }
    print(
      """
      {"peer": "stipend-\(sheet)", "count": \(fen.count), "paid": \(answer.paid), \
      "sum_fen": \(answer.sum), "sha256": "\(answer.digest)", \
      "setup_s": \(decimal(ready - start, 6)), "load_s": \(decimal(read - ready, 6)), \
      "eval_s": \(decimal(decided - read, 6)), "output_s": \(decimal(done - decided, 6)), \
      "rss_kb": \(peakMemory())}
      """)
  }

  /// The fen of every worker, all rules together.
  private func decide(_ loaded: LoadedSheet, _ snapshot: Snapshot) throws -> [Int64] {
    let bound = BoundPolicy(loaded, snapshot: snapshot, period: period)
    var fen = [Int64](repeating: 0, count: snapshot.workers.count)
    for rule in bound.decideAll() {
      for line in rule.lines {
        guard line.outcome == .pays else {
          throw BenchFailure("a line waits: \(rule.reasons[Int(line.reason)].en)")
        }
        fen[Int(line.worker)] += line.fen
      }
    }
    return fen
  }
}

/// The lines of the answer, sorted and hashed.
struct PeerAnswer {
  let paid: Int
  let sum: Int64
  let digest: String
  private let bytes: [UInt8]

  init(names: [PeerName], fen: [Int64]) {
    let order = (0..<names.count).sorted { names[$0] < names[$1] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(names.count * 22)
    for index in order {
      names[index].append(to: &bytes)
      bytes.append(0x2C)
      bytes.append(contentsOf: String(fen[index]).utf8)
      bytes.append(0x0A)
    }
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    digest = SHA256.hex(hash.finish())
    paid = fen.count { $0 > 0 }
    sum = fen.reduce(0, +)
    self.bytes = bytes
  }

  func write(to path: String) throws {
    guard let file = fopen(path, "w") else { throw BenchFailure("cannot write \(path)") }
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
  }
}

/// Most memory this process ever had, in KiB (VmHWM).
func peakMemory() -> Int {
  guard let bytes = try? FileText(path: "/proc/self/status").bytes else { return 0 }
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  let line = lines.first { $0.hasPrefix("VmHWM:") } ?? ""
  return Int(line.filter(\.isNumber)) ?? 0
}
