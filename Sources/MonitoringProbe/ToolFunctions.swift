internal import Monitoring
internal import Python

/// `claim`, `release`, `holder` and the choice of events.
enum ToolFunctions {
  static let all = unsafe [
    ModuleFunction(name: "claim", body: claim), ModuleFunction(name: "release", body: release),
    ModuleFunction(name: "scoped", body: scoped), ModuleFunction(name: "abandon", body: abandon),
    ModuleFunction(name: "holder", body: holder),
    ModuleFunction(name: "first_free", body: firstFree), ModuleFunction(name: "known", body: known),
    ModuleFunction(name: "bit", body: bit), ModuleFunction(name: "events", body: events),
    ModuleFunction(name: "events_of", body: eventsOf),
    ModuleFunction(name: "set_events", body: setEvents),
    ModuleFunction(name: "local_events", body: localEvents),
    ModuleFunction(name: "set_local_events", body: setLocalEvents),
    ModuleFunction(name: "restart", body: restart),
  ]

  /// `claim(id, name)`: takes a tool id.
  private static let claim: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      try Claims.claim(arguments.id(0, gil), as: arguments.text(1, gil), gil)
      return .none(gil)
    }
  }

  /// `release(id)`: gives it back.
  private static let release: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      try Claims.release(arguments.id(0, gil), gil)
      return .none(gil)
    }
  }

  /// `scoped(id, name, callable)`: calls within a claim; LINE events are on, and go to a callback.
  private static let scoped: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let inner = try arguments.object(2, gil)
      try Tool.withClaim(on: arguments.id(0, gil), as: arguments.text(1, gil), gil) {
        tool, gil throws(MonitoringError) in
        try tool.register(Recorder.callback(tool.id, .line, .keep), for: .line, gil)
        try tool.setEvents(.line, gil)
        do throws(PythonError) {
          _ = try unsafe inner.call("__call__", [], gil)
        } catch {
          throw .python(error)
        }
      }
      return .none(gil)
    }
  }

  /// `abandon(id, name)`: claims, listens, and fails before anything is released.
  private static let abandon: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let tool = try Tool(claiming: id, as: arguments.text(1, gil), gil)
      try tool.register(Recorder.callback(id, .line, .keep), for: .line, gil)
      try tool.setEvents(.line, gil)
      throw .python(PythonError(type: "LookupError", message: "abandoned"))
    }
  }

  /// `holder(id)`: the name, or None; asked while the lock is taken once more.
  private static let holder: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let name = try GIL.withLock { inner throws(MonitoringError) in
        try SysMonitoring.current(inner).holder(of: id, inner)
      }
      guard let name else { return .none(gil) }
      return try .answer(name, gil)
    }
  }

  /// `first_free()`: an id, or None.
  private static let firstFree: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      guard let id = try SysMonitoring.current(gil).firstFree(gil) else { return .none(gil) }
      return try .answer(id.rawValue, gil)
    }
  }

  /// `known()`: the events of this Python, as `LINE|PY_START`.
  private static let known: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      try .answer("\(SysMonitoring.current(gil).bits.known)", gil)
    }
  }

  /// `bit(event)`: CPython's number, or None.
  private static let bit: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let bits = try SysMonitoring.current(gil).bits
      guard let bit = bits.bit(of: try arguments.event(0, gil)) else { return .none(gil) }
      return try .answer(bit, gil)
    }
  }

  /// `events(id)`: the global events.
  private static let events: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      try Claims.withTool(arguments.id(0, gil)) { tool throws(MonitoringError) in
        try .answer("\(tool.events(gil))", gil)
      }
    }
  }

  /// `events_of(id)`: the global events of anyone's tool.
  private static let eventsOf: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      try .answer("\(SysMonitoring.current(gil).events(of: arguments.id(0, gil), gil))", gil)
    }
  }

  /// `set_events(id, events)`: chooses the global events.
  private static let setEvents: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let events = try arguments.events(1, gil)
      try Claims.withTool(arguments.id(0, gil)) { tool throws(MonitoringError) in
        try tool.setEvents(events, gil)
      }
      return .none(gil)
    }
  }

  /// `local_events(id, code)`: the local events of a code object.
  private static let localEvents: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let code = try arguments.object(1, gil)
      return try Claims.withTool(arguments.id(0, gil)) { tool throws(MonitoringError) in
        try unsafe .answer("\(tool.events(in: CodeObject(borrowed: code.borrow()), gil))", gil)
      }
    }
  }

  /// `set_local_events(id, code, events)`: chooses them.
  private static let setLocalEvents: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let code = try arguments.object(1, gil)
      let events = try arguments.events(2, gil)
      try Claims.withTool(arguments.id(0, gil)) { tool throws(MonitoringError) in
        try unsafe tool.setEvents(events, in: CodeObject(borrowed: code.borrow()), gil)
      }
      return .none(gil)
    }
  }

  /// `restart()`: turns on what was disabled.
  private static let restart: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      try SysMonitoring.current(gil).restartEvents(gil)
      return .none(gil)
    }
  }
}
