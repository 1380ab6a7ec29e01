internal import ProfileLog
internal import Python

/// A function that a thread is in.
@safe struct Activation {
  /// The code object; nil for a thread itself, the garbage collector and functions written in C.
  var code: PyPointer?
  var profiled: UnsafeMutablePointer<ProfiledCode>
  var node: UnsafeMutablePointer<NodeRecord>

  /// The line that runs, where lines are timed.
  var line: UnsafeMutablePointer<LineRecord>?

  /// Ticks of the line's present hit, up to the thread's `lineTime`.
  var lineTicks: UInt64 = 0

  /// Calls and exits in the line's present hit.
  var lineProbes = LineProbes()

  /// Events of lines since the node was last charged.
  var lineEvents: UInt64 = 0
}

/// The functions that a thread is in, outermost first, and up to when their time is counted.
@safe struct ThreadStack {
  /// The thread state, and its number: addresses are used again.
  var threadState: OpaquePointer?
  var identity: UInt64

  var base: UnsafeMutablePointer<Activation>
  var top: UnsafeMutablePointer<Activation>
  var limit: UnsafeMutablePointer<Activation>

  /// When the node, and the line, of the topmost function were last charged.
  var nodeTime: UInt64 = 0
  var lineTime: UInt64 = 0

  /// When another thread was first seen to run; 0 while this one runs.
  var leftAt: UInt64 = 0

  /// The address of the exception that ended the function that was left last; 0 before.
  var unwinding: UInt = 0

  private static let firstSize = 64

  /// A stack whose only member stands for the thread itself.
  static func make(
    _ threadState: OpaquePointer?, identity: UInt64, root: Activation, at now: UInt64
  ) -> UnsafeMutablePointer<ThreadStack> {
    let base = UnsafeMutablePointer<Activation>.allocate(capacity: firstSize)
    unsafe base.initialize(to: root)
    let stack = UnsafeMutablePointer<ThreadStack>.allocate(capacity: 1)
    unsafe stack.initialize(
      to: ThreadStack(
        threadState: threadState, identity: identity, base: base, top: base,
        limit: base + firstSize, nodeTime: now, lineTime: now))
    return unsafe stack
  }

  /// A stack for another greenlet of a thread.
  static func make(
    besides other: UnsafeMutablePointer<ThreadStack>, at now: UInt64
  ) -> UnsafeMutablePointer<ThreadStack> {
    let root = unsafe other.pointee.base.pointee
    return unsafe make(
      other.pointee.threadState, identity: other.pointee.identity,
      root: Activation(code: nil, profiled: root.profiled, node: root.node), at: now)
  }

  /// Gives the memory of a stack back, which must not be used any more.
  static func discard(_ stack: UnsafeMutablePointer<ThreadStack>) {
    unsafe stack.pointee.base.deallocate()
    unsafe stack.deallocate()
  }

  @inline(__always) mutating func push(_ activation: Activation) {
    unsafe top += 1
    if unsafe top == limit { grow() }
    unsafe top.initialize(to: activation)
  }

  private mutating func grow() {
    let count = unsafe base.distance(to: limit)
    let larger = UnsafeMutablePointer<Activation>.allocate(capacity: count * 2)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = unsafe larger
    unsafe top = unsafe larger + count
    unsafe limit = unsafe larger + count * 2
  }

  /// What passed between two times, which are the other way round where an event did something that
  /// is nobody's, or the thread came to a processor whose counter is a little behind.
  @inline(__always) static func passed(from start: UInt64, to end: UInt64) -> UInt64 {
    end > start ? end &- start : 0
  }

  /// Charges what has passed to the topmost function and its line.
  @inline(__always) mutating func charge(upTo now: UInt64) {
    unsafe top.pointee.node.pointee.own &+= Self.passed(from: nodeTime, to: now)
    unsafe top.pointee.lineTicks &+= Self.passed(from: lineTime, to: now)
    nodeTime = now
    lineTime = now
  }

  /// Counts from `now` on, whatever was before.
  @inline(__always) mutating func restart(at now: UInt64) {
    nodeTime = now
    lineTime = now
  }

  /// Notes how long the topmost function waited for threads that ran in its place.
  mutating func endWait(at now: UInt64) {
    let waited = Self.passed(from: leftAt, to: now)
    unsafe top.pointee.node.pointee.waiting &+= waited
    unsafe top.pointee.line?.pointee.waiting &+= waited
  }

  /// Notes for how long all functions were paused, those of a greenlet that others took the place of.
  mutating func endSuspension(at now: UInt64) {
    guard leftAt > 0 else { return }
    let passed = Self.passed(from: leftAt, to: now)
    leftAt = 0
    var place = unsafe top
    while unsafe place != base {
      unsafe place.pointee.node.pointee.suspended &+= passed
      unsafe place.pointee.line?.pointee.suspended &+= passed
      unsafe place -= 1
    }
  }

  /// Leaves all functions, whose time has been charged.
  mutating func leaveAll() {
    while unsafe top != base {
      closeLine()
      pop()
    }
  }

  /// Ends the hit of the topmost function's line.
  @inline(__always) mutating func closeLine() {
    let activation = unsafe top
    guard let line = unsafe activation.pointee.line else { return }
    let ticks = unsafe activation.pointee.lineTicks
    let probes = unsafe activation.pointee.lineProbes
    unsafe line.pointee.own &+= ticks
    if probes.packed != 0 {
      unsafe line.pointee.calls &+= probes.calls
      unsafe line.pointee.exits &+= probes.exits
      unsafe activation.pointee.lineProbes = LineProbes()
    }
    if unsafe ticks < line.pointee.shortest &- 1 {
      unsafe line.pointee.shortest = ticks &+ 1
      unsafe line.pointee.shortestProbes = probes
    }
    if unsafe ticks > line.pointee.longest {
      unsafe line.pointee.longest = ticks
      unsafe line.pointee.longestProbes = probes
    }
    unsafe activation.pointee.lineTicks = 0
    unsafe activation.pointee.line = nil
  }

  /// Notes that the topmost function is left, or pauses, on the line that runs.
  @inline(__always) func noteExit() { unsafe top.pointee.lineProbes.noteExit() }

  /// Leaves the topmost function, whose time has been charged.
  @inline(__always) mutating func pop() {
    let activation = unsafe top
    unsafe activation.pointee.node.pointee.lineEvents &+= activation.pointee.lineEvents
    unsafe top -= 1
  }
}
