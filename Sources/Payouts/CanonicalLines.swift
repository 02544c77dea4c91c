// The one byte form of a roll's lines, over which its digest is taken.
//
// Anyone can rebuild it: `period,worker,rule,instalment,level,fund,fen,outcome` and LF, rules in the
// order of the sheet, workers in the order of their keys; then, for each difference on a closed
// month, `difference,period,worker,rule,level,fund,old,new,outcome,causes` and LF, where causes are
// joined by `;` and new is empty while the line waits, by month, rule, worker, level and fund.

internal import Digests
import PolicyEngine
public import Workforce

/// The canonical form of the lines of one roll.
public struct CanonicalLines {
  private var hash = SHA256()
  private var bytes: [UInt8] = []
  private let period: [UInt8]
  private let outcomes = Outcome.allCases.map { Array($0.code.utf8) }
  private let levels = [[UInt8]()] + CertificateLevel.allCases.map { Array($0.code.utf8) }
  private var ruleID = ""
  private var rule: [UInt8] = []
  private var funds: [[UInt8]] = []
  /// Of the difference line before: the beginning, and the causes with their text.
  private var month = (period: Period(index: 0), head: [UInt8]())
  private var causes = (list: [DifferenceCause](), text: [UInt8]())

  init(period: Period) {
    self.period = Array(period.description.utf8)
    bytes.reserveCapacity(1 << 16)
  }

  /// The form of one line, LF at its end: for lines that were stored.
  /// - Parameters:
  ///   - line: the line; what it pays is not below zero.
  ///   - period: of its roll.
  public static func bytes(of line: PayoutLine, in period: Period) -> [UInt8] {
    let fields = [
      period.description, line.worker.description, line.rule, String(line.instalment),
      line.level?.code ?? "", line.fund, String(line.amount.fen), line.outcome.code,
    ]
    return Array((fields.joined(separator: ",") + "\n").utf8)
  }

  mutating func append(_ line: DecidedLine, of rule: Rule, worker: Int64) {
    if rule.id != ruleID {
      ruleID = rule.id
      self.rule = Array(rule.id.utf8)
      funds = (0...UInt8(3)).map { Array(rule.fund(for: $0).utf8) }
    }
    field(period)
    self.worker(worker)
    field(self.rule)
    number(Int64(line.instalment), width: 1)
    bytes.append(0x2C)
    field(levels[Int(line.level)])
    if line.share == 0 {
      field(funds[Int(line.level)])
    } else {
      field(Array(rule.fund(for: line.level, share: Int(line.share)).utf8))
    }
    number(line.fen, width: 1)
    bytes.append(0x2C)
    bytes.append(contentsOf: outcomes[Int(line.outcome.rawValue)])
    bytes.append(0x0A)
    if bytes.count > 60_000 { flush() }
  }

  /// The form of one difference on a closed month, LF at its end.
  public static func bytes(of line: DifferenceLine) -> [UInt8] {
    var lines = CanonicalLines(period: line.period)
    lines.append(line)
    return lines.bytes
  }

  mutating func append(_ line: DifferenceLine) {
    if month.period != line.period || month.head.isEmpty {
      month = (line.period, Array("difference,\(line.period),".utf8))
    }
    if causes.list != line.causes {
      let text = line.causes.map(\.code).joined(separator: ";")
      causes = (line.causes, Array(text.utf8))
    }
    bytes.append(contentsOf: month.head)
    self.worker(line.worker.number)
    field(line.rule.utf8)
    field(levels[Int(line.level?.rawValue ?? 0)])
    field(line.fund.utf8)
    signed(line.old.fen)
    bytes.append(0x2C)
    if let new = line.new { signed(new.fen) }
    bytes.append(0x2C)
    field(outcomes[Int(line.outcome.rawValue)])
    bytes.append(contentsOf: causes.text)
    bytes.append(0x0A)
    if bytes.count > 60_000 { flush() }
  }

  mutating func finish() -> String {
    flush()
    return SHA256.hex(hash.finish())
  }

  private mutating func flush() {
    bytes.withUnsafeBytes { hash.update($0) }
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func field(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    bytes.append(0x2C)
  }

  private mutating func worker(_ key: Int64) {
    if SubjectKind.worker.numbers.contains(key) {
      bytes.append(0x57)
      number(key, width: 7)
    } else {
      bytes.append(contentsOf: WorkerKey(number: key).description.utf8)
    }
    bytes.append(0x2C)
  }

  private mutating func signed(_ value: Int64) {
    if value < 0 { bytes.append(0x2D) }
    number(abs(value), width: 1)
  }

  /// Appends a number that is not negative, with leading zeros up to a width.
  private mutating func number(_ value: Int64, width: Int) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || bytes.count - start < width
    bytes[start...].reverse()
  }
}
