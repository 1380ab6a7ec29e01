/// How control can pass from line to line in one code object, and which events tell that it did.
///
/// An arc leads from a line to the next line that sends a LINE event, or out of the code object.
/// Most arcs need no event of their own: control that reaches a line by one way only has come that
/// way. What is left is told by one direction of a branch, or by a jump, a return or an exception
/// that nothing but the arc passes through.
package struct LineFlow: Sendable {
  /// How it is known that an arc was taken; the raw value is what its byte holds at first.
  package enum Rule: UInt8, Sendable {
    /// An event says so, and the byte becomes 1.
    case event = 0
    /// The line it leads to ran.
    case destination = 2
    /// Both its lines ran, or its first where it leads out.
    case lines = 3
  }

  package struct Arc: Hashable, Sendable {
    package let from: Int32
    /// A line, or below zero a way out: the negative of the code object's first line.
    package let to: Int32
    package internal(set) var rule: Rule
  }

  /// A branch at least one of whose directions has to be seen.
  package struct Site: Sendable {
    package let unit: Int32
    /// A destination from here on is that of the jump.
    package let jump: Int32
    /// The arcs that going on and jumping tell of; -1 for none.
    package let arcs: (next: Int32, jump: Int32)
    /// The line that runs when it jumps and sends no event then; 0 for none.
    package let silentLine: Int32
  }

  /// A jump or a return that tells of an arc.
  package struct Witness: Sendable {
    package let unit: Int32
    package let arc: Int32
    package let isExit: Bool
  }

  /// A stretch of units of which exceptions tell of an arc.
  package struct Raise: Sendable {
    package let units: Range<Int32>
    package let arc: Int32
    /// Whether only the end of an asynchronous iterator counts.
    package let isAsyncEnd: Bool
  }

  /// A stretch of units between a branch and where its arc leads: an exception there means that the
  /// arc was not taken.
  package struct Doubt: Sendable {
    package let units: Range<Int32>
    package let arc: Int32
  }

  package internal(set) var arcs: [Arc] = []
  package internal(set) var sites: [Site] = []
  package internal(set) var witnesses: [Witness] = []

  /// In the order of their units; of the same units, the end of an asynchronous iterator first.
  package internal(set) var raises: [Raise] = []
  package internal(set) var doubts: [Doubt] = []

  /// The lines that need no event; nil where there are none, as in code that pauses: that may go on
  /// where something else is recorded.
  package internal(set) var told: ToldLines?

  /// The lines on which the code pauses; nil where there are none.
  package let pausing: PausingLines?

  /// - Parameter lines: from the lowest line to the highest.
  package init(_ code: Bytecode, lines: ClosedRange<Int>, firstLine: Int, canPause: Bool) {
    var builder = LineFlowBuilder(code, lines: lines, firstLine: firstLine)
    builder.build(findingTold: !canPause)
    self = builder.flow
  }

  /// What is known before any arc is.
  init(pausing: PausingLines?) { self.pausing = pausing }
}
