internal import Glibc
package import Interpreter
package import Journal
internal import Tooling

/// Runs a program in a Python whose executable holds the interpreter: the process becomes that
/// Python, which loads the agent when it starts, as its children do.
package struct SeparateRun {
  private let executable: String
  private let arguments: [String]
  private let startUp: StartUpFolder
  private let session: Session

  package init(
    executable: String, arguments: [String], startUp: StartUpFolder, session: Session
  ) {
    self.executable = executable
    self.arguments = arguments
    self.startUp = startUp
    self.session = session
  }

  /// Returns only with an error: otherwise this process is the Python.
  package func replaceProcess() throws(LaunchError) -> Never {
    Environment.set(Session.environmentKey, to: try startUp.keep(session))
    let path = Environment["PYTHONPATH"].flatMap { $0.isEmpty ? nil : $0 }
    Environment.set("PYTHONPATH", to: path.map { "\(startUp.path):\($0)" } ?? startUp.path)
    var argv = unsafe ([executable] + arguments).map { unsafe strdup($0) }
    unsafe argv.append(nil)
    unsafe execv(executable, argv)
    throw .cannotExecute(path: executable, code: errno)
  }
}
