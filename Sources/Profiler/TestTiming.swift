/// What one phase of a test took, and in which functions.
package struct TestTiming: Hashable, Sendable {
  /// The test's node id and phase, such as `tests/test_a.py::test_b|run`.
  package var label: String

  /// Nanoseconds from its beginning to its end, probes taken out.
  package var duration: Int

  /// What ran, by function.
  package var functions: [Share]

  /// A function's part of a test.
  package struct Share: Hashable, Sendable {
    /// The place in `Profile.functions`.
    package var function: Int
    package var calls: Int

    /// Nanoseconds in the function itself.
    package var own: Int

    package init(function: Int, calls: Int, own: Int) {
      self.function = function
      self.calls = calls
      self.own = own
    }
  }

  package init(label: String, duration: Int, functions: [Share] = []) {
    self.label = label
    self.duration = duration
    self.functions = functions
  }
}
