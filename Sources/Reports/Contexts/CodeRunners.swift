package import Coverage
package import Source

/// Who ran a piece of code: tests, and what runs outside of every test.
package struct CodeRunners: Hashable, Sendable {
  /// A test, and the statements it ran.
  package struct Runner: Hashable, Sendable {
    /// The name of the test; empty for what ran outside of all tests.
    package let test: String

    /// In the order in which they run; empty when the contexts say no phase.
    package let phases: [TestLabel.Phase]

    /// By first line.
    package let lines: LineSet
  }

  package let path: String
  package let name: String?
  package let range: ClosedRange<Int>

  /// By first line; what ran of a file whose source is not known.
  package let statements: LineSet

  /// In the order of their names.
  package let tests: [Runner]

  /// Nil when nothing ran outside of the tests.
  package let outside: Runner?

  /// - Parameters:
  ///   - recorded: what each context ran of the file.
  ///   - mergesPhases: whether the phases of a test are one test.
  package init(
    of code: CodeFinder.Found, recorded: [(label: Recording.Context, lines: LineSet)],
    mergingPhases mergesPhases: Bool
  ) {
    var found: [String: (phases: Set<TestLabel.Phase>, lines: LineSet)] = [:]
    for (context, lines) in recorded {
      let lines = code.statements(of: lines)
      if lines.isEmpty { continue }
      let label = TestLabel(context)
      let name = mergesPhases ? label.name : context
      found[name, default: ([], [])].lines.formUnion(lines)
      if mergesPhases, let phase = label.phase { found[name]?.phases.insert(phase) }
    }
    let runners = found.map { name, runs in
      Runner(
        test: name, phases: TestLabel.Phase.allCases.filter(runs.phases.contains), lines: runs.lines
      )
    }.sorted { HumanOrder($0.test) < HumanOrder($1.test) }
    path = code.path
    name = code.name
    tests = runners.filter { !$0.test.isEmpty }
    outside = runners.first { $0.test.isEmpty }
    let ran = runners.reduce(into: LineSet()) { $0.formUnion($1.lines) }
    statements = code.statements ?? ran
    // A file of which nothing is known ends where the recording does.
    let last = ran.reduce(1) { max($0, $1) }
    range = code.statements == nil && code.range.count > last ? 1...last : code.range
  }
}

extension CodeFinder.Found {
  /// The statements that recorded lines stand for, those alone that are in.
  fileprivate func statements(of recorded: LineSet) -> LineSet {
    let lines = (self.lines.map(recorded.intersection) ?? recorded).part(within: range)
    guard let analysis else { return lines }
    return analysis.firstLines.firstLines(of: lines)
  }
}
