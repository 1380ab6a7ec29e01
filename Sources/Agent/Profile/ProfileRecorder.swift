internal import Glibc
internal import Journal
internal import Monitoring
internal import ProfileLog
internal import ProfileTargets
internal import Python

/// Times the functions that run in this interpreter, and the lines of those that are targets.
///
/// Events work on `state` alone; what they meet for the first time comes here.
@safe final class ProfileRecorder {
  let log: ProfileLogWriter
  let tool: Tool
  let request: ProfileRequest
  let targets: ProfiledTargets
  var timedLines = TimedLines()
  let extra: CodeExtra
  private(set) var state: UnsafeMutablePointer<ProfileState>

  /// By what a function is, since programs make the same one many times over.
  var profiledOf: [Identity: UnsafeMutablePointer<ProfiledCode>] = unsafe [:]

  /// Functions whose lines the program itself wants timed.
  var marked: Set<Identity> = []

  /// How many exceptions began in a node, where any did.
  var raisesOf: [UnsafeMutablePointer<NodeRecord>: UnsafeMutablePointer<UInt64>] = unsafe [:]

  var threadOf: [String: UnsafeMutablePointer<ProfiledCode>] = unsafe [:]

  /// All threads that were seen and may still run.
  var threads: [UnsafeMutablePointer<ThreadStack>] = unsafe []
  /// The stacks of greenlets; nil before greenlet is imported.
  var greenlets: Greenlets?
  var collector: UnsafeMutablePointer<ProfiledCode>?
  var elsewhere: UnsafeMutablePointer<NodeRecord>?
  var isFull = false
  var isReleased = false
  var tests = TestTimes()

  struct Identity: Hashable {
    let file: String
    let qualifiedName: String
    let firstLine: Int
  }

  /// Marks code of which nothing is kept.
  nonisolated(unsafe) static let leftOut = UnsafeMutableRawPointer.allocate(
    byteCount: 1, alignment: 1)

  init(
    log: ProfileLogWriter, tool: consuming Tool, request: ProfileRequest, _ gil: borrowing GIL
  ) throws {
    self.log = log
    self.tool = tool
    self.request = request
    targets = try ProfiledTargets(request.lineTargets)
    extra = unsafe try CodeExtra(release: { _ in }, gil)
    unsafe state = .allocate(capacity: 1)
    let clock: ProfileClockKind = request.measuresProcessorTime ? .processor : .best
    let main = try Self.mainThread(log)
    let running = PythonThread.current
    let stack = unsafe ThreadStack.make(
      running.state, identity: running.identity, root: main, at: 0)
    unsafe state.initialize(
      to: ProfileState(
        clock: clock, extra: extra, thread: stack,
        recorder: Unmanaged.passUnretained(self)))
    unsafe threads = [stack]
    unsafe threadOf["MainThread"] = unsafe main.profiled
  }

  private static func mainThread(_ log: ProfileLogWriter) throws -> Activation {
    guard let number = log.add(.thread("MainThread")),
      let node = unsafe log.addNode(of: number, under: nil, callLine: 0)
    else {
      throw AgentError("no space is left for '\(log.path)'; free some, or name another folder")
    }
    let profiled = unsafe ProfiledCode.make(number: number, lines: nil)
    unsafe node.pointee.state = UnsafeMutableRawPointer(profiled)
    return unsafe Activation(code: nil, profiled: profiled, node: node)
  }

  /// Begins to listen, the callbacks being registered.
  ///
  /// The recorder has to live as long as the interpreter from then on.
  func start(_ gil: borrowing GIL) throws(MonitoringError) {
    beginTime()
    try tool.setEvents(globalEvents, gil)
  }

  /// Registers the callbacks.
  func register(_ gil: borrowing GIL) throws(MonitoringError) {
    let context = unsafe UnsafeMutableRawPointer(state)
    let places: [(Event, PlaceFunction)] = unsafe [
      (.line, ProfileEvents.line), (.pyStart, ProfileEvents.start),
      (.pyResume, ProfileEvents.resume),
    ]
    let values: [(Event, ValueFunction)] = unsafe [
      (.pyReturn, ProfileEvents.finish), (.pyYield, ProfileEvents.pause),
      (.pyUnwind, ProfileEvents.unwind), (.pyThrow, ProfileEvents.throwing),
      (.raise, ProfileEvents.raise),
    ]
    let calls: [(Event, CallFunction)] = unsafe [
      (.call, ProfileEvents.call), (.cReturn, ProfileEvents.nativeReturn),
      (.cRaise, ProfileEvents.nativeRaise),
    ]
    for index in unsafe 0..<calls.count {
      let (event, function) = unsafe calls[index]
      try tool.register(unsafe Callback(call: function, state: context), for: event, gil)
    }
    for index in unsafe 0..<places.count {
      let (event, function) = unsafe places[index]
      try tool.register(unsafe Callback(place: function, state: context), for: event, gil)
    }
    for index in unsafe 0..<values.count {
      let (event, function) = unsafe values[index]
      try tool.register(unsafe Callback(value: function, state: context), for: event, gil)
    }
  }

  /// What tells how functions are entered and left, beside what comes from all code alone.
  private static let functionEvents: EventSet = [.pyStart, .pyResume, .pyReturn, .pyYield]

  /// The events that all code sends.
  private var globalEvents: EventSet {
    var events: EventSet = [.pyUnwind, .pyThrow, .raise]
    events.formUnion(request.timesFunctions ? Self.functionEvents : .pyStart)
    if request.timesNativeFunctions { events.formUnion([.call, .cReturn, .cRaise]) }
    return events
  }

  /// The events that a function needs of its own.
  func localEvents(of profiled: UnsafeMutablePointer<ProfiledCode>) -> EventSet {
    var events: EventSet = []
    if !request.timesFunctions { events = Self.functionEvents }
    if unsafe profiled.pointee.lines != nil { events.formUnion([.line, .pyStart]) }
    return events
  }

  /// Takes the time from which on everything is counted.
  func beginTime() {
    typealias Header = ProfileLayout.Header
    let ticks = unsafe state.pointee.now
    log.store(ticks, at: Header.startTicks)
    log.store(ProfileClockKind.read(CLOCK_MONOTONIC), at: Header.startMonotonic)
    log.store(ProfileClockKind.read(CLOCK_REALTIME), at: Header.startTime)
    unsafe state.pointee.bookkeeping = 0
    noteTime()
    // What the thread did before, measuring the probes for one, is not part of the run.
    unsafe state.pointee.thread.pointee.base.pointee.node.pointee.own = 0
    unsafe state.pointee.thread.pointee.restart(at: state.pointee.now)
  }

  /// Keeps the time now, as the last that is known of the process.
  func noteTime() {
    let now = unsafe state.pointee.now
    unsafe state.pointee.notedAt = now
    log.store(now, at: ProfileLayout.Header.endTicks)
    log.store(unsafe state.pointee.bookkeeping, at: ProfileLayout.Header.bookkeeping)
    log.store(ProfileClockKind.read(CLOCK_MONOTONIC), at: ProfileLayout.Header.endMonotonic)
  }

  /// Now and then, keeps the time now, for the case that the process is killed.
  func noteProgress() {
    if unsafe state.pointee.now &- state.pointee.notedAt > Self.ticksBetweenNotes { noteTime() }
  }

  /// About a millisecond, whatever the clock.
  private static let ticksBetweenNotes: UInt64 = 1 << 20
}
