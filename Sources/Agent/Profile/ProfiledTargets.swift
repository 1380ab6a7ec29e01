internal import Glibc
internal import ProfileLog
internal import ProfileTargets
internal import Python

/// Which code has its lines timed.
struct ProfiledTargets {
  private let patterns: TargetPatterns

  init(_ texts: [String]) throws(AgentError) {
    do { patterns = try TargetPatterns(parsing: texts) } catch { throw AgentError("\(error)") }
  }

  /// The lines that are wanted, or all of them; nil where the function is no target.
  func lines(
    of function: ProfileLogContents.Function, _ gil: borrowing GIL
  ) -> [ClosedRange<Int>]? {
    if patterns.isEmpty { return nil }
    let code = TargetCode(
      file: function.file, module: function.module, qualifiedName: function.qualifiedName,
      firstLine: function.firstLine, lastLine: function.lastLine)
    guard patterns.matches(code, search: Self.search) else { return nil }
    return patterns.lines(of: code, search: Self.search) ?? [code.lines]
  }

  /// Searches as the measured program's own Python does.
  private static func search(_ expression: String, _ text: String) -> Bool {
    GIL.assumingHeld { gil in
      do {
        let pattern = try PyRef(expression, gil)
        let subject = try PyRef(text, gil)
        let found = try unsafe PyRef(module: "re", gil)
          .call("search", [pattern.borrow(), subject.borrow()], gil)
        return !found.isNone
      } catch { return false }
    }
  }

  /// A file's path, which the program may know by a relative one.
  static func absolute(_ filename: String) -> String {
    if filename.hasPrefix("/") || filename.hasPrefix("<") { return filename }
    guard let folder = unsafe getcwd(nil, 0) else { return filename }
    defer { unsafe free(folder) }
    return unsafe "\(String(cString: folder))/\(filename)"
  }
}
