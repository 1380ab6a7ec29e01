/// Why a text is no regular expression, in Python's sense of one.
package struct PythonRegexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole pattern as it was given.
  package let pattern: String

  /// What is wrong with it, such as "nothing to repeat".
  package let problem: String

  /// Where, in characters from the start of the pattern; nil when it concerns the whole.
  package let position: Int?

  init(_ pattern: String, _ problem: String, at position: Int? = nil) {
    self.pattern = pattern
    self.problem = problem
    self.position = position
  }

  package var description: String {
    let place = position.map { " at position \($0)" } ?? ""
    return "invalid regular expression '\(pattern)': \(problem)\(place)"
  }
}
