internal import Coverage
internal import FileSelection
internal import Files
internal import Interpreter
internal import Journal
internal import Launching
internal import Profiler
internal import Settings
internal import Tooling

/// One measured run: from the settings to the program's exit code.
struct Run {
  private let settings: Settings
  private let target: Target
  private let python: FoundPython
  private let pending: PendingJournals
  private let session: Session

  /// Where the profile comes from; nil where nothing is timed.
  private let logs: PendingLogs?

  /// - Parameter rcfile: the configuration file that was named on the command line.
  /// - Parameter pytest: what the program's own options ask of the recording, in the settings already.
  init(
    settings: Settings, target: Target, python: FoundPython, appends: Bool, rcfile: String?,
    pytest: PytestRequest?, profile: ProfileRequest? = nil
  ) throws {
    self.settings = settings
    self.target = target
    self.python = python
    if let note = python.note { Terminal.complain(note) }
    try target.check()
    pending = try PendingJournals(settings)
    let folder = pending.parent
    logs = profile.map { PendingLogs(of: ProfileFile(Paths.join(folder, $0.name))) }
    do { try logs?.begin() } catch { throw Failure(error) }
    session = try Session(
      settings, pending, leader: Host.processID, appends: appends, rcfile: rcfile, pytest: pytest,
      profile: profile, command: target.arguments)
  }

  /// Runs the program, keeps what ran, and returns the exit code.
  ///
  /// - Parameter signal: keeps what ran so far each time that it comes.
  func toTheEnd(savingOn signal: SaveSignal?) throws -> Int32 {
    let agent = try Tool.requiredAgent()
    Environment.set("COVERAGE_RUN", to: "true")
    // A coverage.py that is installed would measure every child as well.
    for name in ["COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"] { Environment.remove(name) }
    guard let library = python.sharedLibrary else {
      try becomePython(agent: agent, savingOn: signal)
    }
    let embedded = EmbeddedRun(
      library: library, agent: agent, executable: python.executable, arguments: target.arguments,
      session: session, startUpPath: startUpPath)
    let keeper = Keeper(pending: pending, settings: settings, logs: logs)
    do {
      try signal?.onArrival { keeper.keepSoFar() }
      let code = try embedded.run { keeper.keep() }
      return code == 0 && keeper.hasFailed ? Failure.error : code
    } catch {
      throw Failure(error)
    }
  }

  private var startUpPath: String {
    StartUpFolders(in: pending.folder).newPath(name: pending.name, leader: session.leader)
  }

  /// Runs the program in a Python that holds its interpreter, which brings the data file up to date
  /// by a command at its end.
  private func becomePython(agent: String, savingOn signal: SaveSignal?) throws -> Never {
    let told = session.saving(on: signal?.number ?? 0)
    do {
      let startUp = try StartUpFolder(at: startUpPath, agent: agent, session: told)
      signal?.hold()
      try SeparateRun(
        executable: python.executable, arguments: target.arguments, startUp: startUp, session: told
      ).replaceProcess()
    } catch {
      throw Failure(error)
    }
  }
}
