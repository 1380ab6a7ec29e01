internal import CClock
internal import Glibc
internal import ProfileLog
internal import Python

/// All that the events of a profile work on: one value in plain memory, under the interpreter's lock.
///
/// Nothing in it is counted by references, which would cost more than the rest of an event.
@safe struct ProfileState {
  let clock: ProfileClockKind
  let extra: CodeExtra

  /// The thread that runs.
  var thread: UnsafeMutablePointer<ThreadStack>

  var nodes = NodeTable()
  var paused = PausedFrames()
  var natives = NativeTable()

  /// Ticks that were spent on what is met for the first time.
  var bookkeeping: UInt64 = 0

  /// When the log was last told how far the process has come.
  var notedAt: UInt64 = 0

  /// The test that runs; 0 for none.
  var epoch: UInt32 = 0

  /// What does all that takes its time.
  let recorder: Unmanaged<ProfileRecorder>

  /// The time now, in ticks.
  @inline(__always) var now: UInt64 {
    clock == .counter ? pycov_counter() : clock.slowTicks
  }

  /// Goes on to count for the program, after something that is nobody's; returns the time now.
  @inline(__always) @discardableResult
  mutating func endBookkeeping(since start: UInt64, on thread: UnsafeMutablePointer<ThreadStack>)
    -> UInt64
  {
    let now = now
    bookkeeping &+= ThreadStack.passed(from: start, to: now)
    unsafe thread.pointee.restart(at: now)
    return now
  }
}

/// Where ticks come from; the raw values are those of the log.
enum ProfileClockKind: UInt32 {
  case counter = 0
  case monotonic = 1
  case processor = 2
  /// A number in a file, which a program under test moves on by itself.
  case scripted = 3

  /// The best clock for time that passes.
  static var best: Self {
    if unsafe ScriptedClock.number != nil { return .scripted }
    return pycov_counter_is_invariant() != 0 ? .counter : .monotonic
  }

  /// Nanoseconds of a clock of the system.
  @inline(never) var slowTicks: UInt64 {
    switch self {
    case .processor: Self.read(CLOCK_THREAD_CPUTIME_ID)
    case .scripted: unsafe ScriptedClock.number?.pointee ?? 0
    case .counter, .monotonic: Self.read(CLOCK_MONOTONIC)
    }
  }

  static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
