internal import Files
internal import Glibc
internal import Journal
internal import Python

/// The agent in a Python that runs as itself: found through the environment when it starts, and
/// with nobody to fold the journal in at the end but a command that it starts.
enum LoadedAgent {
  /// The command that brings the data file up to date.
  nonisolated(unsafe) private static var finish: [String] = []

  /// Begins to record as the session says that the environment names.
  ///
  /// A process that some program started is to run whatever becomes of its measurement.
  static func start() {
    // Interpreters that this one makes inside the process load the agent anew.
    if Agent.isStarted { return }
    guard let named = unsafe getenv(Session.environmentKey).map({ unsafe String(cString: $0) })
    else { return }
    let isSilent = named.hasSuffix(Session.silent)
    let path = isSilent ? String(named.dropLast(Session.silent.count)) : named
    guard let session = session(in: path) else { return }
    Children.find(in: Paths.folder(path))
    do { try Agent.start(session, in: Paths.folder(path), isSilent: isSilent) } catch {
      if path.hasSuffix("/\(Session.leaderFile)") {
        Console.warn(error.text)
        exit(1)
      }
      guard unsafe access(session.journalFolder, F_OK) == 0 else { return }
      Console.warn("a child process is not measured: \(error.text) (child-not-measured)")
    }
    guard getpid() == session.leader else { return }
    unsafe finish = session.finish
    unsafe leader = session.leader
    _ = ExtensionModule.atExit { LoadedAgent.end() }
    unsafe on_exit({ code, _ in LoadedAgent.correct(code) }, nil)
    if session.saveSignal > 0 { SaveRequest.honour(session.saveSignal, with: session.finish) }
  }

  nonisolated(unsafe) private static var leader: pid_t = 0

  /// Whether what ran could not be kept; the journal is still there then.
  nonisolated(unsafe) private static var hasFailed = false

  /// Ends a program that succeeded with our error where what ran is not in the data file.
  private static func correct(_ code: Int32) {
    guard unsafe hasFailed, unsafe getpid() == leader, code == 0 else { return }
    exit(1)
  }

  private static func end() {
    // Whatever the leader starts or forks leaves the folding to it.
    guard unsafe getpid() == leader, let command = unsafe finish.first else { return }
    Agent.release()
    var argv = unsafe (finish + ["--leader=\(leader)"]).map { unsafe strdup($0) }
    unsafe argv.append(nil)
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, command, nil, nil, argv, environ)
    guard code == 0 else {
      Console.warn("cannot start '\(command)': error \(code); the next command counts in what ran")
      unsafe hasFailed = true
      return
    }
    var status: Int32 = 0
    while true {
      if unsafe waitpid(child, &status, 0) == child { break }
      // A program that ignores its children's ends has none to wait for.
      if errno != EINTR { return }
    }
    unsafe hasFailed = status != 0
  }

  private static func session(in path: String) -> Session? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var text: [UInt8] = []
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = unsafe max(read(file, buffer.baseAddress, buffer.count), 0)
      }
      if chunk.isEmpty { return Session(decoding: String(decoding: text, as: UTF8.self)) }
      text += chunk
    }
  }
}
