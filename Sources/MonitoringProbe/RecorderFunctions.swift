internal import Monitoring
internal import Python

/// `record`, `count`, and what they saw.
enum RecorderFunctions {
  static let all = unsafe [
    ModuleFunction(name: "record", body: record), ModuleFunction(name: "misfit", body: misfit),
    ModuleFunction(name: "count", body: count), ModuleFunction(name: "counted", body: counted),
    ModuleFunction(name: "ignore", body: ignore), ModuleFunction(name: "take", body: take),
    ModuleFunction(name: "failures", body: failures), ModuleFunction(name: "inner", body: inner),
    ModuleFunction(name: "discover", body: discover),
  ]

  /// `record(id, event, response)`: writes events down and answers "keep" or "disable".
  private static let record: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let event = try arguments.event(1, gil)
      let callback = Recorder.callback(id, event, try response(arguments, 2, gil))
      try Claims.withTool(id) { tool throws(MonitoringError) in
        try tool.register(callback, for: event, gil)
      }
      return .none(gil)
    }
  }

  /// `misfit(id, event, other)`: registers a callback for `event` that is made for `other`.
  private static let misfit: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let event = try arguments.event(1, gil)
      let callback = Recorder.callback(id, try arguments.event(2, gil), .keep)
      try Claims.withTool(id) { tool throws(MonitoringError) in
        try tool.register(callback, for: event, gil)
      }
      return .none(gil)
    }
  }

  /// `count(id, event, response)`: only counts, at the least cost; LINE, PY_START and the like.
  private static let count: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let event = try arguments.event(1, gil)
      let callback = Counter.callback(try response(arguments, 2, gil))
      try Claims.withTool(id) { tool throws(MonitoringError) in
        try tool.register(callback, for: event, gil)
      }
      return .none(gil)
    }
  }

  /// `counted()`: how many events all counters saw since the last time.
  private static let counted: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      try .answer(Counter.take(), gil)
    }
  }

  /// `ignore(id, event)`: takes the callback away.
  private static let ignore: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let event = try arguments.event(1, gil)
      try Claims.withTool(arguments.id(0, gil)) { tool throws(MonitoringError) in
        try tool.removeCallback(for: event, gil)
      }
      return .none(gil)
    }
  }

  /// `take()`: the events since the last time.
  private static let take: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      do throws(PythonError) { return try Recording.take(gil) } catch { throw .python(error) }
    }
  }

  /// `failures()`: how often a recorder failed.
  private static let failures: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      try unsafe .answer(Recording.failures, gil)
    }
  }

  /// `inner(callable)`: each recorder calls it; None for nothing.
  private static let inner: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      Recording.setInner(try arguments.object(0, gil), gil)
      return .none(gil)
    }
  }

  /// `discover(id, name, events)`: on entry into a code object, turns on local events where its
  /// `co_qualname` is `name`, and wants no more entries.
  private static let discover: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let id = try arguments.id(0, gil)
      let callback = Discoverer.callback(
        id, name: try arguments.text(1, gil), events: try arguments.events(2, gil))
      try Claims.withTool(id) { tool throws(MonitoringError) in
        try tool.register(callback, for: .pyStart, gil)
      }
      return .none(gil)
    }
  }

  private static func response(
    _ arguments: borrowing Arguments, _ index: Int, _ gil: borrowing GIL
  ) throws(MonitoringError) -> Response {
    switch try arguments.text(index, gil) {
    case "disable": .disable
    default: .keep
    }
  }
}
