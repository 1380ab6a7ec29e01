internal import Files
internal import Glibc
internal import Interpreter
internal import Journal

/// Runs a program in a Python that cannot be embedded: the process becomes that Python, which loads
/// the agent when it starts.
struct SeparateRun {
  let agent: String
  let executable: String
  let arguments: [String]
  let session: Session

  /// Returns only with an error: otherwise this process is the Python.
  func replaceProcess() throws(LaunchError) -> Never {
    let folder = "\(session.journalFolder)/start-up.\(getpid())"
    do {
      try Files.makeFolder(folder)
      try Files.write(Array(session.encoded.utf8), to: "\(folder)/session")
      try Files.write(Array(Self.startUp.utf8), to: "\(folder)/sitecustomize.py")
    } catch {
      throw .cannotRecord(reason: "\(error)")
    }
    Environment.set(Session.environmentKey, to: "\(folder)/session")
    Environment.set("PYCOV_AGENT", to: agent)
    Environment.set("PYCOV_COMMAND", to: Files.resolved("/proc/self/exe") ?? "pycov")
    if let path = Environment["PYTHONPATH"] {
      Environment.set("PYTHONPATH", to: "\(folder):\(path)")
      Environment.set("PYCOV_PYTHONPATH", to: path)
    } else {
      Environment.set("PYTHONPATH", to: folder)
    }
    var argv = unsafe ([executable] + arguments).map { unsafe strdup($0) }
    unsafe argv.append(nil)
    unsafe execv(executable, argv)
    throw .cannotExecute(path: executable, code: errno)
  }

  /// Undoes what it needed itself, loads the agent, and hands over to the user's own customization.
  private static let startUp = """
    import os, sys
    def start():
        here = os.path.dirname(__file__)
        sys.path[:] = [entry for entry in sys.path if entry != here]
        path = os.environ.pop("PYCOV_PYTHONPATH", None)
        if path is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = path
        from importlib.machinery import ExtensionFileLoader, ModuleSpec
        agent = os.environ.pop("PYCOV_AGENT")
        loader = ExtensionFileLoader("pycov_agent", agent)
        loader.create_module(ModuleSpec("pycov_agent", loader, origin=agent))
        for name in "session", "sitecustomize.py":
            os.unlink(os.path.join(here, name))
        import shutil
        shutil.rmtree(here, ignore_errors=True)
        del sys.modules["sitecustomize"]
    start()
    try:
        import sitecustomize
    except ImportError as error:
        if error.name != "sitecustomize":
            raise

    """
}
