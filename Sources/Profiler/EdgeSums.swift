/// The edges of a tree, as they are met on the way through it.
struct EdgeSums {
  private(set) var edges: [CallEdge] = []

  /// For each node the place of its edge, -1 for one without a parent.
  private var places: [Int32] = []
  private var openCalls: [Int32]

  private struct Key: Hashable {
    let caller: Int32
    let callee: Int32
    let line: Int
  }

  /// - Parameter tellsLines: whether calls from different lines are different edges.
  init(_ tree: CallTree, tellsLines: Bool) {
    var known: [Key: Int32] = [:]
    places.reserveCapacity(tree.nodes.count)
    for call in tree.nodes {
      guard let parent = call.parent else {
        places.append(-1)
        continue
      }
      let caller = tree.nodes[parent].function
      let line = tellsLines ? call.callLine : 0
      let key = Key(
        caller: Int32(truncatingIfNeeded: caller), callee: Int32(truncatingIfNeeded: call.function),
        line: line)
      if let place = known[key] {
        places.append(place)
        continue
      }
      let place = Int32(truncatingIfNeeded: edges.count)
      known[key] = place
      places.append(place)
      edges.append(CallEdge(caller: caller, callee: call.function, line: line))
    }
    openCalls = [Int32](repeating: 0, count: edges.count)
  }

  mutating func enter(_ node: Int, _ call: borrowing CallNode, _ inclusive: Int) {
    guard places[node] >= 0 else { return }
    let place = Int(places[node])
    let isOutermost = openCalls[place] == 0
    openCalls[place] += 1
    edges[place].figures.add(call, isOutermost: isOutermost)
    if isOutermost { edges[place].figures.total += inclusive }
  }

  mutating func leave(_ node: Int) {
    if places[node] >= 0 { openCalls[Int(places[node])] -= 1 }
  }
}

extension ProfileFigures {
  /// Every caller, line and callee, in this order.
  package func callSites(of profile: Profile) -> [CallEdge] {
    var sums = EdgeSums(profile.tree, tellsLines: true)
    TreeWalk(profile.tree).go { node in
      sums.enter(node, profile.tree.nodes[node], inclusive[node])
      return true
    } leave: { node in
      sums.leave(node)
    }
    return sums.edges.sorted { ($0.caller, $0.line, $0.callee) < ($1.caller, $1.line, $1.callee) }
  }
}
