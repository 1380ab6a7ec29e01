internal import Journal
internal import Monitoring
internal import Python

/// The module `pycov_agent`: what Python code of ours, such as the plugin for pytest, can ask of the
/// recorder.
///
/// No program finds it by accident: it can be imported only once our own code runs.
enum AgentModule {
  private static let name: StaticString = "pycov_agent"

  private static let functions = unsafe [
    ModuleFunction(name: "pause", body: pause), ModuleFunction(name: "resume", body: resume),
    ModuleFunction(name: "begin", body: begin), ModuleFunction(name: "stop", body: stop),
    ModuleFunction(name: "reselect", body: reselect),
    ModuleFunction(name: "restart", body: restart),
    ModuleFunction(name: "switch_context", body: switchContext),
    ModuleFunction(name: "session", body: session), ModuleFunction(name: "load", body: load),
  ]

  /// Makes the module, as CPython wants it of a library that it loads.
  static func make() -> UnsafeMutableRawPointer? { unsafe ExtensionModule.make(name, functions) }

  /// Lets `import pycov_agent` find the module.
  static func publish(_ gil: borrowing GIL) throws(PythonError) {
    if let known = SourceModule.imported("\(name)", gil),
      let _ = try? known.attribute("load", gil)
    {
      return
    }
    let made = unsafe make()?.assumingMemoryBound(to: PyPointer.Pointee.self)
    try SourceModule.publish(try unsafe PyRef(new: made, gil), as: "\(name)", gil)
  }

  /// `pause()`: nothing is recorded until `resume()`.
  private static let pause: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      Agent.pause()
      return .none(gil)
    }
  }

  /// `resume()`: recording goes on.
  private static let resume: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      Agent.resume()
      return .none(gil)
    }
  }

  /// `begin()`: what runs from now on counts, even if nothing of it is measured.
  private static let begin: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      Agent.begin()
      return .none(gil)
    }
  }

  /// `stop()`: nothing is recorded from now on.
  private static let stop: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      do throws(MonitoringError) { try Agent.stop(gil) } catch {
        throw PythonError(type: "RuntimeError", message: "\(error)")
      }
      return .none(gil)
    }
  }

  /// `restart()`: what was recorded until now does not count any more.
  private static let restart: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      do throws(AgentError) { try Agent.restart(gil) } catch {
        throw PythonError(type: "RuntimeError", message: error.text)
      }
      return .none(gil)
    }
  }

  /// `reselect(session)`: measures the files that an encoded session names from now on.
  private static let reselect: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      guard let session = Session(decoding: try arguments.text(0, gil)) else {
        throw PythonError(type: "ValueError", message: "no session of this version of pycov")
      }
      do throws(AgentError) { try Agent.select(session, gil) } catch {
        throw PythonError(type: "ValueError", message: error.text)
      }
      return .none(gil)
    }
  }

  /// `switch_context(label)`: what runs from now on runs in that context, in none for "".
  private static let switchContext: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      let label = try arguments.text(0, gil)
      do throws(MonitoringError) { try Agent.enableContexts(gil) } catch {
        throw PythonError(type: "RuntimeError", message: "\(error)")
      }
      Agent.switchContext(label, gil)
      return .none(gil)
    }
  }

  /// `session()`: a dict of `data_file`, `branch` ("1" or "0"), `dynamic_context`, `command`, the
  /// words of the command that brings the data file up to date, and `pytest`, the options of pytest
  /// that are heeded; None when nothing is recorded.
  private static let session: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      guard let session = unsafe Agent.session, session.recordsCoverage, !Agent.isSilent else {
        return .none(gil)
      }
      let answer = try PyRef.dictionary(gil)
      let folder = session.journalFolder.split(separator: "/", omittingEmptySubsequences: false)
      let dataFile = (folder.dropLast() + [session.journalName[...]]).joined(separator: "/")
      try answer.set("data_file", PyRef(dataFile, gil), gil)
      try answer.set("branch", PyRef(session.recordsBranches ? "1" : "0", gil), gil)
      try answer.set("dynamic_context", PyRef(session.dynamicContext.rawValue, gil), gil)
      try answer.set("pytest", PyRef(session.pytest, gil), gil)
      try answer.set("command", PyRef(session.finish, gil), gil)
      return answer
    }
  }

  /// `load(name)`: the module of that name among those that are built in.
  private static let load: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      try module(arguments.text(0, gil), gil)
    }
  }

  /// A module that is built in, run at its first use.
  static func module(_ name: String, _ gil: borrowing GIL) throws(PythonError) -> PyRef {
    if let known = SourceModule.imported(name, gil) { return known }
    guard let source = EmbeddedPython.files["\(name).py"] else {
      throw PythonError(type: "ImportError", message: "no module '\(name)' is built in")
    }
    return try SourceModule.run(source, as: name, file: "<pycov>/\(name).py", gil)
  }
}
