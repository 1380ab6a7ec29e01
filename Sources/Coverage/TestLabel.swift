/// A context as people know it: a test, and the phase of it that ran.
///
/// pytest-cov records `tests/test_a.py::test_one|run`, and the same with `setup` and `teardown`.
/// What ran outside of every test has the empty name.
package struct TestLabel: Hashable, Sendable {
  package let name: String
  package let phase: Phase?

  package enum Phase: String, Hashable, Sendable, CaseIterable {
    case setup
    case run
    case teardown
  }

  package init(_ context: Recording.Context) {
    if let bar = context.utf8.lastIndex(of: UInt8(ascii: "|")),
      let phase = Phase(rawValue: String(context[context.index(after: bar)...]))
    {
      self.init(name: String(context[..<bar]), phase: phase)
    } else {
      self.init(name: context, phase: nil)
    }
  }

  private init(name: String, phase: Phase?) {
    self.name = name
    self.phase = phase
  }
}
