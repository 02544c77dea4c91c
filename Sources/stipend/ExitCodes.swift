// Which exit code each error has.

import Exchange
import Office
import RegistryStore

extension OfficeError {
  var exitCode: Int32 {
    switch self {
    case .unknownWorker, .noRoll, .noPolicies: 66
    case .unknownPolicy, .unknownRule: 78
    case .alreadyImported: 0
    case .waitingLines, .staleDraft: 2
    case .monthsReversed, .nothingToRehearse, .unknownSetting: 64
    case .reasonNeeded: 77
    }
  }

  /// Nothing was wrong and nothing was changed.
  var isHarmless: Bool { exitCode == 0 }
}

extension ExchangeError {
  var exitCode: Int32 {
    switch self {
    case .missingFile: 66
    case .unreadableFile: 74
    case .unwritable, .unknownOutputForm: 73
    case .mappingLine, .mappingField, .mappingRepeated, .mappingHeader: 78
    default: 65
    }
  }
}

extension ExportError {
  var exitCode: Int32 {
    switch self {
    case .unknownFormat: 64
    case .folderMissing, .notWritable, .isFolder: 73
    case .totalTooLarge, .tooManyLines: 65
    default: 74
    }
  }
}

extension StoreError {
  var exitCode: Int32 {
    switch self {
    case .fileMissing, .unknownEntry, .unknownBatch, .unknownRoll, .unknownWorker, .unknownFact: 66
    case .fileExists, .cannotOpen: 73
    case .notADatabase, .notARegister, .corrupted, .newerSchema, .olderSchema, .malformedDigest: 65
    case .readOnly: 77
    case .diskFull, .inputOutput: 74
    case .busy: 75
    case .secondLine, .appendOnly, .alreadyWithdrawn, .rollSettled: 2
    case .notUnique, .constraint, .other: 70
    }
  }
}
