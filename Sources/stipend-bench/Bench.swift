// Measures the engine beside its peers, and the whole product on a register of any size.
//
// `Scripts/bench` runs this; DESIGN.md section 7 says what the figures should reach.

import Glibc

/// The program `stipend-bench`: one mode, then options of the form `--name value`.
@main
enum Bench {
  private static let usage = """
    stipend-bench peer     --data DIR --period YYYY-MM [--mode words|check] [--dump FILE]
    stipend-bench files    --workers N --dir DIR
    stipend-bench register --workers N --dir DIR --stipend BINARY --policies DIR
    stipend-bench retroactive --workers N --dir DIR --stipend BINARY --policies DIR
    """

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    let options = BenchOptions(words.dropFirst())
    do {
      switch words.first {
      case "peer": try PeerRun(options).run()
      case "files": try OfficeFiles(options).write()
      case "register": try RegisterRun(options).run()
      case "retroactive": try RetroactiveRun(options).run()
      default: throw BenchFailure(usage)
      }
    } catch {
      write("stipend-bench: \(error)\n", to: STDERR_FILENO)
      exit(1)
    }
  }
}

/// What went wrong, in words.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Options of the form `--name value`.
struct BenchOptions {
  private var values: [String: String] = [:]

  init(_ words: ArraySlice<String>) {
    var rest = words
    while let name = rest.popFirst(), let value = rest.popFirst() { values[name] = value }
  }

  func optional(_ name: String) -> String? { values["--" + name] }

  func required(_ name: String) throws -> String {
    guard let value = optional(name) else { throw BenchFailure("--\(name) is missing") }
    return value
  }

  func count(_ name: String) throws -> Int {
    guard let value = Int(try required(name)), value > 0 else {
      throw BenchFailure("--\(name) must be a whole number above zero")
    }
    return value
  }
}

/// Writes text at once, past any buffer.
func write(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
}

/// Seconds of a clock that never goes back.
func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A figure with a fixed number of decimals.
func decimal(_ value: Double, _ places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let whole = Int((value * scale).rounded())
  if places == 0 { return String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
  return padded.dropLast(places) + "." + padded.suffix(places)
}
