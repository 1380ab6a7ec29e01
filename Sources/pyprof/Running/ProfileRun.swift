internal import Files
internal import Interpreter
internal import Journal
internal import Launching
internal import Profiler
internal import Tooling

/// One timed run: from what is asked for to the program's exit code.
struct ProfileRun {
  let target: Target
  let python: FoundPython
  let request: ProfileRequest
  let file: ProfileFile

  /// The command that shows the profile afterwards, without the executable; empty for none.
  let showing: [String]

  /// Runs the program, keeps its profile, and returns the exit code.
  func toTheEnd() throws -> Int32 {
    if let note = python.note { Terminal.complain(note) }
    try target.check()
    let agent = try Tool.requiredAgent()
    let pending = PendingLogs(of: file)
    try pending.begin()
    let session = Session(
      journalFolder: pending.folder, journalName: pending.name, isFresh: true, rules: "",
      notes: target.arguments.map { .init(key: PendingLogs.commandNote, value: $0) },
      leader: Int32(Host.processID), finish: KeepCommand.arguments(file, showing: showing),
      recordsCoverage: false,
      profile: request)
    let startUpPath = StartUpFolders(in: pending.folder)
      .newPath(name: pending.name, leader: session.leader)
    do {
      guard let library = python.sharedLibrary else {
        try SeparateRun(
          executable: python.executable, arguments: target.arguments,
          startUp: StartUpFolder(at: startUpPath, agent: agent, session: session), session: session
        ).replaceProcess()
      }
      let embedded = EmbeddedRun(
        library: library, agent: agent, executable: python.executable, arguments: target.arguments,
        session: session, startUpPath: startUpPath)
      return try embedded.run { keep(pending) }
    } catch {
      throw Failure(error)
    }
  }

  private func keep(_ pending: PendingLogs) {
    do {
      try pending.keep()
      if !showing.isEmpty { try Pyprof.run(showing) }
    } catch let failure as Failure {
      Terminal.complain(failure.text)
    } catch {
      Terminal.complain("\(error)")
    }
  }
}
