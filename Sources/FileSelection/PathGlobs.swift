internal import Files

/// A list of patterns, of which one has to match: an `include` or an `omit`.
package struct PathGlobs: Hashable, Sendable {
  package let globs: [PathGlob]

  package var isEmpty: Bool { globs.isEmpty }

  /// None, so that nothing matches.
  package init() { globs = [] }

  /// Patterns as the user wrote them.
  ///
  /// One that does not start with `*` or `?` stands for itself and for the absolute path it is when
  /// seen from `folder`, links resolved.
  package init(_ patterns: [String], in folder: String) throws(SelectionError) {
    var globs: [PathGlob] = []
    for pattern in patterns {
      try globs.append(PathGlob(pattern))
      guard pattern.utf8.first != .star, pattern.utf8.first != .questionMark else { continue }
      try globs.append(PathGlob(ResolvedPath.of(Paths.join(folder, pattern))))
    }
    self.globs = globs
  }

  /// Patterns that were prepared before, by the other initialiser.
  init(prepared patterns: [String]) throws(SelectionError) {
    var globs: [PathGlob] = []
    for pattern in patterns { try globs.append(PathGlob(pattern)) }
    self.globs = globs
  }

  package func match(_ path: String) -> Bool { globs.contains { $0.matches(path) } }
}
