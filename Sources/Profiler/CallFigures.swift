/// What calls came to: those of a function, or those that one caller made of it.
///
/// All durations are nanoseconds.
package struct CallFigures: Hashable, Sendable {
  package var calls = 0

  /// Those of `calls` that were made while no other call that is counted here was open.
  package var primitiveCalls = 0

  /// How often a generator or coroutine went on after it had paused.
  package var resumptions = 0

  /// Those of `resumptions` that happened while no other call that is counted here was open.
  package var primitiveResumptions = 0

  /// How often an exception ended it.
  package var unwinds = 0

  /// How many exceptions began in it, or in C that it called; those that passed through are not among
  /// them.
  package var raises = 0

  /// The time in the function itself.
  package var own = 0

  /// The time from beginning to end, with all that was called; under recursion the outermost call's,
  /// so that no moment counts twice.
  package var total = 0

  /// Those of `own` in which another thread held the interpreter's lock.
  package var waiting = 0

  /// The time of being paused; in no other figure.
  package var suspended = 0

  /// The cost of probes that was taken out of `own`.
  package var overhead = 0

  package init() {}

  /// How often control came to it: what cProfile counts as calls.
  package var entries: Int { calls + resumptions }

  package var primitiveEntries: Int { primitiveCalls + primitiveResumptions }

  /// Whether more was taken out than is left: the time is too short to be told from the probes'.
  package var isBelowResolution: Bool { own < overhead && own < 1_000_000 }

  /// Adds a node of the tree, `total` apart.
  ///
  /// - Parameter isOutermost: whether no other call that is counted here is open.
  mutating func add(_ node: borrowing CallNode, isOutermost: Bool) {
    calls += node.calls
    resumptions += node.resumptions
    unwinds += node.unwinds
    raises += node.raises
    own += node.own
    waiting += node.waiting
    suspended += node.suspended
    overhead += node.overhead
    guard isOutermost else { return }
    primitiveCalls += node.calls
    primitiveResumptions += node.resumptions
  }
}

extension CallFigures {
  package static func += (a: inout CallFigures, b: CallFigures) {
    a.calls += b.calls
    a.primitiveCalls += b.primitiveCalls
    a.resumptions += b.resumptions
    a.primitiveResumptions += b.primitiveResumptions
    a.unwinds += b.unwinds
    a.raises += b.raises
    a.own += b.own
    a.total += b.total
    a.waiting += b.waiting
    a.suspended += b.suspended
    a.overhead += b.overhead
  }
}
