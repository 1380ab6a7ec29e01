internal import Glibc
internal import Journal
internal import Python

/// Begins to record in the interpreter of this process, whose lock the caller holds.
///
/// - Parameter session: an encoded `Session`.
/// - Returns: 0, or 1 after a line on standard error that says why not.
@c(pycov_agent_start) public func startAgent(_ session: UnsafePointer<CChar>) -> CInt {
  guard let session = Session(decoding: unsafe String(cString: session)) else {
    Console.warn("the agent and the command are of different versions; install them anew")
    return 1
  }
  do {
    try Agent.start(session)
    return 0
  } catch {
    Console.warn(error.text)
    return 1
  }
}

/// Says which start-up folder the processes find that this one starts, and by what function their
/// environment is chosen.
@c(pycov_agent_share) public func share(
  _ folder: UnsafePointer<CChar>,
  _ inherit: @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
) {
  let folder = unsafe String(cString: folder)
  unsafe Children.find(in: folder, inheriting: unsafe inherit)
  GIL.assumingHeld { gil in Profiling.keepCosts(in: folder, gil) }
}

/// Ends the recording, so that the journal can be folded into the data file.
@c(pycov_agent_release) public func releaseAgent() { Agent.release() }

/// Makes the module `pycov_agent`, and begins to record: the way into a Python that runs as itself.
@c(PyInit_pycov_agent) public func initializeModule() -> UnsafeMutableRawPointer? {
  LoadedAgent.start()
  return unsafe AgentModule.make()
}

/// Begins to record as the environment says, once the module `sitecustomize` has handed over.
///
/// - Returns: the name of the session's file for what it starts; nil where this process did not begin.
@c(pycov_agent_load) public func loadAgent() -> UnsafePointer<CChar>? {
  let isFirst = !Agent.isStarted
  LoadedAgent.start()
  guard isFirst, Agent.isStarted else { return nil }
  let name = Session.childrenFile + (Agent.isSilent ? Session.silent : "")
  return unsafe UnsafePointer(strdup(name))
}
