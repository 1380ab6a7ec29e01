internal import Journal
internal import ProfileLog
internal import Python

extension ProfileRecorder {
  /// Ends the recording: what still runs is counted up to now.
  func release() {
    if isReleased { return }
    isReleased = true
    let now = unsafe state.pointee.now
    endTest(at: now)
    for index in unsafe 0..<threads.count { unsafe close(threads[index], at: now) }
    greenlets?.close()
    noteTime()
    log.release()
  }

  /// Counts what a thread is in as if it were left now.
  private func close(_ stack: UnsafeMutablePointer<ThreadStack>, at now: UInt64) {
    let isRunning = unsafe stack == state.pointee.thread
    if unsafe !isRunning && stack.pointee.top == stack.pointee.base {
      // The thread has ended, or is about to.
      return
    }
    if !isRunning {
      // Another thread's processor time cannot be read from here.
      if unsafe state.pointee.clock == .processor { return }
      unsafe stack.pointee.endWait(at: now)
    }
    unsafe stack.pointee.charge(upTo: now)
    unsafe stack.pointee.leaveAll()
  }

  // MARK: Tests

  /// A test begins, or ends with an empty label.
  func switchTest(_ label: String) {
    guard request.timesTests else { return }
    let now = unsafe state.pointee.now
    let thread = unsafe state.pointee.thread
    unsafe thread.pointee.charge(upTo: now)
    endTest(at: now)
    unsafe state.pointee.epoch &+= 1
    tests.begin(label, at: unsafe state.pointee.endBookkeeping(since: now, on: thread))
  }

  private func endTest(at now: UInt64) {
    if !tests.label.isEmpty { log.addTest(tests.payload(at: now)) }
  }

  // MARK: Garbage collection

  func beginCollection() {
    let now = unsafe state.pointee.now
    guard let collector = unsafe collectorCode() else { return }
    let thread = unsafe ProfileEvents.thread(state, now)
    let node = unsafe ProfileEvents.enter(collector, nil, state, thread, now)
    unsafe node.pointee.calls &+= 1
  }

  func endCollection() {
    let now = unsafe state.pointee.now
    guard let collector = unsafe collectorCode() else { return }
    let thread = unsafe ProfileEvents.thread(state, now)
    guard unsafe thread.pointee.top.pointee.profiled == collector else { return }
    unsafe thread.pointee.charge(upTo: now)
    unsafe thread.pointee.pop()
  }

  // MARK: Forks

  /// In a forked child, at once: what happens from here on is not the parent's.
  func separate() { log.separate() }

  /// In a forked child, when Python runs again: it has a log of its own.
  func continueInChild(at path: String) {
    do { try log.move(to: path) } catch {
      Console.warn("a forked process is not timed: \(error) (child-not-measured)")
    }
    let running = unsafe state.pointee.thread
    unsafe threads = unsafe [running]
    greenlets?.restart(at: unsafe state.pointee.now)
    beginTime()
  }
}
