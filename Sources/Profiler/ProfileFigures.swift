/// What a profile's call tree says about its functions, and about who called whom.
package struct ProfileFigures: Sendable {
  /// For each node of the tree, its own time and that of all below it.
  package let inclusive: [Int]

  /// For each function of the profile.
  package let functions: [CallFigures]

  /// Every pair of a caller and a callee, by caller and then by callee.
  package let edges: [CallEdge]

  /// The places in `edges`, by callee.
  private let byCallee: [Int]

  package init(_ profile: Profile) {
    let tree = profile.tree
    inclusive = tree.inclusiveTimes()
    var sums = EdgeSums(tree, tellsLines: false)
    var functions = [CallFigures](repeating: CallFigures(), count: profile.functions.count)
    var openCalls = [Int32](repeating: 0, count: profile.functions.count)
    let inclusive = inclusive
    TreeWalk(tree).go { node in
      let function = tree.nodes[node].function
      let isOutermost = openCalls[function] == 0
      openCalls[function] += 1
      functions[function].add(tree.nodes[node], isOutermost: isOutermost)
      if isOutermost { functions[function].total += inclusive[node] }
      sums.enter(node, tree.nodes[node], inclusive[node])
      return true
    } leave: { node in
      openCalls[tree.nodes[node].function] -= 1
      sums.leave(node)
    }
    self.functions = functions
    edges = sums.edges.sorted { ($0.caller, $0.callee) < ($1.caller, $1.callee) }
    let edges = edges
    byCallee = edges.indices.sorted { edges[$0].callee < edges[$1].callee }
  }

  /// The calls that a function made.
  package func callees(of function: Int) -> ArraySlice<CallEdge> {
    let start = edges.indices.partitioningIndex { edges[$0].caller >= function }
    let end = edges.indices.partitioningIndex { edges[$0].caller > function }
    return edges[start..<end]
  }

  /// The calls that were made of a function, by caller.
  package func callers(of function: Int) -> [CallEdge] {
    let start = byCallee.indices.partitioningIndex { edges[byCallee[$0]].callee >= function }
    return byCallee[start...].lazy.map { edges[$0] }.prefix { $0.callee == function }.map { $0 }
  }
}

extension CallTree {
  /// For each node, its own time and that of all below it.
  fileprivate func inclusiveTimes() -> [Int] {
    var times = nodes.map(\.own)
    for node in nodes.indices.reversed() {
      if let parent = nodes[node].parent { times[parent] += times[node] }
    }
    return times
  }
}

extension Range<Int> {
  /// The first place from which on `belongs` is true; it must stay true.
  fileprivate func partitioningIndex(_ belongs: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
