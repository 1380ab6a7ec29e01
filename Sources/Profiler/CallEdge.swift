/// The calls that one function made of another.
///
/// Its figures are the callee's as this caller used it; with recursion, those are primitive that
/// were made while no other call of this pair was open.
package struct CallEdge: Hashable, Sendable {
  /// The places in `Profile.functions`.
  package let caller: Int
  package let callee: Int

  /// The caller's line; 0 when the calls of all its lines are one edge.
  package var line = 0
  package var figures = CallFigures()
}
