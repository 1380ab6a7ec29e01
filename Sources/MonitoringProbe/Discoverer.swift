internal import Monitoring
internal import Python

/// Chooses events for code objects as they are entered for the first time.
struct Discoverer {
  private let tool: ToolID
  private let name: String
  private let events: EventSet

  /// A callback for PY_START; its memory is never given back.
  static func callback(_ tool: ToolID, name: String, events: EventSet) -> Callback {
    let state = UnsafeMutablePointer<Discoverer>.allocate(capacity: 1)
    unsafe state.initialize(to: Discoverer(tool: tool, name: name, events: events))
    return unsafe Callback(place: place, state: UnsafeMutableRawPointer(state))
  }

  private static let place: PlaceFunction = { state, code, _ in
    let discoverer = unsafe state.assumingMemoryBound(to: Discoverer.self)
    GIL.assumingHeld { gil in
      do throws(MonitoringError) {
        try unsafe discoverer.pointee.discover(CodeObject(borrowed: code), gil)
      } catch {
        unsafe Recording.failures += 1
      }
    }
    return .disable
  }

  private func discover(
    _ code: CodeObject, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    guard let found = try? code.qualname(gil), found == name else { return }
    try Claims.withTool(tool) { tool throws(MonitoringError) in
      try tool.setEvents(events, in: code, gil)
    }
  }
}
