internal import Python

/// Where the lines of one code object are recorded: a byte for each line from `firstLine` on.
///
/// It hangs from the code object itself, so that an event finds it without a look-up.
///
/// What an event in a context looks at comes first, in one line of the processor's cache.
@safe struct LineSpan {
  /// What is recorded in the context that goes on, where there are contexts.
  var inContext = SpanInContext()

  let firstLine: Int
  let count: Int

  /// Where arcs that need events are recorded; nil where there are none.
  let branches: UnsafePointer<BranchTable>?

  /// Which lines tell of others; nil where each tells of itself.
  var told: ToldTable?
  let hits: UnsafeMutablePointer<UInt8>
  let arcCount: Int

  /// The lines on which the code pauses; nil where it does not, or branches are not recorded.
  var pauses: UnsafePointer<PauseTable>?

  /// Gives a span memory that is never given back.
  static func place(_ span: LineSpan) -> UnsafeMutablePointer<LineSpan> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<LineSpan>.size, alignment: 64)
    return unsafe memory.initializeMemory(as: LineSpan.self, to: span)
  }

  /// How many bits a context needs: one for each line and each arc.
  var bitCount: Int { count + arcCount }
}

/// What the recording in contexts knows of a code object.
@safe struct SpanInContext {
  /// When the rest was true; see `ContextState.epoch`.
  var epoch: UInt32 = 0

  /// How many more events the code object may send before its places are turned off.
  var allowance: Int32 = 1

  /// Which allowance contexts begin with.
  var habit = Habit()

  /// The place of the line on which the code went on, as long as it may pause again without having left
  /// it; -1 for none.
  var resumed: Int32 = -1

  /// A bit for each line that ran in this context; nil in the base context.
  var bits: UnsafeMutablePointer<UInt32>?

  /// The code object whose places are turned off, and turned on at the context's end.
  var quiet: PyPointer?
}

/// Whether a code object is expected to use its allowance up, from what it did in contexts before.
///
/// Then its places are turned off after their first events, which spares the allowance. Now and then
/// a context is a trial of how much it really sends.
struct Habit {
  /// How many contexts are left before the next trial.
  private var left: Int16 = 0

  /// How many contexts follow a trial that uses the allowance up.
  private var stretch: Int16 = 1

  private static let longestStretch: Int16 = 32

  /// The allowance of the next context.
  ///
  /// - Parameters:
  ///   - rest: what was left of the allowance in the context before.
  ///   - full: the allowance of a trial.
  mutating func allowance(after rest: Int32, of full: Int32) -> Int32 {
    if left > 0 {
      left -= 1
      return left > 0 ? 1 : full
    }
    guard rest <= 0 else {
      stretch = 1
      return full
    }
    stretch = min(stretch * 2, Self.longestStretch)
    left = stretch
    return 1
  }
}

/// A code object, held by a reference, of which places were turned off in this context.
@safe struct QuietCode {
  let code: PyPointer
  let span: UnsafeMutablePointer<LineSpan>
}
