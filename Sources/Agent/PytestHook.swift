internal import Python

/// Brings our plugin into every session of pytest, with nothing installed and nothing in the
/// environment.
///
/// pytest collects plugins in `PytestPluginManager.consider_env`, after those of the command line
/// and of installed packages and before any `conftest.py`. The first entry of that function tells of
/// a session, and later ones of sessions inside it.
enum PytestHook {
  private static let file = "/_pytest/config/__init__.py"

  /// Whether a file is the one that holds the place.
  static func isFile(_ filename: String) -> Bool { filename.hasSuffix(file) }

  /// Whether a code object of that file is the place.
  static func isPlace(_ code: CodeObject, _ gil: borrowing GIL) -> Bool {
    (try? code.name(gil)) == "consider_env"
  }

  /// Gives the running function's plugin manager to our plugin.
  ///
  /// pytest runs on without it, should that fail.
  static func attach(_ gil: borrowing GIL) {
    guard let manager = CurrentFrame.local("self", gil) else { return }
    do {
      try AgentModule.publish(gil)
      let plugin = try AgentModule.module("pycov_pytest", gil)
      _ = try unsafe plugin.call("attach", [manager.borrow()], gil)
    } catch {
      Console.warn("the plugin for pytest could not start: \(error) (pytest-plugin-failed)")
    }
  }

  /// Has the running function's plugin manager tell where tests begin and end, and no more.
  static func attachTests(_ gil: borrowing GIL) {
    guard let manager = CurrentFrame.local("self", gil) else { return }
    do {
      try AgentModule.publish(gil)
      _ = try AgentModule.module("pycov_pytest", gil)
      let contexts = try AgentModule.module("pycov_pytest_contexts", gil)
      _ = try unsafe contexts.call("register", [manager.borrow()], gil)
    } catch {
      Console.warn("tests are not told apart: \(error) (pytest-plugin-failed)")
    }
  }
}
