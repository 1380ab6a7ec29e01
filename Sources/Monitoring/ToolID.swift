/// One of the six places for tools in `sys.monitoring`.
package struct ToolID: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int

  /// Nil outside 0 to 5.
  package init?(rawValue: Int) {
    guard (0...5).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  private init(_ rawValue: Int) { self.rawValue = rawValue }

  package static let debugger = ToolID(0)
  package static let coverage = ToolID(1)
  package static let profiler = ToolID(2)
  package static let third = ToolID(3)
  package static let fourth = ToolID(4)
  package static let optimizer = ToolID(5)

  /// Every id, in order.
  package static let all: [ToolID] = [.debugger, .coverage, .profiler, .third, .fourth, .optimizer]
}
