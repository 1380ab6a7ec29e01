/// The way down and up a call tree: each node after its parent, and its subtree before the next.
///
/// It takes no stack of the machine, because recursion in a measured program goes deep.
package struct TreeWalk: Sendable {
  /// The first child of each node and the next child of the same parent; -1 where there is none.
  private var firstChild: [Int32]
  private var nextSibling: [Int32]
  private var firstRoot: Int32 = -1

  package init(_ tree: CallTree) { self.init(parents: tree.nodes.map(\.parent)) }

  /// - Parameter parents: for each node the place of its parent, which is a smaller one.
  package init(parents: [Int?]) {
    let count = parents.count
    firstChild = [Int32](repeating: -1, count: count)
    nextSibling = [Int32](repeating: -1, count: count)
    // From the last to the first, each before what its parent has already.
    for node in parents.indices.reversed() {
      if let parent = parents[node] {
        nextSibling[node] = firstChild[parent]
        firstChild[parent] = Int32(truncatingIfNeeded: node)
      } else {
        nextSibling[node] = firstRoot
        firstRoot = Int32(truncatingIfNeeded: node)
      }
    }
  }

  /// Tells `enter` and `leave` the place of every node on the way.
  ///
  /// - Parameter enter: says whether to go on below the node.
  @inline(__always)
  package func go(enter: (Int) -> Bool, leave: (Int) -> Void) {
    var root = firstRoot
    while root >= 0 {
      go(from: Int(root), enter: enter, leave: leave)
      root = nextSibling[Int(root)]
    }
  }

  /// The same for one node and all below it.
  @inline(__always)
  package func go(from root: Int, enter: (Int) -> Bool, leave: (Int) -> Void) {
    guard enter(root) else { return leave(root) }
    var open = [Int32(truncatingIfNeeded: root)]
    var next = firstChild[root]
    while true {
      if next >= 0 {
        let node = Int(next)
        if enter(node) {
          open.append(next)
          next = firstChild[node]
          continue
        }
        leave(node)
        next = nextSibling[node]
      } else if let node = open.popLast() {
        leave(Int(node))
        guard !open.isEmpty else { return }
        next = nextSibling[Int(node)]
      } else {
        return
      }
    }
  }

  package func children(of node: Int) -> [Int] { siblings(from: firstChild[node]) }

  package var roots: [Int] { siblings(from: firstRoot) }

  private func siblings(from first: Int32) -> [Int] {
    var result: [Int] = []
    var next = first
    while next >= 0 {
      result.append(Int(next))
      next = nextSibling[Int(next)]
    }
    return result
  }
}
