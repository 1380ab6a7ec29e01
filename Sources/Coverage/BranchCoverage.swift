package import Source

/// What a file's branches and what ran of them amount to.
///
/// Only lines with more than one exit count; see `ControlFlow.branchLines`.
package struct BranchCoverage: Hashable, Sendable {
  /// The exits of branching lines that were taken, in ascending order.
  package let executed: [Arc]

  /// Those that were not, but for exits of lines that may leave some untaken.
  package let missing: [Arc]

  /// Every branching line in ascending order.
  package let lines: [Line]

  /// A branching line, and how many of its exits were taken.
  package struct Line: Hashable, Sendable {
    package let line: Int

    /// Exits to excluded lines do not count; those that may stay untaken count as taken.
    package let exits: Ratio

    package init(line: Int, exits: Ratio) {
      self.line = line
      self.exits = exits
    }
  }

  package init(executed: [Arc], missing: [Arc], lines: [Line]) {
    self.executed = executed
    self.missing = missing
    self.lines = lines
  }
}

extension BranchCoverage {
  /// - Parameters:
  ///   - recorded: the transfers as recorded.
  ///   - executed: the statements that ran.
  init(
    _ flow: ControlFlow, of analysis: SourceAnalysis, recorded: some Sequence<RecordedArc>,
    executed statements: LineSet
  ) {
    let taken = Self.taken(flow, analysis.firstLines, recorded)
    let forgiven = Self.forgiven(flow, executed: statements)
    var executed: [Arc] = []
    var missing: [Arc] = []
    var lines: [Line] = []
    let ignored = Self.uncalled(flow, taken: taken, executed: statements)
    for arc in flow.branchArcs where !ignored.contains(arc.source) {
      let isTaken = taken.contains(arc)
      if isTaken { executed.append(arc) }
      guard arc.counts(without: analysis.excluded) else { continue }
      let counts = isTaken || forgiven.contains(arc.source)
      if !counts { missing.append(arc) }
      var exits = Ratio()
      if lines.last?.line == arc.source { exits = lines.removeLast().exits }
      lines.append(
        Line(line: arc.source, exits: exits + Ratio(covered: counts ? 1 : 0, total: 1)))
    }
    self.init(executed: executed, missing: missing, lines: lines)
  }

  /// The possible arcs from branching lines that `recorded` stands for.
  private static func taken(
    _ flow: ControlFlow, _ firstLines: FirstLineMap, _ recorded: some Sequence<RecordedArc>
  ) -> Set<Arc> {
    var taken: Set<Arc> = []
    let numbers = -Int(Int32.max)...Int(Int32.max)
    for arc in recorded
    where arc.source > 0 && arc.destination != 0 && numbers.contains(arc.destination) {
      let source = firstLines.firstLine(of: arc.source)
      guard flow.branchLines.contains(source) else { continue }
      let end: Arc.End =
        arc.destination > 0
        ? .line(firstLines.firstLine(of: arc.destination))
        : .exit(of: firstLines.firstLine(of: -arc.destination))
      taken.insert(flow.meant(by: Arc(from: source, to: end)))
    }
    return taken
  }

  /// The lines that define a function or class which did not run.
  ///
  /// coverage.py takes them for lines that branch and never left one way.
  private static func uncalled(
    _ flow: ControlFlow, taken: Set<Arc>, executed: LineSet
  ) -> LineSet {
    guard flow.rules == .exact else { return [] }
    let exits = flow.oneLineExits.lazy.filter { !taken.contains($0) }
    return LineSet(exits.map(\.source)).intersection(executed)
  }

  /// The lines whose untaken exits are not held against them.
  ///
  /// A comment says that a line always goes one way; of a line that never ran coverage.py counts
  /// both ways as taken all the same.
  private static func forgiven(_ flow: ControlFlow, executed: LineSet) -> LineSet {
    switch flow.rules {
    case .exact: flow.partialLines.intersection(executed)
    case .coveragePy: flow.partialLines
    }
  }
}

extension BranchCoverage {
  /// All exits of branching lines, those taken as covered.
  package var exits: Ratio { lines.reduce(Ratio()) { $0 + $1.exits } }

  /// The part of it that starts within `lines`.
  package func within(_ lines: LineSet) -> BranchCoverage {
    BranchCoverage(
      executed: executed.filter { lines.contains($0.source) },
      missing: missing.filter { lines.contains($0.source) },
      lines: self.lines.filter { lines.contains($0.line) })
  }
}
