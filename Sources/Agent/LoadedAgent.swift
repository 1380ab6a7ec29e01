internal import Glibc
internal import Journal
internal import Python

/// The agent in a Python that runs as itself: found through the environment when it starts, and
/// with nobody to fold the journal in at the end but a command that it starts.
enum LoadedAgent {
  /// The command that brings the data file up to date.
  nonisolated(unsafe) private static var finish: [String] = []

  /// Begins to record as the session says that the environment names.
  static func start() {
    guard let session = session() else {
      Console.warn("cannot read the session that \(Session.environmentKey) names; run 'pycov run'")
      exit(1)
    }
    do { try Agent.start(session) } catch {
      Console.warn(error.text)
      exit(1)
    }
    unsafe finish = session.finish
    unsafe owner = getpid()
    _ = ExtensionModule.atExit { LoadedAgent.end() }
  }

  nonisolated(unsafe) private static var owner: pid_t = 0

  private static func end() {
    // A forked child that ends as a whole process does leaves the folding to its parent.
    guard unsafe getpid() == owner, let command = unsafe finish.first else { return }
    Agent.release()
    var argv = unsafe finish.map { unsafe strdup($0) }
    unsafe argv.append(nil)
    var child: pid_t = 0
    guard unsafe posix_spawn(&child, command, nil, nil, argv, environ) == 0 else { return }
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
  }

  private static func session() -> Session? {
    guard let path = unsafe getenv(Session.environmentKey) else { return nil }
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
