internal import Glibc
internal import Journal
internal import Monitoring
internal import ProfileLog
internal import Python

/// The timing of this process, of which there is at most one.
///
/// All functions need the interpreter's lock.
enum Profiling {
  /// Written once, before any callback can run.
  nonisolated(unsafe) private(set) static var recorder: ProfileRecorder?

  nonisolated(unsafe) private static var session: Session?

  /// Begins to time what the session asks for.
  ///
  /// - Parameter folder: the run's start-up folder; nil in a process that has to make it yet.
  static func start(
    _ request: ProfileRequest, _ session: Session, in folder: String?, _ gil: borrowing GIL
  ) throws {
    let log = try ProfileLogWriter(creating: path(session))
    let version = try PyRef(module: "sys", gil).attribute("hexversion", gil).integer(gil)
    log.store(UInt32(truncatingIfNeeded: version), at: ProfileLayout.Header.pythonVersion)
    for note in session.notes { log.addNote(note.key, note.value) }
    let recorder = try ProfileRecorder(log: log, tool: claimTool(gil), request: request, gil)
    unsafe Self.recorder = recorder
    unsafe Self.session = session
    log.store(
      unsafe recorder.state.pointee.clock.rawValue, at: ProfileLayout.Header.clock)
    try recorder.register(gil)
    let kept = try folder.map { try KeptCosts(in: $0, gil) }
    if kept?.load(into: log) != true {
      ProbeCosts.measure(with: recorder, gil)
      kept?.save(log)
    }
    ProcessHooks.add(gil)
    LineProfilerHook.add(gil)
    _ = ExtensionModule.atExit { Profiling.release() }
    log.publish()
    try recorder.start(gil)
  }

  /// Tells the processes that this one starts what the events cost.
  static func keepCosts(in folder: String, _ gil: borrowing GIL) {
    if let log = unsafe recorder?.log { try? KeptCosts(in: folder, gil).save(log) }
  }

  /// Ends the timing: nothing that runs later is counted.
  static func release() { unsafe recorder?.release() }

  /// A path for a log of this process.
  private static func path(_ session: Session) -> String {
    var random = SystemRandomNumberGenerator()
    let unique = "\(getpid()).\(String(random.next() as UInt32, radix: 36))"
    let name = session.profile?.name ?? session.journalName
    return "\(session.journalFolder)/\(name).\(unique)\(ProfileLayout.suffix)"
  }

  /// Takes an id that no other tool is made to take: cProfile refuses to work where the profiler's
  /// own is taken, and a program that uses it is to run as it does without us.
  private static func claimTool(_ gil: borrowing GIL) throws -> Tool {
    let ids: [ToolID] = [.fourth, .third, .optimizer, .profiler]
    guard let free = try SysMonitoring.current(gil).firstFree(of: ids, gil) else {
      throw AgentError("all tool ids of sys.monitoring are taken; run it without other tools")
    }
    return try Tool(claiming: free, as: "pyprof", gil)
  }

  // MARK: What else happens in the process

  /// In a forked child, before anything else runs.
  static func separate() { unsafe recorder?.separate() }

  /// In a forked child, when Python runs again.
  static func continueInChild() {
    guard let session = unsafe session else { return }
    unsafe recorder?.continueInChild(at: path(session))
  }

  /// The garbage collector begins, or ends.
  static func collect(isBeginning: Bool) {
    guard let recorder = unsafe recorder else { return }
    if isBeginning { recorder.beginCollection() } else { recorder.endCollection() }
  }
}
