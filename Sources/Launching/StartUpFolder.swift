internal import Files
internal import Glibc
package import Interpreter
package import Journal
internal import Tooling

/// What the Pythons that a measured program starts find first on their PYTHONPATH: a
/// `sitecustomize` that is the agent, or loads it.
///
/// It is there as long as the run, used by many processes at a time and changed by none.
package struct StartUpFolder {
  package let path: String

  /// - Parameter agent: the library to load.
  package init(at path: String, agent: String, session: Session) throws(LaunchError) {
    self.path = path
    do {
      try Files.makeFolder(path)
      try Files.write(Array(session.forChildren.encoded.utf8), to: childrenSession)
      try Files.write(Array(Self.customization.utf8), to: "\(path)/sitecustomize.py")
    } catch {
      throw .cannotRecord(reason: "\(error)")
    }
    for name in ["pycov_agent.so"] + Self.moduleNames {
      guard unsafe symlink(agent, "\(path)/\(name)") == 0 else {
        throw .cannotRecord(reason: "cannot link '\(path)/\(name)': error \(errno)")
      }
    }
  }

  /// Keeps the session of the process that `pycov run` is about to become; returns where.
  package func keep(_ leader: Session) throws(LaunchError) -> String {
    let file = "\(path)/\(Session.leaderFile)"
    do { try Files.write(Array(leader.encoded.utf8), to: file) } catch {
      throw .cannotRecord(reason: "\(error)")
    }
    return file
  }

  /// The session of the processes that the program starts.
  package var childrenSession: String { "\(path)/\(Session.childrenFile)" }

  /// The agent as the module `sitecustomize` of the Pythons that it can serve: they look for an
  /// extension before a source file, by a name that no other kind of Python has.
  private static let moduleNames: [String] = {
    #if arch(x86_64)
      let machine = "x86_64"
    #elseif arch(arm64)
      let machine = "aarch64"
    #else
      let machine = "unknown"
    #endif
    return (12...15).map { "sitecustomize.cpython-3\($0)-\(machine)-linux-gnu.so" }
  }()

  /// The same in Python, for builds of other names.
  ///
  /// Takes itself from the path, hands over to the user's own customization, loads the agent. It
  /// has to do so in silence in any Python, however old, that `pycov run` has not become. When the
  /// user has no customization, the error that says so goes on to the `site` module, as without us.
  private static let customization = """
    import os, sys
    here = os.path.dirname(__file__)
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)
    this = sys.modules.pop("sitecustomize")
    class Agent:
        name = "pycov_agent"
        origin = os.path.join(here, "pycov_agent.so")
    def start():
        if sys.version_info < (3, 12) or sys.implementation.name != "cpython":
            return
        if "t" in sys.abiflags or "PYCOV_SESSION" not in os.environ:
            return
        import _imp
        try:
            _imp.create_dynamic(Agent)
        except ImportError as error:
            if os.path.basename(os.environ["PYCOV_SESSION"]) == "\(Session.leaderFile)":
                text = "pycov: cannot load the agent: %s; name another Python with --python\\n"
                sys.stderr.write(text % error)
                sys.stderr.flush()
                os._exit(1)
            return
        sys.modules.pop("pycov_agent", None)
        os.environ["PYCOV_SESSION"] = os.path.join(here, "session")
    try:
        import sitecustomize
    finally:
        start()

    """
}

extension StartUpFolder {
  /// Forgets the run that this process is part of, so that no Python it starts is measured for both.
  package static func leave() {
    guard let session = Environment[Session.environmentKey] else { return }
    Environment.remove(Session.environmentKey)
    let entries = Environment["PYTHONPATH"]?.split(separator: ":", omittingEmptySubsequences: false)
    guard let entries, entries.first.map(String.init) == Paths.folder(session) else { return }
    if entries.count == 1 {
      Environment.remove("PYTHONPATH")
    } else {
      Environment.set("PYTHONPATH", to: entries.dropFirst().joined(separator: ":"))
    }
  }
}
