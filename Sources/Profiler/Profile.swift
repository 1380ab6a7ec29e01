/// Where the time of a run went: what was measured, with the cost of measuring taken out.
///
/// All durations are whole nanoseconds. Times of several processes and threads are side by side in
/// one call tree, whose topmost nodes are the threads.
package struct Profile: Hashable, Sendable {
  /// How the run came about, and how it was measured.
  package var run: ProfiledRun

  /// What was called; nodes and line tables name them by their place here.
  package var functions: [ProfiledFunction]

  /// Who called what, from the threads down.
  package var tree: CallTree

  /// The lines of the functions whose lines were timed.
  package var lines: [FunctionLines]

  /// What each test took, in the order in which they began.
  package var tests: [TestTiming]

  package init(
    run: ProfiledRun, functions: [ProfiledFunction] = [], tree: CallTree = CallTree(),
    lines: [FunctionLines] = [], tests: [TestTiming] = []
  ) {
    self.run = run
    self.functions = functions
    self.tree = tree
    self.lines = lines
    self.tests = tests
  }
}
