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
    do { try pending.begin() } catch { throw Failure(error) }
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
      let ending = Ending()
      let code = try embedded.run { ending.code = keep() }
      return code == 0 ? ending.code : code
    } catch {
      throw Failure(error)
    }
  }

  /// What became of the profile when the interpreter had ended.
  private final class Ending {
    var code: Int32 = 0
  }

  /// Keeps the profile and shows it; returns an exit code.
  private func keep() -> Int32 {
    do {
      try LoadedProfile.keepPending(file)
      if !showing.isEmpty { try Pyprof.run(showing) }
      return 0
    } catch let failure as Failure {
      Terminal.complain(failure.text)
      return failure.code
    } catch {
      Terminal.complain("\(error)")
      return Failure.error
    }
  }
}
