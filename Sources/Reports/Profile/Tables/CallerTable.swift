package import Profiler

/// Who called functions, or what functions called.
package struct CallerTable: Sendable {
  package enum Direction: Hashable, Sendable {
    case callers
    case callees
  }

  private let analysis: ProfileAnalysis
  private let options: ProfileTextOptions
  private let direction: Direction
  private let functions: [Int]

  /// - Parameter functions: the places of the functions, in the order in which they are shown.
  package init(
    _ analysis: ProfileAnalysis, _ options: ProfileTextOptions, _ direction: Direction,
    of functions: [Int]
  ) {
    self.analysis = analysis
    self.options = options
    self.direction = direction
    self.functions = functions
  }

  package var shown: ShownProfile {
    var shown = ShownProfile()
    let names = ShownNames(folder: options.folder)
    for place in functions {
      let function = analysis.profile.functions[place]
      let edges = self.edges(of: place)
      let verb = direction == .callers ? "is called by" : "calls"
      let at = names.place(function)
      shown.add(
        heading: "\(names.name(function))\(at.isEmpty ? "" : " at \(at)") \(verb)"
          + (edges.isEmpty ? " nothing" : ""))
      if !edges.isEmpty { shown.add(table(edges, names)) }
    }
    return shown
  }

  /// The calls, those that took the longest first.
  private func edges(of place: Int) -> [CallEdge] {
    let edges =
      direction == .callers
      ? analysis.figures.callers(of: place) : Array(analysis.figures.callees(of: place))
    return edges.sorted {
      (-$0.figures.total, $0.caller, $0.callee) < (-$1.figures.total, $1.caller, $1.callee)
    }
  }

  private func table(_ edges: [CallEdge], _ names: ShownNames) -> ShownTable {
    let unit = options.unit
    var table = ShownTable(columns: [
      ShownTable.number("calls"), ShownTable.number(unit.title("own")),
      ShownTable.number(unit.title("total")), ShownTable.number("%"),
      ShownTable.name("function"), ShownTable.name("defined at"),
    ])
    let whole = edges.reduce(0) { $0 + $1.figures.total }
    for edge in edges {
      let other = analysis.profile.functions[direction == .callers ? edge.caller : edge.callee]
      let heat = Double(edge.figures.total) / Double(max(whole, 1))
      table.rows.append([
        ShownTable.Cell(FunctionTable.calls(edge.figures)),
        ShownTable.Cell(
          unit.text(edge.figures.own, isBelowResolution: edge.figures.isBelowResolution)),
        ShownTable.Cell(unit.text(edge.figures.total), heat: heat),
        ShownTable.Cell(Decimals.share(edge.figures.total, of: whole), heat: heat),
        ShownTable.Cell(names.name(other)), ShownTable.Cell(names.place(other)),
      ])
    }
    return table
  }
}
