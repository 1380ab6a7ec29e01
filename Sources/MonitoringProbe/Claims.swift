internal import Monitoring
internal import Python

/// The tools that scripts have claimed and not released yet.
enum Claims {
  nonisolated(unsafe) private static var tools: [ToolID: UnsafeMutablePointer<Tool>] = unsafe [:]

  static func claim(
    _ id: ToolID, as name: String, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    let tool = try Tool(claiming: id, as: name, gil)
    let place = UnsafeMutablePointer<Tool>.allocate(capacity: 1)
    unsafe place.initialize(to: tool)
    unsafe tools[id] = unsafe place
  }

  static func release(_ id: ToolID, _ gil: borrowing GIL) throws(MonitoringError) {
    guard let place = unsafe tools.removeValue(forKey: id) else { throw unclaimed(id) }
    let tool = unsafe place.move()
    unsafe place.deallocate()
    try tool.release(gil)
  }

  /// Runs `body` with the tool that a script claimed.
  static func withTool<R: ~Copyable>(
    _ id: ToolID, _ body: (borrowing Tool) throws(MonitoringError) -> R
  ) throws(MonitoringError) -> R {
    guard let place = unsafe tools[id] else { throw unclaimed(id) }
    return try unsafe body(place.pointee)
  }

  private static func unclaimed(_ id: ToolID) -> MonitoringError {
    .python(PythonError(type: "LookupError", message: "tool \(id.rawValue) is not claimed"))
  }
}
