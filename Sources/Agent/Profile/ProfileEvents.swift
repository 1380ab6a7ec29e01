internal import CPython
internal import Monitoring
internal import ProfileLog
internal import Python

/// What happens at each event of a profile: the clock is read first, and what passed since the last
/// event is charged to the function, and the line, that ran.
///
/// The cost of this code itself falls into the times of what runs before and after it, always the
/// same for events of one kind; `ProbeCosts` takes it out again. What is done seldom reads the clock
/// anew at its end.
enum ProfileEvents {
  typealias State = UnsafeMutablePointer<ProfileState>

  /// The running thread's stack.
  @inline(__always) static func thread(
    _ state: State, _ now: UInt64
  ) -> UnsafeMutablePointer<ThreadStack> {
    let running = unsafe PyThreadState_Get()
    if unsafe state.pointee.thread.pointee.threadState == running {
      return unsafe state.pointee.thread
    }
    return unsafe ProfileRecorder.switchThread(state, to: running, now)
  }

  // MARK: Lines

  static let line: PlaceFunction = { context, code, number in
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    let thread = unsafe thread(state, now)
    let top = unsafe thread.pointee.top
    guard unsafe top.pointee.code == code,
      let line = unsafe top.pointee.profiled.pointee.lines?[number]
    else {
      unsafe ProfileRecorder.lineOfUnknown(state, thread, code, number, now)
      return .keep
    }
    unsafe enter(line, of: thread, now)
    return .keep
  }

  /// Goes on to a line of the topmost function.
  @inline(__always) static func enter(
    _ line: UnsafeMutablePointer<LineRecord>, of thread: UnsafeMutablePointer<ThreadStack>,
    _ now: UInt64
  ) {
    let top = unsafe thread.pointee.top
    unsafe top.pointee.lineTicks &+= ThreadStack.passed(from: thread.pointee.lineTime, to: now)
    unsafe thread.pointee.lineTime = now
    unsafe top.pointee.lineEvents &+= 1
    if unsafe top.pointee.line == line, unsafe line.pointee.lastLine != line.pointee.line,
      unsafe !ProfileRecorder.beginsStatement(top)
    {
      // Control comes back to a row of the statement that runs.
      return
    }
    // What passed before a function's first line is part of that line's first hit.
    unsafe thread.pointee.closeLine()
    unsafe line.pointee.hits &+= 1
    unsafe top.pointee.line = unsafe line
  }

  // MARK: Functions

  static let start: PlaceFunction = { context, code, _ in
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    guard let found = unsafe found(state, code) else {
      return unsafe ProfileRecorder.firstEntry(state, code, now, isResumption: false)
    }
    guard let profiled = unsafe profiled(found) else { return .disable }
    let thread = unsafe thread(state, now)
    let node = unsafe enter(profiled, code, state, thread, now)
    unsafe node.pointee.calls &+= 1
    return .keep
  }

  static let resume: PlaceFunction = { context, code, _ in
    unsafe goOn(context, code)
    return .keep
  }

  static let throwing: ValueFunction = { context, code, _, _ in
    unsafe goOn(context, code)
    return .keep
  }

  /// A generator or coroutine goes on.
  @inline(__always) private static func goOn(_ context: UnsafeMutableRawPointer, _ code: PyPointer)
  {
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    guard let found = unsafe found(state, code) else {
      _ = unsafe ProfileRecorder.firstEntry(state, code, now, isResumption: true)
      return
    }
    guard let profiled = unsafe profiled(found) else { return }
    let thread = unsafe thread(state, now)
    let node = unsafe enter(profiled, code, state, thread, now)
    unsafe node.pointee.resumptions &+= 1
    let frame = unsafe UInt(bitPattern: PyEval_GetFrame())
    guard let paused = unsafe state.pointee.paused.resume(frame) else { return }
    let suspended = ThreadStack.passed(from: paused.pausedAt, to: now)
    unsafe node.pointee.suspended &+= suspended
    let top = unsafe thread.pointee.top
    unsafe top.pointee.line = unsafe paused.line
    unsafe top.pointee.lineTicks = paused.lineTicks
    unsafe top.pointee.lineProbes = paused.lineProbes
    unsafe paused.line?.pointee.suspended &+= suspended
  }

