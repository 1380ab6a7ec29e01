internal import Glibc
internal import Interpreter
internal import Journal

/// Runs a program in a Python whose executable holds the interpreter: the process becomes that
/// Python, which loads the agent when it starts, as its children do.
struct SeparateRun {
  let executable: String
  let arguments: [String]
  let startUp: StartUpFolder
  let session: Session

  /// Returns only with an error: otherwise this process is the Python.
  func replaceProcess() throws(LaunchError) -> Never {
    Environment.set(Session.environmentKey, to: try startUp.keep(session))
    let path = Environment["PYTHONPATH"].flatMap { $0.isEmpty ? nil : $0 }
    Environment.set("PYTHONPATH", to: path.map { "\(startUp.path):\($0)" } ?? startUp.path)
    var argv = unsafe ([executable] + arguments).map { unsafe strdup($0) }
    unsafe argv.append(nil)
    unsafe execv(executable, argv)
    throw .cannotExecute(path: executable, code: errno)
  }
}
