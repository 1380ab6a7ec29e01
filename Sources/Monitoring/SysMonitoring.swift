package import Python

/// The namespace `sys.monitoring`, whose functions no one else calls.
package struct SysMonitoring: ~Copyable {
  private let namespace: PyRef
  private let setLocalEvents: PyRef

  /// What CPython's event bits are.
  package let bits: EventBits

  /// The answer that ends a place's events.
  package let disable: PyRef

  /// Stands for the first argument of a call that has none.
  package let missing: PyRef

  /// That of the interpreter that runs.
  package static func current(_ gil: borrowing GIL) throws(MonitoringError) -> SysMonitoring {
    guard Version.running >= Version.oldestSupported else {
      throw .unsupported(version: Version.running)
    }
    do { return try read(gil) } catch { throw .python(error) }
  }

  private static func read(_ gil: borrowing GIL) throws(PythonError) -> SysMonitoring {
    let namespace = try PyRef(module: "sys", gil).attribute("monitoring", gil)
    let bits = try EventBits(reading: namespace.attribute("events", gil), gil)
    let disable = try namespace.attribute("DISABLE", gil)
    let missing = try namespace.attribute("MISSING", gil)
    let setLocalEvents = try namespace.attribute("set_local_events", gil)
    return SysMonitoring(
      namespace: namespace, setLocalEvents: setLocalEvents, bits: bits, disable: disable,
      missing: missing)
  }

  /// The name under which a tool id is held; nil for a free one.
  package func holder(of id: ToolID, _ gil: borrowing GIL) throws(MonitoringError) -> String? {
    do {
      let id = try PyRef(id.rawValue, gil)
      let name = try unsafe namespace.call("get_tool", [id.borrow()], gil)
      return name.isNone ? nil : try name.text(gil)
    } catch {
      throw .python(error)
    }
  }

  /// The lowest id that nobody holds, of those given.
  package func firstFree(
    of ids: [ToolID] = ToolID.all, _ gil: borrowing GIL
  ) throws(MonitoringError) -> ToolID? {
    for id in ids where try holder(of: id, gil) == nil { return id }
    return nil
  }

  /// The events that a tool, ours or not, gets from all code.
  ///
  /// CPython counts C_RETURN and C_RAISE as part of CALL and does not report them.
  package func events(of id: ToolID, _ gil: borrowing GIL) throws(MonitoringError) -> EventSet {
    do {
      return bits.set(try unsafe call("get_events", id, [], gil).integer(gil))
    } catch {
      throw .python(error)
    }
  }

  /// The events that a tool, ours or not, gets from one code object, besides those from all code.
  package func events(
    of id: ToolID, in code: CodeObject, _ gil: borrowing GIL
  ) throws(MonitoringError) -> EventSet {
    do {
      let answer = try unsafe call("get_local_events", id, [code.borrow()], gil)
      return bits.set(try answer.integer(gil))
    } catch {
      throw .python(error)
    }
  }

  /// Turns on again all that was disabled, for every tool in the process.
  package func restartEvents(_ gil: borrowing GIL) throws(MonitoringError) {
    do {
      _ = try unsafe namespace.call("restart_events", [], gil)
    } catch {
      throw .python(error)
    }
  }

  /// Chooses the events that a tool gets from one code object.
  ///
  /// With contexts this runs thousands of times, so nothing is looked up or allocated.
  func setLocalEvents(
    _ mask: Int, of id: ToolID, in code: CodeObject, _ gil: borrowing GIL
  ) throws(PythonError) {
    let id = try PyRef(id.rawValue, gil)
    let mask = try PyRef(mask, gil)
    try unsafe setLocalEvents.run(id.borrow(), code.borrow(), mask.borrow(), gil)
  }

  /// Calls a function of the namespace with the id as its first argument.
  func call(
    _ name: String, _ id: ToolID, _ arguments: [PyPointer] = unsafe [], _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let id = try PyRef(id.rawValue, gil)
    return try unsafe namespace.call(name, [id.borrow()] + arguments, gil)
  }
}