  static let finish: ValueFunction = { context, code, _, _ in
    unsafe leave(context, code, isUnwinding: false)
    return .keep
  }

  static let unwind: ValueFunction = { context, code, _, exception in
    unsafe leave(context, code, isUnwinding: true)
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    unsafe state.pointee.thread.pointee.unwinding = UInt(bitPattern: exception)
    return .keep
  }

  static let raise: ValueFunction = { context, code, _, exception in
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    unsafe ProfileRecorder.noteRaise(of: exception, in: code, state, thread(state, now), now)
    return .keep
  }

  static let pause: ValueFunction = { context, code, _, _ in
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    let thread = unsafe thread(state, now)
    guard unsafe isTop(code, of: thread, state, now) else { return .keep }
    unsafe thread.pointee.charge(upTo: now)
    unsafe thread.pointee.noteExit()
    let top = unsafe thread.pointee.top
    unsafe state.pointee.paused.pause(
      PausedFrames.Entry(
        frame: UInt(bitPattern: PyEval_GetFrame()), line: top.pointee.line,
        lineTicks: top.pointee.lineTicks, lineProbes: top.pointee.lineProbes, pausedAt: now))
    unsafe thread.pointee.pop()
    return .keep
  }

  @inline(__always) private static func leave(
    _ context: UnsafeMutableRawPointer, _ code: PyPointer, isUnwinding: Bool
  ) {
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    let thread = unsafe thread(state, now)
    guard unsafe isTop(code, of: thread, state, now) else { return }
    unsafe thread.pointee.charge(upTo: now)
    unsafe thread.pointee.noteExit()
    unsafe thread.pointee.closeLine()
    if isUnwinding { unsafe thread.pointee.top.pointee.node.pointee.unwinds &+= 1 }
    unsafe thread.pointee.pop()
  }

  // MARK: Parts

  /// What was made of a code object when it was met; nil before.
  @inline(__always) private static func found(
    _ state: State, _ code: PyPointer
  ) -> UnsafeMutableRawPointer? {
    unsafe GIL.assumingHeld { gil in
      unsafe state.pointee.extra.value(in: CodeObject(borrowed: code), gil)
    }
  }

  /// What stands for it; nil where nothing of it is kept.
  @inline(__always) private static func profiled(
    _ found: UnsafeMutableRawPointer
  ) -> UnsafeMutablePointer<ProfiledCode>? {
    unsafe found == ProfileRecorder.leftOut ? nil : found.assumingMemoryBound(to: ProfiledCode.self)
  }

  /// Enters a function from the topmost one; returns its node.
  @inline(__always) static func enter(
    _ profiled: UnsafeMutablePointer<ProfiledCode>, _ code: PyPointer?, _ state: State,
    _ thread: UnsafeMutablePointer<ThreadStack>, _ now: UInt64
  ) -> UnsafeMutablePointer<NodeRecord> {
    unsafe thread.pointee.charge(upTo: now)
    let caller = unsafe thread.pointee.top
    let parent = unsafe caller.pointee.node
    let line = unsafe caller.pointee.line
    let callLine = unsafe line?.pointee.line ?? 0
    unsafe caller.pointee.lineProbes.noteCall()
    var node: UnsafeMutablePointer<NodeRecord>
    if let last = unsafe parent.pointee.lastChild,
      unsafe last.pointee.state == UnsafeMutableRawPointer(profiled),
      unsafe last.pointee.callLine == callLine
    {
      unsafe node = unsafe last
    } else {
      unsafe node = unsafe ProfileRecorder.child(
        of: parent, profiled, callLine: callLine, state, thread, now)
    }
    if unsafe node.pointee.epoch != state.pointee.epoch {
      unsafe ProfileRecorder.touch(node, state)
    }
    unsafe thread.pointee.push(Activation(code: code, profiled: profiled, node: node))
    return unsafe node
  }

  /// Whether a function that is left is the topmost one, those above it being gone unheard.
  @inline(__always) private static func isTop(
    _ code: PyPointer, of thread: UnsafeMutablePointer<ThreadStack>, _ state: State, _ now: UInt64
  ) -> Bool {
    if unsafe thread.pointee.top.pointee.code == code { return true }
    return unsafe ProfileRecorder.unwindTo(code, of: thread, now)
  }
}
