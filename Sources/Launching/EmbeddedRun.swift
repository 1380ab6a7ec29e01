internal import Glibc
package import Interpreter
package import Journal
internal import Tooling

/// Runs a program in an interpreter inside this process, and keeps what ran.
package struct EmbeddedRun {
  private let library: String
  private let agent: String
  private let executable: String
  private let arguments: [String]
  private let session: Session
  private let startUpPath: String

  /// - Parameters:
  ///   - executable: the Python's own path, as its user would have typed it.
  ///   - startUpPath: where the folder is made by which children are measured.
  package init(
    library: String, agent: String, executable: String, arguments: [String], session: Session,
    startUpPath: String
  ) {
    self.library = library
    self.agent = agent
    self.executable = executable
    self.arguments = arguments
    self.session = session
    self.startUpPath = startUpPath
  }

  private typealias Start = @convention(c) (UnsafePointer<CChar>) -> CInt
  private typealias Share =
    @convention(c) (UnsafePointer<CChar>, Inheritance.Function) -> Void
  private typealias Release = @convention(c) () -> Void

  /// What is left to do when the interpreter has ended; a C function that CPython calls has no
  /// other way to it.
  nonisolated(unsafe) private static var atEnd: (() -> Void)?

  /// - Parameter keep: called once, when the interpreter has ended and nothing more is recorded.
  /// - Returns: the program's exit code, unless the process dies as the program wants it.
  package func run(keep: @escaping () -> Void) throws(LaunchError) -> Int32 {
    let python = try EmbeddedPython(library: library)
    let start = unsafe unsafeBitCast(
      try python.agentFunction("pycov_agent_start", of: agent), to: Start.self)
    let share = unsafe unsafeBitCast(
      try python.agentFunction("pycov_agent_share", of: agent), to: Share.self)
    let release = unsafe unsafeBitCast(
      try python.agentFunction("pycov_agent_release", of: agent), to: Release.self)
    if case .done(let code) = try python.start([executable] + arguments) { return code }
    guard unsafe start(session.encoded) == 0 else { exit(Failure.error) }
    try measureChildren()
    unsafe share(startUpPath, Inheritance.function)
    let owner = getpid()
    unsafe Self.atEnd = {
      // A forked child that ends as a whole process does leaves the folding to its parent.
      guard getpid() == owner else { return }
      release()
      keep()
    }
    _ = python.atExit { unsafe EmbeddedRun.atEnd?() }
    return python.run()
  }

  /// Sees to it that the processes which the program starts are measured.
  ///
  /// It comes after Python's start, so that the program's own `sys.path` and `os.environ` have
  /// nothing of it, and after the journal's, which says that the folder is in use.
  private func measureChildren() throws(LaunchError) {
    let startUp = try StartUpFolder(at: startUpPath, agent: agent, session: session)
    try Inheritance.begin(
      variable: Session.environmentKey, value: startUp.childrenSession, folder: startUp.path)
  }
}
