/// Limits of one text or one call. They are counted, never timed, and a sheet cannot change them.
public struct Budget: Sendable, Hashable {
  /// Instructions of Lua's machine; our own functions charge by size on top.
  public var instructions: Int64
  /// Bytes alive at once, above what the loaded sheet itself holds.
  public var liveBytes: Int64
  /// Bytes of all allocations together, freed or not.
  public var requestedBytes: Int64
  /// Bytes of texts made by `format`, `rep`, `concat` and of records.
  public var outputBytes: Int64

  /// - Parameters: in the units of the properties; all above zero.
  public init(instructions: Int64, liveBytes: Int64, requestedBytes: Int64, outputBytes: Int64) {
    self.instructions = instructions
    self.liveBytes = liveBytes
    self.requestedBytes = requestedBytes
    self.outputBytes = outputBytes
  }

  /// For the prelude, for running a sheet's text and for reading its result.
  public static let loading = Budget(
    instructions: 2_000_000, liveBytes: 32 << 20, requestedBytes: 64 << 20, outputBytes: 1 << 20)

  /// For one call for one worker.
  public static let calling = Budget(
    instructions: 250_000, liveBytes: 4 << 20, requestedBytes: 16 << 20, outputBytes: 64 << 10)
}
