package import Python

extension Tool {
  /// The events that this tool gets from all code.
  package func events(_ gil: borrowing GIL) throws(MonitoringError) -> EventSet {
    try monitoring.events(of: id, gil)
  }

  /// Chooses the events that this tool gets from all code, in every thread.
  ///
  /// Taking an event away and giving it back turns on again what this tool disabled, but only in
  /// code that runs or is entered between the two.
  package func setEvents(_ events: EventSet, _ gil: borrowing GIL) throws(MonitoringError) {
    let mask = try monitoring.bits.mask(events)
    do {
      let mask = try PyRef(mask, gil)
      _ = try unsafe monitoring.call("set_events", id, [mask.borrow()], gil)
    } catch {
      throw .python(error)
    }
  }

  /// The events that this tool gets from one code object, besides those from all code.
  package func events(
    in code: CodeObject, _ gil: borrowing GIL
  ) throws(MonitoringError) -> EventSet {
    try monitoring.events(of: id, in: code, gil)
  }

  /// Chooses the events that this tool gets from one code object, besides those from all code.
  ///
  /// They count from now on, in frames that run already too. Taking an event away and giving it
  /// back turns on again what this tool disabled. The two cost 0.2 µs and 5 ns an instruction, and
  /// what is specialised anew.
  package func setEvents(
    _ events: EventSet, in code: CodeObject, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    let mask = try monitoring.bits.mask(events)
    do {
      try monitoring.setLocalEvents(mask, of: id, in: code, gil)
    } catch {
      throw .python(error)
    }
  }

  /// Sends an event to a callback, in place of the one before.
  ///
  /// Events of the kind have to be turned on as well.
  package func register(
    _ callback: Callback, for event: Event, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    guard callback.shape == event.shape else { throw .wrongShape(event) }
    let function: PyRef
    do {
      function = try CallbackObject.make(
        callback, for: event, disable: monitoring.disable, missing: monitoring.missing, gil)
    } catch {
      throw .python(error)
    }
    try unsafe register(function.borrow(), for: event, gil)
  }

  /// Sends an event to nobody.
  package func removeCallback(
    for event: Event, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    let none = PyRef.none(gil)
    try unsafe register(none.borrow(), for: event, gil)
  }

  private func register(
    _ function: PyPointer, for event: Event, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    let bit = try monitoring.bits.mask(EventSet(event))
    do {
      let bit = try PyRef(bit, gil)
      let arguments = unsafe [bit.borrow(), function]
      _ = try unsafe monitoring.call("register_callback", id, arguments, gil)
    } catch {
      throw .python(error)
    }
  }
}
