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
  private let targets: ProfiledTargets
  private var timedLines = TimedLines()
  let extra: CodeExtra
  private(set) var state: UnsafeMutablePointer<ProfileState>

  /// By what a function is, since programs make the same one many times over.
  private var profiledOf: [Identity: UnsafeMutablePointer<ProfiledCode>] = unsafe [:]
  private var threadOf: [String: UnsafeMutablePointer<ProfiledCode>] = unsafe [:]

  /// All threads that were seen and may still run.
  var threads: [UnsafeMutablePointer<ThreadStack>] = unsafe []
  private var collector: UnsafeMutablePointer<ProfiledCode>?
  private var elsewhere: UnsafeMutablePointer<NodeRecord>?
  private var isFull = false
  var isReleased = false
  var tests = TestTimes()

  private struct Identity: Hashable {
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
    var events: EventSet = [.pyUnwind, .pyThrow]
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
    noteTime()
    // What the thread did before, measuring the probes for one, is not part of the run.
    unsafe state.pointee.thread.pointee.base.pointee.node.pointee.own = 0
    unsafe state.pointee.thread.pointee.restart(at: state.pointee.now)
  }

  /// Keeps the time now, as the last that is known of the process.
  func noteTime() {
    log.store(unsafe state.pointee.now, at: ProfileLayout.Header.endTicks)
    log.store(ProfileClockKind.read(CLOCK_MONOTONIC), at: ProfileLayout.Header.endMonotonic)
  }

  // MARK: First meetings

  /// What stands for a code object that is new; nil where nothing of it is kept.
  func meet(_ code: CodeObject, _ gil: borrowing GIL) -> UnsafeMutablePointer<ProfiledCode>? {
    do {
      let profiled = try unsafe make(code, gil)
      try unsafe extra.set(
        profiled.map { UnsafeMutableRawPointer($0) } ?? Self.leftOut, in: code, gil)
      if let profiled = unsafe profiled {
        let events = unsafe localEvents(of: profiled)
        if !events.isEmpty { try tool.setEvents(events, in: code, gil) }
      }
      return unsafe profiled
    } catch {
      Console.warn("cannot time a function: \(error) (code-not-watched)")
      return nil
    }
  }

  private func make(
    _ code: CodeObject, _ gil: borrowing GIL
  ) throws(PythonError) -> UnsafeMutablePointer<ProfiledCode>? {
    let filename = try code.filename(gil)
    if filename.hasPrefix("<pycov>") || isFull { return nil }
    if request.timesTests, PytestHook.isFile(filename), PytestHook.isPlace(code, gil) {
      PytestHook.attachTests(gil)
    }
    let table = try code.lineTable(gil)
    let firstLine = try code.firstLine(gil)
    let function = ProfileLogContents.Function(
      kind: 0, file: ProfiledTargets.absolute(filename), firstLine: firstLine,
      lastLine: max(table.bounds?.upperBound ?? firstLine, firstLine), name: try code.name(gil),
      qualifiedName: try code.qualname(gil), module: CurrentFrame.globalText("__name__", gil) ?? "")
    let wanted = targets.lines(of: function, gil)
    guard request.timesFunctions || wanted != nil else {
      // Told by name, so that a target that is misspelt can be put right.
      _ = log.add(function)
      return nil
    }
    let identity = Identity(
      file: filename, qualifiedName: function.qualifiedName, firstLine: firstLine)
    if let known = unsafe profiledOf[identity] { return unsafe known }
    guard let number = log.add(function) else {
      stop()
      return nil
    }
    let lines = wanted == nil ? nil : makeLines(of: number, in: function.file, table)
    let profiled = unsafe ProfiledCode.make(
      number: number, lines: lines)
    unsafe profiledOf[identity] = unsafe profiled
    return unsafe profiled
  }

  /// Times a function by which the cost of probes is measured; returns its node under the thread.
  func addProbe(
    _ code: CodeObject, timesLines: Bool, _ gil: borrowing GIL
  ) throws -> UnsafeMutablePointer<NodeRecord>? {
    let name = try code.name(gil)
    let table = try code.lineTable(gil)
    guard
      let number = log.add(
        .init(kind: 0, file: ProfileLayout.probeFile, name: name, qualifiedName: name))
    else { return nil }
    let lines = timesLines ? makeLines(of: number, in: ProfileLayout.probeFile, table) : nil
    let profiled = unsafe ProfiledCode.make(
      number: number, lines: lines)
    try unsafe extra.set(UnsafeMutableRawPointer(profiled), in: code, gil)
    return unsafe addChild(
      of: state.pointee.thread.pointee.base.pointee.node, profiled, callLine: 0)
  }

  private func makeLines(
    of function: UInt32, in file: String, _ table: LineTable
  ) -> LineRecords? {
    guard let bounds = table.bounds else { return nil }
    let made = timedLines.records(of: function, in: file, bounds, table, log: log)
    if made == nil { stop() }
    return made
  }

  func stop() {
    guard !isFull else { return }
    isFull = true
    Console.warn(
      "no space is left for '\(log.path)'; functions that are new from now on are not timed (disk-full)"
    )
  }

  // MARK: Nodes

  /// Makes the child of `parent` for a function and a line.
  func addChild(
    of parent: UnsafeMutablePointer<NodeRecord>, _ profiled: UnsafeMutablePointer<ProfiledCode>,
    callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord> {
    if log.hasRoomForNodes,
      let node = unsafe addNode(profiled, under: parent, callLine: callLine)
    {
      return unsafe node
    }
    guard let elsewhere = unsafe elsewhereNode() else { return unsafe parent }
    let number = unsafe profiled.pointee.number
    return unsafe state.pointee.nodes.child(of: elsewhere, function: number, callLine: 0)
      ?? addNode(profiled, under: elsewhere, callLine: 0) ?? elsewhere
  }

  private func addNode(
    _ profiled: UnsafeMutablePointer<ProfiledCode>, under parent: UnsafeMutablePointer<NodeRecord>?,
    callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord>? {
    guard
      let node = unsafe log.addNode(
        of: profiled.pointee.number, under: parent, callLine: callLine)
    else {
      stop()
      return nil
    }
    unsafe node.pointee.state = UnsafeMutableRawPointer(profiled)
    unsafe state.pointee.nodes.insert(node)
    noteTime()
    return unsafe node
  }

  /// The node under which callers are not told apart any more.
  private func elsewhereNode() -> UnsafeMutablePointer<NodeRecord>? {
    if let elsewhere = unsafe elsewhere { return unsafe elsewhere }
    guard let number = log.add(.elsewhere) else { return nil }
    let profiled = unsafe ProfiledCode.make(number: number, lines: nil)
    unsafe elsewhere = unsafe addNode(profiled, under: nil, callLine: 0)
    return unsafe elsewhere
  }

  /// What stands for the garbage collector.
  func collectorCode() -> UnsafeMutablePointer<ProfiledCode>? {
    if let collector = unsafe collector { return unsafe collector }
    guard let number = log.add(.garbageCollection) else { return nil }
    unsafe collector = unsafe ProfiledCode.make(number: number, lines: nil)
    return unsafe collector
  }

  // MARK: Threads

  /// The stack of a thread that is seen for the first time.
  func addThread(_ thread: PythonThread, at now: UInt64, _ gil: borrowing GIL)
    -> UnsafeMutablePointer<ThreadStack>?
  {
    let name = unsafe ThreadName.running(among: threadOf.count, gil)
    let profiled: UnsafeMutablePointer<ProfiledCode>
    if let known = unsafe threadOf[name] {
      unsafe profiled = unsafe known
    } else {
      guard let number = log.add(.thread(name)) else { return nil }
      unsafe profiled = unsafe ProfiledCode.make(number: number, lines: nil)
      unsafe threadOf[name] = unsafe profiled
    }
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
    return unsafe stack
  }
}

extension ProfiledCode {
  /// One that lives as long as the process.
  static func make(
    number: UInt32, lines: LineRecords?
  ) -> UnsafeMutablePointer<ProfiledCode> {
    let profiled = UnsafeMutablePointer<ProfiledCode>.allocate(capacity: 1)
    unsafe profiled.initialize(
      to: ProfiledCode(number: number, lines: lines))
    return unsafe profiled
  }
}

extension ProfileLogContents.Function {
  static func thread(_ name: String) -> Self {
    Self(kind: 3, name: name, qualifiedName: name)
  }

  static var elsewhere: Self { Self(kind: 4, name: "<elsewhere>", qualifiedName: "<elsewhere>") }

  static var garbageCollection: Self {
    Self(kind: 2, name: "<garbage collection>", qualifiedName: "<garbage collection>")
  }
}
