internal import Glibc
internal import Python

/// line_profiler's decorator: what a program marks with it has its lines timed.
///
/// Nothing is wrapped, so a program runs as it does without the decorator. Where line_profiler is
/// not installed, a module stands in for it; where it is, its own `profile` asks us once somebody
/// uses it.
enum LineProfilerHook {
  private static let file = "/line_profiler/explicit_profiler.py"

  /// Whether a file is the one whose functions are waited for.
  static func isFile(_ filename: String) -> Bool { filename.hasSuffix(file) }

  /// Whether a code object of that file runs before line_profiler decides what to do.
  static func isPlace(_ name: String) -> Bool { name == "__call__" || name == "enable" }

  /// Lets the decorator be found; `LINE_PROFILE=0` leaves it to line_profiler.
  static func add(_ gil: borrowing GIL) {
    guard isWanted else { return }
    do {
      let load = try makeMarks(gil).attribute("load", gil)
      _ = try unsafe AgentModule.module("pyprof_profile", gil).call("install", [load.borrow()], gil)
    } catch {
      Console.warn("line_profiler's decorator is not honoured: \(error) (decorator-failed)")
    }
  }

  private static func makeMarks(_ gil: borrowing GIL) throws(PythonError) -> PyRef {
    try unsafe PyRef(
      new: ExtensionModule.make("pyprof_marks", functions)?
        .assumingMemoryBound(to: PyPointer.Pointee.self), gil)
  }

  /// The module that does what the decorator is for, made at its first use.
  private static func decorator(_ gil: borrowing GIL) throws(PythonError) -> PyRef {
    if SourceModule.imported("pyprof_marks", gil) == nil {
      try SourceModule.publish(makeMarks(gil), as: "pyprof_marks", gil)
    }
    return try AgentModule.module("pyprof_decorator", gil)
  }

  /// Takes over the profiler whose method runs.
  static func takeOver(_ gil: borrowing GIL) {
    guard isWanted, let profiler = CurrentFrame.local("self", gil) else { return }
    do {
      _ = try unsafe decorator(gil).call("take_over", [profiler.borrow()], gil)
    } catch {
      Console.warn("line_profiler's decorator is not honoured: \(error) (decorator-failed)")
    }
  }

  /// Whether the environment does not forbid it, in the words that line_profiler understands.
  private static var isWanted: Bool {
    guard let value = unsafe getenv("LINE_PROFILE") else { return true }
    return !["", "0", "f", "n", "off", "false", "no"]
      .contains(unsafe String(cString: value).lowercased())
  }

  private static let functions = unsafe [
    ModuleFunction(name: "mark", body: mark), ModuleFunction(name: "load", body: load),
  ]

  /// `mark(code)`: the lines of a code object are timed.
  private static let mark: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      let code = try arguments.object(0, gil)
      try unsafe Profiling.recorder?.timeLines(of: CodeObject(borrowed: code.borrow()), gil)
      return .none(gil)
    }
  }

  /// `load()`: the module of the decorator.
  private static let load: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      try decorator(gil)
    }
  }
}
