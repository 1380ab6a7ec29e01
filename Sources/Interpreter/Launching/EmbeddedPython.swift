internal import CEmbedding
internal import Glibc

/// A CPython inside this process, run as its own executable would be.
///
/// The library stays loaded as long as the process lives: CPython cannot be unloaded.
@safe package struct EmbeddedPython: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  /// What came of starting the interpreter.
  package enum Start: Hashable, Sendable {
    case ready

    /// Nothing is left to run, after `--version` or a bad option.
    case done(exitCode: Int32)
  }

  /// Opens a shared libpython, so that its symbols serve the libraries opened after it.
  package init(library path: String) throws(LaunchError) {
    unsafe handle = unsafe try Self.open(path, RTLD_NOW | RTLD_GLOBAL)
  }

  /// Opens the agent and returns the address of its function `symbol`.
  package func agentFunction(
    _ symbol: String, of path: String
  ) throws(LaunchError) -> UnsafeMutableRawPointer {
    let agent = unsafe try Self.open(path, RTLD_NOW | RTLD_LOCAL)
    guard let address = unsafe dlsym(agent, symbol) else {
      throw .cannotLoad(path: path, reason: "it has no '\(symbol)'")
    }
    return unsafe address
  }

  /// Initialises the interpreter as `arguments[0]`, the path of a Python executable, would.
  ///
  /// On success the calling thread holds the interpreter's lock.
  package func start(_ arguments: [String]) throws(LaunchError) -> Start {
    // CPython keeps pointers into argv for as long as it lives.
    let argv = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: arguments.count + 1)
    for (index, argument) in arguments.enumerated() { unsafe argv[index] = unsafe strdup(argument) }
    unsafe argv[arguments.count] = nil
    let started = unsafe pycov_embedding_start(handle, Int32(arguments.count), argv)
    switch unsafe started.state {
    case pycov_embedding_ready: return .ready
    case pycov_embedding_done: return unsafe .done(exitCode: started.exit_code)
    default:
      throw .cannotLoad(
        path: arguments[0], reason: unsafe "its library lacks '\(String(cString: started.missing))'"
      )
    }
  }

  /// Calls `function` when the interpreter has ended, before the process does.
  package func atExit(_ function: @convention(c) () -> Void) -> Bool {
    unsafe pycov_embedding_at_exit(handle, function) == 0
  }

  /// Runs the program and ends the interpreter.
  ///
  /// - Returns: the program's exit code. A program that was interrupted does not return: the
  ///   process dies by SIGINT, as Python's does.
  package func run() -> Int32 { unsafe pycov_embedding_run(handle) }

  private static func open(
    _ path: String, _ mode: Int32
  ) throws(LaunchError) -> UnsafeMutableRawPointer {
    guard let handle = unsafe dlopen(path, mode) else {
      let reason = unsafe dlerror().map { unsafe String(cString: $0) } ?? "unknown reason"
      throw .cannotLoad(path: path, reason: reason)
    }
    return unsafe handle
  }
}
