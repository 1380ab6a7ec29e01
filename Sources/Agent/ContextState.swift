internal import Glibc
internal import Journal

/// The context that goes on, as the events of all threads see it.
struct ContextState {
  /// Grows with every change, so that what code objects keep about a context is known to be old.
  var epoch: UInt32 = 1
  var log: ContextLog

  /// The state of this process: a fork has no other way to it.
  nonisolated(unsafe) private static var current: UnsafeMutablePointer<ContextState>?

  /// Makes the one state of this process, which lives as long as it.
  static func make(_ journal: JournalWriter) -> UnsafeMutablePointer<ContextState> {
    let state = UnsafeMutablePointer<ContextState>.allocate(capacity: 1)
    unsafe state.initialize(to: ContextState(log: ContextLog(journal)))
    unsafe current = unsafe state
    return unsafe state
  }

  /// Makes a forked child go on in the context that it was forked in, in records of its own.
  static func followForks() {
    pthread_atfork(nil, nil) {
      guard let state = unsafe ContextState.current else { return }
      unsafe state.pointee.epoch &+= 1
      unsafe state.pointee.log.startAnew()
    }
  }

  mutating func enter(_ context: ContextID) {
    log.enter(context)
    epoch &+= 1
  }
}
