internal import Coverage
internal import Source

/// An exit of a branching line as trace files list them.
struct LCOVBranch {
  let line: Int

  /// The place among the exits of the line: those to lines first, in ascending order.
  ///
  /// It is the same in every run, so that traces can be added up.
  let number: Int

  /// Nil for the way that an exception takes.
  let arc: Arc?

  /// How often it was taken; nil where the line never ran.
  let hits: Int?

  var isTaken: Bool { hits ?? 0 > 0 }

  var isException: Bool { arc == nil }

  /// What lcov 2 shows of it; it must have no comma.
  func name(_ owners: ExitOwners) -> String {
    guard let arc else { return "by an exception" }
    let place = owners.place(of: arc)
    return place == .unknown ? "\(number)" : "\(place)"
  }

  /// The exits of a file's branching lines that count.
  ///
  /// A line that ran and took none of its exits always raised an exception. Readers take it for a
  /// contradiction, so it is left out, or has the exception for one exit more.
  static func all(of file: FileCoverage, namingExceptions: Bool = false) -> [LCOVBranch] {
    guard let branches = file.branches, let flow = file.analysis.flow else { return [] }
    var executed = ArcCursor(branches.executed)
    var missing = ArcCursor(branches.missing)
    var result: [LCOVBranch] = []
    var exits = flow.branchArcs[...]
    while let line = exits.first?.source {
      let group = exits.prefix { $0.source == line }
      exits = exits[group.endIndex...]
      let states = group.map { arc in
        Exit(arc: arc, isTaken: executed.contains(arc), isMissing: missing.contains(arc))
      }
      guard file.analysis.statements.contains(line) else { continue }
      let hasRun = file.executed.contains(line)
      let hasRaised = hasRun && !states.contains(where: \.isTaken)
      guard !hasRaised || namingExceptions else { continue }
      let counted = states.filter { $0.arc.counts(without: file.analysis.excluded) }
      for (number, exit) in counted.sorted(by: linesFirst).enumerated()
      where exit.isTaken || exit.isMissing {
        let hits = exit.isTaken ? file.hits(of: exit.arc) : 0
        result.append(
          LCOVBranch(line: line, number: number, arc: exit.arc, hits: hasRun ? hits : nil))
      }
      if hasRaised { result.append(LCOVBranch(line: line, number: 0, arc: nil, hits: 1)) }
    }
    return result
  }

  /// A possible exit, and in which list it is.
  private struct Exit {
    let arc: Arc
    let isTaken: Bool
    let isMissing: Bool
  }

  private static func linesFirst(_ a: Exit, _ b: Exit) -> Bool {
    (a.arc.signedDestination < 0 ? 1 : 0, a.arc) < (b.arc.signedDestination < 0 ? 1 : 0, b.arc)
  }
}

/// Tells which of some arcs are in a list, asked in ascending order.
private struct ArcCursor {
  private var rest: ArraySlice<Arc>

  /// - Parameter arcs: in ascending order.
  init(_ arcs: [Arc]) { rest = arcs[...] }

  mutating func contains(_ arc: Arc) -> Bool {
    while let next = rest.first, next < arc { rest.removeFirst() }
    return rest.first == arc
  }
}
