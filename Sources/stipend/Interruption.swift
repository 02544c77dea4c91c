import Glibc

/// Ctrl-C, or a request to end, as the ordinary end of a command that waits.
///
/// The signals are held back and asked for, so that no work is cut off in its middle and no code
/// runs inside a signal handler.
struct Interruption {
  private var signals = sigset_t()

  /// From here on the signals wait until they are asked for.
  init() {
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for the end to be asked for.
  /// - Parameter milliseconds: at most so long; below a second.
  func comes(within milliseconds: Int) -> Bool {
    var signals = signals
    var time = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
    return sigtimedwait(&signals, nil, &time) > 0
  }
}
