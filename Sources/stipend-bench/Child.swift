// Another program, run and measured.

import Glibc

/// How one run of a program went.
struct ChildRun {
  let seconds: Double
  /// Seconds a core was busy with it: what remains true on a machine that does other work.
  let busySeconds: Double
  /// Most memory it ever had, in KiB.
  let peakKiB: Int
  let output: [UInt8]

  /// Runs a program to its end.
  /// - Parameters:
  ///   - words: path and arguments.
  ///   - scratch: file its output goes to.
  ///   - accepting: exit statuses that are no failure.
  init(_ words: [String], scratch: String, accepting: Set<Int32> = [0]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, scratch, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let start = stipend_bench.seconds()
    guard posix_spawn(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
      throw BenchFailure("cannot run \(words[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
    seconds = stipend_bench.seconds() - start
    func length(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    busySeconds = length(usage.ru_utime) + length(usage.ru_stime)
    peakKiB = Int(usage.ru_maxrss)
    output = try FileText(path: scratch).bytes
    let code = (status >> 8) & 0xFF
    guard status & 0x7F == 0, accepting.contains(code) else {
      throw BenchFailure("status \(status): \(words.joined(separator: " "))")
    }
  }
}
