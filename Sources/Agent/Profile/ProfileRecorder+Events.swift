internal import Monitoring
internal import ProfileLog
internal import Python

/// What events do seldom: each leaves the clock behind it, so that its own time is nobody's.
extension ProfileRecorder {
  typealias State = UnsafeMutablePointer<ProfileState>

  @inline(__always) static func recorder(_ state: State) -> ProfileRecorder {
    unsafe state.pointee.recorder._withUnsafeGuaranteedRef { $0 }
  }

  /// A function is entered, or goes on, that was not met before.
  @inline(never) static func firstEntry(
    _ state: State, _ code: PyPointer, _ now: UInt64, isResumption: Bool
  ) -> Response {
    GIL.assumingHeld { gil in
      unsafe ProfileEvents.thread(state, now).pointee.charge(upTo: now)
      let profiled = unsafe recorder(state).meet(CodeObject(borrowed: code), gil)
      // A greenlet that is found out to run has a stack of its own.
      let thread = unsafe state.pointee.thread
      let later = unsafe state.pointee.endBookkeeping(since: now, on: thread)
      guard let profiled = unsafe profiled else { return .disable }
      let node = unsafe ProfileEvents.enter(profiled, code, state, thread, later)
      if isResumption {
        unsafe node.pointee.resumptions &+= 1
      } else {
        unsafe node.pointee.calls &+= 1
      }
      return .keep
    }
  }

  /// Finds or makes the node of a call that is not like the caller's last one.
  @inline(never) static func child(
    of parent: UnsafeMutablePointer<NodeRecord>, _ profiled: UnsafeMutablePointer<ProfiledCode>,
    callLine: UInt32, _ state: State, _ thread: UnsafeMutablePointer<ThreadStack>, _ now: UInt64
  ) -> UnsafeMutablePointer<NodeRecord> {
    let number = unsafe profiled.pointee.number
    if let known = unsafe state.pointee.nodes
      .child(of: parent, function: number, callLine: callLine)
    {
      unsafe parent.pointee.lastChild = unsafe known
      return unsafe known
    }
    let made = unsafe recorder(state).addChild(of: parent, profiled, callLine: callLine)
    unsafe parent.pointee.lastChild = unsafe made
    unsafe state.pointee.endBookkeeping(since: now, on: thread)
    return unsafe made
  }

  /// Leaves the functions above the one that is left now; false where that was never entered.
  @inline(never) static func unwindTo(
    _ code: PyPointer, of thread: UnsafeMutablePointer<ThreadStack>, _ now: UInt64
  ) -> Bool {
    var place = unsafe thread.pointee.top
    while unsafe place.pointee.code != code {
      if unsafe place == thread.pointee.base { return false }
      unsafe place -= 1
    }
    unsafe thread.pointee.charge(upTo: now)
    while unsafe thread.pointee.top != place {
      unsafe thread.pointee.closeLine()
      unsafe thread.pointee.pop()
    }
    return true
  }

  /// A line of a function that is not the topmost one: it ran before there was anyone to listen, or
  /// those above it are gone unheard.
  @inline(never) static func lineOfUnknown(
    _ state: State, _ thread: UnsafeMutablePointer<ThreadStack>, _ code: PyPointer, _ number: Int32,
    _ now: UInt64
  ) {
    let value = unsafe GIL.assumingHeld { gil in
      unsafe state.pointee.extra.value(in: CodeObject(borrowed: code), gil)
    }
    guard let value = unsafe value, unsafe value != leftOut else { return }
    let profiled = unsafe value.assumingMemoryBound(to: ProfiledCode.self)
    guard let line = unsafe profiled.pointee.lines?[number] else { return }
    if unsafe !unwindTo(code, of: thread, now) {
      _ = unsafe ProfileEvents.enter(profiled, code, state, thread, now)
    }
    unsafe ProfileEvents.enter(line, of: thread, now)
  }

  /// Whether a statement of several rows begins anew with the instruction that runs.
  @inline(never) static func beginsStatement(_ top: UnsafeMutablePointer<Activation>) -> Bool {
    guard let offset = CurrentFrame.offset else { return true }
    return unsafe top.pointee.profiled.pointee.lines?.begins(at: Int32(clamping: offset)) ?? true
  }

  /// Takes note of a node that the running test enters for the first time.
  @inline(never) static func touch(_ node: UnsafeMutablePointer<NodeRecord>, _ state: State) {
    unsafe node.pointee.epoch = state.pointee.epoch
    unsafe recorder(state).tests.touch(node)
  }
}
