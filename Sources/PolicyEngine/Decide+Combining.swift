// What several rules together may leave a person: one of them, or no more than a sum.

import Workforce

extension BoundPolicy {
  /// Leaves a worker the lines of one rule of the list.
  func apply(_ exclusion: (takes: Exclusion.Choice, rules: [Int]), _ starts: [Int]) {
    var sums: [Int32: [(rule: Int, fen: Int64)]] = [:]
    for rule in exclusion.rules {
      for line in rules[rule].decided.lines[starts[rule]...] where line.outcome == .pays {
        let last = (sums[line.worker] ?? []).last
        if let last, last.rule == rule {
          sums[line.worker]?.removeLast()
          sums[line.worker]?.append((rule, last.fen + line.fen))
        } else {
          sums[line.worker, default: []].append((rule, line.fen))
        }
      }
    }
    for rule in exclusion.rules {
      let lines = rules[rule].decided.lines[starts[rule]...].filter { line in
        guard line.outcome == .pays, let found = sums[line.worker] else { return true }
        let most = found.map(\.fen).max() ?? 0
        let taken =
          exclusion.takes == .first ? found.first : found.first { $0.fen == most }
        return taken?.rule == rule
      }
      rules[rule].decided.lines.replaceSubrange(starts[rule]..., with: lines)
    }
  }

  /// Cuts what goes beyond a ceiling from the later rules of its list.
  func apply(_ limit: (atMost: Int64, rules: [Int]), _ starts: [Int]) {
    var next = starts
    func line(_ rule: Int) -> DecidedLine? {
      next[rule] < rules[rule].decided.lines.count ? rules[rule].decided.lines[next[rule]] : nil
    }
    // Places of lines that the ceiling leaves nothing of, rule by rule.
    var emptied: [Int: [Int]] = [:]
    defer {
      for (rule, places) in emptied { rules[rule].refuseAtAmount(places) }
    }
    while let worker = limit.rules.compactMap({ line($0)?.worker }).min() {
      var left = limit.atMost
      for rule in limit.rules {
        while let found = line(rule), found.worker == worker {
          if found.outcome == .pays {
            if found.fen > left { rules[rule].decided.lines[next[rule]].fen = left }
            if left == 0 { emptied[rule, default: []].append(next[rule]) }
            left -= min(left, found.fen)
          }
          next[rule] += 1
        }
      }
    }
  }
}
