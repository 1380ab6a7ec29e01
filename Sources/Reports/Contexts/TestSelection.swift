package import Coverage
internal import PythonRegex

/// The tests that somebody asks about.
package struct TestSelection: Sendable {
  /// A test, and its contexts: one for each phase.
  package struct Test: Hashable, Sendable {
    /// Empty for what ran outside of all tests.
    package let name: String
    package let contexts: [ContextIndex.Context]
  }

  /// In the order of their names, what ran outside of all tests first.
  package let tests: [Test]

  /// All the tests of a data file.
  ///
  /// - Parameter mergesPhases: whether the phases of a test are one test.
  package init(_ contexts: [ContextIndex.Context], mergingPhases mergesPhases: Bool) {
    let groups = Dictionary(grouping: contexts) {
      mergesPhases ? TestLabel($0.label).name : $0.label
    }
    tests = groups.map { Test(name: $0.key, contexts: $0.value) }
      .map { (HumanOrder($0.name), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private init(_ tests: [Test]) { self.tests = tests }

  /// Whether no test was recorded.
  package var isWithoutTests: Bool { tests.allSatisfy(\.name.isEmpty) }

  /// Those that `pattern` names: the test of that name; else those it matches as a glob, in which `*`
  /// is any text and `?` any character; else those in which it is found as a regular expression.
  package func matching(_ pattern: String) throws(TestSelectionError) -> TestSelection {
    let tests = tests.filter { !$0.name.isEmpty }
    if let test = tests.first(where: { $0.name == pattern }) { return TestSelection([test]) }
    if pattern.contains(where: { $0 == "*" || $0 == "?" }) {
      let glob = Array(pattern.utf8)
      let found = tests.filter { Self.matches(glob[...], Array($0.name.utf8)[...]) }
      if !found.isEmpty { return TestSelection(found) }
    }
    let literal = pattern.isEmpty ? [] : tests.filter { $0.name.contains(pattern) }
    if !literal.isEmpty { return TestSelection(literal) }
    if !pattern.isEmpty, let expression = try? PythonRegex(pattern) {
      let found = tests.filter { !expression.matches(in: Array($0.name.utf8)).isEmpty }
      if !found.isEmpty { return TestSelection(found) }
    }
    throw TestSelectionError(pattern: pattern, nearest: Self.nearest(to: pattern, among: tests))
  }

  /// Brackets stand for themselves: they are in the names of tests with parameters.
  private static func matches(_ glob: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var (glob, text) = (glob, text)
    var retry: (glob: ArraySlice<UInt8>, text: ArraySlice<UInt8>)?
    while true {
      if glob.first == UInt8(ascii: "*") {
        glob = glob.dropFirst()
        retry = (glob, text)
      } else if let byte = text.first, glob.first == byte || glob.first == UInt8(ascii: "?") {
        glob = glob.dropFirst()
        text = text.dropFirst()
      } else if glob.isEmpty, text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        (glob, text) = (last.glob, last.text.dropFirst())
        retry = (glob, text)
      } else {
        return false
      }
    }
  }

  /// By the whole name, or else by what follows its last separator.
  private static func nearest(to pattern: String, among tests: [Test]) -> String? {
    if let name = NearestText.of(pattern, among: tests.map(\.name)) { return name }
    let ends = tests.map { ending(of: $0.name) }
    guard let end = NearestText.of(ending(of: pattern), among: ends) else { return nil }
    return ends.firstIndex(of: end).map { tests[$0].name }
  }

  private static func ending(of name: String) -> String {
    let plain = name.prefix { $0 != "[" }
    return plain.split { $0 == ":" || $0 == "." }.last.map(String.init) ?? name
  }
}

/// No test fits what was asked for.
package struct TestSelectionError: Error, Hashable, Sendable, CustomStringConvertible {
  package let pattern: String
  package let nearest: String?

  package var description: String {
    "no test is named or matched by '\(pattern)'; "
      + (nearest.map { "did you mean '\($0)'?" } ?? "'pycov tests' lists all there are")
  }
}
