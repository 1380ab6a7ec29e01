/// A node of the call tree as it lies in the log: written in place while the program runs.
///
/// The first 16 bytes are the record's header. The pointers are those of the process that writes, and
/// tell a reader nothing.
@safe package struct NodeRecord {
  package var kind: UInt32
  package var size: UInt32

  /// The place among the functions, and that of the parent among the nodes, plus one; 0 for none.
  package var function: UInt32
  package var parent: UInt32

  /// The place among the nodes.
  package var number: UInt32

  /// The line of the parent that called; 0 where lines are not timed.
  package var callLine: UInt32

  package var calls: UInt64
  package var resumptions: UInt64
  package var lineEvents: UInt64

  /// Ticks in the function itself.
  package var own: UInt64

  /// Those of `own` in which another thread ran.
  package var waiting: UInt64

  /// Ticks in which it was paused.
  package var suspended: UInt64

  package var unwinds: UInt32

  /// The test in which it was last entered.
  package var epoch: UInt32

  /// The child that was entered last, and what stands for the function in this process.
  package var lastChild: UnsafeMutablePointer<NodeRecord>?
  package var state: UnsafeMutableRawPointer?
}

/// A line as it lies in the log.
package struct LineRecord {
  /// The line's number, and the last row of its statement.
  package var line: UInt32
  package var lastLine: UInt32
  package var hits: UInt64
  package var own: UInt64

  /// One more than the ticks of the shortest hit; 0 before the first.
  package var shortest: UInt64
  package var longest: UInt64
  package var waiting: UInt64
  package var suspended: UInt64

  /// How often a function that is measured was entered, or went on, from here.
  package var calls: UInt64

  /// How often its function was left, or paused, on this line.
  package var exits: UInt64

  /// Those of `calls` and `exits` that were in the shortest and in the longest hit.
  package var shortestProbes: LineProbes
  package var longestProbes: LineProbes
}

/// How many events of functions there were in one hit of a line.
package struct LineProbes: Hashable, Sendable {
  /// Exits in the upper half: one comparison tells that there are none of either.
  package var packed: UInt64

  package init(packed: UInt64 = 0) { self.packed = packed }

  @inlinable @inline(__always) package mutating func noteCall() { packed &+= 1 }
  @inlinable @inline(__always) package mutating func noteExit() { packed &+= 1 << 32 }

  @inlinable package var calls: UInt64 { packed & 0xFFFF_FFFF }
  @inlinable package var exits: UInt64 { packed >> 32 }
}
