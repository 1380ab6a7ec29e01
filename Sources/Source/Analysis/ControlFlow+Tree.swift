extension ControlFlow {
  /// - Parameter live: the first lines of the statements that are compiled.
  init(
    of tree: SyntaxTree, live: LineSet, excluded: LineSet, partialLines: LineSet,
    rules: BranchRules
  ) {
    var found = ArcWalk.walk(tree, live: live, rules: rules)
    found.arcs.sort()
    let ambiguous = Self.ambiguous(found.withExits)
    var arcs: [Arc] = []
    arcs.reserveCapacity(found.arcs.count)
    var last: UInt64 = 0
    for packed in found.arcs where packed != last {
      last = packed
      let arc = Arc(packed: packed)
      if ambiguous.isEmpty || !ambiguous.contains(arc) { arcs.append(arc) }
    }
    self.init(
      sorted: arcs, withExits: found.withExits.filter { !ambiguous.contains($0.meant) },
      excluded: excluded, partialLines: partialLines,
      rules: rules)
  }

  /// Jumps out of a `with` statement from a line that also ends its body.
  ///
  /// Both run the header next, so that nothing recorded can tell them apart: they count as one.
  private static func ambiguous(_ exits: [ArcThroughWith]) -> Set<Arc> {
    guard exits.contains(where: \.isJump) else { return [] }
    let ends = Set(exits.lazy.filter { !$0.isJump }.map(\.recorded))
    return Set(exits.lazy.filter { $0.isJump && ends.contains($0.recorded) }.map(\.meant))
  }
}
