public import Workforce

extension Circumstance: FactRow {
  static var factKind: FactKind { .circumstance }
  static var values: Int { 7 }

  init(_ row: Statement, from column: Int32, texts: [String]) {
    self.init(
      kind: texts.text(row.int32(column)), value: texts.optional(row.int32(column + 1)),
      place: texts.optional(row.int32(column + 2)),
      level: CertificateLevel(rawValue: row.byte(column + 3)),
      number: row.optionalInt(column + 4),
      span: storedSpan(row.int32(column + 5), row.int32(column + 6)))
  }

  func write(to row: inout CanonicalBytes, symbols: SymbolLedger) {
    row.append(symbols.vouched(kind))
    row.append(symbols.vouched(value))
    row.append(symbols.vouched(place))
    row.append(Int64(level?.rawValue ?? 0))
    if let number { row.append(number) } else { row.append(String?.none) }
    row.append(Int64(span.first.day))
    row.append(Int64(span.last.day))
  }
}
