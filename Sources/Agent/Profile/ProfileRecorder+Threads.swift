internal import ProfileLog
internal import Python

/// Threads that are met for the first time, and the change from one to another.
extension ProfileRecorder {
  /// The stack of a thread that is seen for the first time.
  func addThread(_ thread: PythonThread, at now: UInt64, _ gil: borrowing GIL)
    -> UnsafeMutablePointer<ThreadStack>?
  {
    let name = unsafe ThreadName.running(among: threadOf.count, gil)
    guard let profiled = unsafe threadOf[name] ?? standIn(for: .thread(name)) else { return nil }
    unsafe threadOf[name] = unsafe profiled
    let number = unsafe profiled.pointee.number
    guard
      let node = unsafe state.pointee.nodes.child(of: nil, function: number, callLine: 0)
        ?? addNode(profiled, under: nil, callLine: 0)
    else { return nil }
    unsafe node.pointee.calls += 1
    let stack = unsafe ThreadStack.make(
      thread.state, identity: thread.identity,
      root: Activation(code: nil, profiled: profiled, node: node), at: now)
    unsafe threads.append(stack)
    greenlets?.follow(gil)
    return unsafe stack
  }

  /// Goes over to another thread's stack, whose topmost function has waited since then.
  @inline(never) static func switchThread(
    _ state: State, to running: OpaquePointer?, _ now: UInt64
  ) -> UnsafeMutablePointer<ThreadStack> {
    unsafe state.pointee.thread.pointee.leftAt = now
    let next: UnsafeMutablePointer<ThreadStack>
    if let known = unsafe stack(of: running, state) {
      unsafe next = unsafe known
      // Each thread has a processor time of its own, which does not pass while it waits.
      if unsafe state.pointee.clock != .processor { unsafe known.pointee.endWait(at: now) }
    } else {
      let added = unsafe GIL.assumingHeld { gil in
        unsafe recorder(state).addThread(PythonThread.current, at: now, gil)
      }
      guard let added = unsafe added else { return unsafe state.pointee.thread }
      unsafe next = unsafe added
    }
    unsafe next.pointee.leftAt = 0
    unsafe state.pointee.thread = unsafe next
    return unsafe next
  }

  private static func stack(
    of running: OpaquePointer?, _ state: State
  ) -> UnsafeMutablePointer<ThreadStack>? {
    let identity = PythonThread.current.identity
    let recorder = unsafe recorder(state)
    for index in unsafe 0..<recorder.threads.count {
      let stack = unsafe recorder.threads[index]
      guard unsafe stack.pointee.threadState == running else { continue }
      if unsafe stack.pointee.identity == identity { return unsafe stack }
      // The thread has ended, and another has its place.
      unsafe recorder.threads.remove(at: index)
      unsafe ThreadStack.discard(stack)
      return nil
    }
    return nil
  }
}
