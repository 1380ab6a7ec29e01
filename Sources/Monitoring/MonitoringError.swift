package import Python

/// Why `sys.monitoring` could not do what was asked.
package enum MonitoringError: Error, Hashable, Sendable {
  /// Someone else has the tool id.
  case toolTaken(ToolID, holder: String)
  /// This CPython has no such events.
  case unknownEvents(EventSet, version: Version)
  /// This CPython has no `sys.monitoring` at all.
  case unsupported(version: Version)
  /// The callback's function takes other arguments than the event has.
  case wrongShape(Event)
  /// CPython raised an exception.
  case python(PythonError)
}

extension MonitoringError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .toolTaken(let id, let holder):
      "monitoring tool id \(id.rawValue) is held by '\(holder)'; stop it, or use another id"
    case .unknownEvents(let events, let version):
      "python \(version) has no event '\(events)'; ask for another"
    case .unsupported(let version):
      "python \(version) has no sys.monitoring; use \(Version.oldestSupported) or later"
    case .wrongShape(let event):
      "the callback does not take the arguments of event '\(event.name)'; give it one that does"
    case .python(let error):
      "\(error)"
    }
  }
}
