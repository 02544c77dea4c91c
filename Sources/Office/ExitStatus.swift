// Which exit code each error has. They follow sysexits where it has one; `Office.docc` lists them.

import Exchange
import Payouts
import PolicyEngine
import RegistryStore
public import Workforce

/// What a command says about its end to the shell and to people.
public enum ExitStatus {
  /// The exit code of an error.
  public static func code(for error: any Error) -> Int32 {
    switch error {
    case let error as ExchangeError: error.exitCode
    case let error as ExportError: error.exitCode
    case let error as StoreError: error.exitCode
    case let error as OfficeError: error.exitCode
    case let error as DutyError: error.exitCode
    case let error as FundError: error.exitCode
    case let error as PaymentError: error.exitCode
    case let error as RecoveryError: error.exitCode
    case let error as CoinError: error.exitCode
    case is PolicyError, is WorkCalendar.UnknownYear: 78
    case is RollBuilderError, is CycleRefusal: 2
    default: 70
    }
  }

  /// The sentence of an error. One without a sentence of its own is a fault of the program.
  public static func message(for error: any Error) -> Sentence {
    if let explained = error as? any ExplainedError { return explained.message }
    return Sentence(zh: "内部错误：\(error)", en: "internal error: \(error)")
  }
}

extension OfficeError {
  var exitCode: Int32 {
    switch self {
    case .unknownWorker, .unknownSubject, .noRoll, .noRollThen, .noPolicies, .noLine,
      .nothingRefused, .noOfficeCard:
      66
    case .noWaitingLine, .noActiveVersion: 2
    case .unknownVersion: 66
    case .severalWaitingLines, .badAmount, .badDue, .dueOfOpenMonth, .badAccount, .unknownFund,
      .takesBackElsewhere, .sharedByFunds, .versionDays: 64
    case .failingTests: 78
    case .unknownPolicy, .unknownRule, .unknownBank: 78
    case .alreadyImported: 0
    case .waitingLines, .staleDraft, .cannotMask: 2
    case .monthsReversed, .nothingToRehearse, .badSetting, .badBudget, .otherSubject, .otherSheet:
      64
    case .reasonNeeded: 77
    case .cannotWrite, .placeTaken: 73
    }
  }

  /// Nothing was wrong and nothing was changed.
  public var isHarmless: Bool { exitCode == 0 }
}

extension ExchangeError {
  var exitCode: Int32 {
    switch self {
    case .missingFile: 66
    case .unreadableFile: 74
    case .unwritable, .unknownOutputForm: 73
    case .mappingLine, .mappingField, .mappingRepeated, .mappingHeader, .settings: 78
    default: 65
    }
  }
}

extension ExportError {
  var exitCode: Int32 {
    switch self {
    case .unknownFormat: 64
    case .folderMissing, .notWritable, .isFolder: 73
    case .totalTooLarge, .tooManyLines, .paymentsRefused: 65
    case .bankText: 78
    default: 74
    }
  }
}

extension StoreError {
  var exitCode: Int32 {
    switch self {
    case .fileMissing, .unknownEntry, .unknownBatch, .unknownRoll, .unknownWorker, .unknownFact,
      .unknownUser, .keyMissing: 66
    case .nothingToChange: 0
    case .fileExists, .cannotOpen, .keyUnwritable: 73
    case .notADatabase, .notARegister, .corrupted, .newerSchema, .olderSchema, .malformedDigest,
      .keyUnreadable: 65
    case .readOnly: 77
    case .diskFull, .inputOutput: 74
    case .busy: 75
    case .secondLine, .appendOnly, .alreadyWithdrawn, .rollSettled, .duty, .userExists,
      .lastAdministrator, .keyForeign, .ledger, .budget: 2
    case .notUnique, .constraint, .other: 70
    }
  }
}
