/// A regular expression that means what it means in Python, for `str` and with `re.MULTILINE`.
///
/// It is run by PCRE2 as machine code. Any number of threads may use one value at a time.
package struct PythonRegex: Sendable, Hashable {
  /// The expression as it was given.
  package let pattern: String

  /// Alternatives that are searched for separately; the leftmost match wins, then the first.
  let parts: [RegexPart]

  /// - Throws: what Python's `re` refuses, and the little that PCRE2 cannot do.
  package init(_ pattern: String) throws(PythonRegexError) {
    self.pattern = pattern
    var parts: [RegexPart] = []
    for node in try RegexParser.parse(pattern).independentAlternatives {
      parts.append(try RegexPart(node, of: pattern))
    }
    self.parts = parts
  }

  /// One expression that matches what any of `patterns` does; nil when there is none.
  ///
  /// Groups count through all of the patterns, and flags for a whole expression are refused when
  /// there are several: `(?:first)|(?:second)` is what Python is given too.
  package static func joined(_ patterns: [String]) throws(PythonRegexError) -> PythonRegex? {
    guard let first = patterns.first else { return nil }
    if patterns.count == 1 { return try PythonRegex(first) }
    do {
      return try PythonRegex(patterns.map(enclosed).joined(separator: "|"))
    } catch {
      for pattern in patterns { try checkAmongOthers(pattern) }
      throw error
    }
  }

  private static func enclosed(_ pattern: String) -> String { "(?:\(pattern))" }

  /// Blames the one pattern that is wrong, alone or where it does not stand first.
  private static func checkAmongOthers(_ pattern: String) throws(PythonRegexError) {
    _ = try PythonRegex(pattern)
    do {
      try validate(enclosed(pattern))
    } catch {
      throw PythonRegexError(
        pattern, "\(error.problem), where it is one of several", at: error.position.map { $0 - 3 })
    }
  }

  /// Says what is wrong with a pattern, without the cost of making it ready to run.
  package static func validate(_ pattern: String) throws(PythonRegexError) {
    _ = try RegexParser.parse(pattern)
  }

  package static func == (a: PythonRegex, b: PythonRegex) -> Bool { a.pattern == b.pattern }

  package func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}
