/// The calling contexts of a run: a node for each distinct way to get to a function.
///
/// A node comes after its parent. Where a run has more contexts than are kept, the rest hang from a
/// node of the kind `elsewhere`, with all their calls and times, and without their callers.
package struct CallTree: Hashable, Sendable {
  package var nodes: [CallNode]

  package init(_ nodes: [CallNode] = []) { self.nodes = nodes }
}

/// What a function did when it was called in one way.
package struct CallNode: Hashable, Sendable {
  /// The place in `Profile.functions`.
  package var function: Int

  /// The place in `CallTree.nodes`; nil for a thread.
  package var parent: Int?

  /// The line of the parent from which the call was made; 0 where lines were not timed.
  package var callLine: Int

  /// How often the function began.
  package var calls: Int

  /// How often a generator or coroutine went on after it had paused; not among `calls`.
  package var resumptions: Int

  /// How often the function was left by an exception; among `calls` and `resumptions`.
  package var unwinds: Int

  /// How many exceptions began in it, or in C that it called.
  package var raises: Int

  /// Nanoseconds in the function itself, probes taken out: without what it called that is a node of
  /// its own.
  package var own: Int

  /// Those of `own` in which another thread held the interpreter's lock.
  package var waiting: Int

  /// Nanoseconds in which generators and coroutines were paused; in no other figure.
  package var suspended: Int

  /// Nanoseconds of probes that were taken out of `own`.
  package var overhead: Int

  package init(
    function: Int, parent: Int?, callLine: Int = 0, calls: Int = 0, resumptions: Int = 0,
    unwinds: Int = 0, raises: Int = 0, own: Int = 0, waiting: Int = 0, suspended: Int = 0,
    overhead: Int = 0
  ) {
    self.function = function
    self.parent = parent
    self.callLine = callLine
    self.calls = calls
    self.resumptions = resumptions
    self.unwinds = unwinds
    self.raises = raises
    self.own = own
    self.waiting = waiting
    self.suspended = suspended
    self.overhead = overhead
  }
}
