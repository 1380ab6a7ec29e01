package import Profiler

/// The calls of a profile from the threads down, those that took the longest first.
package struct TreeTable: Sendable {
  private let analysis: ProfileAnalysis
  private let options: ProfileTextOptions
  private let limits: Limits
  private let tree: MergedTree

  /// What is not worth a row.
  package struct Limits: Hashable, Sendable {
    /// The least share of the measured time.
    package var share = 0.01

    /// How many functions deep.
    package var depth = usualDepth

    /// Deeper than what fits a screen; rows get longer with every level.
    package static let usualDepth = 60

    package init() {}
  }

  package init(_ analysis: ProfileAnalysis, _ options: ProfileTextOptions, _ limits: Limits) {
    self.analysis = analysis
    self.options = options
    self.limits = limits
    tree = MergedTree(
      analysis.profile.tree, labels: Array(analysis.profile.functions.indices),
      foldsRecursion: true)
  }

  package var shown: ShownProfile {
    var shown = ShownProfile()
    let heading = ProfileHeading(
      profile: analysis.profile, overview: analysis.overview, unit: options.unit)
    shown.add(heading: heading.run)
    shown.add(note: heading.probes)
    if let apart = heading.apart { shown.add(note: apart) }
    var table = ShownTable(columns: [
      ShownTable.number(options.unit.title("total")), ShownTable.number("%"),
      ShownTable.number(options.unit.title("own")), ShownTable.number("calls"),
      ShownTable.name("function"),
    ])
    let isCut = addRows(to: &table)
    shown.add(table)
    if isCut {
      shown.add(note: "calls more than \(limits.depth) deep are not shown; see '--depth'")
    }
    return shown
  }

  /// A node that waits for its row, or the rest of the nodes of one caller.
  private struct Entry {
    let nodes: [Int]
    let depth: Int
    let isRest: Bool
  }

  /// - Returns: whether calls were left out for being too deep.
  private func addRows(to table: inout ShownTable) -> Bool {
    let walk = tree.walk
    var isCut = false
    var waiting: [Entry] = entries(walk.roots, depth: 0).reversed()
    while let entry = waiting.popLast() {
      table.rows.append(row(entry))
      guard !entry.isRest, let node = entry.nodes.first else { continue }
      guard entry.depth < limits.depth else {
        isCut = isCut || !walk.children(of: node).isEmpty
        continue
      }
      waiting += entries(walk.children(of: node), depth: entry.depth + 1).reversed()
    }
    return isCut
  }

  private func entries(_ nodes: [Int], depth: Int) -> [Entry] {
    let least = Int(limits.share * Double(analysis.overview.measured))
    let sorted = nodes.sorted { (-tree.nodes[$0].total, $0) < (-tree.nodes[$1].total, $1) }
    let large = sorted.prefix { tree.nodes[$0].total >= max(least, 1) }
    let rest = Array(sorted[large.count...].filter { tree.nodes[$0].total > 0 })
    let entries = large.map { Entry(nodes: [$0], depth: depth, isRest: false) }
    let restTotal = rest.reduce(0) { $0 + tree.nodes[$1].total }
    return restTotal < max(least, 1)
      ? entries : entries + [Entry(nodes: rest, depth: depth, isRest: true)]
  }

  private func row(_ entry: Entry) -> [ShownTable.Cell] {
    let nodes = entry.nodes.map { tree.nodes[$0] }
    let total = nodes.reduce(0) { $0 + $1.total }
    let own = nodes.reduce(0) { $0 + $1.own }
    let heat = Double(total) / Double(max(analysis.overview.measured, 1))
    return [
      ShownTable.Cell(options.unit.text(total), heat: heat),
      ShownTable.Cell(Decimals.share(total, of: analysis.overview.measured), heat: heat),
      ShownTable.Cell(
        entry.isRest ? "" : options.unit.text(own),
        heat: Double(own) / Double(max(analysis.overview.measured, 1))),
      ShownTable.Cell(entry.isRest ? "" : calls(nodes)),
      ShownTable.Cell(String(repeating: "  ", count: entry.depth) + name(entry)),
    ]
  }

  private func calls(_ nodes: [MergedTree.Node]) -> String {
    guard let node = nodes.first, node.calls + node.resumptions > 0 else { return "" }
    return node.resumptions > 0 ? "\(node.calls)+\(node.resumptions)" : "\(node.calls)"
  }

  private func name(_ entry: Entry) -> String {
    guard !entry.isRest, let node = entry.nodes.first else { return "… \(entry.nodes.count) more" }
    let function = analysis.profile.functions[tree.nodes[node].label]
    let names = ShownNames(folder: options.folder)
    let place = names.place(function)
    return place.isEmpty ? names.name(function) : "\(names.name(function))  \(place)"
  }
}
