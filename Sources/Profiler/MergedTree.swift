/// A call tree without the lines that calls were made from: one node for each stack of functions.
package struct MergedTree: Sendable {
  package private(set) var nodes: [Node] = []

  /// For each node of the call tree, its place in `nodes`.
  package let places: [Int]

  package struct Node: Hashable, Sendable {
    /// What the node was merged by; the function, unless something else was asked for.
    package let label: Int
    package let parent: Int?
    package var calls = 0
    package var resumptions = 0
    package var own = 0
    package var waiting = 0
    package var suspended = 0

    /// `own` and that of all below.
    package var total = 0
  }

  private struct Key: Hashable {
    let parent: Int?
    let label: Int
  }

  /// - Parameters:
  ///   - labels: for each function a number, equal for functions that look the same.
  ///   - foldsRecursion: whether a function that calls itself is one node.
  package init(_ tree: CallTree, labels: [Int], foldsRecursion: Bool = false) {
    var known: [Key: Int] = [:]
    var moved: [Int] = []
    moved.reserveCapacity(tree.nodes.count)
    for call in tree.nodes {
      let key = Key(parent: call.parent.map { moved[$0] }, label: labels[call.function])
      let place: Int
      if foldsRecursion, let parent = key.parent, nodes[parent].label == key.label {
        place = parent
      } else if let merged = known[key] {
        place = merged
      } else {
        place = nodes.count
        known[key] = place
        nodes.append(Node(label: key.label, parent: key.parent))
      }
      moved.append(place)
      nodes[place].add(call)
    }
    self.places = moved
    for place in nodes.indices.reversed() {
      nodes[place].total += nodes[place].own
      if let parent = nodes[place].parent { nodes[parent].total += nodes[place].total }
    }
  }

  /// Nodes of the same callers and function.
  package init(_ profile: Profile) {
    self.init(profile.tree, labels: Array(profile.functions.indices))
  }

  /// The way through it.
  package var walk: TreeWalk { TreeWalk(parents: nodes.map(\.parent)) }
}

extension MergedTree.Node {
  fileprivate mutating func add(_ call: CallNode) {
    calls += call.calls
    resumptions += call.resumptions
    own += call.own
    waiting += call.waiting
    suspended += call.suspended
  }
}
