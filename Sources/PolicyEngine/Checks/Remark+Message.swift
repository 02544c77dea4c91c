// What each remark says: what is wrong, what was expected, and what to do.

import LuaRuntime
public import Workforce

extension Remark {
  /// Short name of the kind for machines, in lowercase with hyphens.
  public var code: String {
    switch kind {
    case .problem(let problem): problem.code
    case .foreignCharacter: "foreign-character"
    case .unfinishedText: "unfinished-text"
    case .missingComma: "missing-comma"
    case .neverClosed: "never-closed"
    case .unexpected: "syntax"
    case .reservedName: "reserved-name"
    case .globalWrite: "global-write"
    case .unknownName: "unknown-name"
    case .unknownMethod: "unknown-method"
    case .forbidden: "forbidden"
    case .miscompiled: "miscompiled"
    case .noValueReturned: "no-value-returned"
    case .luaLogic: "lua-logic"
    case .listMeant: "list-meant"
    case .outerBlank: "outer-blank"
    case .unitsMix: "mixed-units"
    case .noDate: "bad-date"
    case .farDate: "far-date"
    case .unused: "unused"
    case .unknownFund: "unknown-fund"
    case .noFunds: "no-funds"
    case .badJurisdiction: "bad-jurisdiction"
    case .neverFails: "never-fails"
    case .neverHolds: "never-holds"
    case .paidTwice: "paid-twice"
    case .shares: "shares"
    case .levelMissing: "level-missing"
    case .segmentNeverApplies: "never-applies"
    case .valueMissing: "value-missing"
    case .emptySource: "empty-source"
    case .versionsOverlap: "versions-overlap"
    case .versionGap: "version-gap"
    case .unknownPolicy: "unknown-policy"
    case .beyondBound(let breach): breach.isFloor ? "below-floor" : "above-ceiling"
    case .segmentAfterEnd: "never-applies"
    case .toConfirm: "to-confirm"
    }
  }

  public var severity: Severity {
    switch kind {
    case .unused(let kind, _): kind == "parameter" ? .error : .warning
    case .neverFails, .farDate, .segmentNeverApplies, .segmentAfterEnd, .emptySource, .versionGap,
      .beyondBound, .listMeant, .outerBlank, .noFunds, .badJurisdiction:
      .warning
    case .levelMissing(_, _, _, let isLost): isLost ? .error : .warning
    case .toConfirm: .note
    default: .error
    }
  }

  /// What is wrong and what was expected.
  public var text: Sentence { parts.text }

  /// What to do about it; nil when that depends on what was meant.
  public var advice: Sentence? { parts.advice }

  private var parts: (text: Sentence, advice: Sentence?) {
    switch kind {
    case .problem(let problem): problem.message.parted
    case .foreignCharacter, .unfinishedText, .missingComma, .neverClosed, .unexpected,
      .reservedName, .globalWrite, .unknownName, .unknownMethod, .forbidden, .miscompiled,
      .noValueReturned, .luaLogic, .listMeant, .outerBlank:
      (RemarkText.written(kind), RemarkText.mend(kind))
    default: (RemarkText.stated(kind), RemarkText.advise(kind))
    }
  }

  /// The remark as a person reads it: place, text, advice, and the line with a mark under the piece.
  public func lines(in language: Language) -> [String] {
    let word: Sentence =
      switch severity {
      case .error: Sentence(zh: "错误", en: "error")
      case .warning: Sentence(zh: "提醒", en: "warning")
      case .note: Sentence(zh: "待办", en: "note")
      }
    let place = line > 0 ? "\(file):\(line):\(column): " : "\(file): "
    var said = text.text(in: language)
    if let advice = advice?.text(in: language) { said += (language == .zh ? "；" : "; ") + advice }
    var lines = ["\(place)\(word.text(in: language)): \(said) [\(code)]"]
    guard line > 0, !excerpt.isEmpty else { return lines }
    // Blanks as wide as what stands before the piece keep the mark below it, Chinese or not.
    let before = excerpt.prefix(column - 1)
    let piece = excerpt.dropFirst(column - 1).prefix(length)
    let gutter = String(line)
    lines.append("  \(gutter) | \(excerpt)")
    lines.append(
      "  \(blanks(gutter.count)) | "
        + before.map { $0 == "\t" ? "\t" : blanks(width(of: String($0))) }.joined()
        + String(repeating: "^", count: max(1, width(of: piece))))
    return lines
  }
}

/// So many blanks.
func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

/// Columns a text takes on a terminal: Chinese characters and full-width marks take two.
func width(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
}

extension Sentence {
  /// A message taken apart at the first semicolon: what is wrong, and what to do.
  fileprivate var parted: (Sentence, Sentence?) {
    func part(_ text: String, _ mark: String) -> (String, String?) {
      var rest = text[...]
      while let at = rest.firstIndex(of: mark.first!) {
        if text[at...].hasPrefix(mark) {
          return (String(text[..<at]), String(text[at...].dropFirst(mark.count)))
        }
        rest = rest[rest.index(after: at)...]
      }
      return (text, nil)
    }
    let (zh, en) = (part(zh, "；"), part(en, "; "))
    guard let zhAdvice = zh.1, let enAdvice = en.1 else { return (self, nil) }
    return (Sentence(zh: zh.0, en: en.0), Sentence(zh: zhAdvice, en: enAdvice))
  }
}

extension PolicyError.Problem {
  /// Short name for machines.
  public var code: String {
    switch self {
    case .unreadable: "unreadable"
    case .lua(let error):
      switch error {
      case .syntax: "syntax"
      case .unknownName: "unknown-name"
      case .forbidden: "forbidden"
      default: "lua"
      }
    case .noPolicy: "no-policy"
    case .duplicate: "duplicate"
    case .missingField: "missing-field"
    case .unknownField: "unknown-field"
    case .unknownWord: "unknown-word"
    case .needsValue: "needs-value"
    case .takesNoValue: "takes-no-value"
    case .wrongValue: "wrong-value"
    case .unknownValue: "unknown-value"
    case .badDate: "bad-date"
    case .badMoney: "bad-money"
    case .floatMoney: "float-money"
    case .mixedUnits: "mixed-units"
    case .unknownSource: "unknown-source"
    case .unknownParameter: "unknown-parameter"
    case .unknownList: "unknown-list"
    case .unknownRule: "unknown-rule"
    case .wrongUnit: "wrong-unit"
    case .noValueInForce: "value-missing"
    case .segmentsOutOfOrder: "segments-out-of-order"
    case .unusedParameter: "unused"
    case .levelNeeded: "level-needed"
    case .sameMeasure: "paid-twice"
    case .levelWithoutFund: "level-without-fund"
    case .tooMany, .tooManyValues: "too-many"
    case .sharesNotWhole: "shares"
    case .limitOverShares: "limit-over-shares"
    case .tooMuchMoney: "too-much-money"
    case .readOnly: "read-only"
    case .notPositive: "not-positive"
    case .emptyList: "empty-list"
    case .namedTwice: "named-twice"
    case .eitherOr: "either-or"
    case .unknownFund: "unknown-fund"
    case .badName: "bad-name"
    case .endBeforeStart: "end-before-start"
    case .idNotPlace: "id-not-place"
    case .notOfSubject, .notInStaff: "wrong-subject"
    }
  }
}
