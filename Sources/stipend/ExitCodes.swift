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
    case .reasonNeeded: 77
    }
  }

  /// Nothing was wrong and nothing was changed.
  var isHarmless: Bool { exitCode == 0 }
}
