/// Several targets: what any of them matches, without what any exclusion does.
package struct TargetPatterns: Hashable, Sendable {
  package let patterns: [TargetPattern]

  /// - Parameter folder: what a path with `..` in it is relative to.
  package init(parsing texts: [String], in folder: String = "") throws(TargetError) {
    var patterns: [TargetPattern] = []
    for text in texts { patterns.append(try TargetPattern(parsing: text, in: folder)) }
    if let first = patterns.first, patterns.allSatisfy(\.isExclusion) {
      throw .onlyExclusions(text: first.text)
    }
    self.patterns = patterns
  }

  /// Whether there is no target at all.
  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether `code` is wanted.
  ///
  /// - Parameter search: whether the regular expression, the first argument, is found in the second.
  package func matches(_ code: TargetCode, search: (String, String) -> Bool) -> Bool {
    matching(code, search: search) != nil
  }

  /// The lines of `code` that are wanted; nil when it is not wanted, or when all of it is.
  package func lines(of code: TargetCode, search: (String, String) -> Bool) -> [ClosedRange<Int>]? {
    let wanted = matching(code, search: search) ?? []
    let ranges = wanted.compactMap(\.lines)
    return ranges.count == wanted.count && !ranges.isEmpty ? ranges : nil
  }

  /// The targets that want `code`; nil when there is none, or when it is taken away.
  private func matching(
    _ code: TargetCode, search: (String, String) -> Bool
  ) -> [TargetPattern]? {
    let found = patterns.filter { $0.matches(code, search: search) }
    return found.isEmpty || found.contains(where: \.isExclusion) ? nil : found
  }
}

extension TargetPatterns {
  /// One text for all of them, which holds for any working folder.
  package var encoded: String { patterns.map(\.text).joined(separator: "\n") }

  package init(encoded: String) throws(TargetError) {
    try self.init(parsing: encoded.split(separator: "\n").map(String.init))
  }
}
