internal import Monitoring
internal import Python

/// Keeps CPython from hiding the first line of functions whose body begins on the line of `def`.
///
/// From 3.13 on an entry instruction changes its form once it is warm, and then passes for a part of
/// the line that follows it, so that this line sends no event. An entry of which some tool wants
/// PY_START keeps its form. A second tool id without a callback wants it: that costs a few
/// nanoseconds for each entry, where a callback would cost fifty.
struct EntryTool: ~Copyable {
  private let tool: Tool

  /// Nil where no tool id is free.
  init?(_ monitoring: borrowing SysMonitoring, _ gil: borrowing GIL) {
    guard let id = try? monitoring.firstFree(of: [.optimizer, .fourth, .third], gil),
      let tool = try? Tool(claiming: id, as: "pycov", gil)
    else { return nil }
    self.tool = tool
  }

  /// - Returns: false where it could not be done.
  func keepForm(ofEntryTo code: CodeObject, _ gil: borrowing GIL) -> Bool {
    do {
      try tool.setEvents(.pyStart, in: code, gil)
      return true
    } catch {
      return false
    }
  }

  /// Whether the instruction after the entry is of the same line, or may be.
  static func concerns(_ code: CodeObject, _ gil: borrowing GIL) -> Bool {
    guard Version.running.hidesLinesAfterWarmEntries, let table = try? code.lineTable(gil),
      // A closure begins with instructions of no line.
      let first = table.ranges.first(where: { $0.line != nil })
    else { return false }
    return first.offsets.count > 2
  }
}
