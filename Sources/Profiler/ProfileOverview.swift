/// The figures of a whole profile.
package struct ProfileOverview: Hashable, Sendable {
  /// The own times of all functions.
  package let measured: Int

  /// The cost of probes that was taken out of them.
  package let overhead: Int

  /// Those of `measured` in which another thread held the interpreter's lock.
  package let waiting: Int

  /// The time in which generators and coroutines were paused.
  package let suspended: Int

  /// The time of the garbage collector, with what it called; among `measured`.
  package let garbageCollection: Int

  /// The time of import statements, with all they ran; among `measured`.
  package let imports: Int

  package init(_ profile: Profile, _ figures: ProfileFigures) {
    let nodes = profile.tree.nodes
    measured = nodes.reduce(0) { $0 + $1.own }
    overhead = nodes.reduce(0) { $0 + $1.overhead }
    waiting = nodes.reduce(0) { $0 + $1.waiting }
    suspended = nodes.reduce(0) { $0 + $1.suspended }
    garbageCollection = Self.outermost(profile, figures) { $0.kind == .garbageCollection }
    imports = Self.outermost(profile, figures) {
      $0.name == "_find_and_load" && $0.file.hasSuffix("<frozen importlib._bootstrap>")
    }
  }

  /// The time below the outermost nodes of some functions.
  private static func outermost(
    _ profile: Profile, _ figures: ProfileFigures, of isWanted: (ProfiledFunction) -> Bool
  ) -> Int {
    let wanted = profile.functions.map(isWanted)
    guard wanted.contains(true) else { return 0 }
    var total = 0
    TreeWalk(profile.tree).go { node in
      guard wanted[profile.tree.nodes[node].function] else { return true }
      total += figures.inclusive[node]
      return false
    } leave: { _ in
    }
    return total
  }
}
