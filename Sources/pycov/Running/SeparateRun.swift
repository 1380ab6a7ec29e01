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

  /// Undoes what it needed itself, hands over to the user's own customization, loads the agent.
  private static let startUp = """
    import os, sys
    here = os.path.dirname(__file__)
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)
    if "PYCOV_PYTHONPATH" in os.environ:
        os.environ["PYTHONPATH"] = os.environ.pop("PYCOV_PYTHONPATH")
    else:
        del os.environ["PYTHONPATH"]
    class Agent:
        name = "pycov_agent"
        origin = os.environ.pop("PYCOV_AGENT")
    def start():
        import _imp
        _imp.create_dynamic(Agent)
        del os.environ["PYCOV_SESSION"]
        for folder in os.path.join(here, "__pycache__"), here:
            if os.path.isdir(folder):
                for name in os.listdir(folder):
                    os.unlink(os.path.join(folder, name))
                os.rmdir(folder)
    del sys.modules["sitecustomize"]
    try:
        import sitecustomize
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
    finally:
        start()

    """
}
