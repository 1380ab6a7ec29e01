internal import CPython
package import Python

/// A tool id that is ours, until it is released.
///
/// Releasing takes the events and the callbacks away first, because 3.12 and 3.13 leave them at
/// work when an id is freed. Local events of code objects end with the id from 3.14 on; before, they
/// stay until `setEvents(.none, in:)`, but call nobody. A value that goes out of scope unreleased,
/// because of an error for instance, releases itself.
package struct Tool: ~Copyable {
  package let id: ToolID
  package let monitoring: SysMonitoring
  private var isHeld = true

  /// Takes a tool id, or throws `MonitoringError.toolTaken`.
  package init(
    claiming id: ToolID, as name: String, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    let monitoring = try SysMonitoring.current(gil)
    if let holder = try monitoring.holder(of: id, gil) {
      throw .toolTaken(id, holder: holder)
    }
    do {
      let name = try PyRef(name, gil)
      _ = try unsafe monitoring.call("use_tool_id", id, [name.borrow()], gil)
    } catch {
      throw .python(error)
    }
    self.id = id
    self.monitoring = monitoring
  }

  /// Runs `body` with a tool id that is released afterwards, however `body` ends.
  package static func withClaim<R: Sendable>(
    on id: ToolID, as name: String, _ gil: borrowing GIL,
    _ body: (borrowing Tool, borrowing GIL) throws(MonitoringError) -> R
  ) throws(MonitoringError) -> R {
    let tool = try Tool(claiming: id, as: name, gil)
    let answer = try body(tool, gil)
    try tool.release(gil)
    return answer
  }

  deinit {
    guard isHeld, Py_IsInitialized() != 0 else { return }
    GIL.withLock { gil in _ = free(gil) }
  }

  /// Ends all events, takes all callbacks away and gives the id back.
  ///
  /// Every step is tried, whatever becomes of the ones before; the first failure is thrown.
  package consuming func release(_ gil: borrowing GIL) throws(MonitoringError) {
    isHeld = false
    if let failure = free(gil) { throw failure }
  }

  /// Tries every step of a release and tells the first failure.
  private func free(_ gil: borrowing GIL) -> MonitoringError? {
    var failure: MonitoringError?
    do { try setEvents(.none, gil) } catch { failure = error }
    for event in monitoring.bits.known.events {
      do { try removeCallback(for: event, gil) } catch { failure = failure ?? error }
    }
    do {
      _ = try unsafe monitoring.call("free_tool_id", id, [], gil)
    } catch {
      failure = failure ?? .python(error)
    }
    return failure
  }
}
