/// The timed lines of one function, in ascending order.
///
/// A statement of several rows is one line: its first.
package struct FunctionLines: Hashable, Sendable {
  /// The place in `Profile.functions`.
  package var function: Int
  package var lines: [LineTiming]

  package init(function: Int, lines: [LineTiming]) {
    self.function = function
    self.lines = lines
  }
}

/// What the runs of one line took.
///
/// The time of functions that are nodes of the call tree is not in `own`; that of all others is.
/// How long a line took with all that it called is told by the tree, see `CallNode.callLine`.
package struct LineTiming: Hashable, Sendable {
  package var line: Int

  /// The last row of the statement.
  package var lastLine: Int

  /// How often control came to the line.
  package var hits: Int

  /// Nanoseconds on the line itself, probes taken out.
  package var own: Int

  /// The shortest and the longest of the hits, in nanoseconds of `own`.
  package var shortest: Int
  package var longest: Int

  /// Those of `own` in which another thread held the interpreter's lock.
  package var waiting: Int

  /// Nanoseconds in which the function was paused on this line; in no other figure.
  package var suspended: Int

  /// Nanoseconds of probes that were taken out of `own`.
  package var overhead: Int

  package init(
    line: Int, lastLine: Int, hits: Int = 0, own: Int = 0, shortest: Int = 0, longest: Int = 0,
    waiting: Int = 0, suspended: Int = 0, overhead: Int = 0
  ) {
    self.line = line
    self.lastLine = lastLine
    self.hits = hits
    self.own = own
    self.shortest = shortest
    self.longest = longest
    self.waiting = waiting
    self.suspended = suspended
    self.overhead = overhead
  }

  /// Whether more was taken out than is left: the time is too short to be told from the probes'.
  package var isBelowResolution: Bool { own < overhead && own < 1_000_000 }
}
