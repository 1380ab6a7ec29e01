/// The ways that control can take through a file, as far as its text says.
package struct ControlFlow: Hashable, Sendable {
  /// Every possible arc between different lines, in ascending order.
  package let arcs: [Arc]

  /// The lines with more than one exit, excluded lines and exits to such left out.
  package let branchLines: LineSet

  /// The lines that a comment or the configuration says may leave exits untaken.
  package let partialLines: LineSet

  /// Whose answers these are; what is made of a recording follows the same rules.
  package let rules: BranchRules

  /// What is recorded as an arc to the header of a `with` statement, by arc.
  private let withExits: [WithExit]

  package init(
    arcs: some Sequence<Arc>, excluded: LineSet = [], partialLines: LineSet = [],
    rules: BranchRules = .exact
  ) {
    self.init(
      sorted: Self.distinct(arcs), withExits: [], excluded: excluded,
      partialLines: partialLines, rules: rules)
  }

  init(
    sorted arcs: [Arc], withExits: [ArcThroughWith], excluded: LineSet,
    partialLines: LineSet, rules: BranchRules
  ) {
    self.arcs = arcs
    self.partialLines = partialLines
    self.rules = rules
    let lines = Self.branchLines(of: arcs, excluded)
    branchLines = lines
    self.withExits =
      withExits
      .filter { lines.contains(Int($0.source)) }
      .map { WithExit(recorded: $0.recorded, meant: $0.meant) }
      .sorted { $0.recorded < $1.recorded }
  }

  private static func distinct(_ arcs: some Sequence<Arc>) -> [Arc] {
    var result: [Arc] = []
    for arc in arcs.sorted() where arc != result.last { result.append(arc) }
    return result
  }

  private static func branchLines(of arcs: [Arc], _ excluded: LineSet) -> LineSet {
    var result = LineSet()
    var last = 0
    for arc in arcs where arc.counts(without: excluded) {
      if arc.source == last { result.insert(last) }
      last = arc.source
    }
    return result
  }
}

extension ControlFlow {
  /// The arcs from lines that branch, in ascending order, those to excluded lines too.
  package var branchArcs: [Arc] { arcs.filter { branchLines.contains($0.source) } }

  /// How many exits each line has, in ascending order: excluded lines and exits to such left out.
  package func exitCounts(without excluded: LineSet) -> [(line: Int, count: Int)] {
    var result: [(line: Int, count: Int)] = []
    for arc in arcs where arc.counts(without: excluded) {
      let count = result.last?.line == arc.source ? result.removeLast().count : 0
      result.append((arc.source, count + 1))
    }
    return result
  }

  /// Whether an arc is a possible one.
  package func contains(_ arc: Arc) -> Bool {
    let index = arcs.partition { $0 < arc }
    return index < arcs.count && arcs[index] == arc
  }

  /// The arc that a recorded one from line to line stands for.
  ///
  /// Leaving a `with` statement runs its header once more, so that what is recorded leads there;
  /// what is meant leads to where control goes from it.
  package func meant(by arc: Arc) -> Arc {
    let index = withExits.partition { $0.recorded < arc }
    return index < withExits.count && withExits[index].recorded == arc
      ? withExits[index].meant : arc
  }
}

extension Arc {
  /// Whether neither end is excluded.
  package func counts(without excluded: LineSet) -> Bool {
    !excluded.contains(source) && !excluded.contains(signedDestination)
  }
}

/// An arc that leaves a `with` statement, and what it is recorded as.
struct WithExit: Hashable, Sendable {
  let recorded: Arc
  let meant: Arc
}

extension Array {
  /// The index of the first element that is not before the place looked for, in ascending order.
  fileprivate func partition(_ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
