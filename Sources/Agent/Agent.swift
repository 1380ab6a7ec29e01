internal import FileSelection
internal import Glibc
internal import Journal
internal import Monitoring
internal import Python

/// What is loaded into a measured interpreter: it listens, and records into a journal.
///
/// There is at most one in a process. All functions need the interpreter's lock.
enum Agent {
  /// Written before any callback can run.
  nonisolated(unsafe) private(set) static var recorder: LineRecorder?

  /// What this process was told; nil before recording begins.
  nonisolated(unsafe) private(set) static var session: Session?

  static var isStarted: Bool { unsafe session != nil }

  /// Begins to record; throws a line that says why it cannot.
  ///
  /// - Parameters:
  ///   - folder: the run's start-up folder; nil where there is none yet.
  ///   - isSilent: whether no line is to be recorded.
  static func start(
    _ session: Session, in folder: String? = nil, isSilent: Bool = false
  ) throws(AgentError) {
    try GIL.assumingHeld { gil throws(AgentError) in
      do {
        if session.recordsCoverage { try startCoverage(session, isSilent: isSilent, gil) }
        if let request = session.profile { try Profiling.start(request, session, in: folder, gil) }
        unsafe Self.session = session
      } catch let error as AgentError {
        throw error
      } catch {
        throw AgentError("\(error)")
      }
    }
  }

  private static func startCoverage(
    _ session: Session, isSilent: Bool, _ gil: borrowing GIL
  ) throws {
    let rules = try SelectionRules(decoding: session.rules)
    let journal = try makeJournal(session, awaitsProgram: isSilent || session.isFresh, gil)
    let recorder = try makeRecorder(journal, rules, session, gil)
    try recorder.start(gil)
    unsafe Self.recorder = recorder
    if isSilent { return try recorder.silence(gil) }
    switch session.dynamicContext {
    case .none: break
    case .testFunction: try recorder.followTestFunctions(gil)
    case .test: try recorder.enableContexts(gil)
    }
  }

  /// Whether no line is recorded, now and in what this process starts.
  static var isSilent: Bool { unsafe recorder?.isSilent ?? false }

  /// Begins to tell contexts apart; what ran before belongs to the run's own label.
  static func enableContexts(_ gil: borrowing GIL) throws(MonitoringError) {
    try unsafe recorder?.enableContexts(gil)
  }

  /// Goes on in the context of a label, "" for none; no more than a look if contexts are not on.
  static func switchContext(_ label: String, _ gil: borrowing GIL) {
    if unsafe recorder?.testWatch != nil { warnOfConflict() }
    unsafe recorder?.switchContext(label, gil)
    unsafe Profiling.recorder?.switchTest(label)
  }

  nonisolated(unsafe) private static var hasWarnedOfConflict = false

  private static func warnOfConflict() {
    if unsafe hasWarnedOfConflict { return }
    unsafe hasWarnedOfConflict = true
    Console.warn(
      "both [run] dynamic_context and the program choose contexts; unset one (dynamic-conflict)")
  }

  /// Ends the recording: nothing that runs later is kept.
  static func release() {
    unsafe recorder?.journal.release()
    Profiling.release()
  }

  /// Says that what runs from now on counts, even if nothing of it is measured.
  static func begin() { unsafe recorder?.begin() }

  /// Records nothing from now on, nor do the processes that this one starts.
  static func stop(_ gil: borrowing GIL) throws(MonitoringError) {
    try unsafe recorder?.silence(gil)
    Children.silence()
  }

  /// Begins anew: what this process and those it started have recorded does not count any more.
  static func restart(_ gil: borrowing GIL) throws(AgentError) {
    guard let running = unsafe session, let journal = unsafe recorder?.journal else { return }
    let fresh = running.asFresh
    do {
      // The tool id is given back with the recorder.
      unsafe recorder = nil
      journal.discard()
      try startCoverage(fresh, isSilent: false, gil)
      unsafe session = fresh
      try unsafe recorder?.tool.monitoring.restartEvents(gil)
    } catch {
      throw AgentError("\(error)")
    }
  }

  /// Leaves out what runs until `resume`.
  static func pause() { unsafe recorder?.isPaused = true }

  static func resume() { unsafe recorder?.isPaused = false }

  /// Measures the files that another session names, whose other facts are noted as well.
  static func select(_ chosen: Session, _ gil: borrowing GIL) throws(AgentError) {
    guard let recorder = unsafe recorder else { return }
    do {
      let rules = try SelectionRules(decoding: chosen.rules)
      try recorder.select(rules, installation: InterpreterPaths.installation(gil), gil)
      if chosen.dynamicContext != .none { try recorder.enableContexts(gil) }
    } catch {
      throw AgentError("\(error)")
    }
    recorder.journal.addNote(NoteKey.rules, chosen.rules)
    for note in chosen.notes where !(unsafe session?.notes.contains(note) ?? false) {
      recorder.journal.addNote(note.key, note.value)
    }
  }

  private static func makeJournal(
    _ session: Session, awaitsProgram: Bool, _ gil: borrowing GIL
  ) throws -> JournalWriter {
    let version = try PyRef(module: "sys", gil).attribute("hexversion", gil).integer(gil)
    var random = SystemRandomNumberGenerator()
    let unique = "\(getpid()).\(String(random.next() as UInt32, radix: 36))"
    let journal = try JournalWriter(
      creating: "\(session.journalFolder)/\(session.journalName).\(unique).journal",
      .init(
        isFresh: session.isFresh, awaitsProgram: awaitsProgram,
        recordsBranches: session.recordsBranches,
        pythonVersion: UInt32(truncatingIfNeeded: version)))
    for note in session.notes { journal.addNote(note.key, note.value) }
    journal.addNote(NoteKey.rules, session.rules)
    return journal
  }

  private static func makeRecorder(
    _ journal: JournalWriter, _ rules: SelectionRules, _ session: Session, _ gil: borrowing GIL
  ) throws -> LineRecorder {
    let searchPath = SearchPath(gil)
    let selector = FileSelector(
      rules, installation: try InterpreterPaths.installation(gil), searchPath: searchPath.texts)
    let tool = try claimTool(gil)
    let branches =
      session.recordsBranches ? try BranchWatch(known: tool.monitoring.bits.known) : nil
    return try LineRecorder(
      journal: journal, tool: tool, selector: selector, searchPath: searchPath,
      packages: PackageWatch(rules.sourcePackages), branches: branches,
      staticContext: session.notes.first { $0.key == NoteKey.context }?.value ?? "", gil)
  }

  /// Takes the coverage id, or another that no debugger or profiler looks for.
  private static func claimTool(_ gil: borrowing GIL) throws(MonitoringError) -> Tool {
    let name = "pycov"
    do { return try Tool(claiming: .coverage, as: name, gil) } catch {
      guard case .toolTaken(let taken, let holder) = error,
        let free = try SysMonitoring.current(gil).firstFree(of: [.optimizer, .fourth], gil)
      else { throw error }
      Console.warn(
        "monitoring tool id \(taken.rawValue) is held by '\(holder)'; using id \(free.rawValue) "
          + "(tool-id-taken)")
      return try Tool(claiming: free, as: name, gil)
    }
  }
}

/// Why recording cannot begin, in a line for the user.
struct AgentError: Error {
  let text: String

  init(_ text: String) { self.text = text }
}
